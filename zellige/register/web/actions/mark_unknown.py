"""Take an answer back: say why there is none."""

from __future__ import annotations

from datetime import datetime

from zellige.institutions.web.models import Seat, User
from zellige.register.web.actions.answers import Answer
from zellige.register.web.actions.assert_facts import assert_facts
from zellige.register.web.models import Assertion, Initiative
from zellige.register.web.selectors.words import Described


def mark_unknown(
    *,
    seat: Seat,
    author: User | None,
    initiative: Initiative,
    subject: Described,
    fact: str,
    reason: str,
    at: datetime,
) -> list[Assertion]:
    """Supersede the seat's own answer by the reason why there is none."""
    answer = Answer(subject, fact, {"unknown": reason})
    return assert_facts(seat=seat, author=author, initiative=initiative, answers=[answer], at=at)
