"""The ways to settle an open conclusion: smallest sets of answers after which its value is certain.

Ways for a value are prime implicants of the conclusion (or of its negation), over the answers still missing. Where
every unknown is used in one sense they are read off the circuit, with absorption; otherwise by Shannon's expansion
on the split variables.

Reference: O. Coudert, J.-C. Madre, Implicit and incremental computation of primes and essential primes of Boolean
functions, DAC 1992, doi:10.1109/DAC.1992.227866.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from zellige.kernel.logic.case import Case
from zellige.kernel.logic.circuit import Edge
from zellige.kernel.logic.settle import Inquiry, settle
from zellige.kernel.logic.variables import Answer
from zellige.kernel.logic.worlds import Worlds
from zellige.kernel.vocabulary import Value

MOST_WAYS = 20
MOST_TERMS = 1500
Term = frozenset[tuple[int, Answer]]
NOTHING: Term = frozenset()


class _TooManyError(Exception):
    """More terms than are worth keeping."""


@dataclass(frozen=True)
class Ways:
    """`sets`: answers by key, smallest first; `complete`: whether these are all."""

    sets: tuple[Mapping[str, Value], ...]
    complete: bool


def ways(case: Case, name: str, value: bool) -> Ways:
    """The smallest sets of answers that make an open conclusion certainly `value`."""
    if case.value(name) is not None:
        return Ways((), True)
    edge = case.shape.program.roots[name] ^ (0 if value else 1)
    open_splits = [variable for variable in case.shape.splits(edge) if _key(case, variable) in case.missing(name)]
    terms: set[Term] = set()
    complete = True
    for most in (2, 4, 8, 64):
        try:
            terms = _Primes(case, edge, most).expanded(open_splits)
        except _TooManyError:
            complete = False
            break
        complete = most == 64
        if len(terms) > MOST_WAYS:
            break
    sets = _as_answers(case, edge, terms)
    return Ways(tuple(sets[:MOST_WAYS]), complete and len(sets) <= MOST_WAYS)


def _key(case: Case, variable: int) -> str:
    return case.shape.program.variables.items[variable].key


@dataclass
class _Primes:
    """Prime implicants of an edge with at most `most` answers."""

    case: Case
    edge: Edge
    most: int
    _memo: dict[tuple[int, bool], set[Term]] = field(default_factory=dict)
    _rails: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())

    def expanded(self, splits: list[int], given: Term = NOTHING) -> set[Term]:
        if not splits:
            return self._read_off(given)
        variable, rest = splits[0], splits[1:]
        branches = {
            answer: self.expanded(rest, given | {(variable, answer)})
            for answer in self.case.shape.program.variables.classes(variable)
        }
        common = self._product(branches.values())
        alone = {term | {(variable, answer)} for answer, terms in branches.items() for term in terms}
        return absorbed(common | {term for term in alone if len(term) <= self.most})

    def _read_off(self, given: Term) -> set[Term]:
        worlds = Worlds(self.case.shape.program, 1)
        worlds.know_facts(self.case.facts, 1)
        for variable, answer in given:
            worlds.know(variable, answer, 1)
        if worlds.propagate():
            return {NOTHING}  # an impossible answer hinders nothing
        true, false = worlds.evaluate()
        self._rails, self._memo = (tuple(true), tuple(false)), {}
        return self._terms(self.edge)

    def _terms(self, edge: Edge) -> set[Term]:
        """Terms that make an edge true."""
        node, wanted = edge >> 1, not edge & 1
        true, false = self._rails
        if true[node] or false[node]:
            return {NOTHING} if bool(true[node]) == wanted else set()
        if (node, wanted) not in self._memo:
            self._memo[node, wanted] = self._of_gate(node, wanted)
        return self._memo[node, wanted]

    def _of_gate(self, node: int, wanted: bool) -> set[Term]:
        program = self.case.shape.program
        gate = program.circuit.gates[node]
        if gate.kind == "atom":
            test = program.variables.tests[gate.index]
            if program.variables.items[test.variable].kind == "unlisted":
                return set()
            classes = program.variables.classes(test.variable)
            return {frozenset({(test.variable, answer)}) for answer in classes if test.passed(answer) == wanted}
        if gate.kind == "comparison":
            return set()
        if wanted:
            return self._product([self._terms(edge) for edge in gate.inputs])
        union = {term for edge in gate.inputs for term in self._terms(edge ^ 1)}
        return self._bounded(absorbed(union))

    def _product(self, factors: Iterable[set[Term]]) -> set[Term]:
        """What makes all factors true: one term of each, together."""
        found: set[Term] = {NOTHING}
        for terms in sorted(factors, key=len):
            found = self._bounded(
                absorbed({joined for one in found for other in terms if self._fits(joined := one | other)})
            )
        return found

    def _fits(self, term: Term) -> bool:
        return len(term) <= self.most and len({variable for variable, _ in term}) == len(term)

    def _bounded(self, terms: set[Term]) -> set[Term]:
        if len(terms) > MOST_TERMS:
            raise _TooManyError
        return terms


def absorbed(terms: set[Term]) -> set[Term]:
    """Without the terms that contain another."""
    kept: dict[tuple[int, Answer] | None, list[Term]] = {}
    found: set[Term] = set()
    for term in sorted(terms, key=len):
        heads: list[tuple[int, Answer] | None] = [None, *term]
        if any(smaller <= term for head in heads for smaller in kept.get(head, ())):
            continue
        found.add(term)
        kept.setdefault(min(term, key=repr) if term else None, []).append(term)
    return found


def _as_answers(case: Case, edge: Edge, terms: set[Term]) -> list[Mapping[str, Value]]:
    """Terms as answers to facts, with what is not needed dropped, smallest first and in a fixed order."""
    candidates = {tuple(sorted(answers.items())) for term in terms if (answers := _answers(case, term))}
    found: set[tuple[tuple[str, Value], ...]] = set()
    pending = list(candidates)
    while pending:
        asked = [(whole, left) for whole in pending for left in range(-1, len(whole))]
        inquiries = [
            Inquiry(
                edge,
                {
                    **case.facts,
                    **dict(answer for index, answer in enumerate(whole) if index != left),
                },
            )
            for whole, left in asked
        ]
        pending = []
        shorter: dict[tuple[tuple[str, Value], ...], tuple[tuple[str, Value], ...] | None] = {}
        for (whole, left), finding in zip(asked, settle(case.shape, inquiries), strict=True):
            if left < 0:
                shorter[whole] = () if finding.value is True and finding.possible else None
            elif shorter[whole] == () and finding.value is True:
                shorter[whole] = tuple(answer for index, answer in enumerate(whole) if index != left)
        for whole, reduced in shorter.items():
            if reduced == ():
                found.add(whole)
            elif reduced:
                pending.append(reduced)
    order = {key: index for index, key in enumerate(case.shape.program.variables.by_key)}
    listed = sorted(
        found,
        key=lambda answers: (len(answers), [(order[key], repr(value)) for key, value in answers]),
    )
    return [dict(answers) for answers in listed]


def _answers(case: Case, term: Term) -> dict[str, Value]:
    """A term over variables as answers to facts: the options of a set together make its answer."""
    items = case.shape.program.variables.items
    answers: dict[str, Value] = {}
    for variable, answer in term:
        item = items[variable]
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
