"""Folding assertions into the facts known on a day.

Of each seat only the latest word counts; superseded words are out. Where seats differ the
fact is disputed, and in the common view open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from zellige.kernel.vocabulary import Value
from zellige.register.engine.assertion import Assertion, Subject

Key = tuple[Subject, str]


@dataclass(frozen=True)
class Standing:
    """Where one fact of one subject stands, and the assertions it stands on (latest first)."""

    subject: Subject
    fact: str
    value: Value | None
    unknown_reason: str | None
    disputed: bool
    words: tuple[Assertion, ...]

    @property
    def known(self) -> bool:
        return self.value is not None


@dataclass(frozen=True)
class FactsKnown:
    """All facts of which something was said, as known at a moment, for a day."""

    standings: Mapping[Key, Standing]

    def values(self, subject: Subject) -> dict[str, Value]:
        return {
            fact: standing.value
            for (of, fact), standing in self.standings.items()
            if of == subject and standing.value is not None
        }

    def disputed(self) -> tuple[Standing, ...]:
        return tuple(standing for standing in self.standings.values() if standing.disputed)

    def unknown(self) -> tuple[Standing, ...]:
        """Facts of which only the reason for not knowing is known."""
        return tuple(s for s in self.standings.values() if s.unknown_reason is not None)


def facts_known(
    assertions: Iterable[Assertion],
    *,
    known_at: datetime,
    holds_at: date,
    seen_by: frozenset[str] | None = None,
) -> FactsKnown:
    """The facts as known at `known_at`, for the day `holds_at`.

    Parameters
    ----------
    assertions
        In any order; those recorded after `known_at` are not looked at.
    seen_by
        Only the words of these seats (one party's version); None is the common view.
    """
    recorded = [assertion for assertion in assertions if assertion.recorded_at <= known_at]
    superseded = {assertion.supersedes for assertion in recorded} - {None}
    spoken: dict[Key, dict[str, Assertion]] = {}
    for word in recorded:
        if word.id in superseded or not word.holds_on(holds_at):
            continue
        if seen_by is not None and word.seat not in seen_by:
            continue
        by_seat = spoken.setdefault((word.subject, word.fact), {})
        by_seat[word.seat] = max(by_seat.get(word.seat, word), word, key=_recency)
    return FactsKnown({key: _standing(key, spoken[key].values()) for key in sorted(spoken)})


def _standing(key: Key, words: Iterable[Assertion]) -> Standing:
    ordered = tuple(sorted(words, key=_recency, reverse=True))
    values = {word.value for word in ordered if word.value is not None}
    value = next(iter(values)) if len(values) == 1 else None
    reason = None if values else ordered[0].unknown_reason
    return Standing(*key, value, reason, disputed=len(values) > 1, words=ordered)


def _recency(word: Assertion) -> tuple[datetime, int]:
    return word.recorded_at, word.id
