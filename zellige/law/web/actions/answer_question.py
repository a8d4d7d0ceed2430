"""Answer one question of the questionnaire."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from zellige.institutions.web.models import Seat, User
from zellige.kernel.vocabulary import Fact
from zellige.law.web.selectors.reading import Part
from zellige.register.web.actions.add_operator import add_operator
from zellige.register.web.actions.add_processing import add_processing
from zellige.register.web.actions.answers import Answer
from zellige.register.web.actions.assert_facts import assert_facts
from zellige.register.web.models import Assertion, System
from zellige.register.web.policies import require

FIRST_PROCESSING = {
    "ar": "المعالجة الرئيسية للمعطيات",
    "fr": "Traitement principal des données",
    "en": "Main processing of data",
}


def answer_question(
    *,
    seat: Seat,
    author: User | None,
    system: System,
    part: Part | None,
    fact: Fact,
    raw: Any,
    at: datetime,
) -> list[Assertion]:
    """Record the answer; `raw` as in a file of facts, or `{"unknown": reason}`.

    Where no operator (or processing) is listed yet (`part` is None), the first answer lists one: the institution that
    proposes the initiative; its main processing.

    Raises
    ------
    InputError
        When the vocabulary does not admit the answer, or it contradicts another one.
    """
    require(seat, "change", system.initiative)
    about = part or _listed(seat, system, fact, at)
    given = Answer(about, fact.id, raw)
    return assert_facts(seat=seat, author=author, initiative=system.initiative, answers=[given], at=at)


def _listed(seat: Seat, system: System, fact: Fact, at: datetime) -> Part:
    operators = list(system.operators.all())
    if fact.about == "operator":
        institution = system.initiative.institution
        listed = next(iter(operators), None)
        return listed or add_operator(seat=seat, system=system, name=institution.name, institution=institution, at=at)
    processing = system.processings.first()
    only = operators[0] if len(operators) == 1 else None
    return processing or add_processing(seat=seat, system=system, name=FIRST_PROCESSING, operator=only, at=at)
