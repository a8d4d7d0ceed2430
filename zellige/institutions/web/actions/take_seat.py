"""Take one of one's own seats."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from zellige.institutions.web import policies
from zellige.institutions.web.actions.refusals import NotAMember
from zellige.institutions.web.models import Seat


def take_seat(request: HttpRequest, seat: Seat) -> None:
    """Act from `seat` until another is taken.

    Raises
    ------
    NotAMember
        When the reader holds no such seat today.
    """
    if not policies.may_take(request.user, seat, timezone.localdate()):
        raise NotAMember(f"seat {seat}: {request.user} is not a member of it today")
    request.session[policies.SESSION_KEY] = seat.pk
    request.seat = seat  # type: ignore[attr-defined]
