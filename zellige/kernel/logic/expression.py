"""Expressions: the shapes a rule's condition or value may take.

Boolean: Constant, Holds, Compare, RuleHolds, Ruling, Every, Some, Negation, AtLeast, Choice, Quantified.
Numeric: Number, Measure, RuleValue, Combined, Choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True)
class Constant:
    value: bool


@dataclass(frozen=True)
class Holds:
    """A test on one fact that is not numeric.

    `answers` are the answers that pass: `{True}` for a boolean fact, options for an enumeration; for a set, the one
    option that must be in it.
    """

    fact: str
    answers: frozenset[bool | str]


@dataclass(frozen=True)
class Compare:
    """`left relation right`, relation one of below, up_to, above, from, equal."""

    relation: str
    left: Numeric
    right: Numeric


@dataclass(frozen=True)
class RuleHolds:
    rule: str


@dataclass(frozen=True)
class Ruling:
    """The owner of an open legal question has ruled yes."""

    question: str


@dataclass(frozen=True)
class Every:
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Some:
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Negation:
    part: Expression


@dataclass(frozen=True)
class AtLeast:
    count: int
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Choice:
    test: Expression
    then: Expression
    otherwise: Expression


@dataclass(frozen=True)
class Quantified:
    """`some` or every item of a list (`each`: operator or processing) fulfils `where`."""

    some: bool
    each: str
    where: Expression


@dataclass(frozen=True)
class Number:
    value: float


@dataclass(frozen=True)
class Measure:
    """The value of a numeric fact."""

    fact: str


@dataclass(frozen=True)
class RuleValue:
    rule: str


@dataclass(frozen=True)
class Combined:
    """sum, times, min or max of numeric parts."""

    operation: str
    parts: tuple[Numeric, ...]


Numeric = Union[Number, Measure, RuleValue, Combined, Choice]
Boolean = Union[Constant, Holds, Compare, RuleHolds, Ruling, Every, Some, Negation, AtLeast, Choice, Quantified]
Expression = Union[Boolean, Numeric]
TRUE, FALSE = Constant(True), Constant(False)


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside an expression."""
    match expression:
        case Every(parts) | Some(parts) | AtLeast(_, parts) | Combined(_, parts):
            return tuple(parts)
        case Negation(part):
            return (part,)
        case Choice(test, then, otherwise):
            return (test, then, otherwise)
        case Compare(_, left, right):
            return (left, right)
        case Quantified(_, _, where):
            return (where,)
    return ()


def walk(expression: Expression) -> Iterator[Expression]:
    """An expression and everything inside it."""
    yield expression
    for part in parts_of(expression):
        yield from walk(part)


@dataclass(frozen=True)
class RuleException:
    """An exception to a rule: where `when` holds, the rule is lifted (or, `then` true, restored)."""

    id: str
    priority: int
    then: bool
    when: Expression


def restricted(when: Expression, exceptions: tuple[RuleException, ...]) -> Expression:
    """A condition together with its exceptions, as one expression.

    Of the exceptions that apply, the highest priority decides; none can make true what `when` leaves false.
    """
    chain: Expression = TRUE
    for exception in sorted(exceptions, key=lambda each: (each.priority, each.then)):
        chain = Some((exception.when, chain)) if exception.then else Every((Negation(exception.when), chain))
    return when if chain == TRUE else Every((when, chain))
