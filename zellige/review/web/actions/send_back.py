"""The signatory sends a draft back to the rapporteur, with reasons."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zellige.institutions.web.models import Seat, User
from zellige.review.web.actions.deciding import deciding_step, standing_decision
from zellige.review.web.actions.steps import Asked, taken
from zellige.review.web.models import Decision, Procedure


def send_back(
    *,
    seat: Seat,
    author: User,
    procedure: Procedure,
    reasons: str,
    language: str,
    at: datetime,
    key: str | None = None,
) -> Decision | None:
    """The draft stays on file, and the rapporteur may write another one."""
    step = deciding_step(procedure, "send_back")
    with transaction.atomic(durable=True):
        asked = Asked(step.id, reasons=reasons, language=language, key=key)
        found = taken(seat=seat, author=author, procedure=procedure, asked=asked, at=at)
        if found.again:
            return None
        decision = standing_decision(found.run.row)
        decision.sent_back_at = at
        decision.save(update_fields=["sent_back_at"])
        return decision
