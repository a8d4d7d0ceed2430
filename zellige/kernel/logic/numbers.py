"""Numeric expressions over what is not fully known: intervals that hold every possible value.

Intervals are exact when each unknown is used once; callers split on unknowns used more often.
Reference: R. E. Moore, Interval Analysis (1966).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Interval = tuple[Floats, Floats]


@dataclass(frozen=True)
class Fixed:
    value: float


@dataclass(frozen=True)
class BandOf:
    """The value of a numeric variable."""

    variable: int


@dataclass(frozen=True)
class Joined:
    operation: str
    parts: tuple[Band, ...]


@dataclass(frozen=True)
class Picked:
    test: int
    then: Band
    otherwise: Band


Band = Union[Fixed, BandOf, Joined, Picked]


@dataclass(frozen=True)
class Comparison:
    """left < right, or left <= right (`inclusive`)."""

    inclusive: bool
    left: Band
    right: Band

    def tests(self) -> tuple[int, ...]:
        return tuple(sorted({*tests_of(self.left), *tests_of(self.right)}))

    def measures(self) -> list[int]:
        """Variables read, one entry a use."""
        return [*measures_of(self.left), *measures_of(self.right)]


def tests_of(band: Band) -> list[int]:
    """The edges a numeric expression tests, one entry a use."""
    match band:
        case Joined(_, parts):
            return [edge for part in parts for edge in tests_of(part)]
        case Picked(test, then, otherwise):
            return [test, *tests_of(then), *tests_of(otherwise)]
    return []


def measures_of(band: Band) -> list[int]:
    """The numeric variables an expression reads, one entry a use."""
    match band:
        case BandOf(variable):
            return [variable]
        case Joined(_, parts):
            return [use for part in parts for use in measures_of(part)]
        case Picked(_, then, otherwise):
            return [*measures_of(then), *measures_of(otherwise)]
    return []


def interval(
    band: Band,
    measured: Callable[[int], Interval],
    tested: Callable[[int], tuple[Any, Any]],
    shape: int,
) -> Interval:
    """Lowest and highest value of an expression in each of `shape` rows.

    Parameters
    ----------
    measured : variable -> (lowest, highest), each an array of `shape`
    tested : edge -> (surely true, surely false), each a boolean array of `shape`
    """
    match band:
        case Fixed(value):
            return np.full(shape, value), np.full(shape, value)
        case BandOf(variable):
            return measured(variable)
        case Picked(test, then, otherwise):
            yes, no = tested(test)
            low, high = interval(then, measured, tested, shape)
            low_else, high_else = interval(otherwise, measured, tested, shape)
            either_low, either_high = np.minimum(low, low_else), np.maximum(high, high_else)
            return (
                np.where(yes, low, np.where(no, low_else, either_low)),
                np.where(yes, high, np.where(no, high_else, either_high)),
            )
        case Joined(operation, parts):
            intervals = [interval(part, measured, tested, shape) for part in parts]
            return _join(operation, intervals)


def _join(operation: str, intervals: list[Interval]) -> Interval:
    low, high = intervals[0]
    for next_low, next_high in intervals[1:]:
        if operation == "sum":
            low, high = low + next_low, high + next_high
        elif operation == "times":
            corners = np.stack([_product(a, b) for a in (low, high) for b in (next_low, next_high)])
            low, high = corners.min(axis=0), corners.max(axis=0)
        elif operation == "min":
            low, high = np.minimum(low, next_low), np.minimum(high, next_high)
        else:
            low, high = np.maximum(low, next_low), np.maximum(high, next_high)
    return low, high


def _product(a: Floats, b: Floats) -> Floats:
    """a * b where nothing times unbounded is nothing."""
    with np.errstate(invalid="ignore"):
        return np.where((a == 0) | (b == 0), 0.0, a * b)


def compared(left: Interval, right: Interval, inclusive: bool) -> tuple[Any, Any]:
    """Where left < right (or <=) surely holds, and where it surely does not."""
    if inclusive:
        return left[1] <= right[0], left[0] > right[1]
    return left[1] < right[0], left[0] >= right[1]


def combined(operation: str, one: float, other: float) -> float:
    """Two plain numbers joined."""
    if operation == "sum":
        return one + other
    if operation == "times":
        return one * other
    return min(one, other) if operation == "min" else max(one, other)
