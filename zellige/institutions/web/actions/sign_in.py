"""Sign in."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest

from zellige.institutions.web.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(request: HttpRequest, user: User) -> None:
    """Start a session for a person whose identity was checked; no seat is carried over."""
    login(request, user, backend=BACKEND)
