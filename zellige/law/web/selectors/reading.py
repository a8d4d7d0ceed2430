"""Systems read by the laws: facts as recorded, assessed for a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils import timezone

from zellige.kernel.text import Text
from zellige.kernel.vocabulary import Vocabulary
from zellige.law.engine.assess import Assessment, Conclusion, assess, open_questions
from zellige.law.engine.facts_file import Facts, facts_of
from zellige.law.engine.library import Library
from zellige.law.engine.naming import Names
from zellige.law.web.content import library, procedure_titles
from zellige.register.engine import Case, Standing, case_of
from zellige.register.web.models import Initiative, Operator, Processing, System
from zellige.register.web.selectors.cases import Records, records_of
from zellige.register.web.selectors.kept import read_once, records_in
from zellige.register.web.selectors.words import subject_of, word_of

Part = System | Operator | Processing
SAID = ("not_known", "withheld")


@dataclass(frozen=True)
class Reading:
    """One system with all that was said of it, and what the laws of a day conclude."""

    records: Records
    case: Case
    assessment: Assessment

    @property
    def system(self) -> System:
        return self.records.system

    @property
    def names(self) -> Names:
        return Names(_names(self.records.operators), _names(self.records.processings), procedure_titles())

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where each fact stands, by its key in the assessment."""
        found = {}
        for subject, by_fact in self.case.standings.items():
            item = f"{subject.id}/" if subject.kind in ("operator", "processing") else ""
            found.update({f"{item}{fact}": standing for fact, standing in by_fact.items()})
        return found

    def spoken(self, key: str) -> bool:
        """Whether a question has had its answer, be it that nobody knows, or that seats disagree."""
        standing = self.standings.get(key)
        if standing is None:
            return False
        return standing.known or standing.disputed or standing.unknown_reason in SAID

    def part(self, about: str, item: str) -> Part | None:
        """The thing a question is about; None for an operator or a processing that is not listed yet."""
        if about in ("system", "product"):
            return self.system
        listed: Iterable[Part] = self.records.operators if about == "operator" else self.records.processings
        return next((part for part in listed if str(part.pk) == item), None)


def _names(listed: Iterable[Operator | Processing]) -> dict[str, Text]:
    return {str(part.pk): Text(part.name) for part in listed}


def assessment(initiative: Initiative, *, day: date | None = None, known_at: datetime | None = None) -> Assessment:
    """What the laws of a day conclude of an initiative's (first) system, from what was known at a moment."""
    return reading(initiative, day=day, known_at=known_at).assessment


def reading(initiative: Initiative, *, day: date | None = None, known_at: datetime | None = None) -> Reading:
    """The (first) system of an initiative, read; 404 when it has none."""
    system = initiative.systems.select_related("initiative").first()
    if system is None:
        raise Http404
    return reading_of(system, day=day, known_at=known_at)


def reading_now(initiative: Initiative) -> Reading:
    """The same, today, read once for a page and all its panels."""
    return read_once(initiative, "law.reading", lambda: _reading_now(initiative))


def _reading_now(initiative: Initiative) -> Reading:
    records = records_in(initiative)
    if not records:
        raise Http404
    now = timezone.now()
    return read_records(records[0], library(), day=timezone.localdate(now), known_at=now)


def reading_of(system: System, *, day: date | None = None, known_at: datetime | None = None) -> Reading:
    """A system read by the laws of a day (today by default)."""
    moment = known_at or timezone.now()
    (records,) = records_of([system])
    return read_records(records, library(), day=day or timezone.localdate(moment), known_at=moment)


def read_records(records: Records, books: Library, *, day: date, known_at: datetime) -> Reading:
    """Records read by the rules of some library: the present one, or one kept in a content release."""
    words = (word for row in records.assertions if (word := word_of(row, books.vocabulary)))
    case = case_of(records.parts(known_at), words, books.vocabulary, known_at=known_at, holds_at=day)
    edition = books.edition(day)
    questions = {key.removeprefix("question:") for key in open_questions(edition)}
    facts = facts_of(case_data(case, books.vocabulary), books.vocabulary, questions)
    return Reading(records, case, assess(edition, facts))


def case_data(case: Case, vocabulary: Vocabulary) -> dict[str, Any]:
    """The case in the shape of a file of facts.

    A processing whose operator is not known is that of the only operator listed; among several it gets one of its
    own, of which nothing is known.
    """
    data = case.plain(vocabulary)
    operators, processings = data["operators"], data["processings"]
    for processing in processings:
        if processing["operator"] is None:
            del processing["operator"]
            if len(operators) > 1:
                processing["operator"] = f"of-{processing['id']}"
    unknown = [processing["operator"] for processing in processings if "of-" in str(processing.get("operator"))]
    operators += [{"id": name, "facts": {}} for name in unknown]
    return data


def owed_procedures(assessment: Assessment) -> list[tuple[str, str, tuple[Conclusion, ...]]]:
    """Procedures that the law makes the initiative go through.

    Each as (procedure id, processing it concerns or "", the conclusions that owe it). Only what is true by law counts:
    never by alignment, never a draft.
    """
    owed: dict[tuple[str, str], list[Conclusion]] = {}
    for one in assessment.conclusions:
        if one.value is not True or one.ruled.mode != "binding" or one.ruled.version.status == "draft":
            continue
        item = one.item if one.ruled.rule.about == "processing" else ""
        for effect in one.ruled.version.effects:
            if effect.procedure:
                owed.setdefault((effect.procedure, item), []).append(one)
    return [(procedure, item, tuple(dict.fromkeys(found))) for (procedure, item), found in owed.items()]


def key_of(part: Part, fact: str) -> str:
    """The key of a fact of a part, as assessments name it."""
    kind = subject_of(part).kind
    return f"{part.pk}/{fact}" if kind in ("operator", "processing") else fact


def facts_known(reading: Reading) -> Facts:
    return reading.assessment.facts
