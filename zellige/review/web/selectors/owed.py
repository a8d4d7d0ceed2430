"""What the laws ask for, and what of it was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from zellige.register.web.models import Initiative, Processing
from zellige.review.web.models import Procedure
from zellige.review.web.selectors.standing import Run, runs_of


@dataclass(frozen=True)
class Ground:
    """The rule that asks for something."""

    instrument: str
    rule: str
    article: str

    def plain(self) -> dict[str, str]:
        return {"instrument": self.instrument, "rule": self.rule, "article": self.article}


@dataclass(frozen=True)
class Owed:
    """A procedure that laws ask for, for one processing or (None) for the whole file."""

    kind: str
    processing: Processing | None = None
    grounds: tuple[Ground, ...] = ()

    def is_for(self, other: Owed) -> bool:
        return self.kind == other.kind and self.processing == other.processing


def processing_in(initiative: Initiative, pk: str) -> Processing | None:
    """The processing of a file that a form names; none for "", 404 for one that is not its own."""
    if not pk:
        return None
    if not pk.isdecimal():
        raise Http404
    rows = Processing.objects.filter(system__initiative=initiative)
    found: Processing = get_object_or_404(rows, pk=int(pk))
    return found


def runs_in(initiative: Initiative, at: datetime) -> list[Run]:
    """Every procedure of a file, in the order of its opening."""
    rows = Procedure.objects.filter(initiative=initiative).select_related("processing", "opened_by")
    found = list(rows)
    for row in found:
        row.initiative = initiative
    return runs_of(found, at)


def matching(owed: Owed, runs: Iterable[Run]) -> Run | None:
    """The latest run of what is owed, open ones first."""
    found = [run for run in runs if Owed(run.row.kind, run.row.processing).is_for(owed)]
    return max(found, key=lambda run: (run.row.closed_at is None, run.row.pk), default=None)


def still_to_file(
    initiative: Initiative, owed: Sequence[Owed], at: datetime, runs: Sequence[Run] | None = None
) -> list[Owed]:
    """What was not filed of what is owed: never opened, given up, or still a draft.

    Drafts that no law asks for count too: a conversion opens them.
    """
    known = runs_in(initiative, at) if runs is None else runs
    missing = []
    for one in owed:
        run = matching(one, known)
        if run is None or not run.is_filed:
            missing.append(one)
    for run in known:
        extra = Owed(run.row.kind, run.row.processing)
        draft = run.definition.opens_when == "owed" and not run.rows
        if draft and not any(extra.is_for(one) for one in missing):
            missing.append(extra)
    return missing
