"""Worlds: many states of knowledge about one case, evaluated side by side, one bit each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from zellige.kernel.logic.circuit import Edge, Words
from zellige.kernel.logic.numbers import Interval, compared, interval
from zellige.kernel.logic.program import Program
from zellige.kernel.logic.variables import Answer
from zellige.kernel.vocabulary import Value, number_of


@dataclass
class Worlds:
    """`width` worlds. First `know` what holds in which of them, then read edges."""

    program: Program
    width: int
    true: list[int] = field(init=False)
    false: list[int] = field(init=False)
    measured: dict[int, list[tuple[float, int]]] = field(default_factory=dict)
    _answer: tuple[Words, Words] | None = None

    def __post_init__(self) -> None:
        tests = len(self.program.variables.tests)
        self.true, self.false = [0] * tests, [0] * tests

    @property
    def everywhere(self) -> int:
        return (1 << self.width) - 1

    def know(self, variable: int, answer: Answer, worlds: int) -> None:
        """In these worlds the variable has this answer."""
        variables = self.program.variables
        for test in variables.tests_of[variable]:
            if variables.tests[test].passed(answer):
                self.true[test] |= worlds
            else:
                self.false[test] |= worlds
        if variables.items[variable].kind == "numeric":
            self.measured.setdefault(variable, []).append((number_of(answer), worlds))

    def know_facts(self, facts: Mapping[str, Value], worlds: int) -> None:
        for key, value in facts.items():
            self.know_fact(key, value, worlds)

    def know_fact(self, key: str, value: Value, worlds: int) -> None:
        for variable in self.program.variables.by_key.get(key, ()):
            self.know(variable, self.program.variables.answer_of(variable, value), worlds)

    def propagate(self) -> int:
        """Let constraints say what follows from what is known; returns the worlds that contradict a constraint."""
        gates = self.program.circuit.gates
        contradicted, changed = 0, True
        while changed:
            changed = False
            for clause in self.program.clauses:
                rails = [self._rails(gates[edge >> 1].index, edge & 1) for edge in clause]
                for position, edge in enumerate(clause):
                    others = self.everywhere
                    for index, (_, false) in enumerate(rails):
                        if index != position:
                            others &= false
                    contradicted |= others & rails[position][1]
                    new = others & ~rails[position][0] & ~rails[position][1]
                    if new:
                        (self.false if edge & 1 else self.true)[gates[edge >> 1].index] |= new
                        rails[position] = self._rails(gates[edge >> 1].index, edge & 1)
                        changed = True
        return contradicted

    def _rails(self, test: int, flip: int) -> tuple[int, int]:
        return (self.false[test], self.true[test]) if flip else (self.true[test], self.false[test])

    def evaluate(self) -> tuple[Words, Words]:
        """The words of all gates."""
        if self._answer is None:
            self._answer = self.program.run(self.true, self.false, self.everywhere, 0, self._compare)
        return self._answer

    def known(self, facts: Mapping[str, Value], bit: int) -> dict[int, int]:
        """What is known in one world, with what constraints say follows: variable -> the class of its answer."""
        variables = self.program.variables
        found = {}
        for key, value in facts.items():
            found.update(variables.classes_of(key, value))
        for test in self.program.bound_tests:
            if (self.true[test] | self.false[test]) >> bit & 1:
                found[variables.tests[test].variable] = 1 - (self.true[test] >> bit & 1)
        if self.program.comparisons:
            true, false = self.evaluate()
            for index, node in enumerate(self.program.comparison_gates):
                if (true[node] | false[node]) >> bit & 1:
                    found[len(variables.items) + index] = 1 - (true[node] >> bit & 1)
        return found

    def edge(self, edge: Edge) -> tuple[int, int]:
        """Where an edge is surely true, and where surely false."""
        true, false = self.evaluate()
        node = edge >> 1
        return (false[node], true[node]) if edge & 1 else (true[node], false[node])

    def interval(self, name: str) -> Interval:
        """Lowest and highest value of a numeric rule in each world."""
        return interval(
            self.program.bands[name],
            self.measure,
            lambda edge: self._columns(self.edge(edge)),
            self.width,
        )

    def _compare(self, index: int, tests: tuple[tuple[int, int], ...]) -> tuple[int, int]:
        comparison = self.program.comparisons[index]
        known = {edge: self._columns(rails) for edge, rails in zip(comparison.tests(), tests, strict=True)}
        sides = [
            interval(side, self.measure, known.__getitem__, self.width) for side in (comparison.left, comparison.right)
        ]
        true, false = compared(sides[0], sides[1], comparison.inclusive)
        return _word(true), _word(false)

    def measure(self, variable: int) -> Interval:
        fact = self.program.variables.items[variable].fact
        low = -np.inf if fact is None or fact.minimum is None else fact.minimum
        high = np.inf if fact is None or fact.maximum is None else fact.maximum
        lows, highs = np.full(self.width, float(low)), np.full(self.width, float(high))
        for number, worlds in self.measured.get(variable, ()):
            held = _column(worlds, self.width)
            lows[held] = highs[held] = number
        return lows, highs

    def _columns(self, rails: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        return _column(rails[0], self.width), _column(rails[1], self.width)


def _column(word: int, width: int) -> np.ndarray:
    octets = np.frombuffer(word.to_bytes((width + 7) // 8, "little"), dtype=np.uint8)
    return np.unpackbits(octets, bitorder="little")[:width].astype(bool)


def _word(column: np.ndarray) -> int:
    return int.from_bytes(np.packbits(column, bitorder="little").tobytes(), "little")


def combinations(program: Program, variables: Iterable[int]) -> list[tuple[tuple[int, Answer], ...]]:
    """Every way to answer some variables, as far as the program's tests can tell answers apart."""
    listed = list(variables)
    choices = [[(variable, answer) for answer in program.variables.classes(variable)] for variable in listed]
    return [tuple(combination) for combination in product(*choices)]
