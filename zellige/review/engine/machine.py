"""The state machine: where a procedure stands, and what may be done next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from zellige.kernel.period import Calendar
from zellige.review.engine.clocks import Running, clocks_of, last_moment
from zellige.review.engine.model import (
    MAY_START,
    MUST_STOP,
    Act,
    Outcome,
    Procedure,
    SeatOf,
    State,
    Transition,
)
from zellige.review.engine.refusals import Refusal


@dataclass(frozen=True)
class Standing:
    """Where a procedure stands at one moment.

    `may_start` is what the last step that spoke of the start said, None if none did; `suspended`:
    it had been allowed before. `steps` lead out of the state; `check` says who may take them.
    """

    state: State
    may_start: bool | None
    suspended: bool
    outcome: str
    clocks: tuple[Running, ...]
    steps: tuple[Transition, ...]

    def steps_for(self, seat: SeatOf) -> tuple[Transition, ...]:
        return tuple(step for step in self.steps if step.by == seat)


def state_of(procedure: Procedure, acts: Sequence[Act], now: datetime, calendar: Calendar) -> Standing:
    """Where `procedure` stands at `now` after `acts`, in the order of their recording."""
    state, said = procedure.initial, list[bool]()
    for act in acts:
        state = procedure.transitions[act.transition].to
        said.extend(_says(procedure, act))
    return Standing(
        state=procedure.states[state],
        may_start=said[-1] if said else None,
        suspended=bool(said) and not said[-1] and any(said),
        outcome=next((act.outcome for act in reversed(acts) if act.outcome), ""),
        clocks=clocks_of(procedure, acts, now, calendar),
        steps=_open_steps(procedure, state, acts, now, calendar),
    )


def check(procedure: Procedure, acts: Sequence[Act], act: Act, calendar: Calendar) -> tuple[Refusal, ...]:
    """Everything that stands against taking `act` after `acts`; empty when it may be taken."""
    step = procedure.transitions.get(act.transition)
    if step is None:
        return (Refusal("unknown_step", {"step": act.transition}),)
    checks = (
        _in_state(procedure, acts, step),
        _by_seat(step, act),
        _by_another(step, acts, act),
        _in_time(procedure, step, acts, act, calendar),
        _complete(step, act),
    )
    return tuple(refusal for refusals in checks for refusal in refusals)


def requirements(step: Transition, outcome_id: str) -> frozenset[str]:
    """What a step needs when it gives this outcome."""
    outcome = step.outcome(outcome_id)
    return step.requires | (outcome.requires if outcome else frozenset())


def _says(procedure: Procedure, act: Act) -> Iterable[bool]:
    step = procedure.transitions[act.transition]
    outcome: Outcome | None = step.outcome(act.outcome)
    for effect in (*step.effects, *(outcome.effects if outcome else ())):
        if effect in (MAY_START, MUST_STOP):
            yield effect == MAY_START


def _open_steps(
    procedure: Procedure, state: str, acts: Sequence[Act], now: datetime, calendar: Calendar
) -> tuple[Transition, ...]:
    leading_out = (step for step in procedure.transitions.values() if state in step.sources)
    return tuple(step for step in leading_out if not _window_closed(procedure, step, acts, now, calendar))


def _standing_at(procedure: Procedure, acts: Sequence[Act]) -> State:
    last = procedure.transitions[acts[-1].transition].to if acts else procedure.initial
    return procedure.states[last]


def _in_state(procedure: Procedure, acts: Sequence[Act], step: Transition) -> Iterable[Refusal]:
    state = _standing_at(procedure, acts)
    if state.final:
        yield Refusal("final_state", {"state": state.id})
    elif state.id not in step.sources:
        expected = ", ".join(step.sources)
        yield Refusal("wrong_state", {"step": step.id, "state": state.id, "expected": expected})


def _by_seat(step: Transition, act: Act) -> Iterable[Refusal]:
    if act.seat != step.by:
        values = {"step": step.id, "expected": str(step.by), "got": str(act.seat)}
        yield Refusal("wrong_seat", values)


def _by_another(step: Transition, acts: Sequence[Act], act: Act) -> Iterable[Refusal]:
    for other in step.other_person_than:
        if any(past.transition == other and past.author == act.author for past in acts):
            yield Refusal("same_person", {"step": step.id, "other": other})


def _in_time(
    procedure: Procedure, step: Transition, acts: Sequence[Act], act: Act, calendar: Calendar
) -> Iterable[Refusal]:
    if acts and act.at < acts[-1].at:
        yield Refusal("before_last", {"last": acts[-1].at.isoformat()})
    until = _window_closed(procedure, step, acts, act.at, calendar)
    if until is not None:
        yield Refusal("window_closed", {"step": step.id, "until": until.isoformat()})


def _window_closed(
    procedure: Procedure, step: Transition, acts: Sequence[Act], at: datetime, calendar: Calendar
) -> datetime | None:
    """The last moment of the step's window, when it lies before `at`."""
    if not step.within:
        return None
    clock = procedure.clocks[step.within]
    start = next((past.at for past in reversed(acts) if past.transition == clock.starts), None)
    until = last_moment(clock, start, calendar) if start else None
    return until if until is not None and at > until else None


def _complete(step: Transition, act: Act) -> Iterable[Refusal]:
    if (step.outcomes or act.outcome) and step.outcome(act.outcome) is None:
        expected = ", ".join(outcome.id for outcome in step.outcomes) or "none"
        yield Refusal("outcome_unknown", {"step": step.id, "expected": expected, "got": act.outcome or "none"})
    needed = requirements(step, act.outcome)
    if "reasons" in needed and not act.reasons.strip():
        yield Refusal("reasons_missing", {"step": step.id})
    if "conditions" in needed and not any(text.strip() for text in act.conditions):
        yield Refusal("conditions_missing", {"step": step.id})
    if "items" in needed and act.gaps:
        yield Refusal("items_missing", {"step": step.id, "letters": ", ".join(act.gaps)})
