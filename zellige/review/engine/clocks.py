"""Clocks of a procedure: when they started, when they run out, how they stand now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zellige.kernel.period import Calendar, due
from zellige.review.engine.model import DUTY, Act, Clock, Procedure

RUNNING, MET, OVERDUE, OPEN, CLOSED, NO_PERIOD = (
    "running", "met", "overdue", "open", "closed", "no_period",
)  # fmt: skip


@dataclass(frozen=True)
class Running:
    """A clock that was started. `until` is its last moment, None while its period is not known."""

    clock: Clock
    started: datetime
    until: datetime | None
    stopped: datetime | None
    status: str


def clocks_of(procedure: Procedure, acts: Sequence[Act], now: datetime, calendar: Calendar) -> tuple[Running, ...]:
    """Every clock started by `acts`, as it stands at `now`, in the order of the content."""
    started = ((clock, _last(acts, (clock.starts,))) for clock in procedure.clocks.values())
    return tuple(_running(procedure, clock, start, acts, now, calendar) for clock, start in started if start)


def last_moment(clock: Clock, start: datetime, calendar: Calendar) -> datetime | None:
    """The last moment of a clock started at `start`; None when its period is not known."""
    return None if clock.delay is None else due(clock.delay, start, calendar)


def _running(
    procedure: Procedure,
    clock: Clock,
    start: Act,
    acts: Sequence[Act],
    now: datetime,
    calendar: Calendar,
) -> Running:
    until = last_moment(clock, start.at, calendar)
    stopped = _stopped(procedure, clock, acts[acts.index(start) + 1 :])
    return Running(clock, start.at, until, stopped, _status(clock, until, stopped, now))


def _stopped(procedure: Procedure, clock: Clock, later: Sequence[Act]) -> datetime | None:
    """When a step stopped the clock, or the procedure came to its end."""
    for act in later:
        step = procedure.transitions[act.transition]
        if step.id in clock.stops or procedure.states[step.to].final:
            return act.at
    return None


def _status(clock: Clock, until: datetime | None, stopped: datetime | None, now: datetime) -> str:
    if clock.kind == DUTY:
        if until is None:
            return NO_PERIOD
        if (stopped or now) > until:
            return OVERDUE
        return RUNNING if stopped is None else MET
    if stopped is not None:
        return CLOSED
    if until is None:
        return NO_PERIOD
    return OPEN if now <= until else CLOSED


def _last(acts: Sequence[Act], transitions: tuple[str, ...]) -> Act | None:
    return next((act for act in reversed(acts) if act.transition in transitions), None)
