"""From rules to a program: every rule, for every item of the lists, as an edge of one circuit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from zellige.kernel.errors import Fault
from zellige.kernel.logic.circuit import FALSE, TRUE, Circuit, Edge
from zellige.kernel.logic.expression import (
    AtLeast,
    Choice,
    Combined,
    Compare,
    Constant,
    Every,
    Expression,
    Holds,
    Measure,
    Negation,
    Number,
    Quantified,
    RuleHolds,
    RuleValue,
    Ruling,
    Some,
)
from zellige.kernel.logic.numbers import Band, BandOf, Comparison, Fixed, Joined, Picked
from zellige.kernel.logic.variables import Test, Variable, Variables
from zellige.kernel.vocabulary import LISTS, Fact, Literal, Vocabulary


@dataclass(frozen=True)
class Rule:
    """What a program needs of a rule: whom it speaks of, and its condition or (numeric) its value."""

    id: str
    about: str
    body: Expression
    numeric: bool = False


@dataclass(frozen=True)
class Processing:
    id: str
    operator: str


@dataclass(frozen=True)
class Subjects:
    """The listed operators and processings; an id of "" is the one a flat case speaks of."""

    operators: tuple[str, ...] = ("",)
    processings: tuple[Processing, ...] = (Processing("", ""),)


@dataclass(frozen=True)
class Sight:
    """The operator and the processing a rule looks at."""

    operator: str | None = None
    processing: str | None = None


@dataclass
class Program:
    """A circuit with the name of every rule's edge.

    `roots` maps `rule` (about the system) or `rule@item` to its edge, `bands` numeric rules to their expression,
    `clauses` are the constraints as alternatives of atom edges, at least one of which holds.
    """

    rules: Mapping[str, Rule]
    vocabulary: Vocabulary
    subjects: Subjects
    circuit: Circuit = field(default_factory=Circuit)
    variables: Variables = field(default_factory=Variables)
    comparisons: list[Comparison] = field(default_factory=list)
    roots: dict[str, Edge] = field(default_factory=dict)
    bands: dict[str, Band] = field(default_factory=dict)
    clauses: list[tuple[Edge, ...]] = field(default_factory=list)
    _open: set[tuple[str, Sight]] = field(default_factory=set)
    _built: dict[tuple[str, Sight], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rule in self.rules.values():
            for item, sight in self.sights(rule.about):
                name = f"{rule.id}@{item}" if item else rule.id
                if rule.numeric:
                    self.bands[name] = self._rule_value(rule.id, sight)
                else:
                    self.roots[name] = self._rule(rule.id, sight)
        self._constrain()

    @cached_property
    def run(self) -> Any:
        return self.circuit.compiled()

    @cached_property
    def bound_tests(self) -> list[int]:
        """The tests that constraints speak of."""
        return sorted({self.circuit.gates[edge >> 1].index for clause in self.clauses for edge in clause})

    @cached_property
    def bound_variables(self) -> set[int]:
        """The variables that constraints speak of."""
        return {self.variables.tests[test].variable for test in self.bound_tests}

    @cached_property
    def comparison_gates(self) -> list[int]:
        """The gate of each comparison."""
        gates = {gate.index: node for node, gate in enumerate(self.circuit.gates) if gate.kind == "comparison"}
        return [gates[index] for index in range(len(self.comparisons))]

    def forget_built(self) -> None:
        """Let nothing remember under which names rules were built."""
        self._built, self._open = {}, set()

    def sights(self, about: str) -> list[tuple[str, Sight]]:
        """For each item a rule about `about` is evaluated for: its id and what is in sight."""
        if about == "operator":
            return [(item, Sight(operator=item)) for item in self.subjects.operators]
        if about == "processing":
            return [(item.id, Sight(item.operator, item.id)) for item in self.subjects.processings]
        return [("", Sight())]

    def key(self, fact: Fact, sight: Sight) -> str:
        item = {"operator": sight.operator, "processing": sight.processing}.get(fact.about, "")
        if item is None:
            raise Fault(f"a rule about something else looks at {fact.id!r}, a fact about one {fact.about}")
        return f"{item}/{fact.id}" if item else fact.id

    def _rule(self, rule_id: str, sight: Sight) -> Edge:
        rule = self.rules[rule_id]
        sight = _narrowed(sight, rule.about)
        at = (rule_id, sight)
        if at in self._built:
            edge: Edge = self._built[at]
            return edge
        if at in self._open:
            raise Fault(f"rule {rule_id!r} rests on itself")
        self._open.add(at)
        self._built[at] = self.edge(rule.body, sight)
        self._open.discard(at)
        return self._built[at]  # type: ignore[no-any-return]

    def _rule_value(self, rule_id: str, sight: Sight) -> Band:
        rule = self.rules[rule_id]
        return self.band(rule.body, _narrowed(sight, rule.about))

    def edge(self, expression: Expression, sight: Sight) -> Edge:
        """The edge of a boolean expression."""
        match expression:
            case Constant(value):
                return TRUE if value else FALSE
            case Holds(fact_id, answers):
                return self._holds(self.vocabulary.facts[fact_id], answers, sight)
            case RuleHolds(rule):
                return self._rule(rule, sight)
            case Ruling(question):
                return self._atom(Variable(f"question:{question}", "question"))
            case Every(parts):
                return self.circuit.every([self.edge(part, sight) for part in parts])
            case Some(parts):
                return self.circuit.some([self.edge(part, sight) for part in parts])
            case Negation(part):
                return self.edge(part, sight) ^ 1
            case AtLeast(count, parts):
                return self.circuit.at_least(count, [self.edge(part, sight) for part in parts])
            case Choice(test, then, otherwise):
                return self._choice(self.edge(test, sight), self.edge(then, sight), self.edge(otherwise, sight))
            case Compare(relation, left, right):
                return self._compare(relation, self.band(left, sight), self.band(right, sight))
            case Quantified(some, each, where):
                return self._quantified(some, each, where)
        raise Fault(f"not a boolean expression: {expression!r}")

    def band(self, expression: Expression, sight: Sight) -> Band:
        """A numeric expression over variables and edges."""
        match expression:
            case Number(value):
                return Fixed(value)
            case Measure(fact_id):
                fact = self.vocabulary.facts[fact_id]
                return BandOf(self.variables.variable(Variable(self.key(fact, sight), "numeric", fact)))
            case RuleValue(rule):
                return self._rule_value(rule, sight)
            case Combined(operation, parts):
                return Joined(operation, tuple(self.band(part, sight) for part in parts))
            case Choice(test, then, otherwise):
                return Picked(self.edge(test, sight), self.band(then, sight), self.band(otherwise, sight))
        raise Fault(f"not a numeric expression: {expression!r}")

    def _holds(self, fact: Fact, answers: frozenset[bool | str], sight: Sight) -> Edge:
        key = self.key(fact, sight)
        if fact.type == "set":
            (option,) = answers
            return self._atom(Variable(key, "option", fact, str(option)))
        if fact.type == "boolean":
            return self._atom(Variable(key, "boolean", fact))
        if len(answers) == len(fact.options):
            return TRUE
        return self.circuit.atom(
            self.variables.test(Test(self.variables.variable(Variable(key, "enumeration", fact)), answers))
        )

    def _atom(self, variable: Variable) -> Edge:
        return self.circuit.atom(self.variables.test(Test(self.variables.variable(variable))))

    def _choice(self, test: Edge, then: Edge, otherwise: Edge) -> Edge:
        return self.circuit.some([self.circuit.every([test, then]), self.circuit.every([test ^ 1, otherwise])])

    def _quantified(self, some: bool, each: str, where: Expression) -> Edge:
        """Over the listed items; while the list is not declared complete, an unlisted one may decide."""
        flip = 0 if some else 1
        edges = [self.edge(where, sight) ^ flip for _, sight in self.sights(each)]
        complete = self._atom(Variable(LISTS[each], "boolean", self.vocabulary.facts.get(LISTS[each])))
        sign = "" if some else "not "
        unlisted = self._atom(
            Variable(f"unlisted:{each}:{sign}{sha256(repr(where).encode()).hexdigest()[:8]}", "unlisted")
        )
        edges.append(self.circuit.every([complete ^ 1, unlisted]))
        return self.circuit.some(edges) ^ flip

    def _compare(self, relation: str, left: Band, right: Band) -> Edge:
        if relation in ("above", "from"):
            return self._compare({"above": "up_to", "from": "below"}[relation], left, right) ^ 1
        if relation == "equal":
            return self.circuit.every([self._compare("up_to", left, right), self._compare("below", left, right) ^ 1])
        match left, right:
            case Fixed(a), Fixed(b):
                return TRUE if (a <= b if relation == "up_to" else a < b) else FALSE
            case BandOf(variable), Fixed(bound):
                return self._bounded(variable, bound, relation == "up_to")
            case Fixed(bound), BandOf(variable):  # a < x is not (x <= a)
                return self._bounded(variable, bound, relation == "below") ^ 1
        comparison = Comparison(relation == "up_to", left, right)
        self.comparisons.append(comparison)
        return self.circuit.comparison(len(self.comparisons) - 1, comparison.tests())

    def _bounded(self, variable: int, bound: float, inclusive: bool) -> Edge:
        """A variable is below a bound, or up to it; a constant where its domain leaves no choice."""
        fact = self.variables.items[variable].fact
        test = Test(variable, frozenset(), bound, inclusive)
        ends = (fact.minimum, fact.maximum) if fact else (None, None)
        if ends[1] is not None and test.passed(ends[1]):
            return TRUE
        if ends[0] is not None and not test.passed(ends[0]):
            return FALSE
        return self.circuit.atom(self.variables.test(test))

    def _constrain(self) -> None:
        """Constraints as clauses, as far as the program speaks of what they bind."""
        for constraint in self.vocabulary.constraints:
            for _, sight in self.sights(constraint.about):
                clause = [self._literal(part, sight) ^ 1 for part in constraint.given]
                self.clauses.append((*clause, self._literal(constraint.then, sight)))

    def _literal(self, part: Literal, sight: Sight) -> Edge:
        answers: frozenset[bool | str] = frozenset({part.option or True})
        return self._holds(self.vocabulary.facts[part.fact], answers, sight) ^ (0 if part.holds else 1)


def _narrowed(sight: Sight, about: str) -> Sight:
    """What a rule about `about` may see, out of what its user sees."""
    if about == "operator":
        return Sight(operator=sight.operator)
    return sight if about == "processing" else Sight()


def build(rules: Sequence[Rule], vocabulary: Vocabulary, subjects: Subjects | None = None) -> Program:
    """Compile rules for the listed subjects."""
    return Program({rule.id: rule for rule in rules}, vocabulary, subjects or Subjects())
