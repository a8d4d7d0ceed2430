"""The course of a file, from its papers to its sheet, as steps that are done, current or to come."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zellige.register.web.models import Initiative
from zellige.review.web.selectors.overview import Overview


def course(overview: Overview, initiative: Initiative) -> list[dict[str, Any]]:
    """Four steps: papers filed, authorities heard, decision signed, sheet published."""
    run = overview.decision.run if overview.decision else None
    signed = run is not None and run.standing.state.id in ("signed", "published")
    heard = all(line.run and line.run.standing.may_start is not None for line in overview.lines)
    filed, published = not overview.missing, overview.is_published
    steps = [
        (_("Papers filed"), filed, ""),
        (_("Authorities' answers"), filed and heard, ""),
        (_("Decision signed"), signed, ""),
        (_("Published"), published, reverse("review:sheet", args=[initiative.ref]) if published else ""),
    ]
    return _with_states(steps)


def _with_states(steps: list[tuple[str, bool, str]]) -> list[dict[str, Any]]:
    shown, current = [], False
    for label, done, address in steps:
        state = "done" if done else "todo" if current else "current"
        current = current or not done
        shown.append({"label": label, "state": state, "address": address})
    return shown
