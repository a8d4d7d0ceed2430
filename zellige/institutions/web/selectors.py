"""Reads: who may sit where on a day."""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from zellige.institutions.web.models import Institution, Seat, User


def seats_of(user: User, day: datetime.date) -> QuerySet[Seat]:
    """The seats that `user` is a member of on `day`, with their institutions."""
    term = Q(members__until__isnull=True) | Q(members__until__gte=day)
    return (
        Seat.objects.filter(term, members__user=user, members__since__lte=day).select_related("institution").distinct()
    )


def seat_asked_for(pk: str) -> Seat:
    """The seat a form names, whoever may take it; 404 when there is none."""
    seat = Seat.objects.select_related("institution").filter(pk=int(pk) if pk.isdecimal() else 0).first()
    if seat is None:
        raise Http404
    return seat


def institutions() -> QuerySet[Institution]:
    """Every institution, real ones first."""
    return Institution.objects.order_by("illustrative", "slug")


def demonstration_seats() -> QuerySet[Seat]:
    """The seats that demonstration people hold, in the order they were seeded."""
    return (
        Seat.objects.filter(members__user__is_demonstration=True)
        .select_related("institution")
        .distinct()
        .order_by("members__id")
    )


def demonstration_holder(seat: Seat, day: datetime.date | None = None) -> User | None:
    """The demonstration person who holds `seat` on `day` (today by default)."""
    day = day or timezone.localdate()
    term = Q(memberships__until__isnull=True) | Q(memberships__until__gte=day)
    return User.objects.filter(
        term,
        is_demonstration=True,
        memberships__seat=seat,
        memberships__since__lte=day,
    ).first()
