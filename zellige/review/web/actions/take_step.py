"""Take one step of a procedure that is not a decision of the directorate."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zellige.institutions.web.models import Seat, User
from zellige.review import engine
from zellige.review.web.actions.opening import opened
from zellige.review.web.actions.steps import Asked, taken
from zellige.review.web.models import Act, Procedure
from zellige.review.web.refused import Refused


def take_step(*, seat: Seat, author: User, procedure: Procedure, asked: Asked, at: datetime) -> Act:
    """File, issue a receipt, convert, grant, refuse, withdraw...: whatever the content calls it."""
    with transaction.atomic(durable=True):
        found = taken(seat=seat, author=author, procedure=procedure, asked=asked, at=at)
        step = found.run.definition.transitions[asked.transition]
        if step.decides:
            raise Refused([engine.Refusal("decision_step", {"step": step.id})])
        if step.opens and not found.again:
            opened(author=author, like=found.run.row, kind=step.opens, because=step, at=at)
        return found.act
