"""Who may sit where."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from zellige.institutions.web.models import Seat, User
from zellige.institutions.web.selectors import seats_of

SESSION_KEY = "seat"


def may_take(user: User | AnonymousUser, seat: Seat, day: datetime.date) -> bool:
    """Members of a seat on that day."""
    return user.is_authenticated and seats_of(user, day).filter(pk=seat.pk).exists()


def may_sit_as() -> bool:
    """Anyone, and only in demonstration mode."""
    return bool(settings.ZELLIGE_DEMO)
