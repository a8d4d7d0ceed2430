"""What can be said of a program's conclusions before any case: which variables they rest on, in which sense, and
which to split.

Kleene's evaluation is exact when every unknown is used in one sense only, and in one test. The variables for which
that does not hold are *split*: the conclusion is evaluated for each of their possible answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from zellige.kernel.logic.circuit import Edge, bits
from zellige.kernel.logic.diagram import Diagrams
from zellige.kernel.logic.numbers import tests_of
from zellige.kernel.logic.ordering import force
from zellige.kernel.logic.program import Program

MOST_SPLITS = 8
WIDEST_GROUP = 14


@dataclass(frozen=True)
class Shape:
    """Static facts about a program; masks are over tests (`positive`, `negative`) or variables (`measured`)."""

    program: Program
    flat: Shape | None = None

    @cached_property
    def _senses(self) -> tuple[list[int], list[int], list[int], list[int]]:
        """For each gate: tests used as they are, tests used negated, numeric variables measured once or more, and
        twice or more.
        """
        gates = self.program.circuit.gates
        positive, negative = [0] * len(gates), [0] * len(gates)
        measured, again = [0] * len(gates), [0] * len(gates)
        for node, gate in enumerate(gates):
            if gate.kind == "atom":
                positive[node] = 1 << gate.index
            for edge in gate.inputs:
                child, flip = edge >> 1, edge & 1
                positive[node] |= negative[child] if flip else positive[child]
                negative[node] |= positive[child] if flip else negative[child]
                again[node] |= again[child] | (measured[node] & measured[child])
                measured[node] |= measured[child]
            if gate.kind == "comparison":
                both = positive[node] | negative[node]
                positive[node] = negative[node] = both
                for variable in self.program.comparisons[gate.index].measures():
                    again[node] |= measured[node] & (1 << variable)
                    measured[node] |= 1 << variable
        return positive, negative, measured, again

    def prepare(self) -> None:
        """Work out now what copies under other names are to share."""
        self._found, self._closure, self.diagrams, self.program.run  # noqa: B018
        self.program.bound_variables, self.program.comparison_gates  # noqa: B018

    @cached_property
    def diagrams(self) -> Diagrams:
        return Diagrams(self.program, self.entangled, self.positions)

    @cached_property
    def positions(self) -> list[int]:
        """Where each variable (and each comparison) stands in the order of the diagrams.

        With lists, the variables of the items stand together where the flat case has its one: the diagram of a
        conclusion about one item is then that of the flat case.
        """
        items, comparisons = self.program.variables.items, len(self.program.comparisons)
        known = len(items) + comparisons
        if self.flat is None:
            gates = range(len(self.program.circuit.gates))
            groups = [group for gate in gates if 2 <= len(group := self.variables(2 * gate)) <= WIDEST_GROUP]
            return force(known, groups)
        places = {
            item.bare: place
            for item, place in zip(self.flat.program.variables.items, self.flat.positions, strict=False)
        }
        last = len(places)
        ranked = sorted(range(len(items)), key=lambda number: (places.get(items[number].bare, last), number))
        place = {number: rank for rank, number in enumerate(ranked)}
        return [place[number] for number in range(len(items))] + list(range(len(items), known))

    def senses(self, edge: Edge) -> tuple[int, int]:
        positive, negative, _, _ = self._senses
        node = edge >> 1
        return (negative[node], positive[node]) if edge & 1 else (positive[node], negative[node])

    def variables(self, edge: Edge) -> list[int]:
        """The variables an edge rests on."""
        positive, negative = self.senses(edge)
        tested = {self.program.variables.tests[test].variable for test in bits(positive | negative)}
        return sorted(tested | set(bits(self._senses[2][edge >> 1])))

    def splits(self, edge: Edge) -> tuple[int, ...]:
        """The variables to split an edge on."""
        positive, negative = self.senses(edge)
        return self._cached(edge, positive, negative, self._senses[2][edge >> 1], self._senses[3][edge >> 1])

    def entangled(self, edge: Edge) -> list[tuple[Edge, ...]]:
        """The constraints whose every literal an edge rests on."""
        used = self.senses(edge)[0] | self.senses(edge)[1]
        gates = self.program.circuit.gates
        return [clause for clause in self._closure if all(used >> gates[each >> 1].index & 1 for each in clause)]

    def band_variables(self, name: str) -> list[int]:
        """The variables that the choices of a numeric rule rest on."""
        tested = {variable for edge in tests_of(self.program.bands[name]) for variable in self.variables(edge)}
        return sorted(tested)

    def _cached(self, edge: Edge, positive: int, negative: int, measured: int, again: int) -> tuple[int, ...]:
        if edge >> 1 not in self._found:
            self._found[edge >> 1] = self._find(positive, negative, measured, again)
        return self._found[edge >> 1]

    @cached_property
    def _found(self) -> dict[int, tuple[int, ...]]:
        return {}

    def _find(self, positive: int, negative: int, measured: int, again: int) -> tuple[int, ...]:
        variables = self.program.variables
        used: dict[int, list[int]] = {}
        for test in bits(positive | negative):
            used.setdefault(variables.tests[test].variable, []).append(test)
        mixed = {variables.tests[test].variable for test in bits(positive & negative)}
        several = {variable for variable, tests in used.items() if len(tests) > 1}
        blurred = set(bits(again)) | {variable for variable in bits(measured) if variable in used}
        split = mixed | several | blurred
        return tuple(sorted(split | self._bound(positive, negative, split)))

    def _bound(self, positive: int, negative: int, split: set[int]) -> set[int]:
        """Fewest variables (greedily) such that no constraint can contradict both extremes of the other unknowns."""
        unsafe = [found for clause in self._closure if (found := self._unsafe(clause, positive, negative))]
        chosen: set[int] = set()
        while unsafe := [found for found in unsafe if len(found - split - chosen) > 1]:
            counts = Counter(variable for found in unsafe for variable in found - split - chosen)
            chosen.add(max(sorted(counts), key=counts.__getitem__))
        return chosen

    def _unsafe(self, clause: tuple[Edge, ...], positive: int, negative: int) -> set[int]:
        """The variables of a clause that all-low or all-high unknowns would break; empty when it is safe."""
        lowest = highest = False
        variables = set()
        for edge in clause:
            test = self.program.circuit.gates[edge >> 1].index
            variable = self.program.variables.tests[test].variable
            if not (positive | negative) >> test & 1:
                return set()
            variables.add(variable)
            rising = bool(positive >> test & 1)
            lowest |= rising == bool(edge & 1)
            highest |= rising != bool(edge & 1)
        return set() if lowest and highest else variables

    @cached_property
    def _closure(self) -> list[tuple[Edge, ...]]:
        """The clauses, with what two of them say together (resolvents of two literals)."""
        known = {tuple(sorted(clause)) for clause in self.program.clauses}
        fresh = list(known)
        while fresh and len(known) < 2000:
            added = {joined for one in fresh for other in known if (joined := _resolved(one, other))} - known
            known |= added
            fresh = list(added)
        return sorted(known)


def _resolved(one: Iterable[Edge], other: Iterable[Edge]) -> tuple[Edge, ...] | None:
    """What two clauses of two literals say together, if they meet in one literal and its opposite."""
    first, second = set(one), set(other)
    if len(first) != 2 or len(second) != 2:
        return None
    for edge in first:
        if edge ^ 1 in second:
            joined = (first - {edge}) | (second - {edge ^ 1})
            return tuple(sorted(joined)) if len(joined) == 2 and not any(e ^ 1 in joined for e in joined) else None
    return None
