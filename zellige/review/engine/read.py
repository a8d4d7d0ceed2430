"""From content to procedures: every problem of every file at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zellige.kernel.content import Content, Document
from zellige.kernel.errors import ContentError, Problem
from zellige.kernel.period import KINDS, Delay
from zellige.kernel.text import Text
from zellige.review.engine.model import (
    Basis,
    Clock,
    Item,
    Outcome,
    Procedure,
    Remedy,
    SeatOf,
    Source,
    State,
    Transition,
)
from zellige.review.engine.soundness import unsound


def procedures(content: Content) -> Mapping[str, Procedure]:
    """The procedures of a content folder, by id, in the order of their files.

    Raises
    ------
    ContentError
        With everything that is unsound in all of them.
    """
    read: dict[str, Procedure] = {}
    problems: list[Problem] = []
    documents = {document.data["id"]: document for document in content.of_kind("procedures")}
    for document in content.of_kind("procedures"):
        problems.extend(_repeated(document))
        procedure = _procedure(document, _items(document, documents, problems))
        if procedure.id in read:
            first = read[procedure.id].place
            problems.append(
                Problem(
                    f"procedure {procedure.id!r} is declared twice",
                    procedure.place,
                    remedy=f"first at {first}",
                )
            )
        read[procedure.id] = procedure
    for procedure in read.values():
        problems.extend(unsound(procedure, read))
    if problems:
        raise ContentError(problems)
    return read


def _repeated(document: Document) -> list[Problem]:
    problems = []
    for part, key in (
        ("states", "id"),
        ("transitions", "id"),
        ("clocks", "id"),
        ("items", "letter"),
    ):
        seen: set[str] = set()
        for index, data in enumerate(document.data.get(part, ())):
            if data[key] in seen:
                place = document.place(part, index)
                problems.append(Problem(f"{part}: {data[key]!r} stands twice", place, remedy="rename one"))
            seen.add(data[key])
    return problems


def _items(document: Document, documents: Mapping[str, Document], problems: list[Problem]) -> list[Mapping[str, Any]]:
    """The items of a procedure, or those of the procedure whose papers it shares."""
    shared = document.data.get("items_of")
    if shared is not None and shared not in documents:
        known = "one of " + ", ".join(documents)
        problems.append(Problem("items_of: no such procedure", document.place("items_of"), repr(shared), known))
        return []
    source = documents[shared] if shared else document
    return list(source.data.get("items", ()))


def _procedure(document: Document, items: list[Mapping[str, Any]]) -> Procedure:
    data = document.data
    return Procedure(
        id=data["id"],
        title=Text(data["title"]),
        short=Text(data["short"]),
        purpose=Text(data["purpose"]),
        agency=data["agency"],
        about=data.get("about", "system"),
        opens_when=data.get("opens_when", "owed"),
        opened_by=tuple(data["opened_by"]),
        instrument=data.get("instrument", ""),
        initial=data["initial"],
        states=_by_id(document, "states", _state),
        transitions=_by_id(document, "transitions", _transition),
        clocks=_by_id(document, "clocks", _clock),
        items=tuple(_item(item) for item in items),
        remedies=tuple(Remedy(Text(one["text"]), _basis(one)) for one in data.get("remedies", ())),
        place=document.place("id"),
    )


def _by_id(document: Document, part: str, build: Any) -> dict[str, Any]:
    return {data["id"]: build(document, index, data) for index, data in enumerate(document.data.get(part, ()))}


def _basis(data: Mapping[str, Any]) -> Basis:
    return Basis(
        article=str(data.get("article", "")),
        certainty=data["certainty"],
        to_be_confirmed=data.get("status") == "to_be_confirmed",
    )


def _text(data: Mapping[str, Any], key: str) -> Text | None:
    return Text(data[key]) if key in data else None


def _state(document: Document, index: int, data: Mapping[str, Any]) -> State:
    return State(
        data["id"], Text(data["name"]), _text(data, "note"), data.get("final", False),
        _basis(data), document.place("states", index),
    )  # fmt: skip


def _transition(document: Document, index: int, data: Mapping[str, Any]) -> Transition:
    seat = data.get("by") or {}
    return Transition(
        id=data["id"],
        sources=tuple(data["from"]),
        to=data["to"],
        by=SeatOf(seat.get("role", ""), seat.get("agency", "")),
        name=Text(data["name"]),
        help=_text(data, "help"),
        optional=data.get("optional", False),
        requires=frozenset(data.get("requires", ())),
        outcomes=tuple(_outcome(outcome) for outcome in data.get("outcomes", ())),
        other_person_than=tuple(data.get("other_person_than", ())),
        within=data.get("within", ""),
        effects=tuple(data.get("effects", ())),
        opens=data.get("opens", ""),
        decides=data.get("decides", ""),
        basis=_basis(data),
        place=document.place("transitions", index),
    )


def _outcome(data: Mapping[str, Any]) -> Outcome:
    return Outcome(
        data["id"], Text(data["name"]), frozenset(data.get("requires", ())),
        tuple(data.get("effects", ())),
    )  # fmt: skip


def _clock(document: Document, index: int, data: Mapping[str, Any]) -> Clock:
    delay = data["delay"]
    known = delay["kind"] in KINDS
    return Clock(
        id=data["id"],
        kind=data["kind"],
        name=Text(data["name"]),
        starts=data["starts"],
        stops=tuple(data.get("stops", ())),
        delay=Delay(delay["kind"], delay["length"]) if known else None,
        elapsed=Text(data["elapsed"]),
        basis=_basis(data),
        place=document.place("clocks", index),
    )


def _item(data: Mapping[str, Any]) -> Item:
    sources = (next(iter(source.items())) for source in data.get("from", ()))
    return Item(
        letter=data["letter"],
        name=Text(data["name"]),
        help=_text(data, "help"),
        sources=tuple(Source(kind, name) for kind, name in sources),
        by_hand_if=data.get("by_hand_if", ""),
        article=str(data.get("article", "")),
    )
