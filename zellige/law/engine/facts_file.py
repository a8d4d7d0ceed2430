"""A file of facts: `facts`, and optional lists of `operators` and `processings`, checked whole before anything is
used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from zellige.kernel.content import Document
from zellige.kernel.errors import ContentError, InputError, Place, Problem
from zellige.kernel.logic import Processing, Subjects
from zellige.kernel.vocabulary import UNKNOWN_REASONS, Constraint, Literal, Value, Vocabulary

KINDS = {"operators": "operator", "processings": "processing"}


@dataclass(frozen=True)
class Facts:
    """The facts of one case: `known` maps keys (`fact`, `item/fact`, `question:instrument/id`) to values."""

    known: Mapping[str, Value]
    subjects: Subjects
    unknown: Mapping[str, str]


def facts_of(data: Any, vocabulary: Vocabulary, questions: set[str], document: Document | None = None) -> Facts:
    """Check and take the data of a file of facts.

    Raises
    ------
    InputError
        With every problem: unknown facts, wrong answers, contradictions.
    """
    return _Taking(vocabulary, questions, document).take(data)


class _Taking:
    def __init__(self, vocabulary: Vocabulary, questions: set[str], document: Document | None) -> None:
        self.vocabulary, self.questions, self.document = vocabulary, questions, document
        self.problems: list[Problem] = []
        self.known: dict[str, Value] = {}
        self.unknown: dict[str, str] = {}

    def take(self, data: Any) -> Facts:
        if not isinstance(data, dict):
            self._refuse(
                "a file of facts is a mapping",
                (),
                repr(data),
                "facts: {id: value}, operators: [...], processings: [...]",
            )
            raise InputError(self.problems)
        for key in data.keys() - {"facts", *KINDS}:
            self._refuse(f"unknown part {key!r}", (key,), key, "facts, operators or processings")
        items = {part: self._items(_given(data, part, []), part) for part in KINDS}
        self._facts(_given(data, "facts", {}), ("facts",), items)
        for part, listed in items.items():
            for name, (path, facts) in listed.items():
                self._item_facts(name, facts, path, KINDS[part])
        subjects = self._subjects(items, _given(data, "processings", []))
        if not self.problems:
            self.problems.extend(self._contradictions(subjects))
        if self.problems:
            raise InputError(self.problems)
        return Facts(self.known, subjects, self.unknown)

    def _items(self, data: Any, part: str) -> dict[str, tuple[tuple[str | int, ...], Mapping[str, Any]]]:
        found: dict[str, tuple[tuple[str | int, ...], Mapping[str, Any]]] = {}
        if not isinstance(data, list):
            self._refuse(f"{part} is a list", (part,), repr(data), "a list of {id: ..., facts: {...}}")
            return {}
        for index, item in enumerate(data):
            if not isinstance(item, dict):
                self._refuse(
                    f"one of {part} is not a mapping",
                    (part, index),
                    repr(item),
                    "{id: ..., facts: {...}}",
                )
                continue
            name = str(item.get("id", f"{KINDS[part]}-{index + 1}"))
            bare = {key: value for key, value in item.items() if key not in ("id", "operator", "facts", "name")}
            if name in found or "/" in name or name == "":
                self._refuse(f"id {name!r} of {part}", (part, index), name, "an id of its own, without '/'")
            found[name] = (
                (part, index, "facts") if "facts" in item else (part, index),
                item.get("facts", bare) or {},
            )
        return found

    def _subjects(self, items: Mapping[str, Mapping[str, Any]], listed: Any) -> Subjects:
        operators = tuple(items["operators"]) or ("",)
        processings = []
        for index, (name, item) in enumerate(zip(items["processings"], listed, strict=False)):
            operator = item.get("operator", operators[0] if len(operators) == 1 else None)
            if operator is None or operator not in operators:
                self._refuse(
                    f"processing {name!r}: which operator?",
                    ("processings", index),
                    str(operator),
                    f"one of {', '.join(operators)}",
                    "add operator: its id",
                )
                operator = operators[0]
            processings.append(Processing(name, operator))
        if not processings:
            processings = [Processing("", operators[0])] if len(operators) == 1 else []
        return Subjects(operators, tuple(processings))

    def _facts(self, data: Any, path: tuple[str | int, ...], items: Mapping[str, Mapping[str, Any]]) -> None:
        """Facts of the case; those about an operator or a processing hold for every listed one."""
        if not isinstance(data, dict):
            self._refuse("facts is a mapping", path, repr(data), "{id: value}")
            return
        for name, raw in data.items():
            if name.startswith("question:"):
                self._ruling(name, raw, (*path, name))
                continue
            about = self.vocabulary.facts[name].about if name in self.vocabulary.facts else ""
            listed = items.get({"operator": "operators", "processing": "processings"}.get(about, ""), {})
            for key in [f"{item}/{name}" for item in listed] or [name]:
                self._one(key, name, raw, (*path, name))

    def _item_facts(self, item: str, facts: Any, path: tuple[str | int, ...], about: str) -> None:
        if not isinstance(facts, dict):
            self._refuse(f"facts of {item!r} is a mapping", path, repr(facts), "{id: value}")
            return
        for name, raw in facts.items():
            fact = self.vocabulary.facts.get(name)
            if fact and fact.about != about:
                self._refuse(
                    f"{name!r} is a fact about a {fact.about}, not about a {about}",
                    (*path, name),
                    name,
                    remedy="put it where it belongs",
                )
                continue
            self._one(f"{item}/{name}", name, raw, (*path, name))

    def _one(self, key: str, name: str, raw: Any, path: tuple[str | int, ...]) -> None:
        fact = self.vocabulary.facts.get(name)
        if fact is None:
            near = get_close_matches(name, list(self.vocabulary.facts), 1, 0.6)
            self._refuse(
                f"unknown fact {name!r}",
                path,
                remedy=f"did you mean {near[0]!r}?" if near else "see: zellige law facts",
            )
        elif raw is None or (isinstance(raw, dict) and set(raw) == {"unknown"} and raw["unknown"] in UNKNOWN_REASONS):
            self.unknown[key] = raw["unknown"] if raw else "not_asked"
            self.known.pop(key, None)
        else:
            try:
                self.known[key] = fact.parse(raw, self._place(path))
            except ContentError as error:
                self.problems.extend(error.problems)

    def _ruling(self, name: str, raw: Any, path: tuple[str | int, ...]) -> None:
        if name.removeprefix("question:") not in self.questions:
            self._refuse(f"no such open question {name!r}", path, remedy="see: zellige law instruments")
        elif not isinstance(raw, bool):
            self._refuse(f"a ruling on {name!r}", path, repr(raw), "true or false")
        else:
            self.known[name] = raw

    def _contradictions(self, subjects: Subjects) -> Iterator[Problem]:
        for constraint in self.vocabulary.constraints:
            named = {
                "operator": subjects.operators,
                "processing": tuple(item.id for item in subjects.processings),
            }
            for item in named.get(constraint.about, ("",)):
                if self._contradicts(constraint, item):
                    told = ", ".join(self._told(part, item) for part in (*constraint.given, constraint.then))
                    where = f" of {item!r}" if item else ""
                    yield Problem(
                        f"facts{where} contradict each other: {told}",
                        self._place(("facts",)),
                        remedy=f"{constraint.text} ({constraint.id})",
                    )

    def _contradicts(self, constraint: Constraint, item: str) -> bool:
        given = all(self._holds(part, item) is True for part in constraint.given)
        return given and self._holds(constraint.then, item) is False

    def _holds(self, part: Literal, item: str) -> bool | None:
        value = self.known.get(f"{item}/{part.fact}" if item else part.fact)
        if value is None:
            return None
        held = part.option in value if part.option else bool(value)  # type: ignore[operator]
        return held == part.holds

    def _told(self, part: Literal, item: str) -> str:
        key = f"{item}/{part.fact}" if item else part.fact
        return f"{key} = {self.vocabulary.facts[part.fact].plain(self.known[key])!r}"

    def _place(self, path: tuple[str | int, ...]) -> Place:
        return self.document.place(*path) if self.document else Place("/".join(map(str, path)) or "input")

    def _refuse(
        self,
        what: str,
        path: tuple[str | int, ...],
        got: str = "",
        expected: str = "",
        remedy: str = "",
    ) -> None:
        self.problems.append(Problem(what, self._place(path), got, expected, remedy))


def _given(data: Mapping[str, Any], part: str, otherwise: Any) -> Any:
    """A part of the file as it was written; what is left blank is empty."""
    return otherwise if data.get(part) is None else data[part]
