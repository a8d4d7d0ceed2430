"""One file's procedures as a seat sees them, and what waits for a seat in all files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from zellige.institutions.web.models import Seat
from zellige.register.web.models import Initiative
from zellige.review import engine
from zellige.review.web.content import decision_procedure, procedures
from zellige.review.web.content import procedure as definition
from zellige.review.web.models import Procedure
from zellige.review.web.policies import as_seen_by, can_see, in_sight
from zellige.review.web.selectors.owed import Owed, matching, runs_in, still_to_file
from zellige.review.web.selectors.standing import Run, runs_of

PAGE = 50


@dataclass(frozen=True)
class Line:
    """One procedure of a file: what is owed, where it stands, whether this seat may open it."""

    definition: engine.Procedure
    owed: Owed
    run: Run | None
    may_open: bool
    may_see: bool
    waits_for_me: bool


@dataclass(frozen=True)
class Overview:
    lines: tuple[Line, ...]
    decision: Line | None
    missing: tuple[Owed, ...]
    possible: tuple[Owed, ...] = ()

    @property
    def is_published(self) -> bool:
        """Whether the decision has come to its end, which is its sheet."""
        run = self.decision.run if self.decision else None
        return run is not None and run.standing.state.final


def overview(
    initiative: Initiative,
    seat: Seat | None,
    owed: Sequence[Owed],
    now: datetime,
    possible: Sequence[Owed] = (),
) -> Overview:
    """What is owed and what was done about it, the decision on the whole file last.

    `possible` is what the laws may yet ask for, once more is known.
    """
    runs = runs_in(initiative, now)
    missing = tuple(still_to_file(initiative, owed, now, runs))
    listed = [*owed, *_extra(owed, runs)]
    lines = tuple(_line(initiative, seat, one, matching(one, runs)) for one in listed)
    unsettled = [one for one in possible if matching(one, runs) is None]
    decision = _decision(initiative, seat, runs, missing)
    return Overview(lines, decision, missing, tuple(unsettled))


def _extra(owed: Sequence[Owed], runs: Iterable[Run]) -> list[Owed]:
    """Runs that no law asks for today: opened by a conversion, or owed when they were opened."""
    found: list[Owed] = []
    for run in runs:
        one = Owed(run.row.kind, run.row.processing)
        asked = any(one.is_for(other) for other in (*owed, *found))
        if run.definition.opens_when == "owed" and not asked:
            found.append(one)
    return found


def _line(initiative: Initiative, seat: Seat | None, owed: Owed, run: Run | None) -> Line:
    wanted = definition(owed.kind)
    opens = seat is not None and as_seen_by(initiative, seat).role in wanted.opened_by
    own = seat is not None and (seat.role != Seat.Role.APPLICANT or seat.institution_id == initiative.institution_id)
    free = run is None or (run.standing.state.final and not run.is_filed)
    return Line(
        definition=wanted,
        owed=owed,
        run=run,
        may_open=opens and own and free,
        may_see=run is not None and can_see(seat, run.row),
        waits_for_me=run is not None and run.waits_for(seat),
    )


def _decision(initiative: Initiative, seat: Seat | None, runs: Sequence[Run], missing: Sequence[Owed]) -> Line | None:
    wanted = decision_procedure()
    if wanted is None:
        return None
    line = _line(initiative, seat, Owed(wanted.id), matching(Owed(wanted.id), runs))
    if line.run is None and missing:
        return Line(line.definition, line.owed, None, False, False, False)
    return line


def waiting_for(seat: Seat, now: datetime) -> list[Run]:
    """The procedures that wait for a step of this seat, the oldest first."""
    return [run for run in runs_of(_waiting(seat)[:PAGE], now) if run.waits_for(seat)]


def _waiting(seat: Seat) -> QuerySet[Procedure]:
    """Those in a state from which a step of this role leads on."""
    states = Q(pk__in=[])
    for wanted in procedures().values():
        for step in wanted.transitions.values():
            mine = step.by.role == seat.role and step.by.agency in ("", seat.institution.slug)
            if mine and not step.optional:
                states |= Q(kind=wanted.id, state__in=step.sources)
    found = in_sight(seat).filter(states, closed_at__isnull=True)
    return found.select_related("initiative__institution", "processing").order_by("opened_at", "id")
