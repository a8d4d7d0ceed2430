"""Answers as they are handed in, and everything that can be wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from zellige.kernel.errors import ContentError, InputError, Place, Problem
from zellige.kernel.vocabulary import UNKNOWN_REASONS, Fact, Value, Vocabulary
from zellige.register.web.selectors.words import Described, kind_of

_TAKES = {
    "product_version": ("product",),
    "system": ("system", "product"),
    "operator": ("operator",),
    "processing": ("processing",),
}


@dataclass(frozen=True)
class Answer:
    """One answer: `raw` is a value as in a file of facts, or `{"unknown": reason}`."""

    subject: Described
    fact: str
    raw: Any
    evidence: str = ""
    holds_from: date | None = None
    holds_to: date | None = None

    @property
    def place(self) -> Place:
        return Place(f"{kind_of(self.subject)} {self.subject.pk}, {self.fact}")


@dataclass(frozen=True)
class Checked:
    """An answer that the vocabulary admits: a value, or the reason why there is none."""

    answer: Answer
    fact: Fact
    value: Value | None
    unknown_reason: str | None


def checked(answers: Sequence[Answer], vocabulary: Vocabulary) -> list[Checked]:
    """All answers, parsed.

    Raises
    ------
    InputError
        With every problem of every answer; then none is taken.
    """
    problems: list[Problem] = []
    _refuse_repetitions(answers, problems)
    parsed = [_checked(answer, vocabulary, problems) for answer in answers]
    if problems:
        raise InputError(problems)
    return [answer for answer in parsed if answer is not None]


def _refuse_repetitions(answers: Sequence[Answer], problems: list[Problem]) -> None:
    times = Counter(answer.place for answer in answers)
    problems.extend(
        Problem("answered twice at once", place, f"{count} answers", "one", "keep one")
        for place, count in times.items()
        if count > 1
    )


def _checked(answer: Answer, vocabulary: Vocabulary, problems: list[Problem]) -> Checked | None:
    fact = vocabulary.facts.get(answer.fact)
    if fact is None:
        problems.append(_no_such_fact(answer, vocabulary))
        return None
    if fact.about not in _TAKES[kind_of(answer.subject)]:
        problems.append(
            Problem(
                f"fact {fact.id!r} is about another subject",
                answer.place,
                f"a {kind_of(answer.subject)}",
                f"a {fact.about}",
                f"answer it for a {fact.about}",
            )
        )
        return None
    _check_period(answer, problems)
    if isinstance(answer.raw, Mapping):
        return _unknown(answer, fact, problems)
    try:
        return Checked(answer, fact, fact.parse(answer.raw, answer.place), None)
    except ContentError as error:
        problems.extend(error.problems)
        return None


def _unknown(answer: Answer, fact: Fact, problems: list[Problem]) -> Checked | None:
    if set(answer.raw) == {"unknown"} and answer.raw["unknown"] in UNKNOWN_REASONS:
        return Checked(answer, fact, None, answer.raw["unknown"])
    problems.append(
        Problem(
            "no such reason for not knowing",
            answer.place,
            repr(dict(answer.raw)),
            f"unknown: one of {', '.join(UNKNOWN_REASONS)}",
        )
    )
    return None


def _check_period(answer: Answer, problems: list[Problem]) -> None:
    if answer.holds_from and answer.holds_to and answer.holds_to < answer.holds_from:
        problems.append(
            Problem(
                "the period ends before it starts",
                answer.place,
                f"{answer.holds_from} to {answer.holds_to}",
                "a first day not after the last day",
            )
        )


def _no_such_fact(answer: Answer, vocabulary: Vocabulary) -> Problem:
    near = get_close_matches(answer.fact, vocabulary.facts, n=1)
    remedy = f"did you mean {near[0]!r}?" if near else "see the vocabulary of facts"
    return Problem("no such fact", answer.place, repr(answer.fact), "a declared fact", remedy)
