"""What a public sheet shows, and what it withholds on which ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zellige.kernel.content import Content, Document
from zellige.kernel.errors import ContentError, Problem
from zellige.kernel.text import Text


@dataclass(frozen=True)
class Ground:
    """Why something is not published, and how surely the text of the law is known."""

    id: str
    text: Text
    law: Text
    article: str
    certainty: str

    def plain(self) -> dict[str, Any]:
        return {
            "text": dict(self.text),
            "law": dict(self.law),
            "article": self.article,
            "certainty": self.certainty,
        }


@dataclass(frozen=True)
class Publication:
    """The grounds of withholding: of people's names always, of other fields on reduced sheets."""

    personal_names: Ground
    reduced: Mapping[str, Ground]
    secret_rules: frozenset[str]


@dataclass(frozen=True)
class Published:
    """The fields that are shown, and those withheld with their ground."""

    fields: Mapping[str, Any]
    withheld: tuple[tuple[str, Ground], ...]

    def plain(self) -> dict[str, Any]:
        withheld = [{"field": name, **ground.plain()} for name, ground in self.withheld]
        return {**self.fields, "withheld": withheld}


def publication(content: Content) -> Publication | None:
    """What a country says of publication; None when its content says nothing.

    Raises
    ------
    ContentError
        If a ground is named that is not listed.
    """
    documents = content.of_kind("publication")
    if not documents:
        return None
    document = documents[0]
    grounds = {data["id"]: _ground(data) for data in document.data["grounds"]}
    problems = list(_unknown(document, grounds))
    if problems:
        raise ContentError(problems)
    return Publication(
        grounds[document.data["personal_names"]],
        {one["field"]: grounds[one["ground"]] for one in document.data["reduced"]},
        frozenset(document.data["secret_rules"]),
    )


def published(fields: Mapping[str, Any], rules: Publication, *, reduced: bool, people: Sequence[str] = ()) -> Published:
    """The sheet of a file. `fields` hold no names of people; `people` says which left some out."""
    hidden = rules.reduced if reduced else {}
    kept = {name: value for name, value in fields.items() if name not in hidden}
    withheld = [(name, hidden[name]) for name in fields if name in hidden]
    names = [(name, rules.personal_names) for name in people if name in kept]
    return Published(kept, (*withheld, *names))


def _ground(data: Mapping[str, Any]) -> Ground:
    return Ground(data["id"], Text(data["text"]), Text(data["law"]), data["article"], data["certainty"])


def _unknown(document: Document, grounds: Mapping[str, Ground]) -> Iterator[Problem]:
    named: list[tuple[tuple[str | int, ...], str]] = [(("personal_names",), document.data["personal_names"])]
    for index, one in enumerate(document.data["reduced"]):
        named.append((("reduced", index), one["ground"]))
    for path, name in named:
        if name not in grounds:
            known = "one of " + ", ".join(grounds)
            yield Problem("no such ground", document.place(*path), repr(name), known)
