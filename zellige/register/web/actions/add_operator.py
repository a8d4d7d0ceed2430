"""Name somebody who makes, supplies or uses the system."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from zellige.institutions.web.models import Institution, Seat
from zellige.kernel.errors import InputError, Place, Problem
from zellige.log.web.actions.append import append
from zellige.register.web.actions.texts import human_text
from zellige.register.web.models import Operator, System
from zellige.register.web.policies import require


def add_operator(
    *,
    seat: Seat,
    system: System,
    name: Mapping[str, str],
    at: datetime,
    institution: Institution | None = None,
) -> Operator:
    """List an operator of the system.

    Raises
    ------
    InputError
        When it has no name, or the institution is listed already.
    """
    require(seat, "change", system.initiative)
    problems: list[Problem] = []
    text = human_text(name, "name", problems, limit=200)
    with transaction.atomic(durable=True):
        if institution and system.operators.filter(institution=institution).exists():
            problems.append(Problem("listed already", Place("institution"), institution.slug))
        if problems:
            raise InputError(problems)
        operator = Operator.objects.create(system=system, name=text, institution=institution, added_at=at)
        append(
            kind="register.operator_added",
            body={"initiative": str(system.initiative.key), "operator": str(operator.key)},
            at=at,
        )
    return operator
