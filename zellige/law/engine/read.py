"""From content documents to instruments; every problem of every pack at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zellige.kernel.content import Content, Document
from zellige.kernel.errors import Problem
from zellige.kernel.logic import Expression, RuleException
from zellige.kernel.logic.parse import Parser
from zellige.kernel.text import Text
from zellige.kernel.vocabulary import Vocabulary
from zellige.law.engine.instrument import (
    Deadline,
    Duty,
    Effect,
    Instrument,
    LegalRule,
    NamedException,
    Question,
    Source,
    Version,
)

Data = Mapping[str, Any]


def instruments(content: Content, vocabulary: Vocabulary, problems: list[Problem]) -> dict[str, Instrument]:
    """All instruments of a content folder, by id."""
    found: dict[str, Instrument] = {}
    for document in content.of_kind("instrument"):
        folder = document.path.rsplit("/", 1)[0]
        rules: dict[str, LegalRule] = {}
        for page in content.of_kind("rule"):
            if page.path.startswith(f"{folder}/rules/"):
                _add_rule(page, document.data["id"], vocabulary, problems, rules)
        instrument = _instrument(document, rules)
        if folder.rsplit("/", 1)[-1] != instrument.id:
            problems.append(
                Problem(
                    f"instrument {instrument.id!r} stands in folder {folder!r}",
                    document.place("id"),
                    remedy="name the folder after the instrument",
                )
            )
        found[instrument.id] = instrument
    return found


def _add_rule(
    page: Document,
    instrument: str,
    vocabulary: Vocabulary,
    problems: list[Problem],
    rules: dict[str, LegalRule],
) -> None:
    data = page.data
    versions = tuple(_version(page, instrument, index, vocabulary, problems) for index in range(len(data["versions"])))
    rules[data["id"]] = LegalRule(
        data["id"],
        instrument,
        data["part"],
        data.get("about", "system"),
        data["kind"],
        data.get("headline", False),
        data.get("regardless_of_scope", False),
        "value" in data["versions"][0],
        data.get("unit", ""),
        data["article"],
        Text(data["text"]),
        Text(data["name"]),
        _text(data, "limits"),
        versions,
        page.place(),
    )
    if page.path.rsplit("/", 1)[-1] != f"{data['id']}.yaml":
        problems.append(
            Problem(
                f"rule {data['id']!r} stands in {page.path!r}",
                page.place("id"),
                remedy="name the file after the rule",
            )
        )


def _version(page: Document, instrument: str, index: int, vocabulary: Vocabulary, problems: list[Problem]) -> Version:
    data, path = page.data["versions"][index], ("versions", index)
    parser = Parser(vocabulary, page, instrument, problems)
    body: Expression
    body = (
        parser.numeric(data["value"], (*path, "value"))
        if "value" in data
        else parser.boolean(data["when"], (*path, "when"))
    )
    exceptions = tuple(
        NamedException(
            RuleException(
                item["id"],
                item["priority"],
                item.get("then", False),
                parser.boolean(item["when"], (*path, "exceptions", position, "when")),
            ),
            item.get("article", page.data["article"]),
            Text(item["text"]),
        )
        for position, item in enumerate(data.get("exceptions", ()))
    )
    return Version(
        date.fromisoformat(data["valid_from"]),
        _day(data, "valid_to"),
        _day(data, "applies_from"),
        data["source"],
        data["certainty"],
        data["status"],
        data.get("reading", False),
        body,
        exceptions,
        tuple(Effect(item["outcome"], item.get("agency"), item.get("procedure")) for item in data.get("effects", ())),
        tuple(_duty(item) for item in data.get("duties", ())),
        page.place(*path),
    )


def _duty(data: Data) -> Duty:
    deadline = data.get("deadline")
    return Duty(
        data["id"],
        Text(data["text"]),
        data["addressee"],
        data.get("agency"),
        data["article"],
        Deadline(
            deadline["kind"],
            deadline.get("length"),
            deadline.get("from", ""),
            deadline.get("certainty", ""),
            _text(deadline, "text"),
        )
        if deadline
        else None,
        _day(data, "applies_from"),
        data.get("certainty"),
    )


def _instrument(document: Document, rules: Mapping[str, LegalRule]) -> Instrument:
    data = document.data
    return Instrument(
        data["id"],
        Text(data["title"]),
        Text(data["short"]),
        data["jurisdiction"],
        data["foreign"],
        data.get("agency"),
        data.get("scope"),
        _text(data, "summary"),
        _text(data, "limits"),
        {item["id"]: _source(item) for item in data["sources"]},
        data["status"],
        _day(data, "in_force_from"),
        tuple((item["id"], date.fromisoformat(item["from"]), Text(item["text"])) for item in data.get("versions", ())),
        {item["id"]: _question(item) for item in data.get("questions", ())},
        {item["id"]: Text(item["title"]) for item in data["parts"]},
        rules,
        document.place(),
    )


def _source(data: Data) -> Source:
    return Source(
        data["id"],
        Text(data["title"]),
        data["reference"],
        data["obtained"],
        _day(data, "date"),
        _text(data, "note"),
    )


def _question(data: Data) -> Question:
    ruling = data.get("ruling")
    return Question(
        data["id"],
        data["owner"],
        data["article"],
        Text(data["text"]),
        ruling["value"] if ruling else None,
        date.fromisoformat(ruling["date"]) if ruling else None,
        Text(ruling["reasons"]) if ruling else None,
    )


def _text(data: Data, name: str) -> Text | None:
    return Text(data[name]) if data.get(name) else None


def _day(data: Data, name: str) -> date | None:
    return date.fromisoformat(data[name]) if data.get(name) else None
