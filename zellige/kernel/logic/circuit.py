"""A condition as a circuit of AND nodes and complement edges, evaluated in three values on two rails.

An edge is `2 * node + complement`. Each node carries two words: where it is surely true, and where it is surely
false. A word is a Python integer (one bit a world) or a numpy array (one element a row): the same compiled
function serves one case in many worlds and many cases in one. Complementing an edge swaps its rails, so Kleene's
logic costs two bitwise operations an input.

Reference: S. C. Kleene, Introduction to Metamathematics (1952), section 64, strong three-valued logic.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Edge = int
Words = Sequence[Any]
TRUE: Edge = 0
FALSE: Edge = 1


@dataclass(frozen=True)
class Gate:
    """A node: a constant (no inputs), an atom, a comparison of numeric expressions, or an AND of edges."""

    kind: str
    inputs: tuple[Edge, ...] = ()
    index: int = -1


@dataclass
class Circuit:
    """Gates in an order in which every input stands before its use; equal gates are built once."""

    gates: list[Gate] = field(default_factory=lambda: [Gate("constant")])
    _known: dict[Gate, int] = field(default_factory=dict)

    def atom(self, index: int) -> Edge:
        return self._gate(Gate("atom", (), index))

    def comparison(self, index: int, tests: tuple[Edge, ...]) -> Edge:
        return self._gate(Gate("comparison", tests, index))

    def every(self, edges: Sequence[Edge]) -> Edge:
        """All of the edges; what stands inside another "all of" is taken out of it, so that nothing is said twice."""
        inputs = sorted({inner for edge in edges if edge != TRUE for inner in self._opened(edge)})
        if FALSE in inputs or any(edge ^ 1 in inputs for edge in inputs[:-1] if not edge & 1):
            return FALSE
        if len(inputs) <= 1:
            return inputs[0] if inputs else TRUE
        return self._gate(Gate("and", tuple(inputs)))

    def _opened(self, edge: Edge) -> tuple[Edge, ...]:
        gate = self.gates[edge >> 1]
        return gate.inputs if gate.kind == "and" and not edge & 1 else (edge,)

    def some(self, edges: Sequence[Edge]) -> Edge:
        return self.every([edge ^ 1 for edge in edges]) ^ 1

    def at_least(self, count: int, edges: Sequence[Edge]) -> Edge:
        """`count` or more of the edges hold: one row per edge of "at least j of those so far"."""
        row = [TRUE] + [FALSE] * count
        for edge in edges:
            row = [TRUE] + [self.some([row[j], self.every([row[j - 1], edge])]) for j in range(1, count + 1)]
        return row[count] if count > 0 else TRUE

    def _gate(self, gate: Gate) -> Edge:
        if gate not in self._known:
            self._known[gate] = len(self.gates)
            self.gates.append(gate)
        return 2 * self._known[gate]

    def compiled(
        self,
    ) -> Callable[[Words, Words, Any, Any, Callable[..., tuple[Any, Any]]], tuple[Words, Words]]:
        """A function (true words, false words of atoms, one, zero, compare) -> (true words, false words of all
        gates).
        """
        lines = ["def run(T, F, one, zero, compare):", " t0 = one; f0 = zero"]
        for node, gate in enumerate(self.gates[1:], start=1):
            if gate.kind == "atom":
                lines.append(f" t{node} = T[{gate.index}]; f{node} = F[{gate.index}]")
            elif gate.kind == "and":
                true = " & ".join(f"{'ft'[not edge & 1]}{edge >> 1}" for edge in gate.inputs)
                false = " | ".join(f"{'tf'[not edge & 1]}{edge >> 1}" for edge in gate.inputs)
                lines.append(f" t{node} = {true}; f{node} = {false}")
            else:
                tests = "".join(f"({_rails(edge)}), " for edge in gate.inputs)
                lines.append(f" t{node}, f{node} = compare({gate.index}, ({tests}))")
        numbers = range(len(self.gates))
        lines.append(f" return ({''.join(f't{n},' for n in numbers)}), ({''.join(f'f{n},' for n in numbers)})")
        space: dict[str, Any] = {}
        exec(compile("\n".join(lines), "<circuit>", "exec"), space)  # noqa: S102  the text is made above from integers alone
        run: Callable[..., tuple[Words, Words]] = space["run"]
        return run


def _rails(edge: Edge) -> str:
    node = edge >> 1
    return f"f{node}, t{node}" if edge & 1 else f"t{node}, f{node}"


def bits(mask: int) -> list[int]:
    """The positions of the ones in a mask, lowest first."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
