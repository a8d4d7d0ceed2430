"""Facts named for people: the label of a key, and the answer given, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from zellige.kernel.text import Text
from zellige.kernel.vocabulary import Fact, Value
from zellige.law.engine.assess import Assessment
from zellige.law.engine.labels import VALUES

LANGUAGES = ("ar", "fr", "en")
NONE_OF_THEM = Text({"ar": "لا شيء منها", "fr": "rien de cela", "en": "none of these"})
DAYS = Text({"ar": "يوم", "fr": "jours", "en": "days"})


@dataclass(frozen=True)
class Names:
    """What the engine cannot know: names of listed operators and processings, titles of procedures."""

    operators: Mapping[str, Text] = field(default_factory=dict)
    processings: Mapping[str, Text] = field(default_factory=dict)
    procedures: Mapping[str, Text] = field(default_factory=dict)

    def item(self, about: str, item: str) -> Text | None:
        """The name of an item; its id where it has none; None for the system itself."""
        if not item:
            return None
        return self._listed(about).get(item) or Text(dict.fromkeys(LANGUAGES, item))

    def told(self, about: str, item: str) -> Text | None:
        """The name where it tells one item from another: None where only one is listed."""
        return None if len(self._listed(about)) == 1 else self.item(about, item)

    def _listed(self, about: str) -> Mapping[str, Text]:
        return {"operator": self.operators, "processing": self.processings}.get(about, {})


@dataclass(frozen=True)
class Given:
    """A fact or an open legal question that a conclusion rests on, or waits for."""

    key: str
    label: Text
    answer: Text | None
    about: str
    item: str

    @property
    def fact(self) -> str:
        """The id of the fact; "" for a legal question, or for what may stand outside an unfinished list."""
        return "" if self.about in ("question", "unlisted") else self.key.rpartition("/")[2]


def given(assessment: Assessment, keys: Iterable[str]) -> tuple[Given, ...]:
    """Keys of a case, named."""
    return tuple(_given(assessment, key) for key in keys)


def _given(assessment: Assessment, key: str) -> Given:
    kind, _, rest = key.partition(":")
    if kind == "question":
        owner, _, name = rest.partition("/")
        asked = assessment.edition.library.instruments[owner].questions[name]
        ruling = assessment.case.facts.get(key)
        return Given(key, asked.text, VALUES[bool(ruling)] if ruling is not None else None, "question", "")
    if kind == "unlisted":
        each = rest.split(":")[0]
        return Given(key, UNLISTED[each], None, "unlisted", "")
    item, _, name = key.rpartition("/")
    fact = assessment.edition.library.vocabulary.facts[name]
    known = assessment.facts.known.get(key)
    return Given(key, fact.label, None if known is None else answer(fact, known), fact.about, item)


UNLISTED = {
    "operator": Text(
        {
            "ar": "متدخل لم يُدرج بعد في اللائحة",
            "fr": "un opérateur qui n'est pas encore listé",
            "en": "an operator that is not listed yet",
        }
    ),
    "processing": Text(
        {
            "ar": "معالجة لم تُدرج بعد في اللائحة",
            "fr": "un traitement qui n'est pas encore listé",
            "en": "a processing that is not listed yet",
        }
    ),
}


def answer(fact: Fact, value: Value) -> Text:
    """An answer in words."""
    if isinstance(value, bool):
        return VALUES[value]
    if isinstance(value, frozenset):
        labels = [option.label for option in fact.options if option.id in value]
        return _joined(labels) if labels else NONE_OF_THEM
    if fact.type == "enumeration":
        return fact.option(str(value)).label
    if isinstance(value, date):
        return Text(dict.fromkeys(LANGUAGES, value.isoformat()))
    if fact.type == "duration":
        return Text({code: f"{value} {DAYS[code]}" for code in LANGUAGES})
    return Text(dict.fromkeys(LANGUAGES, f"{_number(value)} {fact.unit}".strip()))


def _number(value: Value) -> str:
    return f"{value:,.10g}".replace(",", "\u202f") if isinstance(value, int | float) else str(value)


def _joined(labels: Iterable[Text]) -> Text:
    listed = list(labels)
    return Text({code: " · ".join(label.into(code)[0] for label in listed) for code in LANGUAGES})
