"""From YAML to expressions, with every problem of a rule collected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from zellige.kernel.content import Document
from zellige.kernel.errors import Problem
from zellige.kernel.logic.expression import (
    FALSE,
    AtLeast,
    Boolean,
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
    Numeric,
    Quantified,
    RuleHolds,
    RuleValue,
    Ruling,
    Some,
    walk,
)
from zellige.kernel.vocabulary import NUMERIC, Fact, Vocabulary

RELATIONS = ("below", "up_to", "above", "from", "equal")
OPERATIONS = ("sum", "times", "min", "max")
BOOLEAN_FORMS = (
    "rule",
    "question",
    "all",
    "any",
    "not",
    "at_least",
    "is",
    "in",
    "has",
    "has_any",
    "has_all",
    "has_only",
    *RELATIONS,
    "if",
)
NUMERIC_FORMS = ("date", "days", "money", "rule", *OPERATIONS, "if")

Step = str | int


@dataclass
class Parser:
    """Parses the expressions of one document of one instrument.

    `problems` collects what is wrong; a broken part becomes `false` or 0, so that parsing goes on to the next problem.
    """

    vocabulary: Vocabulary
    document: Document
    instrument: str
    problems: list[Problem]

    def boolean(self, data: Any, path: tuple[Step, ...]) -> Boolean:
        if isinstance(data, bool):
            return Constant(data)
        if isinstance(data, str):
            fact = self._fact(data, ("boolean",), path)
            return Holds(data, frozenset({True})) if fact else FALSE
        form = self._form(data, BOOLEAN_FORMS, path)
        if form is None:
            return FALSE
        if form in RELATIONS:
            return self._comparison(form, data[form], (*path, form))
        return FORMS[form](self, data[form], (*path, form))

    def numeric(self, data: Any, path: tuple[Step, ...]) -> Numeric:
        if isinstance(data, int | float) and not isinstance(data, bool):
            return Number(float(data))
        if isinstance(data, str):
            return Measure(data) if self._fact(data, NUMERIC, path) else Number(0)
        form = self._form(data, NUMERIC_FORMS, path)
        if form is None:
            return Number(0)
        inner, here = data[form], (*path, form)
        if form in OPERATIONS:
            return Combined(
                form,
                tuple(self.numeric(part, (*here, index)) for index, part in enumerate(self._list(inner, here))),
            )
        if form == "rule":
            return RuleValue(self._rule(inner))
        if form == "if":
            return self._choice(inner, here, self.numeric)
        if form == "date":
            return self._date(inner, here)
        if isinstance(inner, int | float) and not isinstance(inner, bool):
            return Number(float(inner))
        self._refuse(here, inner, "a number")
        return Number(0)

    def _form(self, data: Any, forms: tuple[str, ...], path: tuple[Step, ...]) -> str | None:
        keys = [key for key in data if key != "currency"] if isinstance(data, dict) else []
        if len(keys) == 1 and keys[0] in forms:
            return str(keys[0])
        self._refuse(path, data, f"one of {', '.join(forms)}, or the id of a fact")
        return None

    def _fact(self, fact_id: str, types: tuple[str, ...], path: tuple[Step, ...]) -> Fact | None:
        fact = self.vocabulary.facts.get(fact_id)
        if fact is None:
            near = _nearest(fact_id, self.vocabulary.facts)
            self._refuse(
                path,
                fact_id,
                "the id of a declared fact",
                f"did you mean {near!r}?" if near else "declare it first",
            )
        elif fact.type not in types:
            self._refuse(path, f"{fact_id!r} of type {fact.type}", f"a fact of type {' or '.join(types)}")
            return None
        return fact

    def _rule(self, name: Any) -> str:
        return name if "/" in str(name) else f"{self.instrument}/{name}"

    def _list(self, data: Any, path: tuple[Step, ...]) -> list[Any]:
        if isinstance(data, list) and data:
            return data
        self._refuse(path, data, "a list with at least one part")
        return []

    def _booleans(self, data: Any, path: tuple[Step, ...]) -> tuple[Boolean, ...]:
        return tuple(self.boolean(part, (*path, index)) for index, part in enumerate(self._list(data, path)))

    def _all_or_any(self, data: Any, path: tuple[Step, ...]) -> Boolean:
        some = path[-1] == "any"
        if not isinstance(data, dict):
            parts = self._booleans(data, path)
            return Some(parts) if some else Every(parts)
        if set(data) != {"each", "where"} or data["each"] not in ("operator", "processing"):
            self._refuse(path, data, "{each: operator|processing, where: ...}")
            return FALSE
        return Quantified(some, data["each"], self.boolean(data["where"], (*path, "where")))

    def _at_least(self, data: Any, path: tuple[Step, ...]) -> Boolean:
        if not isinstance(data, dict) or set(data) != {"count", "of"} or not isinstance(data["count"], int):
            self._refuse(path, data, "{count: number, of: [...]}")
            return FALSE
        return AtLeast(data["count"], self._booleans(data["of"], (*path, "of")))

    def _choice(self, data: Any, path: tuple[Step, ...], inner: Callable[[Any, tuple[Step, ...]], Any]) -> Choice:
        if not isinstance(data, dict) or set(data) != {"test", "then", "else"}:
            self._refuse(path, data, "{test: ..., then: ..., else: ...}")
            return Choice(FALSE, FALSE, FALSE)
        test = self.boolean(data["test"], (*path, "test"))
        return Choice(test, inner(data["then"], (*path, "then")), inner(data["else"], (*path, "else")))

    def _comparison(self, relation: str, data: Any, path: tuple[Step, ...]) -> Boolean:
        if not isinstance(data, list) or len(data) != 2:
            self._refuse(path, data, "two numeric parts")
            return FALSE
        return Compare(relation, self.numeric(data[0], (*path, 0)), self.numeric(data[1], (*path, 1)))

    def _date(self, data: Any, path: tuple[Step, ...]) -> Number:
        try:
            return Number(float(date.fromisoformat(data).toordinal()))
        except (TypeError, ValueError):
            self._refuse(path, data, "a date YYYY-MM-DD")
            return Number(0)

    def _question(self, data: Any, path: tuple[Step, ...]) -> Boolean:
        return Ruling(self._rule(data))

    def _rule_holds(self, data: Any, path: tuple[Step, ...]) -> Boolean:
        return RuleHolds(self._rule(data))

    def _negation(self, data: Any, path: tuple[Step, ...]) -> Boolean:
        return Negation(self.boolean(data, path))

    def _if(self, data: Any, path: tuple[Step, ...]) -> Boolean:
        return self._choice(data, path, self.boolean)

    def _options(self, data: Any, kind: str, path: tuple[Step, ...]) -> tuple[Fact, list[str]] | None:
        if not isinstance(data, dict) or len(data) != 1:
            self._refuse(path, data, "{fact: option} or {fact: [options]}")
            return None
        ((fact_id, wanted),) = data.items()
        fact = self._fact(fact_id, (kind,), path)
        if fact is None:
            return None
        listed = wanted if isinstance(wanted, list) else [wanted]
        known = [option.id for option in fact.options]
        strange = [option for option in listed if option not in known]
        if strange:
            self._refuse((*path, fact_id), f"{strange} of {fact_id!r}", f"of {', '.join(known)}")
            return None
        return fact, listed

    def _enumeration(self, data: Any, path: tuple[Step, ...]) -> Boolean:
        chosen = self._options(data, "enumeration", path)
        return Holds(chosen[0].id, frozenset(chosen[1])) if chosen else FALSE

    def _set(self, data: Any, path: tuple[Step, ...]) -> Boolean:
        chosen = self._options(data, "set", path)
        if chosen is None:
            return FALSE
        fact, wanted = chosen
        if path[-1] == "has_only":
            others = [option.id for option in fact.options if option.id not in wanted]
            return Negation(Some(tuple(Holds(fact.id, frozenset({option})) for option in others)))
        parts = tuple(Holds(fact.id, frozenset({option})) for option in wanted)
        return Every(parts) if path[-1] in ("has_all", "has") else Some(parts)

    def _refuse(self, path: tuple[Step, ...], got: Any, expected: str, remedy: str = "") -> None:
        shown = got if isinstance(got, str) else repr(got)
        where = "/".join(map(str, path))
        problem = Problem(f"expression {where}", self.document.place(*path), shown[:200], expected, remedy)
        self.problems.append(problem)


FORMS: Mapping[str, Callable[[Parser, Any, tuple[Step, ...]], Boolean]] = {
    "rule": Parser._rule_holds,
    "question": Parser._question,
    "all": Parser._all_or_any,
    "any": Parser._all_or_any,
    "not": Parser._negation,
    "at_least": Parser._at_least,
    "is": Parser._enumeration,
    "in": Parser._enumeration,
    "has": Parser._set,
    "has_any": Parser._set,
    "has_all": Parser._set,
    "has_only": Parser._set,
    "if": Parser._if,
}


def _nearest(name: str, known: Mapping[str, Any]) -> str | None:
    return next(iter(get_close_matches(name, list(known), 1, 0.7)), None)


def rules_in(expression: Expression) -> set[str]:
    """The rules an expression rests on."""
    return {part.rule for part in walk(expression) if isinstance(part, RuleHolds | RuleValue)}
