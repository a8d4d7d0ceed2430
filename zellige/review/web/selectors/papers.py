"""The papers of a procedure: what the register knows of each source, in all languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, ngettext, override

from zellige.kernel.text import Text
from zellige.kernel.vocabulary import Fact, Value
from zellige.register.web.content import vocabulary
from zellige.register.web.models import Initiative, Processing
from zellige.register.web.selectors.cases import case_facts
from zellige.review.engine import Known, Papers, Source, fill
from zellige.review.web.content import procedure as definition
from zellige.review.web.models import Procedure

SEPARATOR = {"ar": "، ", "fr": ", ", "en": ", "}


def papers_of(procedure: Procedure, at: datetime) -> Papers:
    """The papers as they stand at `at`, with what was written by hand."""
    wanted = definition(procedure.kind)
    sources = {source for item in wanted.items for source in item.sources}
    by_hand = {item.letter: item.text for item in procedure.items.all()}
    facts = _facts(procedure, at) if sources else {}
    known = {source: _known(source, procedure, facts) for source in sources}
    return fill(wanted, known, by_hand)


def frozen(papers: Papers) -> list[dict[str, Any]]:
    """The papers as plain data, for the act that files them."""
    return [
        {
            "letter": filled.item.letter,
            "name": dict(filled.item.name),
            "article": filled.item.article,
            "parts": [{"label": dict(part.label), "value": dict(part.value or {})} for part in filled.parts],
            "by_hand": filled.by_hand,
        }
        for filled in papers.items
    ]


def _facts(procedure: Procedure, at: datetime) -> Mapping[str, Any]:
    """The facts of the processing, or of the first system when it is about none."""
    processing = procedure.processing
    system = processing.system if processing else procedure.initiative.systems.first()
    if system is None:
        return {}
    case = case_facts(system, known_at=at, holds_at=timezone.localdate(at))
    facts: dict[str, Any] = dict(case["facts"])
    for found in case["processings"]:
        if processing is not None and found["id"] == str(processing.pk):
            facts.update(found["facts"])
    return facts


def _known(source: Source, procedure: Procedure, facts: Mapping[str, Any]) -> Known:
    if source.kind == "register":
        return _REGISTER[source.id](procedure)
    fact = vocabulary().facts[source.id]
    raw = facts.get(source.id)
    if raw is None or isinstance(raw, Mapping):
        return Known(fact.label, None)
    value = fact.parse(raw)
    return Known(fact.label, words_of(fact, value), holds=value is True)


def words_of(fact: Fact, value: Value) -> Text:
    """A value as people read it, in every language."""
    if isinstance(value, bool):
        return everywhere(lambda: gettext("Yes") if value else gettext("No"))
    if isinstance(value, frozenset):
        chosen = [option.label for option in fact.options if option.id in value]
        return _joined(chosen) if chosen else everywhere(lambda: gettext("None of these"))
    if fact.type == "enumeration":
        return fact.option(str(value)).label
    if fact.type == "duration":
        days = int(value)  # type: ignore[arg-type]
        return everywhere(lambda: ngettext("%(days)s day", "%(days)s days", days) % {"days": days})
    return everywhere(lambda: f"{fact.plain(value)} {fact.unit}".strip())


def everywhere(make: Callable[[], str]) -> Text:
    """What `make` says in each language of the platform."""
    words = {}
    for code, _ in settings.LANGUAGES:
        with override(code):
            words[code] = make()
    return Text(words)


def _joined(labels: list[Text]) -> Text:
    return Text({code: mark.join(label.into(code)[0] for label in labels) for code, mark in SEPARATOR.items()})


def _controller(procedure: Procedure) -> Known:
    operator = procedure.processing.operator if procedure.processing else None
    name = operator.name if operator else procedure.initiative.institution.name
    return Known(everywhere(lambda: gettext("Controller")), Text(name))


def _processing(procedure: Procedure) -> Known:
    named: Processing | Initiative = procedure.processing or procedure.initiative
    name = named.name if isinstance(named, Processing) else named.title
    return Known(everywhere(lambda: gettext("Processing")), Text(name))


def _purpose(procedure: Procedure) -> Known:
    label = everywhere(lambda: gettext("What it is for"))
    return Known(label, Text(procedure.initiative.summary))


_REGISTER: Mapping[str, Callable[[Procedure], Known]] = {
    "controller": _controller,
    "processing": _processing,
    "purpose": _purpose,
}
