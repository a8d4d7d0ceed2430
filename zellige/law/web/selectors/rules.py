"""Rules as pages show them, without any case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from zellige.kernel.logic.parse import rules_in
from zellige.kernel.text import Text
from zellige.law.engine.cases import EXPECTED, WorkedCase
from zellige.law.engine.condition import Clause, condition
from zellige.law.engine.instrument import Instrument, LegalRule, NamedException, Source, Version
from zellige.law.engine.library import Library
from zellige.law.web.content import cases


@dataclass(frozen=True)
class Worded:
    """A version of a rule with its condition in words."""

    version: Version
    source: Source
    body: Clause
    exceptions: tuple[tuple[NamedException, Clause], ...]
    current: bool


@dataclass(frozen=True)
class Exercised:
    """A worked case that says what a rule must give."""

    case: WorkedCase
    expected: Any
    mode: str
    item: str


def rules_by_part(instrument: Instrument, day: date) -> list[tuple[Text, list[tuple[LegalRule, Version]]]]:
    """The rules of an instrument, each with its version of the day, or its last."""
    return [
        (title, listed)
        for part, title in instrument.parts.items()
        if (
            listed := [
                (rule, rule.on(day) or rule.versions[-1]) for rule in instrument.rules.values() if rule.part == part
            ]
        )
    ]


def versions_of(library: Library, instrument: Instrument, rule: LegalRule, day: date) -> list[Worded]:
    """The versions of a rule, newest first."""
    return [
        Worded(
            version,
            instrument.sources[version.source],
            condition(version.body, library),
            tuple((each, condition(each.logic.when, library)) for each in version.exceptions),
            version.holds_on(day),
        )
        for version in reversed(rule.versions)
    ]


def cases_of(rule: LegalRule) -> list[Exercised]:
    """The worked cases of its pack that exercise a rule."""
    return list(_cases_of(rule))


def _cases_of(rule: LegalRule) -> Iterator[Exercised]:
    for case in cases():
        if case.instrument != rule.instrument:
            continue
        for part, mode in EXPECTED:
            for name, expected in case.data.get(part, {}).items():
                named, _, item = name.partition("@")
                if named == rule.id:
                    yield Exercised(case, expected, mode, item)


def used_by(library: Library, rule: LegalRule) -> list[LegalRule]:
    """The rules that rest on a rule directly."""
    return [
        other
        for instrument in library.instruments.values()
        for other in instrument.rules.values()
        if other.key != rule.key and any(rule.key in _rests_on(version) for version in other.versions)
    ]


def _rests_on(version: Version) -> set[str]:
    bodies = (version.body, *(each.logic.when for each in version.exceptions))
    return {key for body in bodies for key in rules_in(body)}
