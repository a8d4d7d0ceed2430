"""A number that says what it measures, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isfinite

from zellige.kernel.errors import InputError, Problem

Number = int | float | Decimal


@dataclass(frozen=True)
class Interval:
    """Where an estimated value lies: `low` to `high`, with a confidence in (0, 1)."""

    low: Number
    high: Number
    confidence: float

    def __post_init__(self) -> None:
        problems = [
            *_not_a_number("low", self.low),
            *_not_a_number("high", self.high),
            *_not_a_number("confidence", self.confidence),
        ]
        if not problems and self.low > self.high:
            problems.append(
                Problem("an interval is upside down", got=f"{self.low} to {self.high}", expected="low <= high")
            )
        if not problems and not 0 < self.confidence < 1:
            problems.append(
                Problem("no such confidence", got=repr(self.confidence), expected="between 0 and 1, both excluded")
            )
        if problems:
            raise InputError(problems)


@dataclass(frozen=True)
class Figure:
    """A number with its unit, its date and its source; a bare number is refused.

    Parameters
    ----------
    value
        A finite number.
    unit
        What it counts: "MAD", "initiative", "%", "kWh".
    date
        The day it speaks of.
    source
        Who says so, in words that let a reader find it.
    uncertainty
        Where it was estimated: the interval it lies in. None: counted or stated, not estimated.
    """

    value: Number
    unit: str
    date: date
    source: str
    uncertainty: Interval | None = None

    def __post_init__(self) -> None:
        problems = list(self._problems())
        if problems:
            raise InputError(problems)

    def _problems(self) -> Iterator[Problem]:
        yield from _not_a_number("value", self.value)
        for name, text in (("unit", self.unit), ("source", self.source)):
            if not isinstance(text, str) or not text.strip():
                yield Problem(
                    f"a figure without {name}",
                    got=repr(text),
                    expected="words",
                    remedy=f"say the {name} of {self.value}",
                )
        if not isinstance(self.date, date):
            yield Problem(
                "a figure without date",
                got=repr(self.date),
                expected="a date",
                remedy="say which day it speaks of",
            )
        if isinstance(self.uncertainty, Interval) and not _not_a_number("value", self.value):
            low, high = self.uncertainty.low, self.uncertainty.high
            if not low <= self.value <= high:
                yield Problem(
                    "a value outside its own interval",
                    got=f"{self.value} in {low} to {high}",
                    expected="low <= value <= high",
                )


def _not_a_number(name: str, number: object) -> list[Problem]:
    fit = isinstance(number, int | float | Decimal) and not isinstance(number, bool)
    if fit and isfinite(number):  # type: ignore[arg-type]
        return []
    return [Problem(f"{name} is not a number", got=repr(number), expected="a finite number")]
