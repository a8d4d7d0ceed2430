"""One system with its lists, as a law sees it: the facts of each subject and where they stand.

Facts of the product version in use count as facts of the system. What was said of the product
on the system itself, before it moved to the version in use, spoke of another version and
no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from zellige.kernel.vocabulary import Vocabulary
from zellige.register.engine.assertion import Assertion, Subject
from zellige.register.engine.contradictions import facts_of, violated
from zellige.register.engine.facts import Standing, facts_known


@dataclass(frozen=True)
class Parts:
    """What a case is made of: the system, the version it uses and since when, its lists."""

    system: Subject
    version: Subject | None = None
    used_since: datetime | None = None
    operators: tuple[Subject, ...] = ()
    processings: tuple[tuple[Subject, Subject | None], ...] = ()

    def subjects(self) -> tuple[Subject, ...]:
        return (self.system, *self.operators, *(subject for subject, _ in self.processings))


@dataclass(frozen=True)
class Case:
    """The standings of every subject of a system."""

    parts: Parts
    standings: Mapping[Subject, Mapping[str, Standing]]

    def of(self, subject: Subject) -> Mapping[str, Standing]:
        return self.standings.get(subject, {})

    def disputed(self) -> tuple[Standing, ...]:
        return tuple(
            standing for by_fact in self.standings.values() for standing in by_fact.values() if standing.disputed
        )

    def plain(self, vocabulary: Vocabulary) -> dict[str, Any]:
        """The case in the shape of a file of facts; what is disputed is left out, hence open."""
        return {
            "facts": self._facts(self.parts.system, vocabulary),
            "operators": [
                {"id": str(operator.id), "facts": self._facts(operator, vocabulary)}
                for operator in self.parts.operators
            ],
            "processings": [
                {
                    "id": str(subject.id),
                    "operator": None if operator is None else str(operator.id),
                    "facts": self._facts(subject, vocabulary),
                }
                for subject, operator in self.parts.processings
            ],
        }

    def _facts(self, subject: Subject, vocabulary: Vocabulary) -> dict[str, Any]:
        return {
            fact: vocabulary.facts[fact].plain(standing.value)
            if standing.value is not None
            else {"unknown": standing.unknown_reason}
            for fact, standing in self.of(subject).items()
            if not standing.disputed
        }


def case_of(
    parts: Parts,
    assertions: Iterable[Assertion],
    vocabulary: Vocabulary,
    *,
    known_at: datetime,
    holds_at: date,
    seen_by: frozenset[str] | None = None,
) -> Case:
    """The case that these assertions make, as known at a moment, for a day."""
    words = [word for given in assertions if (word := _seen_here(given, parts, vocabulary))]
    known = facts_known(words, known_at=known_at, holds_at=holds_at, seen_by=seen_by)
    standings: dict[Subject, dict[str, Standing]] = {}
    for (subject, fact), standing in known.standings.items():
        standings.setdefault(subject, {})[fact] = standing
    return Case(parts, {of: _reconciled(facts, vocabulary) for of, facts in standings.items()})


def _seen_here(word: Assertion, parts: Parts, vocabulary: Vocabulary) -> Assertion | None:
    fact = vocabulary.facts.get(word.fact)
    if fact is None:
        return None
    if word.subject.kind == "product_version":
        return replace(word, subject=parts.system) if word.subject == parts.version else None
    outdated = fact.about == "product" and parts.used_since is not None and word.recorded_at < parts.used_since
    return None if outdated or word.subject not in parts.subjects() else word


def _reconciled(facts: Mapping[str, Standing], vocabulary: Vocabulary) -> dict[str, Standing]:
    """Answers that cannot go together are disputed, as are different ones: all of them open."""
    values = {fact: s.value for fact, s in facts.items() if s.value is not None}
    clashing = {fact for constraint in violated(vocabulary.constraints, values) for fact in facts_of(constraint)}
    return {
        fact: replace(standing, value=None, disputed=True) if fact in clashing else standing
        for fact, standing in facts.items()
    }
