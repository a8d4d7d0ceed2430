"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from zellige.ui import languages


def page(request: HttpRequest) -> dict[str, Any]:
    """Languages, direction, navigation, the reader's seat, demonstration mode."""
    code = languages.current()
    seat = getattr(request, "seat", None)
    return {
        "language": code,
        "direction": languages.direction(code),
        "readings": languages.readings(request.get_full_path()),
        "navigation": [
            {
                "address": f"/{code}/{below}",
                "label": label,
                "current": request.path.startswith(f"/{code}/{below}"),
            }
            for below, label in settings.ZELLIGE_NAVIGATION
            if seat or below not in settings.ZELLIGE_NAVIGATION_OF_SEATS
        ],
        "seat": seat,
        "demonstration": settings.ZELLIGE_DEMO,
    }
