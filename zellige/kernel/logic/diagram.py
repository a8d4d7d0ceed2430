"""Decision diagrams: the split on every fact of a conclusion, made once for all cases.

A diagram is an ordered, reduced, multi-valued decision diagram over variables (each child stands for one class of
answers that the program's tests cannot tell apart). Where Kleene's evaluation is too cautious, the exact value of
a conclusion in a state of knowledge is read by following the answers that are known, and every answer where none
is; and the variables of what is left, reduced again, are exactly those that still matter.

Reference: R. E. Bryant, Graph-Based Algorithms for Boolean Function Manipulation, IEEE Trans. Computers C-35
(1986), doi:10.1109/TC.1986.1676819.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from zellige.kernel.logic.circuit import FALSE, TRUE, Edge
from zellige.kernel.logic.numbers import Band, Comparison, Fixed, Joined, Picked, combined, tests_of
from zellige.kernel.logic.program import Program
from zellige.kernel.logic.variables import Answer

Node = int
NO, YES, IMPOSSIBLE = 0, 1, 2
Known = Mapping[int, int]
"""What is known: variable -> the class of its answer."""


@dataclass
class Diagrams:
    """The diagrams of a program, built as they are asked for; equal ones are the same node.

    `entangled` names, for an edge, the constraints that its diagram must know of; `positions` is the order of
    variables.
    """

    program: Program
    entangled: Callable[[Edge], Sequence[tuple[Edge, ...]]]
    positions: Sequence[int]
    levels: list[int] = field(default_factory=lambda: [1 << 30] * 3)
    variables: list[int] = field(default_factory=lambda: [1 << 30] * 3)
    children: list[tuple[Node, ...]] = field(default_factory=lambda: [()] * 3)
    _known: dict[tuple[int, tuple[Node, ...]], Node] = field(default_factory=dict)
    _gates: dict[int, Node] = field(default_factory=dict)
    _negated: dict[Node, Node] = field(default_factory=lambda: {NO: YES, YES: NO, IMPOSSIBLE: IMPOSSIBLE})
    _joined: dict[tuple[Node, Node], Node] = field(default_factory=dict)
    _roots: dict[Edge, Node] = field(default_factory=dict)
    _values: dict[Band, dict[float, Node]] = field(default_factory=dict)

    def root(self, edge: Edge) -> Node:
        """The diagram of a conclusion; completions that contradict a constraint lead to `IMPOSSIBLE`."""
        if edge not in self._roots:
            node = self.edge(edge)
            for clause in self.entangled(edge):
                node = self._where(self._clause(clause), node)
            self._roots[edge] = node
        return self._roots[edge]

    def values(self, band: Band) -> dict[float, Node]:
        """The values that a numeric expression can take which measures nothing, and where it takes each."""
        if band not in self._values:
            clauses = {clause for edge in tests_of(band) for clause in self.entangled(edge)}
            found = self._valued(band)
            for clause in sorted(clauses):
                found = {value: self._where(self._clause(clause), node) for value, node in found.items()}
            self._values[band] = found
        return self._values[band]

    def edge(self, edge: Edge) -> Node:
        if edge in (TRUE, FALSE):
            return YES if edge == TRUE else NO
        node = self._gate(edge >> 1)
        return self.negated(node) if edge & 1 else node

    def classes(self, variable: int) -> Sequence[Answer]:
        """One answer for each child of the nodes of a variable."""
        return self._classes[variable]

    @cached_property
    def _classes(self) -> list[list[Answer]]:
        variables = self.program.variables
        own = [variables.classes(variable) for variable in range(len(variables.items))]
        return own + [[True, False] for _ in self.program.comparisons]

    def comparison_variable(self, index: int) -> int:
        """A comparison of measured numbers stands for itself, after all other variables."""
        return len(self.program.variables.items) + index

    def node(self, variable: int, children: tuple[Node, ...]) -> Node:
        """The node of a variable with these children; the child itself where they are all the same."""
        first = children[0]
        if all(child == first for child in children):
            return first
        key = (variable, children)
        if key not in self._known:
            self._known[key] = len(self.variables)
            self.variables.append(variable)
            self.levels.append(self.positions[variable])
            self.children.append(children)
        return self._known[key]

    def _gate(self, gate_index: int) -> Node:
        if gate_index in self._gates:
            return self._gates[gate_index]
        gate = self.program.circuit.gates[gate_index]
        if gate.kind == "atom":
            test = self.program.variables.tests[gate.index]
            node = self.node(
                test.variable, tuple(YES if test.passed(answer) else NO for answer in self.classes(test.variable))
            )
        elif gate.kind == "comparison":
            node = self._comparison(gate.index, self.program.comparisons[gate.index])
        else:
            node = YES
            for edge in sorted(gate.inputs, reverse=True):
                node = self.both(node, self.edge(edge))
        self._gates[gate_index] = node
        return node

    def both(self, one: Node, other: Node) -> Node:
        """Where two diagrams hold."""
        if one == NO or other == NO:
            return NO
        if one in (YES, other):
            return other
        if other == YES:
            return one
        key = (one, other) if one < other else (other, one)
        found = self._joined.get(key)
        if found is None:
            found = self._joined[key] = self._apply(self.both, one, other)
        return found

    def negated(self, node: Node) -> Node:
        if node not in self._negated:
            turned = self.node(self.variables[node], tuple(self.negated(child) for child in self.children[node]))
            self._negated[node], self._negated[turned] = turned, node
        return self._negated[node]

    def _where(self, condition: Node, node: Node) -> Node:
        """A diagram where a condition holds, `IMPOSSIBLE` elsewhere."""
        if condition == YES or node == IMPOSSIBLE:
            return node
        return IMPOSSIBLE if condition == NO else self._apply(self._where, condition, node)

    def _clause(self, clause: Sequence[Edge]) -> Node:
        node = YES
        for edge in clause:
            node = self.both(node, self.edge(edge ^ 1))
        return self.negated(node)

    def _apply(self, operation: Callable[[Node, Node], Node], one: Node, other: Node) -> Node:
        first, second = self.levels[one], self.levels[other]
        if first == second:
            pairs = zip(self.children[one], self.children[other], strict=True)
            return self.node(self.variables[one], tuple([operation(a, b) for a, b in pairs]))
        if first < second:
            return self.node(self.variables[one], tuple([operation(child, other) for child in self.children[one]]))
        return self.node(self.variables[other], tuple([operation(one, child) for child in self.children[other]]))

    def _comparison(self, index: int, comparison: Comparison) -> Node:
        if comparison.measures():
            return self.node(self.comparison_variable(index), (YES, NO))
        cases = [(self._valued(side)) for side in (comparison.left, comparison.right)]
        node = NO
        for low, where_low in cases[0].items():
            for high, where_high in cases[1].items():
                if low < high or (comparison.inclusive and low == high):
                    node = self.either(node, self.both(where_low, where_high))
        return node

    def either(self, one: Node, other: Node) -> Node:
        return self.negated(self.both(self.negated(one), self.negated(other)))

    def _valued(self, band: Band) -> dict[float, Node]:
        """The values an unmeasured numeric expression can take, and where it takes each."""
        match band:
            case Fixed(value):
                return {value: YES}
            case Picked(test, then, otherwise):
                found: dict[float, Node] = {}
                for branch, where in ((then, self.edge(test)), (otherwise, self.edge(test ^ 1))):
                    for value, inner in self._valued(branch).items():
                        found[value] = self.either(found.get(value, NO), self.both(where, inner))
                return found
            case Joined(operation, parts):
                total = self._valued(parts[0])
                for part in parts[1:]:
                    found = {}
                    for value, where in total.items():
                        for other, inner in self._valued(part).items():
                            result = combined(operation, value, other)
                            found[result] = self.either(found.get(result, NO), self.both(where, inner))
                    total = found
                return total
        raise AssertionError(band)

    def value(self, node: Node, known: Known) -> bool | None:
        """What every possible completion of what is known leads to; None when two lead apart."""
        yes, no = self.outcomes(node, known)
        return None if yes and no else yes or not no

    def outcomes(self, node: Node, known: Known) -> tuple[bool, bool]:
        """Whether some possible completion leads to yes, and whether some leads to no."""
        seen, pending, found = set(), [node], [False, False]
        variables, children = self.variables, self.children
        while pending and not (found[NO] and found[YES]):
            here = pending.pop()
            if here < IMPOSSIBLE:
                found[here] = True
            elif here != IMPOSSIBLE and here not in seen:
                seen.add(here)
                answer = known.get(variables[here])
                if answer is None:
                    pending.extend(children[here])
                else:
                    pending.append(children[here][answer])
        return found[YES], found[NO]

    def rails(self, node: Node, classes: Callable[[int], Any], one: Any, zero: Any) -> tuple[Any, Any]:
        """Where every completion leads to yes, and where to no, over columns.

        `classes(variable)` gives one boolean column for each class of answers, then one for unknown.
        """
        words: dict[Node, tuple[Any, Any]] = {NO: (zero, one), YES: (one, zero), IMPOSSIBLE: (one, one)}
        for here in sorted(self.below(node)):
            *answered, unknown = classes(self.variables[here])
            below = [words[child] for child in self.children[here]]
            true, false = unknown, unknown
            for child_true, child_false in below:
                true, false = true & child_true, false & child_false
            for column, (child_true, child_false) in zip(answered, below, strict=True):
                true, false = true | (column & child_true), false | (column & child_false)
            words[here] = true, false
        return words[node]

    def below(self, node: Node) -> set[Node]:
        """A node and all it leads to, without the ends."""
        found: set[Node] = set()
        pending = [node]
        while pending:
            here = pending.pop()
            if here > IMPOSSIBLE and here not in found:
                found.add(here)
                pending.extend(self.children[here])
        return found


@dataclass
class Restricted:
    """Diagrams in one state of knowledge: what is known left out, and the rest reduced again."""

    diagrams: Diagrams
    known: Known
    _found: dict[Node, tuple[Node, int]] = field(default_factory=dict)
    _identities: dict[tuple[int, ...], Node] = field(default_factory=dict)

    def support(self, node: Node) -> int:
        """A mask of the variables on which a node still depends."""
        return self._reduced(node)[1]

    def _reduced(self, node: Node) -> tuple[Node, int]:
        """What a node comes to: an identity (equal functions have equal ones) and a mask of its variables."""
        if node <= IMPOSSIBLE:
            return node, 0
        found = self._found.get(node)
        if found is not None:
            return found
        variable, children = self.diagrams.variables[node], self.diagrams.children[node]
        answer = self.known.get(variable)
        if answer is not None:
            found = self._reduced(children[answer])
        else:
            mask, identities = 1 << variable, []
            for child in children:
                part = self._found.get(child) or self._reduced(child)
                if part[0] != IMPOSSIBLE:
                    identities.append(part[0])
                    mask |= part[1]
            if not identities:
                found = IMPOSSIBLE, 0
            elif identities.count(identities[0]) == len(identities):
                found = identities[0], mask ^ (1 << variable)
            else:
                key = (variable, *identities)
                identity = self._identities.get(key)
                if identity is None:
                    identity = self._identities[key] = len(self._identities) + IMPOSSIBLE + 1
                found = identity, mask
        self._found[node] = found
        return found
