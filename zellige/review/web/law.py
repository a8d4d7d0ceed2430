"""What the laws conclude of a file, in the words of this slice. Nothing else here reads the laws."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from zellige.register.web.models import Initiative, Processing
from zellige.review.web.content import procedures
from zellige.review.web.selectors.owed import Ground, Owed

Conclusion = Any


def owed_procedures(initiative: Initiative) -> list[Owed]:
    """What laws that bind ask for, each with all the articles that ask for it."""
    grounds: dict[tuple[str, str], list[Ground]] = {}
    for conclusion in _conclusions(initiative):
        if conclusion.value is True and conclusion.ruled.mode == "binding" and conclusion.in_force:
            for effect in conclusion.ruled.version.effects:
                if effect.procedure in procedures():
                    found = grounds.setdefault((effect.procedure, conclusion.item), [])
                    found.append(_ground(conclusion))
    listed = {str(row.pk): row for row in _processings(initiative)} if grounds else {}
    return [Owed(kind, listed.get(item), tuple(dict.fromkeys(found))) for (kind, item), found in grounds.items()]


def published_conclusions(initiative: Initiative) -> list[dict[str, Any]]:
    """The answers people came for, as a public sheet keeps them: open ones are kept as open."""
    return [_plain(one) for one in _conclusions(initiative) if one.headline and not one.item]


def snapshot_of(initiative: Initiative) -> str:
    """The name of an assessment kept for good, when the law slice keeps one."""
    return ""


def _conclusions(initiative: Initiative) -> Iterator[Conclusion]:
    try:
        assessment = import_module("zellige.law.web.selectors").assessment(initiative)
    except ModuleNotFoundError:
        return
    yield from assessment.conclusions


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


def _processings(initiative: Initiative) -> list[Processing]:
    return list(Processing.objects.filter(system__initiative=initiative))
