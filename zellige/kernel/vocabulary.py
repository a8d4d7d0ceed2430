"""The vocabulary of facts: what may be asked, and which answers are possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zellige.kernel.content import Content, Document
from zellige.kernel.errors import ContentError, Place, Problem
from zellige.kernel.text import Text

Value = bool | str | frozenset[str] | int | float | date
NUMERIC = ("number", "money", "date", "duration")
UNKNOWN_REASONS = ("not_asked", "not_known", "withheld")
LISTS = {"operator": "operators_complete", "processing": "processings_complete"}


@dataclass(frozen=True)
class Option:
    id: str
    label: Text


@dataclass(frozen=True)
class Fact:
    """One plain statement that may be asked, with the answers it admits."""

    id: str
    about: str
    type: str
    label: Text
    question: Text
    help: Text | None
    examples: tuple[Text, ...]
    options: tuple[Option, ...]
    unit: str
    minimum: float | None
    maximum: float | None
    place: Place

    def parse(self, raw: Any, place: Place | None = None) -> Value:
        """The value an answer stands for.

        Raises
        ------
        ContentError
            With one problem: what was got, what was expected.
        """
        value = _PARSERS[self.type](self, raw)
        if value is None:
            raise ContentError([self._refusal(raw, place)])
        return value

    def _refusal(self, raw: Any, place: Place | None) -> Problem:
        return Problem(f"fact {self.id!r} has no such answer", place, repr(raw), self.expected())

    def expected(self) -> str:
        if self.options:
            choice = ", ".join(option.id for option in self.options)
            return f"one of {choice}" if self.type == "enumeration" else f"a list of any of {choice}"
        low = "" if self.minimum is None else f" from {self._shown(self.minimum)}"
        high = "" if self.maximum is None else f" up to {self._shown(self.maximum)}"
        kind = {
            "boolean": "true or false",
            "date": "a date YYYY-MM-DD",
            "duration": "a whole number of days",
        }
        unit = f" in {self.unit}" if self.unit and self.type in ("number", "money") else ""
        return kind.get(self.type, "a number") + unit + low + high

    def _shown(self, bound: float) -> str:
        return date.fromordinal(int(bound)).isoformat() if self.type == "date" else f"{bound:g}"

    def option(self, option_id: str) -> Option:
        return next(option for option in self.options if option.id == option_id)

    def plain(self, value: Value) -> Any:
        """A value as it is written in a file of facts."""
        if isinstance(value, frozenset):
            return [option.id for option in self.options if option.id in value]
        return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True)
class Literal:
    """A fact (or one option of a set) that holds, or does not."""

    fact: str
    option: str | None
    holds: bool


@dataclass(frozen=True)
class Constraint:
    """Answers that cannot go together: if all of `given` hold, `then` holds."""

    id: str
    about: str
    given: tuple[Literal, ...]
    then: Literal
    text: Text
    place: Place


@dataclass(frozen=True)
class Vocabulary:
    facts: Mapping[str, Fact]
    constraints: tuple[Constraint, ...]

    @classmethod
    def from_content(cls, content: Content) -> Vocabulary:
        """The vocabulary of a content folder; all problems at once."""
        problems: list[Problem] = []
        facts: dict[str, Fact] = {}
        for document in content.of_kind("facts"):
            for index, data in enumerate(document.data.get("facts", [])):
                fact = _fact(data, document, index, problems)
                if fact.id in facts:
                    problems.append(
                        Problem(
                            f"fact {fact.id!r} is declared twice",
                            fact.place,
                            remedy=f"first at {facts[fact.id].place}",
                        )
                    )
                facts[fact.id] = fact
        constraints = [
            constraint
            for document in content.of_kind("facts")
            for index, data in enumerate(document.data.get("constraints", []))
            if (constraint := _constraint(data, document, index, facts, problems))
        ]
        if problems:
            raise ContentError(problems)
        return cls(facts, tuple(constraints))


def number_of(value: Value) -> float:
    """A numeric value on the number line: dates by their ordinal day."""
    return value.toordinal() if isinstance(value, date) else float(value)  # type: ignore[arg-type]


def _fact(data: Mapping[str, Any], document: Document, index: int, problems: list[Problem]) -> Fact:
    place = document.place("facts", index)
    kind = data["type"]
    options = tuple(Option(option["id"], Text(option["label"])) for option in data.get("options", ()))
    if bool(options) != (kind in ("enumeration", "set")):
        problems.append(
            Problem(
                f"fact {data['id']!r}: options go with enumeration and set, and only with them",
                place,
            )
        )
    if len({option.id for option in options}) != len(options):
        problems.append(Problem(f"fact {data['id']!r}: an option stands twice", place))
    bounds = [_bound(data.get(name), kind) for name in ("minimum", "maximum")]
    return Fact(
        data["id"],
        data["about"],
        kind,
        Text(data["label"]),
        Text(data["question"]),
        Text(data["help"]) if data.get("help") else None,
        tuple(Text(example) for example in data.get("examples", ())),
        options,
        data.get("unit", "day" if kind == "duration" else ""),
        bounds[0],
        bounds[1],
        place,
    )


def _bound(raw: Any, kind: str) -> float | None:
    if raw is None:
        return None
    return float(date.fromisoformat(raw).toordinal()) if kind == "date" else float(raw)


def literal(data: Any) -> Literal:
    """A literal from content: `fact`, `{not: fact}`, `{has: {set: option}}`, `{not: {has: ...}}`."""
    if isinstance(data, str):
        return Literal(data, None, holds=True)
    if "not" in data:
        inner = literal(data["not"])
        return Literal(inner.fact, inner.option, not inner.holds)
    ((fact, option),) = data["has"].items()
    return Literal(fact, option, holds=True)


def _constraint(
    data: Mapping[str, Any],
    document: Document,
    index: int,
    facts: Mapping[str, Fact],
    problems: list[Problem],
) -> Constraint | None:
    place = document.place("constraints", index)
    given, then = tuple(literal(part) for part in data["if"]), literal(data["then"])
    subjects = set()
    sound = True
    for part in (*given, then):
        fact = facts.get(part.fact)
        if fact is None or fact.type != ("set" if part.option else "boolean"):
            problems.append(
                Problem(
                    f"constraint {data['id']!r}: {part.fact!r} is not a boolean fact or a set",
                    place,
                )
            )
            sound = False
        elif part.option and part.option not in {option.id for option in fact.options}:
            problems.append(Problem(f"constraint {data['id']!r}: {part.fact!r} has no option {part.option!r}", place))
            sound = False
        else:
            subjects.add("system" if fact.about == "product" else fact.about)
    if sound and len(subjects) > 1:
        problems.append(Problem(f"constraint {data['id']!r} speaks of several subjects: {sorted(subjects)}", place))
        sound = False
    return Constraint(data["id"], subjects.pop(), given, then, Text(data["text"]), place) if sound else None


def _within(fact: Fact, number: float) -> bool:
    return (fact.minimum is None or number >= fact.minimum) and (fact.maximum is None or number <= fact.maximum)


def _parse_boolean(fact: Fact, raw: Any) -> Value | None:
    return raw if isinstance(raw, bool) else None


def _parse_enumeration(fact: Fact, raw: Any) -> Value | None:
    return raw if isinstance(raw, str) and any(option.id == raw for option in fact.options) else None


def _parse_set(fact: Fact, raw: Any) -> Value | None:
    known = {option.id for option in fact.options}
    listed = isinstance(raw, list | tuple | set | frozenset) and all(isinstance(item, str) for item in raw)
    return frozenset(raw) if listed and set(raw) <= known else None


def _parse_number(fact: Fact, raw: Any) -> Value | None:
    plain = isinstance(raw, int | float) and not isinstance(raw, bool) and raw == raw and abs(raw) < 1e18
    return raw if plain and _within(fact, raw) else None


def _parse_duration(fact: Fact, raw: Any) -> Value | None:
    whole = isinstance(raw, int) and not isinstance(raw, bool)
    return raw if whole and _within(fact, raw) else None


def _parse_date(fact: Fact, raw: Any) -> Value | None:
    if isinstance(raw, date):
        parsed = raw
    else:
        try:
            parsed = date.fromisoformat(raw) if isinstance(raw, str) and len(raw) == 10 else None  # type: ignore[assignment]
        except ValueError:
            return None
    return parsed if parsed is not None and _within(fact, parsed.toordinal()) else None


_PARSERS = {
    "boolean": _parse_boolean,
    "enumeration": _parse_enumeration,
    "set": _parse_set,
    "number": _parse_number,
    "money": _parse_number,
    "duration": _parse_duration,
    "date": _parse_date,
}
