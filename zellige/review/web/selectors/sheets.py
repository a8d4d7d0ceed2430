"""Public sheets: what goes into one, and the public list of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from zellige.register.engine.search import words
from zellige.register.web.models import Initiative, Operator
from zellige.review import engine
from zellige.review.web.content import publication
from zellige.review.web.models import Decision, Sheet
from zellige.review.web.selectors.owed import runs_in


def sheets(query: str = "") -> QuerySet[Sheet]:
    """The public register, newest first; `query` is searched in titles and institutions."""
    found = Sheet.objects.select_related("institution", "initiative").defer("fields")
    for word in words(query):
        found = found.filter(search_text__contains=word)
    return found


def sheet_of(ref: str) -> Sheet | None:
    found = Sheet.objects.select_related("institution", "initiative")
    return found.filter(initiative__ref=ref).first()


def decision_of(initiative: Initiative) -> Decision | None:
    """The latest signed decision."""
    return initiative.decisions.filter(signed_at__isnull=False).order_by("-signed_at").first()


def contents(
    initiative: Initiative,
    decision: Decision,
    conclusions: Sequence[dict[str, Any]],
    at: datetime,
    *,
    reduced: bool,
) -> dict[str, Any]:
    """The fields of a sheet, those withheld named with their ground."""
    rules = publication()
    operators, people = _operators(initiative)
    fields = {
        "summary": initiative.summary,
        "operators": operators,
        "outcome": decision.outcome,
        "signed_at": decision.signed_at.isoformat() if decision.signed_at else None,
        "reasons": {"text": decision.reasons, "language": decision.language},
        "conditions": decision.conditions,
        "remedies": decision.remedies,
        "procedures": _procedures(initiative, at),
        "conclusions": list(conclusions),
        "snapshot": decision.snapshot,
        "entries": _entries(initiative, decision),
    }
    if rules is None:
        return {**fields, "withheld": []}
    fields["conclusions"] = [
        one for one in conclusions if f"{one['instrument']}/{one['rule']}" not in rules.secret_rules
    ]
    people_in = ["operators"] if people else []
    return engine.published(fields, rules, reduced=reduced, people=people_in).plain()


def _operators(initiative: Initiative) -> tuple[list[dict[str, Any]], bool]:
    """The institutions that answer for it; whether others (they may be people) were left out."""
    rows = Operator.objects.filter(system__initiative=initiative).select_related("institution")
    others = {row.institution.pk: row.institution.name for row in rows if row.institution}
    others.pop(initiative.institution_id, None)
    return list(others.values()), any(row.institution is None for row in rows)


def _procedures(initiative: Initiative, at: datetime) -> list[dict[str, Any]]:
    return [
        {
            "short": dict(run.definition.short),
            "state": dict(run.standing.state.name),
            "certainty": run.standing.state.basis.certainty,
            "article": run.standing.state.basis.article,
            "may_start": run.standing.may_start,
            "owed_by": run.row.owed_by,
        }
        for run in runs_in(initiative, at)
        if run.definition.opens_when == "owed" and run.is_filed
    ]


def _entries(initiative: Initiative, decision: Decision) -> list[dict[str, Any]]:
    """The entries of the log that carry the decision: each has its receipt."""
    return [{"what": "decision", "index": decision.entry}]
