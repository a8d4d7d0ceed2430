"""Sit in a seat of the demonstration without a password."""

from __future__ import annotations

from django.http import HttpRequest

from zellige.institutions.web import policies
from zellige.institutions.web.actions.refusals import NotAMember, NotDemonstration
from zellige.institutions.web.actions.sign_in import sign_in
from zellige.institutions.web.actions.take_seat import take_seat
from zellige.institutions.web.models import Seat
from zellige.institutions.web.selectors import demonstration_holder


def sit_as(request: HttpRequest, seat: Seat) -> None:
    """Sign in as the demonstration person of `seat`, and take it.

    Raises
    ------
    NotDemonstration
        Outside demonstration mode.
    NotAMember
        When no demonstration person holds the seat today.
    """
    if not policies.may_sit_as():
        raise NotDemonstration("sitting down without signing in: the platform is not in demonstration mode")
    user = demonstration_holder(seat)
    if user is None:
        raise NotAMember(f"seat {seat}: no demonstration person holds it today")
    sign_in(request, user)
    take_seat(request, seat)
