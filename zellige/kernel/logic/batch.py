"""Many cases at once: the same circuit over columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zellige.kernel.logic.circuit import Edge
from zellige.kernel.logic.numbers import Interval, compared, interval
from zellige.kernel.logic.program import Program
from zellige.kernel.logic.shape import Shape
from zellige.kernel.logic.variables import Answer
from zellige.kernel.vocabulary import Value, number_of

Column = NDArray[np.bool_]
OPEN, NO, YES = -1, 0, 1


@dataclass
class Table:
    """The facts of many cases as columns: for each test, where it surely holds and where it surely does not; numbers
    as bounds.
    """

    program: Program
    rows: int
    true: list[Column]
    false: list[Column]
    answered: dict[int, NDArray[np.int8]]
    measured: dict[int, Interval]

    @classmethod
    def of(cls, program: Program, cases: Sequence[Mapping[str, Value]]) -> Table:
        """Columns from the facts of each case (keys to parsed values; what is unknown is absent)."""
        table = cls._blank(program, len(cases))
        for key, variables in program.variables.by_key.items():
            rows: dict[Value, list[int]] = {}
            for row, facts in enumerate(cases):
                if key in facts:
                    rows.setdefault(facts[key], []).append(row)
            for variable in variables:
                for value, where in rows.items():
                    table.know(variable, program.variables.answer_of(variable, value), where)
        table.propagate()
        return table

    @classmethod
    def _blank(cls, program: Program, rows: int) -> Table:
        tests = len(program.variables.tests)
        blank = [[np.zeros(rows, dtype=bool) for _ in range(tests)] for _ in range(2)]
        answered = {variable: np.full(rows, -1, dtype=np.int8) for variable in range(len(program.variables.items))}
        return cls(program, rows, blank[0], blank[1], answered, {})

    def know(self, variable: int, answer: Answer, where: Any) -> None:
        self.answered[variable][where] = self.program.variables.class_of(variable, answer)
        for test in self.program.variables.tests_of[variable]:
            passed = self.program.variables.tests[test].passed(answer)
            (self.true if passed else self.false)[test][where] = True
        if self.program.variables.items[variable].kind == "numeric":
            for bound in self.measure(variable):
                bound[where] = number_of(answer)

    def measure(self, variable: int) -> Interval:
        if variable not in self.measured:
            fact = self.program.variables.items[variable].fact
            low = -np.inf if fact is None or fact.minimum is None else fact.minimum
            high = np.inf if fact is None or fact.maximum is None else fact.maximum
            self.measured[variable] = (
                np.full(self.rows, float(low)),
                np.full(self.rows, float(high)),
            )
        return self.measured[variable]

    def propagate(self) -> Column:
        """Let constraints say what follows; returns the rows that contradict one."""
        gates, contradicted, changed = (
            self.program.circuit.gates,
            np.zeros(self.rows, dtype=bool),
            True,
        )
        while changed:
            changed = False
            for clause in self.program.clauses:
                for edge in clause:
                    others = np.ones(self.rows, dtype=bool)
                    for other in clause:
                        if other != edge:
                            test = gates[other >> 1].index
                            others &= (self.true if other & 1 else self.false)[test]
                    test = gates[edge >> 1].index
                    held, denied = (self.false, self.true) if edge & 1 else (self.true, self.false)
                    contradicted |= others & denied[test]
                    new = others & ~held[test] & ~denied[test]
                    if new.any():
                        held[test][new] = True
                        changed = True
        return contradicted

    def part(self, rows: NDArray[np.int64]) -> Table:
        """Some of the rows."""
        return Table(
            self.program,
            len(rows),
            [column[rows] for column in self.true],
            [column[rows] for column in self.false],
            {variable: column[rows] for variable, column in self.answered.items()},
            {variable: (low[rows], high[rows]) for variable, (low, high) in self.measured.items()},
        )

    def classes(self, variable: int) -> list[Column]:
        """For each class of answers to a variable, the rows that have it; then the rows that have none."""
        items = self.program.variables.items
        if variable >= len(items):
            node = self.program.comparison_gates[variable - len(items)]
            true, false = self.evaluate()
            rails = [true[node], false[node]]
        elif items[variable].kind in ("enumeration", "numeric"):
            answered = self.answered[variable]
            return [answered == index for index in (*range(len(self.program.variables.classes(variable))), -1)]
        else:
            (test,) = self.program.variables.tests_of[variable]
            rails = [self.true[test], self.false[test]]
        return [*rails, ~(rails[0] | rails[1])]

    def unknown(self, variable: int) -> Column:
        return self.classes(variable)[-1]

    def evaluate(self) -> tuple[Sequence[Column], Sequence[Column]]:
        one, zero = np.ones(self.rows, dtype=bool), np.zeros(self.rows, dtype=bool)
        answer: tuple[Sequence[Column], Sequence[Column]] = self.program.run(
            self.true, self.false, one, zero, self._compare
        )
        return answer

    def _compare(self, index: int, tests: tuple[tuple[Column, Column], ...]) -> tuple[Column, Column]:
        comparison = self.program.comparisons[index]
        known = dict(zip(comparison.tests(), tests, strict=True))
        sides = [
            interval(side, self.measure, known.__getitem__, self.rows) for side in (comparison.left, comparison.right)
        ]
        return compared(sides[0], sides[1], comparison.inclusive)


def assess(shape: Shape, table: Table, names: Iterable[str] | None = None) -> dict[str, NDArray[np.int8]]:
    """The value of each conclusion in each row: 1 true, 0 false, -1 open; equal, row by row, to single assessment."""
    words = table.evaluate()
    found = {}
    for name in names if names is not None else shape.program.roots:
        edge = shape.program.roots[name]
        true, false = _rails(words, edge)
        column = np.where(true, YES, np.where(false, NO, OPEN)).astype(np.int8)
        _split(shape, table, edge, column)
        found[name] = column
    return found


def _rails(words: tuple[Sequence[Column], Sequence[Column]], edge: Edge) -> tuple[Column, Column]:
    true, false = words[0][edge >> 1], words[1][edge >> 1]
    return (false, true) if edge & 1 else (true, false)


def _split(shape: Shape, table: Table, edge: Edge, column: NDArray[np.int8]) -> None:
    """Where Kleene leaves an edge open that he may be too cautious about, read its diagram."""
    splits = shape.splits(edge)
    if not splits:
        return
    unknown = np.zeros(table.rows, dtype=bool)
    for variable in splits:
        unknown |= table.unknown(variable)
    rows = np.flatnonzero((column == OPEN) & unknown)
    if len(rows):
        part = table.part(rows)
        one, zero = np.ones(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
        true, false = shape.diagrams.rails(shape.diagrams.root(edge), part.classes, one, zero)
        column[rows] = np.where(true & ~false, YES, np.where(false & ~true, NO, OPEN)).astype(np.int8)
