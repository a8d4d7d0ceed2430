"""The way back through a questionnaire: the questions answered in this session, in order."""

from __future__ import annotations

from django.http import HttpRequest

KEPT = 200


def went_past(request: HttpRequest, ref: str, key: str) -> None:
    """Remember that a question was answered."""
    trails = request.session.setdefault("questions", {})
    trails[ref] = [*(one for one in trails.get(ref, []) if one != key), key][-KEPT:]
    request.session.modified = True


def before(request: HttpRequest, ref: str, key: str) -> str | None:
    """The question that came before one, if any did in this session."""
    trail = request.session.get("questions", {}).get(ref, [])
    end = trail.index(key) if key in trail else len(trail)
    return trail[end - 1] if end else None
