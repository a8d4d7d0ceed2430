"""What must hold of packs beyond their shape: references, subjects, certainty, splits, exceptions, cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from zellige.kernel.errors import Problem
from zellige.kernel.logic import MOST_SPLITS, Case, Rule, Shape, Subjects, build
from zellige.kernel.logic.expression import (
    Every,
    Expression,
    Holds,
    Measure,
    Quantified,
    RuleException,
    RuleHolds,
    RuleValue,
    Ruling,
    parts_of,
    walk,
)
from zellige.kernel.logic.numbers import measures_of
from zellige.law.engine.instrument import HEARSAY, Instrument, LegalRule, Version
from zellige.law.engine.library import Library

SEEN = {
    "system": ("system", "product"),
    "operator": ("system", "product", "operator"),
    "processing": ("system", "product", "operator", "processing"),
}


def structural(library: Library) -> list[Problem]:
    """References that lead nowhere, rules that look where they cannot, statuses their sources do not bear."""
    problems = [problem for instrument in library.instruments.values() for problem in _instrument(library, instrument)]
    return problems or list(_circles(library))


def compiled(library: Library, days: tuple[date, ...] = ()) -> Iterator[Problem]:
    """What only shows once rules are compiled: too many splits, clashing exceptions, numbers that cannot be bounded
    exactly.
    """
    for day in days or turning_days(library):
        shape = library.edition(day).shape(Subjects())
        for name, edge in shape.program.roots.items():
            keys = [shape.program.variables.items[variable].key for variable in shape.splits(edge)]
            splits = list(dict.fromkeys(keys))
            if len(splits) > MOST_SPLITS:
                rule = library.edition(day).ruled[name]
                yield Problem(
                    f"rule {name!r} rests on {len(splits)} facts in several senses: {', '.join(splits)}",
                    rule.version.place,
                    str(len(splits)),
                    f"at most {MOST_SPLITS}",
                    "say it with facts used in one sense only",
                )
        for name, band in shape.program.bands.items():
            for variable, count in Counter(measures_of(band)).items():
                if count > 1:
                    key = shape.program.variables.items[variable].key
                    place = library.edition(day).ruled[name].version.place
                    yield Problem(
                        f"number {name!r} measures {key!r} {count} times", place, remedy="read each number once"
                    )
        for comparison in shape.program.comparisons:
            uses = [*measures_of(comparison.left), *measures_of(comparison.right)]
            for variable in {use for use in uses if uses.count(use) > 1}:
                yield Problem(
                    f"a comparison measures {shape.program.variables.items[variable].key!r} twice",
                    remedy="rearrange it so that each fact stands once",
                )
    yield from _clashes(library)


def turning_days(library: Library) -> tuple[date, ...]:
    """The days on which some rule's version begins, and the days after one ends."""
    days = set()
    for instrument in library.instruments.values():
        for rule in instrument.rules.values():
            for version in rule.versions:
                days.add(version.valid_from)
                if version.valid_to:
                    days.add(version.valid_to + timedelta(days=1))
    return tuple(sorted(days))


def splits(library: Library, day: date) -> dict[str, list[str]]:
    """For each conclusion, the facts on which it must be split."""
    shape = library.edition(day).shape(Subjects())
    items = shape.program.variables.items
    listed = {
        name: [items[variable].key for variable in shape.splits(edge)] for name, edge in shape.program.roots.items()
    }
    return {name: keys for name, keys in listed.items() if keys}


def _instrument(library: Library, instrument: Instrument) -> Iterator[Problem]:
    if instrument.scope and instrument.scope not in instrument.rules:
        yield Problem(f"{instrument.id}: the scope rule {instrument.scope!r} is not there", instrument.place)
    if instrument.status == "in_force" and instrument.in_force_from is None:
        yield Problem(
            f"{instrument.id}: in force, but from when?",
            instrument.place,
            remedy="give in_force_from",
        )
    for rule in instrument.rules.values():
        if rule.part not in instrument.parts:
            yield Problem(
                f"{rule.key}: no such part",
                rule.place,
                rule.part,
                f"one of {', '.join(instrument.parts)}",
            )
        yield from _scoped(instrument, rule)
        yield from _versions(rule)
        for version in rule.versions:
            yield from _version(library, instrument, rule, version)


def _scoped(instrument: Instrument, rule: LegalRule) -> Iterator[Problem]:
    scope = instrument.rules.get(instrument.scope or "")
    waits = rule.kind == "conclusion" and not rule.regardless_of_scope and not rule.numeric
    if scope and waits and scope.about not in SEEN[rule.about]:
        yield Problem(
            f"{rule.key} is about a {rule.about}, its instrument's scope about a {scope.about}",
            rule.place,
            remedy="make both about the same, or say regardless_of_scope and look into the list",
        )


def _versions(rule: LegalRule) -> Iterator[Problem]:
    ordered = sorted(rule.versions, key=lambda version: version.valid_from)
    if list(rule.versions) != ordered:
        yield Problem(f"{rule.key}: versions are not in the order of their dates", rule.place)
    for earlier, later in pairwise(ordered):
        if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
            yield Problem(
                f"{rule.key}: two versions hold on {later.valid_from}",
                later.place,
                remedy="end the earlier with valid_to",
            )
    for version in rule.versions:
        if version.valid_to and version.valid_to < version.valid_from:
            yield Problem(f"{rule.key}: a version ends before it begins", version.place)


