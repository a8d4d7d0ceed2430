"""Variables: the smallest things that can be known or unknown, and the tests (atoms) rules make of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from zellige.kernel.vocabulary import Fact, Value, number_of

Answer = Value


@dataclass(frozen=True)
class Variable:
    """A fact of one subject, one option of a set, a ruling on an open question, or "an unlisted item fulfils this".

    `key` names it to users: `fact`, `item/fact`, `question:instrument/id`, `unlisted:...`.
    """

    key: str
    kind: str  # boolean | option | enumeration | numeric | question | unlisted
    fact: Fact | None = None
    option: str | None = None

    @property
    def bare(self) -> tuple[str, str | None]:
        """What it is apart from the item it speaks of."""
        return (self.fact.id if self.fact else self.key), self.option


@dataclass(frozen=True)
class Test:
    """An atom: a test on one variable.

    Booleans and options: `answers` is {True}. Enumerations: the answers that pass. Numeric: value below `bound`,
    or up to it.
    """

    variable: int
    answers: frozenset[bool | str] = frozenset({True})
    bound: float | None = None
    inclusive: bool = False

    def passed(self, answer: Answer) -> bool:
        if self.bound is None:
            return answer in self.answers
        number = number_of(answer)
        return number <= self.bound if self.inclusive else number < self.bound


@dataclass
class Variables:
    """All variables and tests of a program, each once."""

    items: list[Variable] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)
    _items: dict[Variable, int] = field(default_factory=dict)
    _tests: dict[Test, int] = field(default_factory=dict)
    tests_of: list[list[int]] = field(default_factory=list)
    by_key: dict[str, list[int]] = field(default_factory=dict)
    _class: dict[tuple[int, Answer], int] = field(default_factory=dict)
    _answers: dict[tuple[str, Value], dict[int, int]] = field(default_factory=dict)

    def variable(self, variable: Variable) -> int:
        if variable not in self._items:
            self._items[variable] = len(self.items)
            self.by_key.setdefault(variable.key, []).append(len(self.items))
            self.items.append(variable)
            self.tests_of.append([])
        return self._items[variable]

    def test(self, test: Test) -> int:
        if test not in self._tests:
            self._tests[test] = len(self.tests)
            self.tests_of[test.variable].append(len(self.tests))
            self.tests.append(test)
        return self._tests[test]

    def rename(self, items: list[Variable]) -> None:
        """Give the variables other keys, in the same order; what is known by number stays."""
        self.items = items
        self._items = {item: number for number, item in enumerate(items)}
        self.by_key = {}
        for number, item in enumerate(items):
            self.by_key.setdefault(item.key, []).append(number)
        self._answers = {}

    def answer_of(self, variable: int, value: Value) -> Answer:
        """What an answer to a fact says of one of its variables."""
        option = self.items[variable].option
        return value if option is None else option in value  # type: ignore[operator]

    def classes(self, variable: int) -> list[Answer]:
        """One answer for each way in which the tests of a variable can come out together."""
        item = self.items[variable]
        if item.kind == "numeric":
            candidates: list[Answer] = list(self._numbers(variable))
        elif item.kind == "enumeration":
            candidates = [option.id for option in item.fact.options] if item.fact else []
        else:
            return [True, False]
        found: dict[tuple[bool, ...], Answer] = {}
        for candidate in candidates:
            found.setdefault(self._signature(variable, candidate), candidate)
        return list(found.values())

    def class_of(self, variable: int, answer: Answer) -> int:
        """The position, among the classes of a variable, of the one an answer belongs to."""
        found = self._class.get((variable, answer))
        if found is None:
            found = self._position(variable, answer)
            if self.items[variable].kind != "numeric":
                self._class[variable, answer] = found
        return found

    def classes_of(self, key: str, value: Value) -> dict[int, int]:
        """What an answer to a fact says of its variables: the class of each."""
        found = self._answers.get((key, value))
        if found is None:
            found = {each: self.class_of(each, self.answer_of(each, value)) for each in self.by_key.get(key, ())}
            if not any(self.items[each].kind == "numeric" for each in found):
                self._answers[key, value] = found
        return found

    def _position(self, variable: int, answer: Answer) -> int:
        signature = self._signature(variable, answer)
        listed = (self._signature(variable, each) for each in self.classes(variable))
        return next(index for index, each in enumerate(listed) if each == signature)

    def _signature(self, variable: int, answer: Answer) -> tuple[bool, ...]:
        return tuple(self.tests[test].passed(answer) for test in self.tests_of[variable])

    def _numbers(self, variable: int) -> list[float]:
        fact = self.items[variable].fact
        bounds = sorted({bound for test in self.tests_of[variable] if (bound := self.tests[test].bound) is not None})
        if fact is None or not bounds:
            return [0.0]
        step = 1.0 if fact.type in ("date", "duration") else 0.5
        between = [(low + high) / 2 for low, high in pairwise(bounds)]
        if step == 1.0:
            between = [float(int(middle)) for middle in between]
        found = [
            bounds[0] - step,
            *bounds,
            *between,
            bounds[-1] + step,
            *(bound + step for bound in bounds),
        ]
        low = fact.minimum if fact.minimum is not None else float("-inf")
        high = fact.maximum if fact.maximum is not None else float("inf")
        return [number for number in sorted(set(found)) if low <= number <= high] or [max(low, min(high, 0.0))]
