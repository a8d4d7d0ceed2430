"""What the laws conclude of a file, in the words of this slice. Nothing else here reads the laws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404

from zellige.institutions.web.models import User
from zellige.kernel.text import Text
from zellige.law.engine.assess import Assessment, Conclusion
from zellige.law.web.actions.take_snapshot import take_snapshot
from zellige.law.web.content import library
from zellige.law.web.selectors import assessment as assessment_of
from zellige.law.web.selectors import owed_procedures as owed_by_law
from zellige.law.web.selectors import reading_now
from zellige.register.web.models import Initiative
from zellige.review.web.content import procedures
from zellige.review.web.selectors.owed import Ground, Owed


@dataclass(frozen=True)
class Asking:
    """What laws that bind ask for, and what they may yet ask for once more is known."""

    owed: tuple[Owed, ...] = ()
    possible: tuple[Owed, ...] = ()


def asking(initiative: Initiative) -> Asking:
    """What is owed, each with all the articles that owe it, and what is still open."""
    try:
        read = reading_now(initiative)
    except Http404:
        return Asking()
    asked = owed_by_law(read.assessment)
    still_open = list(_still_open(read.assessment))
    listed = {str(row.pk): row for row in read.records.processings}
    owed = tuple(
        Owed(kind, listed.get(item), _grounds(conclusions)) for kind, item, conclusions in asked if kind in procedures()
    )
    possible = [Owed(kind, listed.get(item), _grounds([one])) for kind, item, one in still_open]
    return Asking(owed, tuple(one for one in possible if not any(one.is_for(o) for o in owed)))


def owed_procedures(initiative: Initiative) -> list[Owed]:
    """What laws that bind ask for, each with all the articles that ask for it."""
    return list(asking(initiative).owed)


def _still_open(assessment: Assessment) -> Iterator[tuple[str, str, Conclusion]]:
    """Procedures that an answer still missing may make owed; each once, by its first rule."""
    seen: set[tuple[str, str]] = set()
    for one in assessment.conclusions:
        asks_people = one.headline and one.ruled.mode == "binding" and one.in_force
        if one.value is not None or not asks_people:
            continue
        for effect in one.ruled.version.effects:
            kind = effect.procedure or ""
            if kind in procedures() and (kind, one.item) not in seen:
                seen.add((kind, one.item))
                yield kind, one.item, one


def published_conclusions(initiative: Initiative, known_at: datetime | None) -> list[dict[str, Any]]:
    """The answers people came for, as known when the decision was signed; open ones stay open."""
    try:
        headlines: Sequence[Conclusion] = assessment_of(initiative, known_at=known_at).headlines
    except Http404:
        return []
    return [_plain(one) for one in headlines]


def law_name(instrument: str) -> Text | str:
    """What an instrument is called in a few words."""
    known = library().instruments.get(instrument)
    return instrument if known is None else known.short


def keep_assessment(initiative: Initiative, by: User, at: datetime) -> str:
    """Keep what the laws conclude now, in the transaction of the decision that rests on it."""
    system = initiative.systems.first()
    return "" if system is None else str(take_snapshot(system, at, by=by).key)


def _grounds(conclusions: Iterable[Conclusion]) -> tuple[Ground, ...]:
    rules = (conclusion.ruled.rule for conclusion in conclusions)
    return tuple(dict.fromkeys(Ground(rule.instrument, rule.id, rule.article) for rule in rules))


def _plain(conclusion: Conclusion) -> dict[str, Any]:
    rule, version = conclusion.ruled.rule, conclusion.ruled.version
    return {
        "instrument": rule.instrument,
        "rule": rule.id,
        "name": dict(rule.name),
        "article": rule.article,
        "mode": conclusion.ruled.mode,
        "value": conclusion.value,
        "certainty": version.certainty,
        "status": version.status,
    }
