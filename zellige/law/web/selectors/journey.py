"""Where a questionnaire stands: what was answered, what can still matter, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from zellige.kernel.text import Text
from zellige.kernel.vocabulary import Fact
from zellige.law.engine.assess import Conclusion
from zellige.law.engine.questionnaire import Asked, questions
from zellige.law.web.selectors.reading import Part, Reading
from zellige.register.engine import Standing


@dataclass(frozen=True)
class Answered:
    """One answer in the list of answers, and where its question is."""

    fact: Fact
    item: str
    standing: Standing


@dataclass(frozen=True)
class AnswersOf:
    """The answers about the system, or about one operator or processing."""

    about: str
    name: Text
    answers: tuple[Answered, ...]


@dataclass(frozen=True)
class Journey:
    """The questionnaire of one reading."""

    reading: Reading

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Questions that can still change a headline conclusion, and can be put to somebody."""
        found = questions(self.reading.assessment)
        return tuple(one for one in found if not one.item.startswith("of-"))

    @cached_property
    def to_ask(self) -> tuple[Asked, ...]:
        """Those nobody has spoken to yet."""
        return tuple(one for one in self.asked if not self.reading.spoken(one.key))

    @cached_property
    def set_aside(self) -> tuple[Asked, ...]:
        """Those that stay open: nobody knows, it is withheld, or seats disagree."""
        return tuple(one for one in self.asked if self.reading.spoken(one.key))

    @property
    def next(self) -> Asked | None:
        return self.to_ask[0] if self.to_ask else None

    @property
    def settled(self) -> bool:
        return not self.reading.assessment.open_headlines

    @property
    def waits_for_rulings(self) -> tuple[Conclusion, ...]:
        """Headlines that only the owner of an open legal question can settle."""
        return tuple(
            one
            for one in self.reading.assessment.open_headlines
            if one.missing and all(key.startswith("question:") for key in one.missing)
        )

    @cached_property
    def answered(self) -> int:
        return sum(self.reading.spoken(key) for key in self.reading.standings)

    @property
    def total(self) -> int:
        return self.answered + len(self.to_ask)

    def asked_now(self, key: str) -> Asked | None:
        return next((one for one in self.asked if one.key == key), None)

    def headlines_of(self, asked: Asked) -> list[Conclusion]:
        """The open headlines that a question can move."""
        return [one for one in self.reading.assessment.open_headlines if one.name in asked.opens]

    def answers(self) -> tuple[AnswersOf, ...]:
        """All that was answered, part by part, in the order of the vocabulary."""
        records = self.reading.records
        parts: list[tuple[str, Part]] = [
            ("system", records.system),
            *(("operator", part) for part in records.operators),
            *(("processing", part) for part in records.processings),
        ]
        found = (AnswersOf(about, Text(part.name), self._answers_of(about, part)) for about, part in parts)
        return tuple(one for one in found if one.answers)

    def _answers_of(self, about: str, part: Part) -> tuple[Answered, ...]:
        item = "" if about == "system" else str(part.pk)
        prefix = f"{item}/" if item else ""
        order: Sequence[Fact] = tuple(self.reading.assessment.edition.library.vocabulary.facts.values())
        return tuple(
            Answered(fact, item, self.reading.standings[f"{prefix}{fact.id}"])
            for fact in order
            if f"{prefix}{fact.id}" in self.reading.standings
        )
