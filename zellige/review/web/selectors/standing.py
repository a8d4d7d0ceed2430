"""Where procedures stand: rows of acts as the engine knows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from zellige.institutions.web.models import Seat
from zellige.review import engine
from zellige.review.web.content import calendar
from zellige.review.web.content import procedure as definition
from zellige.review.web.models import Act, Procedure
from zellige.review.web.policies import as_seen_by


@dataclass(frozen=True)
class Run:
    """One run of a procedure with its definition and its acts, at a moment."""

    row: Procedure
    definition: engine.Procedure
    rows: tuple[Act, ...]
    now: datetime

    @cached_property
    def acts(self) -> tuple[engine.Act, ...]:
        return tuple(act_of(row, self.row) for row in self.rows)

    @cached_property
    def standing(self) -> engine.Standing:
        return engine.state_of(self.definition, self.acts, self.now, calendar())

    @property
    def is_filed(self) -> bool:
        """Whether it has left its first state for one that is not a giving up."""
        return bool(self.acts) and not self._given_up

    @property
    def _given_up(self) -> bool:
        last = self.definition.transitions[self.acts[-1].transition]
        return self.definition.initial in last.sources and self.standing.state.final

    def steps_of(self, seat: Seat | None) -> tuple[engine.Transition, ...]:
        """The steps that lead out of here and belong to this seat."""
        if seat is None:
            return ()
        return self.standing.steps_for(as_seen_by(self.row.initiative, seat))

    def waits_for(self, seat: Seat | None) -> bool:
        return any(not step.optional for step in self.steps_of(seat))


def run_of(row: Procedure, now: datetime) -> Run:
    """One run; its acts are read with their authors and seats."""
    acts = row.acts.select_related("author", "seat__institution").order_by("position")
    return Run(row, definition(row.kind), tuple(acts), now)


def runs_of(rows: Iterable[Procedure], now: datetime) -> list[Run]:
    """Many runs, their acts in one query."""
    found = list(rows)
    acts: dict[int, list[Act]] = {row.pk: [] for row in found}
    wanted = Act.objects.filter(procedure__in=list(acts)).order_by("procedure", "position")
    for act in wanted.select_related("author", "seat__institution"):
        acts[act.procedure_id].append(act)
    return [Run(row, definition(row.kind), tuple(acts[row.pk]), now) for row in found]


def act_of(row: Act, procedure: Procedure) -> engine.Act:
    return engine.Act(
        transition=row.transition,
        seat=as_seen_by(procedure.initiative, row.seat),
        author=str(row.author_id),
        at=row.at,
        outcome=row.outcome,
        reasons=row.reasons,
        conditions=tuple(condition["text"] for condition in row.conditions),
    )
