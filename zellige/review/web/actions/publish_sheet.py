"""Publish a signed decision in the public register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404

from zellige.institutions.web.models import Seat, User
from zellige.log.engine import canonical
from zellige.log.web.actions.append import append
from zellige.register.engine.search import search_text
from zellige.register.web.models import Initiative
from zellige.review import engine
from zellige.review.web.actions.deciding import deciding_step, standing_decision
from zellige.review.web.actions.steps import Asked, taken
from zellige.review.web.models import Procedure, Sheet
from zellige.review.web.policies import require_sight
from zellige.review.web.refused import Refused
from zellige.review.web.selectors.sheets import contents


def publish_sheet(
    *,
    seat: Seat,
    author: User,
    procedure: Procedure,
    conclusions: Sequence[dict[str, Any]],
    at: datetime,
    reduced: bool = False,
    key: str | None = None,
) -> Sheet:
    """Freeze what the register shows; a restricted file is published reduced, or not at all."""
    require_sight(seat, procedure)
    initiative = procedure.initiative
    if initiative.restricted and not reduced:
        raise Refused([engine.Refusal("restricted")])
    step = deciding_step(procedure, "publish")
    with transaction.atomic(durable=True):
        asked = Asked(step.id, key=key)
        found = taken(seat=seat, author=author, procedure=procedure, asked=asked, at=at)
        if found.again:
            return _published(initiative)
        decision = standing_decision(found.run.row)
        fields = contents(initiative, decision, conclusions, at, reduced=reduced)
        entry = _entered(initiative, fields, reduced, at)
        fields["entries"].append({"what": "sheet", "index": entry})
        sheet, _ = Sheet.objects.update_or_create(
            initiative=initiative,
            defaults={
                "title": initiative.title,
                "outcome": decision.outcome,
                "institution": initiative.institution,
                "fields": fields,
                "reduced": reduced,
                "search_text": _searched(initiative),
                "published_at": at,
                "entry": entry,
            },
        )
        return sheet


def _published(initiative: Initiative) -> Sheet:
    sheet = Sheet.objects.filter(initiative=initiative).first()
    if sheet is None:
        raise Http404
    return sheet


def _searched(initiative: Initiative) -> str:
    return search_text([*initiative.title.values(), *initiative.institution.name.values()])


def _entered(initiative: Initiative, fields: dict[str, Any], reduced: bool, at: datetime) -> int:
    body = {"initiative": str(initiative.key), "reduced": reduced}
    private = {"sheet": canonical.encode({"title": initiative.title, **fields})}
    index: int = append(kind="review.sheet_published", body=body, at=at, private=private).index
    return index
