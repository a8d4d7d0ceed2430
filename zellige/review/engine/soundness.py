"""What a schema cannot see: is this procedure one that people can go through to its end?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zellige.kernel.errors import Problem
from zellige.review.engine.model import (
    EFFECTS,
    REQUIREMENTS,
    WINDOW,
    Clock,
    Procedure,
    Transition,
)


def unsound(procedure: Procedure, others: Mapping[str, Procedure]) -> Iterator[Problem]:
    """Every problem of a procedure; `others` are those it may open, itself included."""
    yield from _initial(procedure)
    for step in procedure.transitions.values():
        yield from _names(procedure, step)
        yield from _seat(step)
        yield from _demands(procedure, step, others)
    yield from _ways(procedure)
    yield from _items(procedure)
    for clock in procedure.clocks.values():
        yield from _clock(procedure, clock)


def _initial(procedure: Procedure) -> Iterator[Problem]:
    if procedure.initial not in procedure.states:
        yield Problem(
            f"procedure {procedure.id!r} starts in an unknown state",
            procedure.place,
            repr(procedure.initial),
            _one_of(procedure.states),
        )


def _names(procedure: Procedure, step: Transition) -> Iterator[Problem]:
    for end, names in (("from", step.sources), ("to", (step.to,))):
        for name in names:
            if name not in procedure.states:
                what = f"transition {step.id!r}: unknown state in {end!r}"
                yield Problem(what, step.place, repr(name), _one_of(procedure.states))
            elif end == "from" and procedure.states[name].final:
                what = f"transition {step.id!r} leads out of the final state {name!r}"
                yield Problem(
                    what,
                    step.place,
                    remedy="a final state has no way out: drop the one or the other",
                )


def _seat(step: Transition) -> Iterator[Problem]:
    if not step.by.role:
        yield Problem(
            f"transition {step.id!r} has no seat",
            step.place,
            remedy="say who takes it: by: {role: ..., agency: ...}",
        )


def _demands(procedure: Procedure, step: Transition, others: Mapping[str, Procedure]) -> Iterator[Problem]:
    for outcome in step.outcomes:
        yield from _among(step, f"outcome {outcome.id!r} requires", outcome.requires, REQUIREMENTS)
        yield from _among(step, f"outcome {outcome.id!r} effects", outcome.effects, EFFECTS)
    yield from _among(step, "requires", step.requires, REQUIREMENTS)
    yield from _among(step, "effects", step.effects, EFFECTS)
    yield from _among(step, "other_person_than", step.other_person_than, procedure.transitions)
    yield from _among(step, "within", [step.within] if step.within else [], procedure.clocks)
    yield from _among(step, "opens", [step.opens] if step.opens else [], others)
    if "items" in step.requires and not procedure.items:
        what = f"transition {step.id!r} requires items, and the procedure lists none"
        yield Problem(what, step.place, remedy="list the items or drop the requirement")


def _among(
    step: Transition, key: str, got: tuple[str, ...] | frozenset[str] | list[str], known: object
) -> Iterator[Problem]:
    names = list(known) if isinstance(known, Mapping | tuple) else []
    for name in sorted(got):
        if name not in names:
            yield Problem(f"transition {step.id!r}, {key}: unknown", step.place, repr(name), _one_of(names))


def _ways(procedure: Procedure) -> Iterator[Problem]:
    """States nobody can come to, and states without a way to the end that are not final."""
    reached, ends = _reached(procedure), _leading_to_an_end(procedure)
    for state in procedure.states.values():
        if state.id not in reached:
            yield Problem(
                f"state {state.id!r} cannot be reached from {procedure.initial!r}",
                state.place,
                remedy="add a transition to it, or drop it",
            )
        elif state.id not in ends:
            yield Problem(
                f"state {state.id!r} is a dead end",
                state.place,
                remedy="declare it final: true, or add a transition that leads to a final state",
            )


def _items(procedure: Procedure) -> Iterator[Problem]:
    for item in procedure.items:
        facts = [source.id for source in item.sources if source.kind == "fact"]
        if item.by_hand_if and item.by_hand_if not in facts:
            yield Problem(
                f"item {item.letter!r}, by_hand_if: not a fact that fills it",
                procedure.place,
                repr(item.by_hand_if),
                _one_of(facts),
            )


def _reached(procedure: Procedure) -> set[str]:
    reached, frontier = set[str](), [procedure.initial]
    while frontier:
        state = frontier.pop()
        if state not in reached:
            reached.add(state)
            frontier.extend(step.to for step in procedure.transitions.values() if state in step.sources)
    return reached


def _leading_to_an_end(procedure: Procedure) -> set[str]:
    ends, frontier = set[str](), [state.id for state in procedure.states.values() if state.final]
    while frontier:
        state = frontier.pop()
        if state not in ends:
            ends.add(state)
            for step in procedure.transitions.values():
                if step.to == state:
                    frontier.extend(step.sources)
    return ends


def _clock(procedure: Procedure, clock: Clock) -> Iterator[Problem]:
    if clock.starts not in procedure.transitions:
        yield Problem(
            f"clock {clock.id!r} starts at an event that never happens",
            clock.place,
            repr(clock.starts),
            _one_of(procedure.transitions),
        )
    for name in clock.stops:
        if name not in procedure.transitions:
            what = f"clock {clock.id!r} is stopped by an unknown transition"
            yield Problem(what, clock.place, repr(name), _one_of(procedure.transitions))
    if clock.kind == WINDOW and not any(step.within == clock.id for step in procedure.transitions.values()):
        yield Problem(
            f"window {clock.id!r} closes nothing",
            clock.place,
            remedy=f"write within: {clock.id} in the transition it limits",
        )
    if clock.delay is not None and clock.basis.to_be_confirmed:
        yield Problem(
            f"clock {clock.id!r} counts a period that is still to be confirmed",
            clock.place,
            remedy="use delay: {kind: to_be_confirmed} until the text is in hand",
        )


def _one_of(names: object) -> str:
    return "one of " + ", ".join(names) if isinstance(names, Mapping | list) and names else "none exist"
