"""The dossier seen from several sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zellige.kernel.text import Text
from zellige.law.engine.agency import Agency
from zellige.law.engine.assess import Assessment, OwedDuty
from zellige.law.engine.instrument import Instrument, Question
from zellige.law.web.selectors.lines import Line, line
from zellige.law.web.selectors.reading import Reading


@dataclass(frozen=True)
class Heard:
    """An agency, the conclusions that name it, the procedures before it and the duties it supervises."""

    agency: Agency | None
    id: str
    lines: tuple[Line, ...]
    procedures: tuple[Text | str, ...]
    duties: tuple[OwedDuty, ...]


@dataclass(frozen=True)
class OpenQuestion:
    """An open legal question, its owner, and the headlines that wait for it."""

    instrument: Instrument
    question: Question
    owner: Agency | None
    headlines: tuple[Text, ...]


def headline_counts(assessment: Assessment) -> Mapping[str, int]:
    """How many headlines hold, do not hold, are open; a number counts as holding once it is known."""
    headlines = assessment.headlines
    opened = len(assessment.open_headlines)
    denied = sum(one.value is False for one in headlines)
    return {"yes": len(headlines) - opened - denied, "no": denied, "open": opened}


def by_agency(reading: Reading) -> tuple[Heard, ...]:
    """Agencies named by what is true by law."""
    assessment = reading.assessment
    agencies = assessment.edition.library.agencies
    return tuple(
        Heard(
            agencies.get(heard.id),
            heard.id,
            tuple(line(reading, one) for one in heard.conclusions),
            tuple(reading.names.procedures.get(each, each) for each in heard.procedures),
            tuple(
                owed
                for owed in assessment.duties
                if owed.duty.agency == heard.id and owed.conclusion.ruled.mode == "binding"
            ),
        )
        for heard in assessment.agencies
    )


def open_questions(assessment: Assessment) -> tuple[OpenQuestion, ...]:
    """Open legal questions that some open headline waits for."""
    waiting: dict[str, list[Text]] = {}
    for one in assessment.open_headlines:
        for key in one.missing:
            if key.startswith("question:"):
                waiting.setdefault(key, []).append(one.ruled.rule.name)
    library = assessment.edition.library
    found = []
    for key, headlines in waiting.items():
        owner, _, name = key.removeprefix("question:").partition("/")
        instrument = library.instruments[owner]
        asked = instrument.questions[name]
        named = tuple(dict.fromkeys(headlines))
        found.append(OpenQuestion(instrument, asked, library.agencies.get(asked.owner), named))
    return tuple(found)
