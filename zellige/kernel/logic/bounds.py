"""Numeric conclusions: the lowest and highest value that the missing facts still allow, and which facts these rest
on.

A rule that measures nothing (its choices alone are in doubt) takes finitely many values, each where a diagram says
so: bounds are exact. A rule that measures numeric facts is bounded by intervals, exact as long as it reads each
fact once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from zellige.kernel.logic.case import Case
from zellige.kernel.logic.circuit import bits
from zellige.kernel.logic.diagram import NO, Node, Restricted
from zellige.kernel.logic.numbers import measures_of
from zellige.kernel.logic.worlds import Worlds
from zellige.kernel.vocabulary import Value

Bounds = tuple[float, float]


@dataclass(frozen=True)
class Numbers:
    """The numeric conclusions of one case."""

    case: Case

    @cached_property
    def bounds(self) -> dict[str, Bounds]:
        """Lowest and highest value of each numeric rule, in the rule's unit; equal when it is settled."""
        return {name: self._bounds(name, self.case.known) for name in self.case.shape.program.bands}

    @cached_property
    def because(self) -> dict[str, tuple[str, ...]]:
        """For each settled number, one smallest set of known facts that gives it; () for an open one."""
        return {name: self._because(name) if low == high else () for name, (low, high) in self.bounds.items()}

    @cached_property
    def missing(self) -> dict[str, tuple[str, ...]]:
        """For each open number, the unknown facts on which it still depends; () for a settled one."""
        return {name: () if low == high else self._missing(name) for name, (low, high) in self.bounds.items()}

    @cached_property
    def _restricted(self) -> Restricted:
        return Restricted(self.case.shape.diagrams, self.case.known)

    def _values(self, name: str) -> dict[float, Node] | None:
        """The values a rule can take and where; None when it measures numeric facts."""
        band = self.case.shape.program.bands[name]
        return None if measures_of(band) else self.case.shape.diagrams.values(band)

    def _bounds(self, name: str, known: dict[int, int]) -> Bounds:
        values = self._values(name)
        if values is None:
            return self._interval(name, self.case.facts)
        diagrams = self.case.shape.diagrams
        possible = [
            value for value, where in values.items() if where != NO and diagrams.value(where, known) is not False
        ]
        return min(possible), max(possible)

    def _interval(self, name: str, facts: Mapping[str, Value]) -> Bounds:
        worlds = Worlds(self.case.shape.program, 1)
        worlds.know_facts(facts, 1)
        worlds.propagate()
        low, high = worlds.interval(name)
        return float(low[0]), float(high[0])

    def _because(self, name: str) -> tuple[str, ...]:
        kept = [key for key in self._keys(name) if key in self.case.facts]
        for key in list(kept):
            fewer = [other for other in kept if other != key]
            if self._bounds_of(name, fewer) == self.bounds[name]:
                kept = fewer
        return tuple(kept)

    def _bounds_of(self, name: str, keys: Iterable[str]) -> Bounds:
        facts = {key: self.case.facts[key] for key in keys}
        if self._values(name) is None:
            return self._interval(name, facts)
        items, linked = self.case.shape.program.variables.items, self.case.shape.program.bound_variables
        known = {variable: answer for variable, answer in self.case.known.items() if items[variable].key in facts}
        if linked & {variable for variable in self.case.known if items[variable].key not in facts}:
            worlds = Worlds(self.case.shape.program, 1)
            worlds.know_facts(facts, 1)
            worlds.propagate()
            known = worlds.known(facts, 0)
        return self._bounds(name, known)

    def _missing(self, name: str) -> tuple[str, ...]:
        items = self.case.shape.program.variables.items
        values = self._values(name)
        if values is None:
            return tuple(key for key in self._keys(name) if key not in self.case.facts)
        mask = 0
        for where in values.values():
            mask |= self._restricted.support(where)
        return tuple(dict.fromkeys(items[variable].key for variable in bits(mask)))

    def _keys(self, name: str) -> list[str]:
        program = self.case.shape.program
        variables = [*self.case.shape.band_variables(name), *measures_of(program.bands[name])]
        return list(dict.fromkeys(program.variables.items[variable].key for variable in variables))
