"""An assessment: what the library of a day concludes from the facts of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zellige.kernel.logic import Case, Ways, ways
from zellige.kernel.logic.bounds import Numbers
from zellige.law.engine.facts_file import Facts
from zellige.law.engine.instrument import ALIGNMENT, Duty, Effect, Source
from zellige.law.engine.library import Edition, Ruled

Truth = bool | None


@dataclass(frozen=True)
class Citation:
    article: str
    source: Source
    certainty: str
    reading: bool


@dataclass(frozen=True)
class Conclusion:
    """What one rule says of the case, or of one operator or processing of it (`item`)."""

    ruled: Ruled
    item: str
    value: Truth
    bounds: tuple[float, float] | None
    because: tuple[str, ...]
    missing: tuple[str, ...]
    citation: Citation

    @property
    def name(self) -> str:
        """Its name in the program."""
        return f"{self.ruled.key}@{self.item}" if self.item else self.ruled.key

    @property
    def settled(self) -> bool:
        return self.value is not None if self.bounds is None else self.bounds[0] == self.bounds[1]

    @property
    def in_force(self) -> bool:
        return self.ruled.version.status == "in_force"

    @property
    def headline(self) -> bool:
        return self.ruled.rule.headline


@dataclass(frozen=True)
class OwedDuty:
    duty: Duty
    conclusion: Conclusion


@dataclass(frozen=True)
class HeardAgency:
    """An agency named by a conclusion, and what it is owed."""

    id: str
    conclusions: tuple[Conclusion, ...]
    procedures: tuple[str, ...]


@dataclass(frozen=True)
class Assessment:
    """All conclusions of a case, in the order of the packs."""

    edition: Edition
    facts: Facts

    @property
    def day(self) -> date:
        return self.edition.day

    @cached_property
    def case(self) -> Case:
        known = {**self.edition.rulings, **self.facts.known}
        return Case(self.edition.shape(self.facts.subjects), known)

    @cached_property
    def conclusions(self) -> tuple[Conclusion, ...]:
        return tuple(self._conclusions())

    @cached_property
    def headlines(self) -> tuple[Conclusion, ...]:
        return tuple(conclusion for conclusion in self.conclusions if conclusion.headline)

    @property
    def open_headlines(self) -> tuple[Conclusion, ...]:
        return tuple(conclusion for conclusion in self.headlines if not conclusion.settled)

    def value(self, name: str) -> bool | float | None:
        """What a rule, named as in the program, comes to; None when it is open."""
        if name in self._numbers.bounds:
            low, high = self._numbers.bounds[name]
            return low if low == high else None
        return self.case.value(name)

    def names(self, instrument: str, rule: str, mode: str) -> list[str]:
        """The names, in the program, of a rule for each item it is evaluated for; none if it is not there that day."""
        key = f"{instrument}/{rule}" + (ALIGNMENT if mode == "alignment" else "")
        if key not in self.edition.ruled:
            return []
        sights = self.case.shape.program.sights(self.edition.ruled[key].rule.about)
        return [f"{key}@{item}" if item else key for item, _ in sights]

    @cached_property
    def _numbers(self) -> Numbers:
        return Numbers(self.case)

    @cached_property
    def still_open(self) -> dict[str, tuple[str, ...]]:
        """The open headline conclusions by name, with the facts that still matter; nothing else is worked out."""
        names = [
            f"{key}@{item}" if item else key
            for key, ruled in self.edition.ruled.items()
            if ruled.rule.headline and not ruled.rule.numeric
            for item, _ in self.case.shape.program.sights(ruled.rule.about)
        ]
        return {name: self.case.missing(name) for name in names if self.case.value(name) is None}

    @cached_property
    def duties(self) -> tuple[OwedDuty, ...]:
        """What follows from what is true."""
        return tuple(
            OwedDuty(duty, conclusion)
            for conclusion in self.conclusions
            if conclusion.value is True
            for duty in conclusion.ruled.version.duties
        )

    @cached_property
    def agencies(self) -> tuple[HeardAgency, ...]:
        """The agencies named by effects and duties of what is true by law."""
        named: dict[str, list[Conclusion]] = {}
        procedures: dict[str, list[str]] = {}
        for conclusion in self.conclusions:
            if conclusion.value is not True or conclusion.ruled.mode != "binding":
                continue
            for agency, procedure in _agencies(conclusion):
                named.setdefault(agency, []).append(conclusion)
                if procedure and procedure not in procedures.setdefault(agency, []):
                    procedures[agency].append(procedure)
        return tuple(
            HeardAgency(agency, tuple(dict.fromkeys(found)), tuple(procedures.get(agency, ())))
            for agency, found in named.items()
        )

    def ways(self, conclusion: Conclusion) -> dict[bool, Ways]:
        """For each value, the smallest sets of answers that settle it."""
        if conclusion.bounds is not None:
            return {}
        return {value: ways(self.case, conclusion.name, value) for value in (True, False)}

    def find(self, instrument: str, rule: str, mode: str = "binding", item: str = "") -> Conclusion:
        return next(
            conclusion
            for conclusion in self.conclusions
            if (conclusion.ruled.rule.instrument, conclusion.ruled.rule.id, conclusion.ruled.mode, conclusion.item)
            == (instrument, rule, mode, item)
        )

    def _conclusions(self) -> Iterator[Conclusion]:
        case = self.case
        numbers = self._numbers
        for key, ruled in self.edition.ruled.items():
            source = self.edition.library.instruments[ruled.rule.instrument].sources[ruled.version.source]
            citation = Citation(ruled.rule.article, source, ruled.version.certainty, ruled.version.reading)
            for item, _ in case.shape.program.sights(ruled.rule.about):
                name = f"{key}@{item}" if item else key
                numeric = ruled.rule.numeric
                yield Conclusion(
                    ruled,
                    item,
                    None if numeric else case.value(name),
                    numbers.bounds[name] if numeric else None,
                    numbers.because[name] if numeric else case.because(name),
                    numbers.missing[name] if numeric else case.missing(name),
                    citation,
                )


def _agencies(conclusion: Conclusion) -> Iterator[tuple[str, str | None]]:
    effects: tuple[Effect, ...] = conclusion.ruled.version.effects
    for effect in effects:
        if effect.agency:
            yield effect.agency, effect.procedure
    for duty in conclusion.ruled.version.duties:
        if duty.agency:
            yield duty.agency, None


def assess(edition: Edition, facts: Facts) -> Assessment:
    """Assess a case: time, rules (the edition) and facts are arguments; nothing else is looked at."""
    return Assessment(edition, facts)


def open_questions(edition: Edition) -> Mapping[str, str]:
    """Open legal questions of an edition's instruments: key as in facts -> owner."""
    return {
        f"question:{instrument.id}/{question.id}": question.owner
        for instrument in edition.library.instruments.values()
        for question in instrument.questions.values()
    }
