"""A rule's condition as a tree that people can read, without any case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
from zellige.kernel.text import Text
from zellige.kernel.vocabulary import Fact
from zellige.law.engine.library import Library
from zellige.law.engine.trace import WORDS

LANGUAGES = ("ar", "fr", "en")
RELATIONS = {
    "below": Text({"ar": "أقل من", "fr": "est inférieur à", "en": "is below"}),
    "up_to": Text({"ar": "لا يتجاوز", "fr": "ne dépasse pas", "en": "is at most"}),
    "above": Text({"ar": "أكثر من", "fr": "dépasse", "en": "is above"}),
    "from": Text({"ar": "لا يقل عن", "fr": "est au moins", "en": "is at least"}),
    "equal": Text({"ar": "يساوي", "fr": "est égal à", "en": "equals"}),
}
OPERATIONS = {
    "sum": Text({"ar": "مجموع", "fr": "somme de", "en": "sum of"}),
    "times": Text({"ar": "جداء", "fr": "produit de", "en": "product of"}),
    "min": Text({"ar": "أصغر", "fr": "le plus petit de", "en": "smallest of"}),
    "max": Text({"ar": "أكبر", "fr": "le plus grand de", "en": "largest of"}),
}
QUANTIFIED = {
    (True, "operator"): Text(
        {"ar": "متدخل واحد على الأقل", "fr": "au moins un opérateur", "en": "at least one operator"}
    ),
    (False, "operator"): Text({"ar": "كل المتدخلين", "fr": "tous les opérateurs", "en": "every operator"}),
    (True, "processing"): Text(
        {"ar": "معالجة واحدة على الأقل", "fr": "au moins un traitement", "en": "at least one processing"}
    ),
    (False, "processing"): Text({"ar": "كل المعالجات", "fr": "tous les traitements", "en": "every processing"}),
}
BRANCHES = (
    Text({"ar": "إذا", "fr": "si", "en": "if"}),
    Text({"ar": "فإن", "fr": "alors", "en": "then"}),
    Text({"ar": "وإلا", "fr": "sinon", "en": "otherwise"}),
)
ALWAYS = {True: WORDS["constant"], False: Text({"ar": "أبدا", "fr": "jamais", "en": "never"})}


@dataclass(frozen=True)
class Clause:
    """A part of a condition. `kind` is group, fact, rule, ruling or plain; `key` names the fact, rule or question."""

    kind: str
    text: Text
    key: str = ""
    article: str = ""
    parts: tuple[Clause, ...] = ()


def condition(expression: Expression, library: Library) -> Clause:
    """The expression in words."""

    def inner(part: Expression) -> Clause:
        return condition(part, library)

    match expression:
        case Constant(value):
            return Clause("plain", ALWAYS[value])
        case Holds(fact, answers):
            return Clause("fact", _holds(library.vocabulary.facts[fact], answers), fact)
        case RuleHolds(rule) | RuleValue(rule):
            return _rule(library, rule)
        case Ruling(question):
            owner, _, name = question.partition("/")
            asked = library.instruments[owner].questions[name]
            return Clause("ruling", asked.text, question, asked.article)
        case Every(parts):
            return Clause("group", WORDS["every"], parts=tuple(map(inner, parts)))
        case Some(parts):
            return Clause("group", WORDS["some"], parts=tuple(map(inner, parts)))
        case AtLeast(count, parts):
            words = Text({code: word.format(count=count) for code, word in WORDS["count"].items()})
            return Clause("group", words, parts=tuple(map(inner, parts)))
        case Negation(part):
            return Clause("group", WORDS["not"], parts=(inner(part),))
        case Quantified(some, each, where):
            return Clause("group", QUANTIFIED[some, each], parts=(inner(where),))
        case Choice(test, then, otherwise):
            three = zip(BRANCHES, (test, then, otherwise), strict=True)
            return Clause(
                "group",
                WORDS["choice"],
                parts=tuple(Clause("group", word, parts=(inner(part),)) for word, part in three),
            )
        case Compare(relation, left, right):
            return _compare(library, relation, left, right)
        case Measure(fact):
            return Clause("fact", library.vocabulary.facts[fact].label, fact)
        case Number(value):
            return Clause("plain", _plain(f"{value:,.12g}".replace(",", "\u202f")))
        case Combined(operation, parts):
            return Clause("group", OPERATIONS[operation], parts=tuple(map(inner, parts)))
    return Clause("plain", _plain(str(expression)))


def _holds(fact: Fact, answers: frozenset[bool | str]) -> Text:
    labels = [option.label for option in fact.options if option.id in answers]
    if not labels:
        return fact.label
    return Text({code: f"{fact.label[code]}: {' / '.join(label[code] for label in labels)}" for code in LANGUAGES})


def _rule(library: Library, key: str) -> Clause:
    owner, _, name = key.partition("/")
    instrument = library.instruments[owner]
    rule = instrument.rules[name]
    return Clause("rule", rule.name, key, rule.article)


def _compare(library: Library, relation: str, left: Expression, right: Expression) -> Clause:
    """One line where both sides are plain, else a group with both sides."""
    dated = any(
        isinstance(side, Measure) and library.vocabulary.facts[side.fact].type == "date" for side in (left, right)
    )
    sides = [_side(library, side, dated) for side in (left, right)]
    if all(not side.parts for side in sides):
        text = Text(
            {code: f"{sides[0].text[code]} {RELATIONS[relation][code]} {sides[1].text[code]}" for code in LANGUAGES}
        )
        return Clause("fact", text, sides[0].key or sides[1].key)
    return Clause("group", RELATIONS[relation], parts=tuple(sides))


def _side(library: Library, side: Expression, dated: bool) -> Clause:
    if dated and isinstance(side, Number):
        return Clause("plain", _plain(date.fromordinal(int(side.value)).isoformat()))
    return condition(side, library)


def _plain(words: str) -> Text:
    return Text(dict.fromkeys(LANGUAGES, words))
