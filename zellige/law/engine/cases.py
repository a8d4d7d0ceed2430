"""Worked cases of a pack: facts, and what must be concluded from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zellige.kernel.content import Content, Document
from zellige.kernel.errors import Place, Problem, Problems
from zellige.kernel.text import Text
from zellige.law.engine.assess import Assessment, assess, open_questions
from zellige.law.engine.facts_file import facts_of
from zellige.law.engine.library import Library

EXPECTED = (("expect", "binding"), ("expect_alignment", "alignment"))


@dataclass(frozen=True)
class WorkedCase:
    instrument: str
    id: str
    title: Text
    data: Mapping[str, Any]
    document: Document
    path: tuple[str | int, ...]

    @property
    def place(self) -> Place:
        return self.document.place(*self.path)


def worked_cases(content: Content) -> Iterator[WorkedCase]:
    """The cases of all packs of a content folder."""
    for document in content.of_kind("cases"):
        instrument = document.path.split("/")[-3]
        for index, data in enumerate(document.data["cases"]):
            yield WorkedCase(instrument, data["id"], Text(data["title"]), data, document, ("cases", index))


def failures(case: WorkedCase, library: Library, day: date) -> list[Problem]:
    """What a case expects and the rules do not give."""
    on = date.fromisoformat(case.data["as_of"]) if "as_of" in case.data else day
    edition = library.edition(on)
    questions = {key.removeprefix("question:") for key in open_questions(edition)}
    given = {part: case.data[part] for part in ("facts", "operators", "processings") if part in case.data}
    try:
        facts = facts_of(given, library.vocabulary, questions, None)
    except Problems as error:
        return [Problem(f"case {case.id!r}: {problem}", case.place) for problem in error.problems]
    assessment = assess(edition, facts)
    found = []
    for part, mode in EXPECTED:
        for rule, expected in case.data.get(part, {}).items():
            problem = _compared(case, assessment, rule, mode, expected, case.document.place(*case.path, part, rule))
            if problem:
                found.append(problem)
    return found


def _compared(
    case: WorkedCase, assessment: Assessment, rule: str, mode: str, expected: Any, place: Place
) -> Problem | None:
    name, _, item = rule.partition("@")
    names = [each for each in assessment.names(case.instrument, name, mode) if not item or each.endswith(f"@{item}")]
    if not names:
        missing = Problem(f"case {case.id!r}: no rule {rule!r} ({mode}) on {assessment.day}", place)
        return None if expected == "absent" else missing
    values = [assessment.value(each) for each in names]
    got = ["open" if value is None else value for value in values]
    if any(value != expected or isinstance(value, bool) != isinstance(expected, bool) for value in got):
        why = "; ".join(", ".join(assessment.case.because(each) or assessment.case.missing(each)) for each in names)
        return Problem(
            f"case {case.id!r}: {rule} ({mode})",
            place,
            f"{_shown(got)} because of or for want of: {why}",
            _shown([expected]),
        )
    return None


def _shown(values: list[Any]) -> str:
    return ", ".join(str(value).lower() for value in values)
