"""What other pages show of procedures and decisions."""

from __future__ import annotations

import uuid

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from zellige.register.web.models import Initiative
from zellige.register.web.policies import can
from zellige.review.web.law import asking
from zellige.review.web.selectors.overview import overview


def initiative(request: HttpRequest, file: Initiative) -> str:
    """On the page of a file: what is owed, where it stands, the next step for this seat."""
    if not can(request.seat, "view_file", file):  # type: ignore[attr-defined]
        return ""
    return _panel(request, file, "review/panel.html")


def home(request: HttpRequest, file: Initiative | None) -> str:
    """On the first page: where the demonstration file stands, for everybody to see."""
    return "" if file is None else _panel(request, file, "review/home.html")


def _panel(request: HttpRequest, file: Initiative, template: str) -> str:
    seat = request.seat  # type: ignore[attr-defined]
    found = asking(file)
    context = {
        "initiative": file,
        "overview": overview(file, seat, found.owed, timezone.now(), found.possible),
        "key": uuid.uuid4().hex,
    }
    return render_to_string(template, context, request)
