"""Tags of this slice's templates: `{% load review %}`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zellige.institutions.web.models import Seat
from zellige.kernel.text import Text
from zellige.register.web.models import Initiative
from zellige.review.engine import Running, Transition
from zellige.review.web import wording
from zellige.review.web.content import procedures
from zellige.review.web.journey import course
from zellige.review.web.law import law_name
from zellige.review.web.models import Act, Procedure
from zellige.review.web.selectors.overview import Line, Overview
from zellige.review.web.selectors.owed import Ground
from zellige.review.web.selectors.standing import Run
from zellige.review.web.views.public import outcomes
from zellige.ui.components import tag
from zellige.ui.templatetags.ui import ident, lang_text

register = template.Library()

FIELDS = {
    "summary": gettext_lazy("Description"),
    "operators": gettext_lazy("Names of people among the operators"),
    "reasons": gettext_lazy("Reasons"),
    "conditions": gettext_lazy("Conditions"),
    "procedures": gettext_lazy("What the laws asked for"),
    "conclusions": gettext_lazy("What the laws conclude"),
}
COLOURS = {"grant": ("green", "full"), "grant_with_conditions": ("green", "half")}


@register.simple_tag
def clock_status(running: Running) -> str:
    """How a clock stands, in a word."""
    return tag(*wording.CLOCKS[running.status])


@register.simple_tag
def outcome_tag(outcome: str) -> str:
    """The outcome of a decision, in a word."""
    name = outcomes().get(outcome, outcome)
    return tag(lang_text(name), *COLOURS.get(outcome, ("red", "cross")))  # type: ignore[arg-type]


@register.simple_tag
def procedure_address(row: Procedure, initiative: Initiative) -> str:
    """Where a procedure goes on."""
    if wording.is_decision(row.kind):
        return reverse("review:decision", args=[initiative.ref])
    return reverse("review:procedure", args=[initiative.ref, row.pk])


@register.simple_tag
def grounds(line: Line) -> str:
    """The articles that ask for a procedure."""
    asked = [ground.plain() for ground in line.owed.grounds]
    return _grounds(asked or (line.run.row.owed_by if line.run else []))


@register.simple_tag
def grounds_of(row: Procedure) -> str:
    return _grounds(row.owed_by)


@register.simple_tag
def grounds_in(found: Iterable[Ground]) -> str:
    return _grounds([ground.plain() for ground in found])


@register.filter
def procedure_name(kind: str) -> Text:
    return procedures()[kind].short


@register.simple_tag
def history(run: Run) -> list[dict[str, Any]]:
    """The acts as events of a timeline."""
    return [
        {
            "date": row.at,
            "with_time": True,
            "title": step_name(row, run),
            "text": _done_by(row),
        }
        for row in run.rows
    ]


@register.simple_tag
def journey(overview: Overview, initiative: Initiative) -> list[dict[str, Any]]:
    """Where a file stands, from its papers to its sheet."""
    return course(overview, initiative)


@register.filter
def step_name(row: Act, run: Run) -> str:
    return lang_text(run.definition.transitions[row.transition].name)


@register.filter
def steps_of(run: Run, seat: Seat) -> Iterable[Transition]:
    return [step for step in run.steps_of(seat) if not step.optional]


@register.filter
def not_yet_started(overview: Overview) -> bool:
    """Whether one of the procedures of a file does not let the processing start."""
    return any(line.run is None or not line.run.standing.may_start for line in overview.lines)


@register.filter
def law_title(instrument: str) -> Text | str:
    return law_name(instrument)


@register.simple_tag
def grounds_kept(asked: Iterable[dict[str, str]]) -> str:
    return _grounds(asked)


@register.filter
def field_name(field: str) -> str:
    return str(FIELDS.get(field, field))


@register.filter
def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _grounds(asked: Iterable[dict[str, str]]) -> str:
    named = [(lang_text(law_name(one["instrument"])), _("Article"), ident(one["article"])) for one in asked]
    return format_html_join(SafeString(" · "), "{} {} {}", named)


def _done_by(row: Act) -> str:
    seat = lang_text(row.seat.institution.name)
    entry = _("log entry %(index)s") % {"index": row.entry}
    return f"{row.author} – {seat} – {entry}"
