"""One file with everything in it, in a bounded number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils import timezone

from zellige.institutions.web.models import Seat
from zellige.kernel.vocabulary import Fact
from zellige.register.engine import Standing, Subject
from zellige.register.web.content import vocabulary
from zellige.register.web.models import (
    Assertion,
    Initiative,
    Operator,
    Processing,
    Statement,
    System,
)
from zellige.register.web.policies import can, initiatives_in_sight
from zellige.register.web.selectors.cases import Records
from zellige.register.web.selectors.kept import records_in
from zellige.register.web.selectors.words import subject_of

HISTORY = 50


@dataclass(frozen=True)
class Word:
    """What one seat says now, and since when."""

    row: Assertion
    fact: Fact


@dataclass(frozen=True)
class Known:
    """Where one fact stands, and the words it stands on."""

    fact: Fact
    standing: Standing
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Part:
    """A system, an operator or a processing, with what is known of it."""

    thing: System | Operator | Processing
    known: tuple[Known, ...]
    not_said: int


@dataclass(frozen=True)
class SystemFile:
    """A system with its product, operators and processings."""

    system: System
    facts: Part
    operators: tuple[Part, ...]
    processings: tuple[Part, ...]


@dataclass(frozen=True)
class InitiativeFile:
    """Everything a page about an initiative shows."""

    initiative: Initiative
    statements: Sequence[Statement]
    systems: tuple[SystemFile, ...]
    history: tuple[Word, ...]
    assertions: int


def initiative_in_sight(seat: Seat | None, ref: str) -> Initiative:
    """The initiative, or 404 when there is none in the seat's sight."""
    found = initiatives_in_sight(seat).select_related("institution", "created_by")
    initiative = found.filter(ref=ref).first()
    if initiative is None:
        raise Http404
    return initiative


def file_in_sight(seat: Seat | None, ref: str) -> Initiative:
    """The initiative whose whole file the seat sees, or 404."""
    initiative = initiative_in_sight(seat, ref)
    if not can(seat, "view_file", initiative):
        raise Http404
    return initiative


def file_for_all(ref: str) -> Initiative | None:
    """The file that a page shows to whoever comes, or None where there is none that may be shown so."""
    return Initiative.objects.filter(ref=ref, restricted=False).select_related("institution").first()


def system_in_sight(seat: Seat | None, ref: str) -> System:
    """The first system of a file that the seat sees: most have one."""
    initiative = file_in_sight(seat, ref)
    system = initiative.systems.select_related("initiative__institution").first()
    if system is None:
        raise Http404
    return system


def initiative_file(initiative: Initiative, *, known_at: datetime) -> InitiativeFile:
    """The initiative with its statements, systems, facts and history."""
    records = records_in(initiative)
    rows = {row.pk: row for found in records for row in found.assertions}
    newest = sorted(rows.values(), key=lambda row: (row.recorded_at, row.pk), reverse=True)
    return InitiativeFile(
        initiative,
        list(initiative.statements.all()),
        tuple(_system_file(found, rows, known_at) for found in records),
        tuple(_words(newest[:HISTORY])),
        len(rows),
    )


def _words(rows: Sequence[Assertion]) -> list[Word]:
    facts = vocabulary().facts
    return [Word(row, facts[row.fact]) for row in rows if row.fact in facts]


def _system_file(records: Records, rows: Mapping[int, Assertion], known_at: datetime) -> SystemFile:
    case = records.case(known_at=known_at, holds_at=timezone.localdate(known_at))

    def part(thing: System | Operator | Processing) -> Part:
        subject = subject_of(thing)
        known = tuple(_known(standing, rows) for standing in _in_order(case.of(subject)))
        return Part(thing, known, _asked_of(subject) - len(known))

    return SystemFile(
        records.system,
        part(records.system),
        tuple(map(part, records.operators)),
        tuple(map(part, records.processings)),
    )


def _in_order(standings: Mapping[str, Standing]) -> list[Standing]:
    return [standings[fact] for fact in vocabulary().facts if fact in standings]


def _known(standing: Standing, rows: Mapping[int, Assertion]) -> Known:
    fact = vocabulary().facts[standing.fact]
    return Known(fact, standing, tuple(Word(rows[word.id], fact) for word in standing.words))


def _asked_of(subject: Subject) -> int:
    about = ("system", "product") if subject.kind == "system" else (subject.kind,)
    return sum(fact.about in about for fact in vocabulary().facts.values())