def _version(library: Library, instrument: Instrument, rule: LegalRule, version: Version) -> Iterator[Problem]:
    if version.source not in instrument.sources:
        yield Problem(
            f"{rule.key}: no such source",
            version.place,
            version.source,
            f"one of {', '.join(instrument.sources)}",
        )
    elif instrument.sources[version.source].obtained == "none" and version.status == "in_force":
        yield Problem(
            f"{rule.key}: in force, but its text was not obtained",
            version.place,
            remedy="say to_be_confirmed",
        )
    if version.certainty in HEARSAY and version.status == "in_force":
        yield Problem(
            f"{rule.key}: known from {version.certainty}, so it cannot be shown as in force",
            version.place,
            remedy="say status: to_be_confirmed",
        )
    if instrument.status != "in_force" and version.status == "in_force":
        yield Problem(
            f"{rule.key}: a rule in force in an instrument that is {instrument.status}",
            version.place,
        )
    priorities = [exception.logic.id for exception in version.exceptions]
    if len(set(priorities)) != len(priorities):
        yield Problem(f"{rule.key}: an exception id stands twice", version.place)
    for expression in (version.body, *(exception.logic.when for exception in version.exceptions)):
        yield from _looks(library, rule, version, expression, rule.about)


def _looks(
    library: Library, rule: LegalRule, version: Version, expression: Expression, about: str
) -> Iterator[Problem]:
    """Where an expression looks: only at what its rule is about, and at rules that are there."""
    if isinstance(expression, Holds | Measure):
        fact = library.vocabulary.facts.get(expression.fact)
        if fact and fact.about not in SEEN[about]:
            yield Problem(
                f"{rule.key} is about a {about} and asks {fact.id!r}, a fact about one {fact.about}",
                version.place,
                remedy=f"look into the list: {{any: {{each: {fact.about}, where: ...}}}}",
            )
    elif isinstance(expression, RuleHolds | RuleValue):
        yield from _reference(library, rule, version, expression, about)
    elif isinstance(expression, Ruling):
        owner, _, question = expression.question.partition("/")
        if owner not in library.instruments or question not in library.instruments[owner].questions:
            yield Problem(f"{rule.key}: no such open question", version.place, expression.question)
    inner = expression.each if isinstance(expression, Quantified) else about
    for part in parts_of(expression):
        yield from _looks(library, rule, version, part, inner)


def _reference(
    library: Library,
    rule: LegalRule,
    version: Version,
    expression: RuleHolds | RuleValue,
    about: str,
) -> Iterator[Problem]:
    owner, _, name = expression.rule.partition("/")
    target = library.instruments[owner].rules.get(name) if owner in library.instruments else None
    if target is None:
        yield Problem(f"{rule.key} rests on a rule that is not there", version.place, expression.rule)
        return
    if target.numeric != isinstance(expression, RuleValue):
        yield Problem(
            f"{rule.key} takes {target.key} for {'a condition' if target.numeric else 'a number'}",
            version.place,
        )
    if target.about not in SEEN[about]:
        yield Problem(
            f"{rule.key} is about a {about} and rests on {target.key}, about one {target.about}",
            version.place,
            remedy=f"look into the list: {{any: {{each: {target.about}, where: ...}}}}",
        )
    for day in {
        version.valid_from,
        version.valid_to or max(each.valid_from for each in target.versions),
    }:
        there = target.on(max(day, version.valid_from))
        if there is None:
            yield Problem(f"{rule.key} rests on {target.key}, which has no version on {day}", version.place)
        elif version.status == "in_force" and there.status != "in_force":
            yield Problem(
                f"{rule.key} is in force and rests on {target.key}, which is {there.status}",
                version.place,
            )


def _circles(library: Library) -> Iterator[Problem]:
    graph = {
        rule.key: {
            part.rule
            for version in rule.versions
            for expression in (
                version.body,
                *(exception.logic.when for exception in version.exceptions),
            )
            for part in walk(expression)
            if isinstance(part, RuleHolds | RuleValue)
        }
        for instrument in library.instruments.values()
        for rule in instrument.rules.values()
    }
    done: set[str] = set()
    for start in graph:
        trail: list[str] = []
        yield from _circle(library, graph, start, trail, done)


def _circle(
    library: Library, graph: dict[str, set[str]], key: str, trail: list[str], done: set[str]
) -> Iterator[Problem]:
    if key in trail:
        instrument, _, name = key.partition("/")
        circle = " -> ".join([*trail[trail.index(key) :], key])
        yield Problem(
            f"rules rest on each other in a circle: {circle}",
            library.instruments[instrument].rules[name].place,
        )
        return
    if key in done:
        return
    trail.append(key)
    for other in sorted(graph.get(key, ())):
        yield from _circle(library, graph, other, trail, done)
    trail.pop()
    done.add(key)


@dataclass(frozen=True)
class _Pair:
    one: RuleException
    other: RuleException


def _clashes(library: Library) -> Iterator[Problem]:
    """Exceptions of equal priority that pull in different directions must never apply together."""
    for instrument in library.instruments.values():
        for rule in instrument.rules.values():
            for version in rule.versions:
                logic = [exception.logic for exception in version.exceptions]
                for pair in [
                    _Pair(a, b)
                    for a in logic
                    for b in logic
                    if a.id < b.id and a.priority == b.priority and a.then != b.then
                ]:
                    if _can_meet(library, rule, version, pair):
                        yield Problem(
                            f"{rule.key}: exceptions {pair.one.id!r} and {pair.other.id!r} have equal priority, pull "
                            "in different directions and can apply together",
                            version.place,
                            remedy="give one of them a higher priority",
                        )


def _can_meet(library: Library, rule: LegalRule, version: Version, pair: _Pair) -> bool:
    edition = library.edition(version.valid_from)
    rules = [Rule(key, one.rule.about, edition.body(one), one.rule.numeric) for key, one in edition.ruled.items()]
    both = Rule("both", rule.about, Every((pair.one.when, pair.other.when)))
    case = Case(Shape(build([*rules, both], library.vocabulary)), {})
    return case.value("both") is not False
