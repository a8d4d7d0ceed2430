"""The library of instruments, and its edition of a day: the rules in force, compiled, in each mode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from zellige.kernel.logic import Rule, Shape, Subjects, build, restricted
from zellige.kernel.logic.expression import (
    TRUE,
    AtLeast,
    Choice,
    Combined,
    Compare,
    Every,
    Expression,
    Negation,
    Quantified,
    RuleHolds,
    RuleValue,
    Some,
)
from zellige.kernel.logic.naming import FLAT, Form, named
from zellige.kernel.logic.parse import rules_in
from zellige.kernel.vocabulary import Vocabulary
from zellige.law.engine.agency import Agency
from zellige.law.engine.instrument import ALIGNMENT, Instrument, LegalRule, Version


@dataclass(frozen=True)
class Ruled:
    """A rule as it stands on a day, in a mode."""

    rule: LegalRule
    version: Version
    mode: str

    @property
    def key(self) -> str:
        return self.rule.key + (ALIGNMENT if self.mode == "alignment" else "")


@dataclass
class Edition:
    """What the library says on a day, for some instruments."""

    library: Library
    day: date
    ruled: Mapping[str, Ruled]
    _shapes: dict[Form, Shape] = field(default_factory=dict)

    def shape(self, subjects: Subjects) -> Shape:
        """The compiled program for a case with these operators and processings."""
        form = Form.of(subjects)
        if form not in self._shapes:
            rules = [Rule(key, one.rule.about, self.body(one), one.rule.numeric) for key, one in self.ruled.items()]
            flat = None if form == FLAT else self.shape(Subjects())
            self._shapes[form] = Shape(build(rules, self.library.vocabulary, form.subjects()), flat)
        return named(self._shapes[form], subjects)

    @cached_property
    def rulings(self) -> dict[str, bool]:
        """Open legal questions answered by their owners, as facts."""
        return {
            f"question:{instrument.id}/{question.id}": answer
            for instrument in self.library.instruments.values()
            for question in instrument.questions.values()
            if (answer := question.answer(self.day)) is not None
        }

    def body(self, one: Ruled) -> Expression:
        instrument = self.library.instruments[one.rule.instrument]
        is_scope = one.rule.id == instrument.scope
        if is_scope and one.mode == "alignment":
            return TRUE
        body = restricted(one.version.body, tuple(exception.logic for exception in one.version.exceptions))
        scoped = (
            one.rule.kind == "conclusion" and not one.rule.regardless_of_scope and not is_scope and not one.rule.numeric
        )
        if scoped and instrument.scope:
            body = Every((RuleHolds(f"{instrument.id}/{instrument.scope}"), body))
        return in_alignment(body, instrument.id) if one.mode == "alignment" else body


@dataclass
class Library:
    instruments: Mapping[str, Instrument]
    vocabulary: Vocabulary
    digest: str
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    _editions: dict[tuple[date, tuple[str, ...]], Edition] = field(default_factory=dict)

    def edition(self, day: date, only: tuple[str, ...] = ()) -> Edition:
        """The rules in force on a day (of some instruments, and those they rest on, if named)."""
        if (day, only) not in self._editions:
            chosen = self._with_foundations(only) if only else tuple(self.instruments)
            ruled = {
                one.key: one
                for instrument in (self.instruments[name] for name in chosen)
                for rule in instrument.rules.values()
                if (version := rule.on(day))
                for mode in instrument.modes
                for one in [Ruled(rule, version, mode)]
            }
            self._editions[day, only] = self._same_rules(Edition(self, day, ruled))
        return self._editions[day, only]

    def _same_rules(self, edition: Edition) -> Edition:
        """An edition of another day with the very same rules shares its compiled programs."""
        for other in self._editions.values():
            if other.ruled.keys() == edition.ruled.keys() and all(
                other.ruled[key].version is one.version for key, one in edition.ruled.items()
            ):
                return replace(edition, _shapes=other._shapes)
        return edition

    def _with_foundations(self, names: tuple[str, ...]) -> tuple[str, ...]:
        found, pending = set(names), list(names)
        while pending:
            for rule in self.instruments[pending.pop()].rules.values():
                for version in rule.versions:
                    for expression in (
                        version.body,
                        *(exception.logic.when for exception in version.exceptions),
                    ):
                        new = {key.split("/")[0] for key in rules_in(expression)} - found
                        found |= new
                        pending.extend(new)
        return tuple(name for name in self.instruments if name in found)


def in_alignment(expression: Expression, instrument: str) -> Expression:
    """The expression with the instrument's own rules read by alignment."""

    def own(key: str) -> str:
        return key + ALIGNMENT if key.startswith(f"{instrument}/") else key

    def again(part: Expression) -> Expression:
        return in_alignment(part, instrument)

    match expression:
        case RuleHolds(rule):
            return RuleHolds(own(rule))
        case RuleValue(rule):
            return RuleValue(own(rule))
        case Every(parts):
            return Every(tuple(map(again, parts)))
        case Some(parts):
            return Some(tuple(map(again, parts)))
        case AtLeast(count, parts):
            return AtLeast(count, tuple(map(again, parts)))
        case Negation(part):
            return Negation(again(part))
        case Choice(test, then, otherwise):
            return Choice(again(test), again(then), again(otherwise))
        case Quantified(some, each, where):
            return Quantified(some, each, again(where))
        case Combined(operation, parts):
            return Combined(operation, tuple(map(again, parts)))  # type: ignore[arg-type]
        case Compare(relation, left, right):
            return Compare(relation, again(left), again(right))  # type: ignore[arg-type]
    return expression
