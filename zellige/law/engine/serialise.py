"""An assessment as plain data: what `--format json`, snapshots and the dossier's JSON share."""

from __future__ import annotations

from typing import Any

from zellige.kernel.logic import Ways
from zellige.kernel.vocabulary import Value
from zellige.law.engine.assess import Assessment, Conclusion, HeardAgency, OwedDuty
from zellige.law.engine.questionnaire import Asked, answers, questions


def plain(assessment: Assessment, language: str, *, with_ways: bool = True) -> dict[str, Any]:
    """The assessment in the shape of the command line's JSON."""
    library = assessment.edition.library
    return {
        "as_of": assessment.day.isoformat(),
        "content": library.digest,
        "facts": {key: shown(value) for key, value in sorted(assessment.facts.known.items())},
        "unknown": dict(sorted(assessment.facts.unknown.items())),
        "conclusions": [
            conclusion_data(assessment, one, language, with_ways=with_ways) for one in assessment.conclusions
        ],
        "duties": [duty_data(one, language) for one in assessment.duties],
        "agencies": [agency_data(one) for one in assessment.agencies],
        "questions": [question_data(assessment, one, language) for one in questions(assessment)],
    }


def conclusion_data(assessment: Assessment, one: Conclusion, language: str, *, with_ways: bool) -> dict[str, Any]:
    rule, version = one.ruled.rule, one.ruled.version
    data: dict[str, Any] = {
        "instrument": rule.instrument,
        "rule": rule.id,
        "mode": one.ruled.mode,
        "item": one.item,
        "about": rule.about,
        "kind": rule.kind,
        "part": rule.part,
        "headline": rule.headline,
        "name": rule.name.into(language)[0],
        "text": rule.text.into(language)[0],
        "value": truth(one),
        "bounds": None,
        "status": version.status,
        "applies_from": version.applies_from.isoformat() if version.applies_from else None,
        "citations": [citation_data(one, language)],
        "outcomes": [effect.outcome for effect in version.effects],
        "because": list(one.because),
        "missing": list(one.missing),
    }
    if one.bounds is not None:
        low, high = (None if abs(bound) == float("inf") else bound for bound in one.bounds)
        data["bounds"] = {"minimum": low, "maximum": high, "unit": rule.unit}
    if with_ways:
        data["ways"] = {truth_word: ways_data(found) for truth_word, found in _ways(assessment, one)}
    return data


def truth(one: Conclusion) -> bool | str | float:
    """true, false, a settled number, or "open"."""
    if one.bounds is not None:
        return one.bounds[0] if one.settled else "open"
    return "open" if one.value is None else one.value


def citation_data(one: Conclusion, language: str) -> dict[str, Any]:
    citation = one.citation
    return {
        "article": citation.article,
        "source": citation.source.title.into(language)[0],
        "reference": citation.source.reference,
        "certainty": citation.certainty,
        "reading": citation.reading,
    }


def ways_data(found: Ways) -> dict[str, Any]:
    return {
        "complete": found.complete,
        "sets": [{key: shown(value) for key, value in answer.items()} for answer in found.sets],
    }


def duty_data(one: OwedDuty, language: str) -> dict[str, Any]:
    duty, conclusion = one.duty, one.conclusion
    deadline = duty.deadline
    starts = duty.applies_from or conclusion.ruled.version.applies_from
    return {
        "id": duty.id,
        "instrument": conclusion.ruled.rule.instrument,
        "rule": conclusion.ruled.rule.id,
        "mode": conclusion.ruled.mode,
        "item": conclusion.item,
        "text": duty.text.into(language)[0],
        "addressee": duty.addressee,
        "agency": duty.agency,
        "article": duty.article,
        "deadline": None
        if deadline is None
        else {
            "kind": deadline.kind,
            "length": deadline.length,
            "from": deadline.start,
            "certainty": deadline.certainty,
        },
        "applies_from": starts.isoformat() if starts else None,
        "status": conclusion.ruled.version.status,
        "certainty": duty.certainty or conclusion.ruled.version.certainty,
    }


def agency_data(one: HeardAgency) -> dict[str, Any]:
    rules = dict.fromkeys(conclusion.ruled.rule.key for conclusion in one.conclusions)
    return {"id": one.id, "rules": list(rules), "procedures": list(one.procedures)}


def question_data(assessment: Assessment, one: Asked, language: str) -> dict[str, Any]:
    fact = one.fact
    return {
        "key": one.key,
        "fact": fact.id,
        "item": one.item,
        "about": fact.about,
        "type": fact.type,
        "question": fact.question.into(language)[0],
        "options": [option.id for option in fact.options],
        "opens": list(one.opens),
        "remaining": round(one.remaining, 3),
        "answers": [shown(answer) for answer, _ in answers(assessment.case, one.key)],
    }


def shown(value: Value) -> Any:
    """A value as plain data."""
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _ways(assessment: Assessment, one: Conclusion) -> list[tuple[str, Ways]]:
    if one.settled:
        return []
    return [(str(value).lower(), found) for value, found in assessment.ways(one).items()]
