"""Which unknown variables still matter to an open conclusion: those for which some completion of the others changes
its value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from zellige.kernel.logic.circuit import Edge, bits
from zellige.kernel.logic.shape import Shape
from zellige.kernel.logic.variables import Answer
from zellige.kernel.logic.worlds import Worlds, combinations
from zellige.kernel.vocabulary import Value

MOST_WORLDS = 1024
SAMPLES = 256


@dataclass(frozen=True)
class Matter:
    """Answers for the facts of one case; `base` is one world in which they are known.

    Where every open variable is read once, all of them matter. Otherwise the variables read more than once are
    answered in every way: in each such world the rest is read once, so exactly what is still reached there
    matters.
    """

    shape: Shape
    facts: Mapping[str, Value]
    base: Worlds

    def keys(self, edge: Edge) -> tuple[str, ...]:
        """The keys of the facts that still matter, in the order of the program."""
        once, again = self._open[edge >> 1]
        listed = bits(once)
        repeated = set(bits(again)) | (set(self.shape.splits(edge)) & set(listed))
        if repeated:
            listed = self._exactly(edge, listed, sorted(repeated))
        items = self.shape.program.variables.items
        found = list(dict.fromkeys(items[variable].key for variable in listed))
        named = [key for key in found if not key.startswith("unlisted:")]
        return tuple(named or found)

    @cached_property
    def _open(self) -> list[tuple[int, int]]:
        """For each open gate, masks of the unknown variables it still reads, and of those it reads more than once."""
        program, (true, false) = self.shape.program, self.base.evaluate()
        tests, items = program.variables.tests, program.variables.items
        found = [(0, 0)] * len(program.circuit.gates)
        for node, gate in enumerate(program.circuit.gates):
            if true[node] or false[node]:
                continue
            once, again = 0, 0
            for edge in gate.inputs:
                child_once, child_again = found[edge >> 1]
                again |= child_again | (once & child_once)
                once |= child_once
            if gate.kind == "atom":
                once = 1 << tests[gate.index].variable
            elif gate.kind == "comparison":
                for variable in program.comparisons[gate.index].measures():
                    if items[variable].key not in self.facts:
                        again |= once & (1 << variable)
                        once |= 1 << variable
            found[node] = (once, again)
        return found

    def _exactly(self, edge: Edge, listed: Sequence[int], repeated: list[int]) -> list[int]:
        ways = self._ways(repeated)
        worlds = self._worlds(ways)
        possible = worlds.everywhere & ~worlds.propagate()
        reached = self._reached(worlds, edge, possible)
        matters = {variable for variable in listed if variable not in repeated and reached.get(variable)}
        signature = {variable: mask for variable, mask in reached.items() if variable not in repeated}
        for variable in repeated:
            if self._turns(worlds, edge, ways, variable, possible, signature):
                matters.add(variable)
        return [variable for variable in listed if variable in matters]

    def _ways(self, repeated: list[int]) -> list[tuple[tuple[int, Answer], ...]]:
        """All ways to answer the repeated variables; a fixed sample where there are too many."""
        total = 1
        for variable in repeated:
            total *= len(self.shape.program.variables.classes(variable))
        if total <= MOST_WORLDS:
            return combinations(self.shape.program, repeated)
        draw = Random(total)  # noqa: S311  a fixed sample, not a secret
        choices = {variable: self.shape.program.variables.classes(variable) for variable in repeated}
        ways: list[tuple[tuple[int, Answer], ...]] = []
        while len(ways) < MOST_WORLDS:
            way = {variable: draw.choice(answers) for variable, answers in choices.items()}
            turned = draw.choice(repeated)
            ways += [tuple({**way, turned: answer}.items()) for answer in choices[turned]]
        return ways

    def _worlds(self, ways: Sequence[tuple[tuple[int, Answer], ...]]) -> Worlds:
        worlds = Worlds(self.shape.program, len(ways))
        worlds.know_facts(self.facts, worlds.everywhere)
        together: dict[tuple[int, Answer], int] = {}
        for bit, way in enumerate(ways):
            for entry in way:
                together[entry] = together.get(entry, 0) | 1 << bit
        for (variable, answer), where in together.items():
            worlds.know(variable, answer, where)
        return worlds

    def _reached(self, worlds: Worlds, edge: Edge, possible: int) -> dict[int, int]:
        """For each unknown variable, the worlds in which it is still read on an open path from the edge."""
        program, (true, false) = self.shape.program, worlds.evaluate()
        reach = {edge >> 1: possible & ~(true[edge >> 1] | false[edge >> 1])}
        found: dict[int, int] = {}
        for node in range(edge >> 1, -1, -1):
            where = reach.pop(node, 0)
            if not where:
                continue
            gate = program.circuit.gates[node]
            for child in {input_ >> 1 for input_ in gate.inputs}:
                reach[child] = reach.get(child, 0) | where & ~(true[child] | false[child])
            if gate.kind == "atom":
                variable = program.variables.tests[gate.index].variable
                found[variable] = found.get(variable, 0) | where
            elif gate.kind == "comparison":
                for variable in program.comparisons[gate.index].measures():
                    if program.variables.items[variable].key not in self.facts:
                        found[variable] = found.get(variable, 0) | where
        return found

    def _turns(
        self,
        worlds: Worlds,
        edge: Edge,
        ways: Sequence[tuple[tuple[int, Answer], ...]],
        variable: int,
        possible: int,
        signature: Mapping[int, int],
    ) -> bool:
        """Whether two worlds that differ in this variable alone can come out differently."""
        true, false = worlds.edge(edge)
        groups: dict[tuple[tuple[int, Answer], ...], list[int]] = {}
        for bit, way in enumerate(ways):
            if possible >> bit & 1:
                groups.setdefault(tuple(entry for entry in way if entry[0] != variable), []).append(bit)
        doubtful = []
        for members in groups.values():
            outcomes = {(true >> bit & 1, false >> bit & 1) for bit in members}
            if len(outcomes) > 1:
                return True
            if outcomes == {(0, 0)} and len(members) > 1:
                readings = {tuple(mask >> bit & 1 for mask in signature.values()) for bit in members}
                if len(readings) > 1:
                    return True
                doubtful.append([ways[bit] for bit in members])
        return any(self._differ(edge, members) for members in doubtful[:16])

    def _differ(self, edge: Edge, members: Sequence[tuple[tuple[int, Answer], ...]]) -> bool:
        """Whether worlds that read the same variables still differ: tried on completions drawn once and for all."""
        program = self.shape.program
        answered = {variable for variable, _ in members[0]}
        rest = [
            variable
            for variable in self.shape.variables(edge)
            if variable not in answered and program.variables.items[variable].key not in self.facts
        ]
        draw = Random(edge)  # noqa: S311  a fixed sample, not a secret
        samples = [tuple((v, draw.choice(program.variables.classes(v))) for v in rest) for _ in range(SAMPLES)]
        outcomes = []
        for way in members:
            worlds = self._worlds([(*way, *sample) for sample in samples])
            contradicted = worlds.propagate()
            outcomes.append((worlds.edge(edge)[0], contradicted))
        first, impossible = outcomes[0]
        return any((first ^ other) & ~(impossible | contradicted) for other, contradicted in outcomes[1:])
