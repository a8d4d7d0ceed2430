"""Instruments of law as data: what a pack says, parsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zellige.kernel.errors import Place
from zellige.kernel.logic import Expression, RuleException
from zellige.kernel.text import Text

CERTAINTIES = ("official", "transcription", "secondary", "press", "memory")
HEARSAY = ("press", "memory")
ALIGNMENT = "#alignment"


@dataclass(frozen=True)
class Source:
    id: str
    title: Text
    reference: str
    obtained: str
    date: date | None
    note: Text | None


@dataclass(frozen=True)
class Question:
    """An open legal question: open until its owner rules."""

    id: str
    owner: str
    article: str
    text: Text
    ruling: bool | None
    ruled_on: date | None
    reasons: Text | None

    def answer(self, day: date) -> bool | None:
        """The ruling as it stands on a day."""
        return self.ruling if self.ruled_on and self.ruled_on <= day else None


@dataclass(frozen=True)
class Deadline:
    kind: str
    length: int | None
    start: str
    certainty: str
    text: Text | None


@dataclass(frozen=True)
class Duty:
    id: str
    text: Text
    addressee: str
    agency: str | None
    article: str
    deadline: Deadline | None
    applies_from: date | None
    certainty: str | None


@dataclass(frozen=True)
class Effect:
    outcome: str
    agency: str | None
    procedure: str | None


@dataclass(frozen=True)
class NamedException:
    """What a page shows of an exception; its logic is `logic`."""

    logic: RuleException
    article: str
    text: Text


@dataclass(frozen=True)
class Version:
    """The text of a rule over some time."""

    valid_from: date
    valid_to: date | None
    applies_from: date | None
    source: str
    certainty: str
    status: str
    reading: bool
    body: Expression
    exceptions: tuple[NamedException, ...]
    effects: tuple[Effect, ...]
    duties: tuple[Duty, ...]
    place: Place

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class LegalRule:
    """One rule: `id` is unique in its instrument, `key` over all."""

    id: str
    instrument: str
    part: str
    about: str
    kind: str
    headline: bool
    regardless_of_scope: bool
    numeric: bool
    unit: str
    article: str
    text: Text
    name: Text
    limits: Text | None
    versions: tuple[Version, ...]
    place: Place

    @property
    def key(self) -> str:
        return f"{self.instrument}/{self.id}"

    def on(self, day: date) -> Version | None:
        """The version in force on a day."""
        return next((version for version in self.versions if version.holds_on(day)), None)


@dataclass(frozen=True)
class Instrument:
    id: str
    title: Text
    short: Text
    jurisdiction: str
    foreign: bool
    agency: str | None
    scope: str | None
    summary: Text | None
    limits: Text | None
    sources: Mapping[str, Source]
    status: str
    in_force_from: date | None
    editions: tuple[tuple[str, date, Text], ...]
    questions: Mapping[str, Question]
    parts: Mapping[str, Text]
    rules: Mapping[str, LegalRule]
    place: Place

    @property
    def modes(self) -> tuple[str, ...]:
        """How it is evaluated: a foreign instrument also by alignment, its scope presumed."""
        return ("binding", "alignment") if self.foreign else ("binding",)

    def certainty_shares(self) -> dict[str, int]:
        """How many of its rules rest on each kind of source (their latest version)."""
        counts = dict.fromkeys(CERTAINTIES, 0)
        for rule in self.rules.values():
            counts[rule.versions[-1].certainty] += 1
        return counts
