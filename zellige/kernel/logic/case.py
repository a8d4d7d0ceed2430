"""One case: what its facts settle, which of them carry it, and which missing ones still matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from zellige.kernel.logic.circuit import Edge, bits
from zellige.kernel.logic.matter import Matter
from zellige.kernel.logic.settle import Inquiry, Truth, settle
from zellige.kernel.logic.shape import Shape
from zellige.kernel.logic.worlds import Worlds
from zellige.kernel.vocabulary import Value


@dataclass(frozen=True)
class Case:
    """The facts of a case before a program; conclusions are named as in `program.roots`.

    `facts` maps keys (`fact`, `item/fact`, `question:instrument/id`) to parsed values; what is unknown is absent.
    """

    shape: Shape
    facts: Mapping[str, Value]

    def value(self, name: str) -> Truth:
        """True, False, or None: open."""
        return self.values[name]

    def because(self, name: str) -> tuple[str, ...]:
        """One smallest set of known facts that gives a settled conclusion its value; () for an open one."""
        return self._supports[name]

    def missing(self, name: str) -> tuple[str, ...]:
        """The unknown facts that still matter to an open conclusion; () for a settled one."""
        if self.values[name] is not None:
            return ()
        return self._matter.keys(self.shape.program.roots[name])

    @cached_property
    def contradicted(self) -> bool:
        """Whether the facts contradict a declared constraint."""
        worlds = Worlds(self.shape.program, 1)
        worlds.know_facts(self.facts, 1)
        return bool(worlds.propagate())

    @cached_property
    def values(self) -> dict[str, Truth]:
        roots = self.shape.program.roots
        found = {}
        doubtful = []
        for name, edge in roots.items():
            true, false = self.base.edge(edge)
            found[name] = True if true else False if false else None
            if found[name] is None and self.shape.splits(edge):
                doubtful.append(name)
        findings = settle(self.shape, [Inquiry(roots[name], self.facts) for name in doubtful])
        found.update({name: finding.value for name, finding in zip(doubtful, findings, strict=True)})
        return found

    @cached_property
    def base(self) -> Worlds:
        """What is known, in one world."""
        worlds = Worlds(self.shape.program, 1)
        worlds.know_facts(self.facts, 1)
        worlds.propagate()
        return worlds

    @cached_property
    def known(self) -> dict[int, int]:
        """What is known by variable, with what constraints say follows: the class of each answer."""
        return self.base.known(self.facts, 0)

    @cached_property
    def _matter(self) -> Matter:
        return Matter(self.shape, self.facts, self.base, self.known)

    @cached_property
    def _keys(self) -> list[str]:
        """Known facts the program speaks of, in a fixed order (so that the order of the input changes nothing)."""
        return sorted(key for key in self.facts if key in self.shape.program.variables.by_key)

    @cached_property
    def _supports(self) -> dict[str, tuple[str, ...]]:
        settled = [name for name, value in self.values.items() if value is not None]
        edges = [self.shape.program.roots[name] for name in settled]
        supports = self._smallest(edges, [self._support(edge) for edge in edges])
        found: dict[str, tuple[str, ...]] = dict.fromkeys(self.values, ())
        found.update(zip(settled, supports, strict=True))
        return found

    def _support(self, edge: Edge) -> list[str]:
        """Facts that surely carry an edge, near to smallest."""
        true, false = self.base.edge(edge)
        if true or false:
            return [self._keys[bit] for bit in bits(self._certificates[edge >> 1])]
        items = self.shape.program.variables.items
        cone = {items[variable].key for variable in self.shape.variables(edge)}
        return [key for key in self._keys if key in cone or key in self._bound_keys]

    @cached_property
    def _bound_keys(self) -> set[str]:
        """Facts that some constraint speaks of."""
        program = self.shape.program
        tests = (program.circuit.gates[edge >> 1].index for clause in program.clauses for edge in clause)
        return {program.variables.items[program.variables.tests[test].variable].key for test in tests}

    @cached_property
    def _certificates(self) -> list[int]:
        """For each settled gate, a mask over known facts that settles it; bottom up, the smaller one where one input
        is enough.
        """
        program, (true, false) = self.shape.program, self.base.evaluate()
        position = {key: index for index, key in enumerate(self._keys)}
        bound = sum(1 << position[key] for key in self._bound_keys if key in position)
        masks = [0] * len(program.circuit.gates)
        for node, gate in enumerate(program.circuit.gates):
            if gate.kind == "atom":
                key = program.variables.items[program.variables.tests[gate.index].variable].key
                masks[node] = 1 << position[key] if key in position else bound
            elif gate.kind == "comparison":
                measured = program.comparisons[gate.index].measures()
                keys = (program.variables.items[variable].key for variable in measured)
                masks[node] = sum(1 << position[key] for key in set(keys) if key in position)
                for edge in gate.inputs:
                    masks[node] |= masks[edge >> 1]
            elif true[node]:
                for edge in gate.inputs:
                    masks[node] |= masks[edge >> 1]
            elif false[node]:
                decisive = [masks[edge >> 1] for edge in gate.inputs if (true if edge & 1 else false)[edge >> 1]]
                masks[node] = min(decisive, key=lambda mask: (mask.bit_count(), mask))
        return masks

    def _smallest(self, edges: Sequence[Edge], supports: Sequence[list[str]]) -> list[tuple[str, ...]]:
        """Drop from each support whatever it can do without, all supports side by side."""
        kept = [list(support) for support in supports]
        untried = [list(support) for support in supports]
        while any(untried):
            asked = [(index, key) for index, keys in enumerate(untried) for key in keys]
            inquiries = [
                Inquiry(
                    edges[index],
                    {other: self.facts[other] for other in kept[index] if other != key},
                )
                for index, key in asked
            ]
            spare: dict[int, list[str]] = {}
            for (index, key), finding in zip(asked, settle(self.shape, inquiries), strict=True):
                if finding.value is not None:
                    spare.setdefault(index, []).append(key)
            untried = [spare.get(index, [])[1:] for index in range(len(kept))]
            for index, keys in spare.items():
                kept[index].remove(keys[0])
        return [tuple(keys) for keys in kept]
