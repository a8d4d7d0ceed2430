"""Say what is the case: the one way by which facts enter the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from zellige.institutions.web.models import Seat, User
from zellige.kernel.errors import InputError, Problem
from zellige.register.web.actions.answers import Answer, checked
from zellige.register.web.actions.recording import record
from zellige.register.web.content import vocabulary
from zellige.register.web.models import Assertion, Initiative, System
from zellige.register.web.policies import can, require
from zellige.register.web.selectors.cases import Records, records_of
from zellige.register.web.selectors.words import subject_of


def assert_facts(
    *,
    seat: Seat,
    author: User | None,
    initiative: Initiative,
    answers: Sequence[Answer],
    at: datetime,
) -> list[Assertion]:
    """Record answers about the systems of an initiative; those that change nothing write nothing.

    A fact of the product is recorded for all systems at once where the seat describes the
    product, else for this system alone.

    Raises
    ------
    InputError
        With every problem of every answer; then nothing is recorded.
    """
    require(seat, "assert", initiative)
    with transaction.atomic(durable=True):
        Initiative.objects.select_for_update().get(pk=initiative.pk)
        systems = list(initiative.systems.select_related("product_version__product"))
        records = records_of(systems)
        _refuse_strangers(answers, records)
        placed = [_placed(answer, seat, systems) for answer in answers]
        return record(
            seat=seat,
            author=author,
            given=checked(placed, vocabulary()),
            said=[row for found in records for row in found.assertions],
            about={"initiative": str(initiative.key)},
            at=at,
        )


def _refuse_strangers(answers: Sequence[Answer], records: Iterable[Records]) -> None:
    known = {subject for found in records for subject in found.subjects()}
    problems = [
        Problem("not a part of this file", answer.place, expected="a part of this initiative")
        for answer in answers
        if subject_of(answer.subject) not in known or subject_of(answer.subject).kind == "product_version"
    ]
    if problems:
        raise InputError(problems)


def _placed(answer: Answer, seat: Seat, systems: Sequence[System]) -> Answer:
    fact = vocabulary().facts.get(answer.fact)
    if fact is None or fact.about != "product" or not isinstance(answer.subject, System):
        return answer
    system = next(system for system in systems if system.pk == answer.subject.pk)
    version = system.product_version
    if version is None or not can(seat, "describe_product", version.product):
        return answer
    return replace(answer, subject=version)
