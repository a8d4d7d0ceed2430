"""Two-valued evaluation of complete facts, and every completion of incomplete ones: the meaning the engine must reach
by other means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod

from zellige.kernel.errors import Place
from zellige.kernel.logic import Rule
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
    RuleHolds,
    Some,
)
from zellige.kernel.text import Text
from zellige.kernel.vocabulary import (
    Constraint,
    Fact,
    Literal,
    Option,
    Value,
    Vocabulary,
    number_of,
)

T = Text({"ar": "-", "fr": "-", "en": "-"})


def fact(
    name: str,
    kind: str,
    options: Sequence[str] = (),
    low: float | None = None,
    high: float | None = None,
) -> Fact:
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
    Constraint(
        "saw-needs-a",
        "system",
        (Literal("tools", "saw", True),),
        Literal("a", None, True),
        T,
        Place("test"),
    ),
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


def decide(
    expression: Expression,
    facts: Mapping[str, Value],
    rules: Mapping[str, Rule],
    others: Mapping[type, Callable[[Expression], bool]] | None = None,
) -> bool | float:
    """Plain two-valued meaning; `others` says what shapes mean that reach beyond the facts."""

    def inner(part: Expression) -> bool | float:
        return decide(part, facts, rules, others)

    if others and type(expression) in others:
        return others[type(expression)](expression)
    match expression:
        case Constant(value) | Number(value):
            return value
        case Holds(name, wanted):
            value = facts[name]
            return bool(wanted & value) if isinstance(value, frozenset) else value in wanted
        case Measure(name):
            return number_of(facts[name])
        case RuleHolds(name):
            return inner(rules[name].body)
        case Every(parts):
            return all(inner(part) for part in parts)
        case Some(parts):
            return any(inner(part) for part in parts)
        case Negation(part):
            return not inner(part)
        case AtLeast(count, parts):
            return sum(bool(inner(part)) for part in parts) >= count
        case Choice(test, then, otherwise):
            return inner(then if inner(test) else otherwise)
        case Combined(operation, parts):
            values = [float(inner(part)) for part in parts]
            return {"sum": sum, "min": min, "max": max, "times": prod}[operation](values)
        case Compare(relation, left, right):
            low, high = inner(left), inner(right)
            return {
                "below": low < high,
                "up_to": low <= high,
                "above": low > high,
                "from": low >= high,
                "equal": low == high,
            }[relation]
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
