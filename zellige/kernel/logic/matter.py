"""Which unknown variables still matter to an open conclusion: those for which some completion of the others changes
its value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from zellige.kernel.logic.circuit import Edge, bits
from zellige.kernel.logic.diagram import Restricted
from zellige.kernel.logic.shape import Shape
from zellige.kernel.logic.worlds import Worlds
from zellige.kernel.vocabulary import Value


@dataclass(frozen=True)
class Matter:
    """Answers for the facts of one case; `base` is one world in which they are known.

    Where every open variable is read once, all of them matter. Otherwise the diagram of the conclusion, restricted to
    what is known and reduced again, reads exactly those that do.
    """

    shape: Shape
    facts: Mapping[str, Value]
    base: Worlds
    known: Mapping[int, int]

    def keys(self, edge: Edge) -> tuple[str, ...]:
        """The keys of the facts that still matter, in the order of the program."""
        once, again = self._open[edge >> 1]
        if again or set(self.shape.splits(edge)) & set(bits(once)):
            once = self._restricted.support(self.shape.diagrams.root(edge))
        found = list(dict.fromkeys(key for variable in bits(once) for key in self._keys_of(variable)))
        named = [key for key in found if not key.startswith("unlisted:")]
        return tuple(named or found)

    def _keys_of(self, variable: int) -> list[str]:
        program = self.shape.program
        items = program.variables.items
        if variable < len(items):
            return [items[variable].key]
        measured = program.comparisons[variable - len(items)].measures()
        return [items[each].key for each in measured if items[each].key not in self.facts]

    @cached_property
    def _restricted(self) -> Restricted:
        return Restricted(self.shape.diagrams, self.known)

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
