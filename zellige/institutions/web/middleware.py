"""Puts the seat from which the reader acts on the request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from zellige.institutions.web.models import Seat
from zellige.institutions.web.policies import SESSION_KEY
from zellige.institutions.web.selectors import seats_of


def current_seat(request: HttpRequest) -> Seat | None:
    """The seat kept in the session, if its holder is a member today; else their only seat."""
    user = request.user
    if not user.is_authenticated:
        return None
    seats = list(seats_of(user, timezone.localdate()))
    chosen = request.session.get(SESSION_KEY)
    for seat in seats:
        if seat.pk == chosen:
            return seat
    return seats[0] if len(seats) == 1 else None


class SeatMiddleware:
    """Sets `request.seat`: the current seat with its institution, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.seat = current_seat(request)  # type: ignore[attr-defined]
        return self.get_response(request)
