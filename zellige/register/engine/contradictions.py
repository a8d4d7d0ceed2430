"""Answers that the vocabulary's constraints exclude together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zellige.kernel.vocabulary import Constraint, Literal, Value


def violated(constraints: Iterable[Constraint], values: Mapping[str, Value]) -> list[Constraint]:
    """The constraints that these values break; a missing value breaks none."""
    return [
        constraint
        for constraint in constraints
        if all(_truth(literal, values) is True for literal in constraint.given)
        and _truth(constraint.then, values) is False
    ]


def facts_of(constraint: Constraint) -> frozenset[str]:
    return frozenset(literal.fact for literal in (*constraint.given, constraint.then))


def _truth(literal: Literal, values: Mapping[str, Value]) -> bool | None:
    value = values.get(literal.fact)
    if value is None:
        return None
    if isinstance(value, frozenset):
        return (literal.option in value) == literal.holds
    return (value is True) == literal.holds
