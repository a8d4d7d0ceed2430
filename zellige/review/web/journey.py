"""The course of a file, from its papers to its sheet, as steps that are done, current or to come."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zellige.register.web.models import Initiative
from zellige.review.web.selectors.overview import Overview


def course(overview: Overview, initiative: Initiative) -> list[dict[str, Any]]:
    """Four steps: papers filed, authorities heard, decision signed, sheet published.

    What the laws leave open is not done, even when nothing is owed yet.
    """
    run = overview.decision.run if overview.decision else None
    filed = not overview.missing and (run is not None or not overview.possible)
    heard = all(line.run and line.run.standing.may_start is not None for line in overview.lines)
    signed = run is not None and run.standing.state.id in ("signed", "published")
    published = overview.is_published
    steps = [
        (_("Papers filed"), filed, "", _first_note(overview)),
        (_("Authorities' answers"), filed and heard, "", ""),
        (_("Decision signed"), signed, "", ""),
        (_("Published"), published, reverse("review:sheet", args=[initiative.ref]), ""),
    ]
    return _with_states(steps)


def _first_note(overview: Overview) -> str:
    if overview.possible:
        return _("What has to be filed is not settled yet.")
    return "" if overview.lines else _("No law asks for papers.")


def _with_states(steps: list[tuple[str, bool, str, str]]) -> list[dict[str, Any]]:
    shown, current = [], False
    for label, done, address, note in steps:
        state = "done" if done else "todo" if current else "current"
        current = current or not done
        shown.append({"label": label, "state": state, "address": address if done else "", "note": note})
    return shown
