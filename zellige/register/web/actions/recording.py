"""Recording checked answers: what supersedes what, and the entry in the log."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language

from zellige.institutions.web.models import Seat, User
from zellige.kernel.errors import InputError, Place, Problem
from zellige.log.web.actions.append import append
from zellige.register.engine import Assertion as Word
from zellige.register.engine import facts_known, succession, violated
from zellige.register.web.actions.answers import Checked
from zellige.register.web.actions.sealing import sealed
from zellige.register.web.content import vocabulary
from zellige.register.web.models import Assertion
from zellige.register.web.selectors.words import kind_of, subject_of, word_of

PER_ENTRY = 300
"""An entry of the log is at most 64 KiB; a digest with its name takes about 110 bytes."""

NOT_YET_NUMBERED = 2**62
"""Words about to be written come after all that were, also at the same moment."""


def record(
    *,
    seat: Seat,
    author: User | None,
    given: Sequence[Checked],
    said: Iterable[Assertion],
    about: dict[str, str],
    at: datetime,
) -> list[Assertion]:
    """Write what is new among checked answers; `said` is all that was said of their subjects.

    Runs inside the transaction of the action that calls it. One entry holds the whole batch, as
    one salted digest per assertion, so that each can be shown, or erased, without the others.
    """
    words = [word for row in said if (word := word_of(row, vocabulary()))]
    rows: list[Assertion] = []
    for number, answer in enumerate(given, start=NOT_YET_NUMBERED):
        word = _word(number, answer, seat, author, at)
        outcome = succession(word, words)
        if outcome.new:
            rows.append(_row(answer, seat, author, outcome.supersedes, at))
            words.append(word)
    _refuse_contradictions(given, words, seat, at)
    for start in range(0, len(rows), PER_ENTRY):
        _enter(rows[start : start + PER_ENTRY], about, at)
    return rows


def _enter(rows: Sequence[Assertion], about: dict[str, str], at: datetime) -> None:
    words = {f"a_{row.key.hex}": sealed(row) for row in rows}
    entry = append(kind="register.facts_asserted", body=about, at=at, private=words)
    for row in rows:
        row.entry = entry.index
    Assertion.objects.bulk_create(rows)


def _word(number: int, answer: Checked, seat: Seat, author: User | None, at: datetime) -> Word:
    return Word(
        id=number,
        subject=subject_of(answer.answer.subject),
        fact=answer.fact.id,
        value=answer.value,
        unknown_reason=answer.unknown_reason,
        author=str(author.pk if author else ""),
        seat=str(seat.pk),
        recorded_at=at,
        evidence=answer.answer.evidence,
        holds_from=answer.answer.holds_from,
        holds_to=answer.answer.holds_to,
    )


def _row(answer: Checked, seat: Seat, author: User | None, supersedes: int | None, at: datetime) -> Assertion:
    handed = answer.answer
    return Assertion(
        **{kind_of(handed.subject): handed.subject},
        key=uuid.uuid4(),
        fact=answer.fact.id,
        value=None if answer.value is None else answer.fact.plain(answer.value),
        unknown_reason=answer.unknown_reason or "",
        author=author,
        seat=seat,
        evidence=handed.evidence,
        holds_from=handed.holds_from,
        holds_to=handed.holds_to,
        recorded_at=at,
        supersedes_id=supersedes,
    )


def _refuse_contradictions(given: Sequence[Checked], words: Iterable[Word], seat: Seat, at: datetime) -> None:
    """What one seat says of one subject must be possible; what seats say together may clash."""
    known = facts_known(
        words,
        known_at=at,
        holds_at=timezone.localdate(at),
        seen_by=frozenset({str(seat.pk)}),
    )
    touched = {subject_of(answer.answer.subject): answer.answer.subject for answer in given}
    problems = [
        Problem(
            constraint.text.into(get_language() or "en")[0],
            Place(f"{subject.kind} {subject.id}"),
            remedy=f"change one of {', '.join(sorted(p.fact for p in constraint.given))} and {constraint.then.fact}",
        )
        for subject in sorted(touched)
        for constraint in violated(vocabulary().constraints, known.values(subject))
    ]
    if problems:
        raise InputError(problems)
