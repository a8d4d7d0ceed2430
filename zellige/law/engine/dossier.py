"""A dossier: an assessment put in order for readers, law by law, headlines first.

`dossier_data` gives it as plain words of one language; the PDF and the HTML document are drawn from that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zellige.kernel.text import Text
from zellige.law.engine.assess import Assessment, Conclusion, OwedDuty
from zellige.law.engine.instrument import Instrument
from zellige.law.engine.labels import ADDRESSEES, CERTAINTY, STATUS, TRUTHS, UNKNOWN, deadline
from zellige.law.engine.naming import Given, Names, answer, given
from zellige.law.engine.questionnaire import questions
from zellige.law.engine.telling import HEADS

NOBODY = Names()
MOST_NAMED = 8
"""An open conclusion names so many of the facts it waits for; the questions stand in full at the end."""


@dataclass(frozen=True)
class LawRead:
    """What one instrument says in one mode: its headlines, and the rest by part."""

    instrument: Instrument
    mode: str
    headlines: tuple[Conclusion, ...]
    parts: tuple[tuple[Text, tuple[Conclusion, ...]], ...]

    @property
    def conclusions(self) -> tuple[Conclusion, ...]:
        return (*self.headlines, *(one for _, listed in self.parts for one in listed))


def laws_read(assessment: Assessment) -> tuple[LawRead, ...]:
    """The conclusions of every instrument and mode, in the order of the packs."""
    listed: dict[tuple[str, str], list[Conclusion]] = {}
    for one in assessment.conclusions:
        listed.setdefault((one.ruled.rule.instrument, one.ruled.mode), []).append(one)
    library = assessment.edition.library
    return tuple(_law_read(library.instruments[name], mode, found) for (name, mode), found in listed.items())


def _law_read(instrument: Instrument, mode: str, found: list[Conclusion]) -> LawRead:
    by_part: dict[str, list[Conclusion]] = {}
    for one in found:
        if not one.headline:
            by_part.setdefault(one.ruled.rule.part, []).append(one)
    ordered = [part for part in instrument.parts if part in by_part]
    return LawRead(
        instrument,
        mode,
        tuple(one for one in found if one.headline),
        tuple((instrument.parts[part], tuple(by_part[part])) for part in ordered),
    )


def dossier_data(assessment: Assessment, language: str, title: str, names: Names = NOBODY) -> dict[str, Any]:
    """The dossier in the words of one language: laws, duties, agencies, questions, rulings and facts."""
    return {**_Telling(assessment, language, names).data(), "title": title, "language": language}


@dataclass(frozen=True)
class _Telling:
    assessment: Assessment
    language: str
    names: Names

    def data(self) -> dict[str, Any]:
        library = self.assessment.edition.library
        return {
            "day": self.assessment.day.isoformat(),
            "content": library.digest,
            "laws": [self._law(law) for law in laws_read(self.assessment)],
            "duties": [self._duty(one) for one in self.assessment.duties],
            "agencies": [
                {"name": self._agency(one.id), "procedures": [self._procedure(each) for each in one.procedures]}
                for one in self.assessment.agencies
            ],
            "questions": [
                self._named(one.fact.question, self.names.told(one.fact.about, one.item))
                for one in questions(self.assessment)
            ],
            "rulings": self._rulings(),
            "facts": self._facts(),
        }

    def words(self, text: Text) -> str:
        return text.into(self.language)[0]

    def _law(self, law: LawRead) -> dict[str, Any]:
        others = [one for _, listed in law.parts for one in listed if one.value is True]
        return {
            "title": self.words(law.instrument.title),
            "short": self.words(law.instrument.short),
            "alignment": law.mode == "alignment",
            "headlines": [self._conclusion(one) for one in law.headlines],
            "others": [self._conclusion(one) for one in others if one.ruled.rule.kind == "conclusion"],
        }

    def _conclusion(self, one: Conclusion) -> dict[str, Any]:
        rule, version = one.ruled.rule, one.ruled.version
        why = given(self.assessment, one.because if one.settled else one.missing)
        return {
            "kind": "open" if not one.settled else "number" if one.bounds else "yes" if one.value else "no",
            "value": self._value(one),
            "name": self._named(rule.name, self.names.told(rule.about, one.item)),
            "text": self.words(rule.text),
            "article": rule.article,
            "source": self.words(one.citation.source.title),
            "certainty": self.words(CERTAINTY[version.certainty]),
            "marks": self._marks(one),
            "applies_from": version.applies_from.isoformat() if version.applies_from else "",
            "settled": one.settled,
            "why": [self._given(each) for each in why[:MOST_NAMED]],
            "more": max(len(why) - MOST_NAMED, 0),
            "presumed": one.ruled.mode == "alignment" and rule.id == self._scope(rule.instrument),
        }

    def _scope(self, instrument: str) -> str | None:
        return self.assessment.edition.library.instruments[instrument].scope

    def _value(self, one: Conclusion) -> str:
        if one.bounds is None:
            return self.words(TRUTHS[one.value])
        low, high = one.bounds
        shown = f"{low:g}" if one.settled else f"{low:g} – {high:g}"
        return f"{shown} {one.ruled.rule.unit}"

    def _marks(self, one: Conclusion) -> list[str]:
        marks = [] if one.ruled.mode == "binding" else [self.words(HEADS["alignment"])]
        return marks if one.in_force else [*marks, self.words(STATUS[one.ruled.version.status])]

    def _given(self, one: Given) -> dict[str, str]:
        label = self._named(one.label, self.names.told(one.about, one.item))
        return {"label": label, "answer": self.words(one.answer) if one.answer else ""}

    def _named(self, text: Text, item: Text | None) -> str:
        return f"{self.words(text)} ({self.words(item)})" if item else self.words(text)

    def _duty(self, one: OwedDuty) -> dict[str, Any]:
        duty = one.duty
        rule = one.conclusion.ruled.rule
        starts = duty.applies_from or one.conclusion.ruled.version.applies_from
        return {
            "text": self._named(duty.text, self.names.told(rule.about, one.conclusion.item)),
            "addressee": self.words(ADDRESSEES[duty.addressee]) if duty.addressee in ADDRESSEES else duty.addressee,
            "deadline": self.words(deadline(duty.deadline)) if duty.deadline else "",
            "agency": self._agency(duty.agency) if duty.agency else "",
            "law": self.words(self.assessment.edition.library.instruments[rule.instrument].short),
            "article": duty.article,
            "applies_from": starts.isoformat() if starts else "",
            "marks": self._marks(one.conclusion),
        }

    def _agency(self, agency: str) -> str:
        known = self.assessment.edition.library.agencies.get(agency)
        return self.words(known.short) if known else agency

    def _procedure(self, procedure: str) -> str:
        known = self.names.procedures.get(procedure)
        return self.words(known) if known else procedure

    def _rulings(self) -> list[dict[str, str]]:
        """Open legal questions that some headline waits for, with their owner."""
        waiting = dict.fromkeys(
            key for one in self.assessment.open_headlines for key in one.missing if key.startswith("question:")
        )
        found = []
        for key in waiting:
            owner, _, name = key.removeprefix("question:").partition("/")
            instrument = self.assessment.edition.library.instruments[owner]
            asked = instrument.questions[name]
            found.append(
                {
                    "text": self.words(asked.text),
                    "owner": self._agency(asked.owner),
                    "law": self.words(instrument.short),
                    "article": asked.article,
                }
            )
        return found

    def _facts(self) -> list[dict[str, str]]:
        facts = self.assessment.edition.library.vocabulary.facts
        known, unknown = self.assessment.facts.known, self.assessment.facts.unknown
        found = []
        for fact in facts.values():
            for key in [*known, *unknown]:
                item, _, name = key.rpartition("/")
                if name != fact.id or key.startswith("question:"):
                    continue
                said = answer(fact, known[key]) if key in known else UNKNOWN[unknown[key]]
                label = self._named(fact.label, self.names.told(fact.about, item))
                found.append({"label": label, "answer": self.words(said)})
        return found
