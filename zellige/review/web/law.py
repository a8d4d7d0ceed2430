"""What the laws conclude of a file, in the words of this slice. Nothing else here reads the laws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404

from zellige.law.engine.assess import Conclusion
from zellige.law.web.selectors import reading
from zellige.register.web.models import Initiative, Processing
from zellige.review.web.content import procedures
from zellige.review.web.selectors.owed import Ground, Owed


def owed_procedures(initiative: Initiative) -> list[Owed]:
    """What laws that bind ask for, each with all the articles that ask for it."""
    try:
        asked = reading.owed_procedures(reading.assessment(initiative))
    except Http404:
        return []
    listed = _processings(initiative) if asked else {}
    return [
        Owed(kind, listed.get(item), tuple(dict.fromkeys(map(_ground, conclusions))))
        for kind, item, conclusions in asked
        if kind in procedures()
    ]


def published_conclusions(initiative: Initiative) -> list[dict[str, Any]]:
    """The answers people came for, as a public sheet keeps them: open ones are kept as open."""
    try:
        headlines: Sequence[Conclusion] = reading.assessment(initiative).headlines
    except Http404:
        return []
    return [_plain(one) for one in headlines]


def snapshot_of(initiative: Initiative) -> str:
    """The name of an assessment kept for good, when the law slice keeps one."""
    return ""


def _ground(conclusion: Conclusion) -> Ground:
    rule = conclusion.ruled.rule
    return Ground(rule.instrument, rule.id, rule.article)


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


def _processings(initiative: Initiative) -> dict[str, Processing]:
    rows = Processing.objects.filter(system__initiative=initiative).select_related("operator")
    return {str(row.pk): row for row in rows}
