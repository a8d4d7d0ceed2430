"""Systems as cases: what a law is asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from zellige.institutions.web.models import Seat
from zellige.register.engine import Case, Parts, Subject, case_of
from zellige.register.engine.assertion import SUBJECT_KINDS
from zellige.register.web.content import vocabulary
from zellige.register.web.models import Assertion, Operator, Processing, System, VersionUse
from zellige.register.web.selectors.words import subject_of, subject_of_row, word_of

BATCH = 200


@dataclass(frozen=True)
class Records:
    """Everything recorded of one system."""

    system: System
    uses: Sequence[VersionUse]
    operators: Sequence[Operator]
    processings: Sequence[Processing]
    assertions: Sequence[Assertion]

    def subjects(self) -> list[Subject]:
        versions = sorted({use.product_version_id for use in self.uses})
        return [
            subject_of(self.system),
            *map(subject_of, self.operators),
            *map(subject_of, self.processings),
            *(Subject("product_version", version) for version in versions),
        ]

    def parts(self, known_at: datetime) -> Parts:
        """What the system was made of at a moment."""
        use = max(
            (use for use in self.uses if use.since <= known_at),
            key=lambda use: (use.since, use.pk),
            default=None,
        )
        return Parts(
            subject_of(self.system),
            Subject("product_version", use.product_version_id) if use else None,
            use.since if use else None,
            tuple(subject_of(o) for o in self.operators if o.added_at <= known_at),
            tuple(
                (subject_of(p), Subject("operator", p.operator_id) if p.operator_id else None)
                for p in self.processings
                if p.added_at <= known_at
            ),
        )

    def case(self, *, known_at: datetime, holds_at: date, seen_by: Seat | None = None) -> Case:
        known_words = vocabulary()
        words = filter(None, (word_of(row, known_words) for row in self.assertions))
        return case_of(
            self.parts(known_at),
            words,
            known_words,
            known_at=known_at,
            holds_at=holds_at,
            seen_by=None if seen_by is None else frozenset({str(seen_by.pk)}),
        )


def case_facts(system: System, *, known_at: datetime, holds_at: date, seen_by: Seat | None = None) -> dict[str, Any]:
    """`{facts, operators: [{id, facts}], processings: [{id, operator, facts}]}` of one system.

    `seen_by` gives one seat's own version of the facts instead of the common view.
    """
    (records,) = records_of([system])
    return records.case(known_at=known_at, holds_at=holds_at, seen_by=seen_by).plain(vocabulary())


def cases(systems: QuerySet[System], *, known_at: datetime, holds_at: date) -> Iterator[tuple[System, dict[str, Any]]]:
    """The facts of many systems, in four queries for every two hundred."""
    batch: list[System] = []
    for system in systems.iterator(chunk_size=BATCH):
        batch.append(system)
        if len(batch) == BATCH:
            yield from _plain(batch, known_at, holds_at)
            batch = []
    yield from _plain(batch, known_at, holds_at)


def _plain(batch: list[System], known_at: datetime, holds_at: date) -> Iterator[tuple[System, dict[str, Any]]]:
    for records in records_of(batch):
        case = records.case(known_at=known_at, holds_at=holds_at)
        yield records.system, case.plain(vocabulary())


def records_of(systems: Sequence[System], rows: QuerySet[Assertion] | None = None) -> list[Records]:
    """All that was recorded of some systems, in four queries."""
    ids = [system.pk for system in systems]
    uses = _by_system(VersionUse.objects.filter(system__in=ids))
    operators = _by_system(Operator.objects.filter(system__in=ids).select_related("institution"))
    processings = _by_system(Processing.objects.filter(system__in=ids))
    bare = [Records(system, uses[system.pk], operators[system.pk], processings[system.pk], ()) for system in systems]
    by_subject: dict[Subject, list[Assertion]] = defaultdict(list)
    for row in (Assertion.objects.all() if rows is None else rows).filter(_said_of(bare)):
        by_subject[subject_of_row(row)].append(row)
    return [
        replace(
            records,
            assertions=[row for of in records.subjects() for row in by_subject.get(of, ())],
        )
        for records in bare
    ]


def _by_system(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.system_id].append(row)
    return found


def _said_of(records: Iterable[Records]) -> Q:
    ids: dict[str, set[int]] = {kind: set() for kind in SUBJECT_KINDS}
    for record in records:
        for subject in record.subjects():
            ids[subject.kind].add(subject.id)
    return reduce(or_, (Q(**{f"{kind}__in": sorted(found)}) for kind, found in ids.items()))
