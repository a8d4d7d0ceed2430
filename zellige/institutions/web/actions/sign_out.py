"""Sign out."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpRequest


def sign_out(request: HttpRequest) -> None:
    """End the session and leave the seat."""
    logout(request)
    request.seat = None  # type: ignore[attr-defined]
