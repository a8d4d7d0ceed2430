"""The rapporteur drafts what the directorate is to decide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from zellige.institutions.web.models import Seat, User
from zellige.review.web.actions.deciding import deciding_step
from zellige.review.web.actions.steps import Asked, taken
from zellige.review.web.models import Decision, Procedure


def draft_decision(
    *,
    seat: Seat,
    author: User,
    procedure: Procedure,
    outcome: str,
    reasons: str,
    language: str,
    conditions: tuple[Mapping[str, str], ...] = (),
    at: datetime,
    key: str | None = None,
) -> Decision:
    """Write the draft: outcome, reasons in one language, conditions as {text, due or ""}."""
    step = deciding_step(procedure, "draft")
    asked = Asked(step.id, outcome, reasons, language, conditions, key)
    with transaction.atomic(durable=True):
        found = taken(seat=seat, author=author, procedure=procedure, asked=asked, at=at)
        if found.again:
            return Decision.objects.get(procedure=procedure, drafted_at=found.act.at)
        return Decision.objects.create(
            initiative=found.run.row.initiative,
            procedure=found.run.row,
            outcome=found.act.outcome,
            reasons=found.act.reasons,
            language=found.act.language,
            conditions=found.act.conditions,
            drafted_by=author,
            drafted_at=at,
        )
