"""The ways to settle an open conclusion: smallest sets of answers after which its value is certain.

Ways for a value are prime implicants of the conclusion (or of its negation) over the answers still missing. They
are read off the diagram of what is left, those of one answer first, then those of two, until there are enough.

Reference: O. Coudert, J.-C. Madre, Implicit and incremental computation of primes and essential primes of Boolean
functions, DAC 1992, doi:10.1109/DAC.1992.227866.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce

from zellige.kernel.logic.case import Case
from zellige.kernel.logic.diagram import IMPOSSIBLE, NO, YES, Diagrams, Node
from zellige.kernel.logic.variables import Answer
from zellige.kernel.vocabulary import Value

MOST_WAYS = 20
MOST_TERMS = 400
MOST_WORK = 3_000
Term = frozenset[tuple[int, int]]
"""Answers by variable: the class of each."""
NOTHING: Term = frozenset()


class _TooMuchWork(Exception):
    """Further ways are not worth their price."""


@dataclass(frozen=True)
class Ways:
    """`sets`: answers by key, smallest first; `complete`: whether these are all."""

    sets: tuple[Mapping[str, Value], ...]
    complete: bool


def ways(case: Case, name: str, value: bool) -> Ways:
    """The smallest sets of answers that make an open conclusion certainly `value`."""
    if case.value(name) is not None:
        return Ways((), True)
    diagrams = case.shape.diagrams
    root = diagrams.root(case.shape.program.roots[name])
    primes = _Primes(case, Diagrams(case.shape.program, case.shape.entangled, case.shape.positions))
    left = primes.left(root, value)
    most = primes.depth(left)
    terms: set[Term] = set()
    complete = False
    for size in range(1, most + 1):
        try:
            terms = primes.of(left, size)
        except _TooMuchWork:
            break
        complete = size == most
        if len(terms) > MOST_WAYS:
            break
    sets = _as_answers(case, root, value, terms)
    return Ways(tuple(sets[:MOST_WAYS]), complete and len(sets) <= MOST_WAYS)


@dataclass
class _Primes:
    """Prime implicants, on a scratch table of diagrams that ends with the question."""

    case: Case
    scratch: Diagrams
    work: int = 0
    _copied: dict[Node, Node] = field(default_factory=dict)
    _memo: dict[tuple[Node, int], set[Term]] = field(default_factory=dict)

    def left(self, node: Node, value: bool) -> Node:
        """What is left of a diagram once the known is known: yes where it comes to `value`, or cannot be."""
        if node <= IMPOSSIBLE:
            return YES if node == IMPOSSIBLE or (node == YES) == value else NO
        if node not in self._copied:
            diagrams = self.case.shape.diagrams
            variable, children = diagrams.variables[node], diagrams.children[node]
            answer = self.case.known.get(variable)
            if answer is not None:
                copied = self.left(children[answer], value)
            else:
                copied = self.scratch.node(variable, tuple(self.left(child, value) for child in children))
            self._copied[node] = copied
        return self._copied[node]

    def depth(self, node: Node) -> int:
        """How many variables a diagram reads."""
        return len({self.scratch.variables[below] for below in self.scratch.below(node)})

    def of(self, node: Node, most: int) -> set[Term]:
        """The prime implicants of a diagram with at most `most` answers."""
        if node == YES:
            return {NOTHING}
        if node == NO or most == 0:
            return set()
        if (node, most) not in self._memo:
            self.work += 1
            if self.work > MOST_WORK:
                raise _TooMuchWork
            self._memo[node, most] = self._expanded(node, most)
        return self._memo[node, most]

    def _expanded(self, node: Node, most: int) -> set[Term]:
        variable, children = self.scratch.variables[node], self.scratch.children[node]
        found = self.of(reduce(self.scratch.both, children), most)
        if not self._answerable(variable):
            return found
        common = list(found)
        for answer, child in enumerate(children):
            alone = self.of(child, most - 1)
            found = found | {
                term | {(variable, answer)} for term in alone if not any(smaller <= term for smaller in common)
            }
        if len(found) > MOST_TERMS:
            raise _TooMuchWork
        return found

    def _answerable(self, variable: int) -> bool:
        items = self.case.shape.program.variables.items
        return variable < len(items) and items[variable].kind != "unlisted"


def _as_answers(case: Case, root: Node, value: bool, terms: Iterable[Term]) -> list[dict[str, Value]]:
    """Terms as answers to facts, what is not needed dropped, smallest first and in a fixed order."""
    found: dict[tuple[tuple[str, Value], ...], dict[str, Value]] = {}
    for term in terms:
        answers = _answers(case, term)
        if not _settles(case, root, value, answers):
            continue
        for key in sorted(answers):
            fewer = {other: answer for other, answer in answers.items() if other != key}
            if _settles(case, root, value, fewer):
                answers = fewer
        found[tuple(sorted(answers.items(), key=lambda entry: entry[0]))] = answers
    order = {key: index for index, key in enumerate(case.shape.program.variables.by_key)}
    return sorted(found.values(), key=lambda way: (len(way), sorted((order[key], repr(way[key])) for key in way)))


def _settles(case: Case, root: Node, value: bool, answers: Mapping[str, Value]) -> bool:
    variables = case.shape.program.variables
    known = dict(case.known)
    for key, answer in answers.items():
        for variable in variables.by_key[key]:
            known[variable] = variables.class_of(variable, variables.answer_of(variable, answer))
    return case.shape.diagrams.outcomes(root, known) == (value, not value)


def _answers(case: Case, term: Term) -> dict[str, Value]:
    """A term over variables as answers to facts: the options of a set together make its answer."""
    variables = case.shape.program.variables
    answers: dict[str, Value] = {}
    for variable, position in term:
        item, answer = variables.items[variable], case.shape.diagrams.classes(variable)[position]
        if item.option is not None:
            chosen = answers.get(item.key, frozenset())
            answers[item.key] = chosen | {item.option} if answer else chosen  # type: ignore[operator]
        else:
            answers[item.key] = _typed(case, variable, answer)
    return answers


def _typed(case: Case, variable: int, answer: Answer) -> Value:
    """A number on the number line as the fact's own type."""
    fact = case.shape.program.variables.items[variable].fact
    if fact is None or fact.type not in ("date", "duration"):
        return answer
    return date.fromordinal(int(answer)) if fact.type == "date" else int(answer)  # type: ignore[arg-type]
