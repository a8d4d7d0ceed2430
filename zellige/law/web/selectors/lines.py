"""What a page shows of one conclusion: why, what is missing, the shortest ways to settle it."""

from __future__ import annotations

from dataclasses import dataclass

from zellige.kernel.text import Text
from zellige.kernel.vocabulary import Fact, Value
from zellige.law.engine.assess import Conclusion, OwedDuty
from zellige.law.engine.dossier import LawRead
from zellige.law.engine.instrument import Instrument
from zellige.law.engine.labels import VALUES
from zellige.law.engine.naming import Given, Names, answer, given
from zellige.law.engine.trace import Step, trace
from zellige.law.web.selectors.reading import Reading

MOST_MISSING_SHOWN = 10
MOST_WAYS_SHOWN = 3
MOST_NAMED = {True: 12, False: 5}
"""How many missing facts a line names, for a headline and for another conclusion; the tree has them all."""


@dataclass(frozen=True)
class Way:
    """Answers after which a conclusion is certainly `value`."""

    value: bool
    answers: tuple[Given, ...]


@dataclass(frozen=True)
class Line:
    """One conclusion with all that a reader may ask of it."""

    conclusion: Conclusion
    instrument: Instrument
    anchor: str
    item: Text | None
    because: tuple[Given, ...]
    missing: tuple[Given, ...]
    ways: tuple[Way, ...]
    reasons: Step
    names: Names

    @property
    def missing_named(self) -> tuple[Given, ...]:
        return self.missing[: MOST_NAMED[self.conclusion.headline]]

    @property
    def missing_more(self) -> int:
        return len(self.missing) - len(self.missing_named)

    @property
    def value(self) -> bool | None:
        return self.conclusion.value

    @property
    def low(self) -> float | None:
        return self._bound(0)

    @property
    def high(self) -> float | None:
        return self._bound(1)

    @property
    def alignment(self) -> bool:
        return self.conclusion.ruled.mode == "alignment"

    @property
    def presumed(self) -> bool:
        """Whether it is the scope of an instrument read by alignment."""
        return self.alignment and self.conclusion.ruled.rule.id == self.instrument.scope

    @property
    def duties(self) -> tuple[OwedDuty, ...]:
        if self.value is not True:
            return ()
        return tuple(OwedDuty(duty, self.conclusion) for duty in self.conclusion.ruled.version.duties)

    def _bound(self, end: int) -> float | None:
        bounds = self.conclusion.bounds
        return None if bounds is None or abs(bounds[end]) == float("inf") else bounds[end]


def line(reading: Reading, one: Conclusion) -> Line:
    """A conclusion as pages show it."""
    assessment, rule = reading.assessment, one.ruled.rule
    waiting = given(assessment, one.missing)
    return Line(
        one,
        assessment.edition.library.instruments[rule.instrument],
        anchor(one.ruled.key, one.item),
        reading.names.told(rule.about, one.item),
        given(assessment, one.because),
        waiting,
        _ways(reading, one) if one.headline else (),
        trace(assessment, one, deep=False),
        reading.names,
    )


def anchor(key: str, item: str) -> str:
    """Where a conclusion stands on its page."""
    return "c-" + key.replace("/", "-").replace("#", "-") + (f"-{item}" if item else "")


def lines_of(reading: Reading, law: LawRead) -> tuple[tuple[Text, tuple[Line, ...]], ...]:
    """The conclusions of a law by part."""
    return tuple((part, tuple(line(reading, one) for one in listed)) for part, listed in law.parts)


def _ways(reading: Reading, one: Conclusion) -> tuple[Way, ...]:
    if one.settled or len(one.missing) > MOST_MISSING_SHOWN:
        return ()
    found = [
        Way(value, tuple(_answered(reading, key, wanted) for key, wanted in answers.items()))
        for value, ways in reading.assessment.ways(one).items()
        for answers in ways.sets
    ]
    return tuple(sorted(found, key=lambda way: len(way.answers))[:MOST_WAYS_SHOWN])


def _answered(reading: Reading, key: str, wanted: Value) -> Given:
    (named,) = given(reading.assessment, [key])
    fact: Fact | None = reading.assessment.edition.library.vocabulary.facts.get(named.fact)
    words = answer(fact, wanted) if fact else VALUES[bool(wanted)]
    return Given(named.key, named.label, words, named.about, named.item)
