"""The signatory signs; nobody signs what they drafted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zellige.institutions.web.models import Seat, User
from zellige.log.engine import canonical
from zellige.log.web.actions.append import append
from zellige.review.web.actions.deciding import deciding_step, standing_decision
from zellige.review.web.actions.steps import Asked, taken
from zellige.review.web.law import keep_assessment
from zellige.review.web.models import Decision, Procedure


def sign_decision(
    *,
    seat: Seat,
    author: User,
    procedure: Procedure,
    at: datetime,
    key: str | None = None,
) -> Decision:
    """Sign the standing draft, and keep the assessment it rests on."""
    step = deciding_step(procedure, "sign")
    with transaction.atomic(durable=True):
        asked = Asked(step.id, key=key)
        found = taken(seat=seat, author=author, procedure=procedure, asked=asked, at=at)
        decision = standing_decision(found.run.row)
        if found.again:
            return decision
        decision.signed_by = author
        decision.signed_at = at
        decision.snapshot = keep_assessment(decision.initiative, author, at)
        decision.remedies = [
            {"text": dict(remedy.text), "certainty": remedy.basis.certainty,
             "to_be_confirmed": remedy.basis.to_be_confirmed}
            for remedy in found.run.definition.remedies
        ]  # fmt: skip
        decision.entry = _entered(decision, found.run.row, at)
        decision.save()
        return decision


def _entered(decision: Decision, procedure: Procedure, at: datetime) -> int:
    body = {
        "initiative": str(procedure.initiative.key),
        "procedure": str(procedure.key),
        "decision": str(decision.key),
        "outcome": decision.outcome,
        "snapshot": decision.snapshot or None,
    }
    words = {
        "reasons": decision.reasons,
        "language": decision.language,
        "conditions": decision.conditions,
        "remedies": decision.remedies,
        "drafted_by": decision.drafted_by_id,
        "signed_by": decision.signed_by_id,
    }
    private = {name: canonical.encode(value) for name, value in words.items() if value}
    index: int = append(kind="review.decision_signed", body=body, at=at, private=private).index
    return index
