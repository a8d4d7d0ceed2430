"""Facts drawn at random from the vocabulary, and the plain two-valued meaning of the packs' rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from random import Random

from zellige.kernel.content import PACKAGED, read
from zellige.kernel.logic import Subjects
from zellige.kernel.logic.expression import Expression, Quantified, RuleHolds, Ruling
from zellige.kernel.tests import brute
from zellige.kernel.vocabulary import Constraint, Fact, Value, Vocabulary
from zellige.law.engine.assess import Assessment, assess
from zellige.law.engine.facts_file import Facts
from zellige.law.engine.library import Edition, Library
from zellige.law.engine.load import load

TODAY = date(2026, 11, 25)
FLAT = Subjects()


@lru_cache(maxsize=1)
def library() -> Library:
    return load(read(PACKAGED, kinds=("facts", "instrument", "rule")))


def edition() -> Edition:
    return library().edition(TODAY)


def answer(fact: Fact, draw: Random) -> Value:
    if fact.type == "boolean":
        return draw.random() < 0.5
    if fact.type == "enumeration":
        return draw.choice(fact.options).id
    if fact.type == "set":
        share = draw.choice([0.0, 0.15, 0.4])
        return frozenset(option.id for option in fact.options if draw.random() < share)
    today = float(TODAY.toordinal()) if fact.type == "date" else 0.0
    low = fact.minimum if fact.minimum is not None else today - 3000 if today else 0.0
    high = fact.maximum if fact.maximum is not None else low + 6000
    drawn = draw.uniform(low, high)
    if fact.type == "date":
        return date.fromordinal(int(drawn))
    return int(drawn) if fact.type == "duration" else drawn


def complete(draw: Random, kept: Mapping[str, Value] | None = None) -> dict[str, Value]:
    """An answer to every fact, some of them given, contradicting no constraint; both lists are complete."""
    vocabulary = library().vocabulary
    given = {"operators_complete": True, "processings_complete": True, **(kept or {})}
    for _ in range(50):
        facts = {**{name: answer(fact, draw) for name, fact in vocabulary.facts.items()}, **given}
        for _ in range(2 * len(vocabulary.constraints)):
            for constraint in vocabulary.constraints:
                if not brute.consistent(facts, Vocabulary(vocabulary.facts, (constraint,))):
                    _mend(facts, constraint, given, draw)
        if brute.consistent(facts, vocabulary):
            return facts
    raise AssertionError(f"nothing consistent with {kept}")


def _mend(facts: dict[str, Value], constraint: Constraint, given: Mapping[str, Value], draw: Random) -> None:
    """Turn one literal of a broken constraint whose fact is not given."""
    wanted = [(part, not part.holds) for part in constraint.given] + [(constraint.then, constraint.then.holds)]
    free = [(part, holds) for part, holds in wanted if part.fact not in given]
    if free:
        part, holds = draw.choice(free)
        value = facts[part.fact]
        if part.option is None:
            facts[part.fact] = holds
        else:
            facts[part.fact] = value | {part.option} if holds else value - {part.option}  # type: ignore[operator]


def partial(draw: Random, share: float | None = None) -> dict[str, Value]:
    """Some of the answers of a complete case."""
    kept = draw.choice([0.1, 0.4, 0.7, 0.9]) if share is None else share
    return {name: value for name, value in complete(draw).items() if draw.random() < kept}


def assessed(facts: Mapping[str, Value]) -> Assessment:
    return assess(edition(), Facts(dict(facts), FLAT, {}))


class Meaning:
    """Two-valued meaning of every rule for complete facts: plain recursion, nothing of the engine."""

    def __init__(self, facts: Mapping[str, Value], rulings: Mapping[str, bool]) -> None:
        self.facts, self.rulings, self.known = facts, rulings, {}  # type: ignore[var-annotated]

    def rule(self, key: str) -> bool:
        if key not in self.known:
            one = edition().ruled[key]
            self.known[key] = self.of(edition().body(one))
        return self.known[key]  # type: ignore[no-any-return]

    def of(self, expression: Expression) -> bool:
        match expression:
            case RuleHolds(key):
                return self.rule(key)
            case Ruling(question):
                return self.rulings[f"question:{question}"]
            case Quantified(_, _, where):
                return self.of(where)  # one listed item, and the list is complete
        return bool(_decided(self, expression))


def _decided(meaning: Meaning, expression: Expression) -> object:
    """`brute.decide`, with rules, rulings and lists read by this meaning."""
    parts = {RuleHolds: meaning.of, Ruling: meaning.of, Quantified: meaning.of}
    return brute.decide(expression, meaning.facts, {}, parts)
