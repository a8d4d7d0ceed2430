"""List a processing of data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from zellige.institutions.web.models import Seat
from zellige.kernel.errors import InputError, Place, Problem
from zellige.log.web.actions.append import append
from zellige.register.web.actions.texts import human_text
from zellige.register.web.models import Operator, Processing, System
from zellige.register.web.policies import require


def add_processing(
    *,
    seat: Seat,
    system: System,
    name: Mapping[str, str],
    at: datetime,
    operator: Operator | None = None,
) -> Processing:
    """List a processing of data in the system, and who does it, if known.

    Raises
    ------
    InputError
        When it has no name, or its operator belongs to another system.
    """
    require(seat, "change", system.initiative)
    problems: list[Problem] = []
    text = human_text(name, "name", problems, limit=200)
    if operator is not None and operator.system_id != system.pk:
        problems.append(Problem("operator of another system", Place("operator"), remedy="list it here first"))
    if problems:
        raise InputError(problems)
    with transaction.atomic(durable=True):
        processing = Processing.objects.create(system=system, name=text, operator=operator, added_at=at)
        append(
            kind="register.processing_added",
            body={"initiative": str(system.initiative.key), "processing": str(processing.key)},
            at=at,
        )
    return processing
