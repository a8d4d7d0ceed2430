"""What other pages show of this slice: on a file's page, and on the home page."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from zellige.law.web.selectors import Journey, reading_now
from zellige.law.web.selectors.views import headline_counts
from zellige.law.web.views.addresses import question_address
from zellige.register.web.models import Initiative
from zellige.register.web.policies import can
from zellige.register.web.selectors import records_in


def initiative_panel(request: HttpRequest, initiative: Initiative) -> str:
    """The headlines in short, the next question, the way to the dossier."""
    return _panel(request, initiative, "law/panel.html")


def home_panel(request: HttpRequest, initiative: Initiative | None) -> str:
    """Where the demonstration's questionnaire stands; anybody may take a seat there, so anybody may see it."""
    if initiative is None or not records_in(initiative):
        return ""
    return _panel(request, initiative, "law/home_panel.html")


def _panel(request: HttpRequest, initiative: Initiative, template: str) -> str:
    journey = Journey(reading_now(initiative))
    following = journey.next
    shown = {
        "initiative": initiative,
        "journey": journey,
        "headlines": journey.reading.assessment.headlines,
        "counts": headline_counts(journey.reading.assessment),
        "in_sight": can(request.seat, "view_file", initiative),  # type: ignore[attr-defined]
        "may_answer": can(request.seat, "change", initiative),  # type: ignore[attr-defined]
        "next_address": question_address(initiative.ref, following.fact.id, following.item) if following else "",
    }
    return render_to_string(template, shown, request)
