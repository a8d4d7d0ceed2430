"""Two-valued evaluation of complete facts, and every completion of incomplete ones: the meaning the engine must reach by other means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from zellige.kernel.errors import Place
from zellige.kernel.logic import Rule
from zellige.kernel.logic.expression import (
    AtLeast, Choice, Combined, Compare, Constant, Every, Expression, Holds, Measure, Negation, Number, RuleHolds, Ruling, Some,
)  # fmt: skip
from zellige.kernel.text import Text
from zellige.kernel.vocabulary import Constraint, Fact, Literal, Option, Value, Vocabulary

T = Text({"ar": "-", "fr": "-", "en": "-"})


def fact(name: str, kind: str, options: Sequence[str] = (), low: float | None = None, high: float | None = None) -> Fact:
    listed = tuple(Option(option, T) for option in options)
    return Fact(name, "system", kind, T, T, None, (), listed, "", low, high, Place("test"))


FACTS = {
    each.id: each
    for each in [
        *(fact(name, "boolean") for name in "abcdef"),
        fact("colour", "enumeration", ["red", "green", "blue"]),
        fact("tools", "set", ["saw", "nail"]),
        fact("size", "number", low=0, high=4),
        fact("operators_complete", "boolean"),
        fact("processings_complete", "boolean"),
    ]
}
CONSTRAINTS = (
    Constraint("saw-needs-a", "system", (Literal("tools", "saw", True),), Literal("a", None, True), T, Place("test")),
    Constraint("b-or-c", "system", (Literal("b", None, False),), Literal("c", None, True), T, Place("test")),
)
FREE = Vocabulary(FACTS, ())
BOUND = Vocabulary(FACTS, CONSTRAINTS)
ASKED = ["a", "b", "c", "d", "e", "f", "colour", "tools", "size"]


def answers(name: str) -> list[Value]:
    declared = FACTS[name]
    if declared.type == "boolean":
        return [True, False]
    ids = [option.id for option in declared.options]
    if declared.type == "enumeration":
        return list(ids)
    if declared.type == "set":
        return [frozenset(chosen) for size in range(len(ids) + 1) for chosen in combinations(ids, size)]
    return [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]


def decide(expression: Expression, facts: Mapping[str, Value], rules: Mapping[str, Rule]) -> bool | float:
    """Plain two-valued meaning."""
    match expression:
        case Constant(value) | Number(value):
            return value
        case Holds(name, wanted):
            value = facts[name]
            return bool(wanted & value) if isinstance(value, frozenset) else value in wanted
        case Measure(name):
            return float(facts[name])  # type: ignore[arg-type]
        case Ruling(question):
            return bool(facts[f"question:{question}"])
        case RuleHolds(name):
            return decide(rules[name].body, facts, rules)
        case Every(parts):
            return all(decide(part, facts, rules) for part in parts)
        case Some(parts):
            return any(decide(part, facts, rules) for part in parts)
        case Negation(part):
            return not decide(part, facts, rules)
        case AtLeast(count, parts):
            return sum(bool(decide(part, facts, rules)) for part in parts) >= count
        case Choice(test, then, otherwise):
            return decide(then if decide(test, facts, rules) else otherwise, facts, rules)
        case Combined(operation, parts):
            values = [float(decide(part, facts, rules)) for part in parts]
            return {"sum": sum, "min": min, "max": max}[operation](values)
        case Compare(relation, left, right):
            low, high = decide(left, facts, rules), decide(right, facts, rules)
            return {"below": low < high, "up_to": low <= high, "above": low > high, "from": low >= high, "equal": low == high}[relation]
    raise AssertionError(expression)


def consistent(facts: Mapping[str, Value], vocabulary: Vocabulary) -> bool:
    def holds(part: Literal) -> bool:
        value = facts[part.fact]
        return (part.option in value if part.option else bool(value)) == part.holds  # type: ignore[operator]

    return all(holds(rule.then) or not all(holds(part) for part in rule.given) for rule in vocabulary.constraints)


def completions(known: Mapping[str, Value], names: Sequence[str], vocabulary: Vocabulary) -> Iterator[dict[str, Value]]:
    """All complete facts that agree with what is known, over some names, and contradict no constraint."""
    bound = {part.fact for rule in vocabulary.constraints for part in (*rule.given, rule.then)}
    open_names = [name for name in dict.fromkeys([*names, *sorted(bound)]) if name not in known]
    for chosen in product(*(answers(name) for name in open_names)):
        facts = {**known, **dict(zip(open_names, chosen, strict=True))}
        if consistent(facts, vocabulary):
            yield facts
