"""Whatever people try, in whatever order, these hold."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from zellige.kernel.content import PACKAGED, read
from zellige.kernel.period import Calendar
from zellige.review.engine.machine import check, state_of
from zellige.review.engine.model import Act, Procedure, SeatOf
from zellige.review.engine.read import procedures

MOROCCAN = procedures(read(PACKAGED, kinds=["procedures"]))
CALENDAR = Calendar()
# A day of filing between these two; hypothesis wants them naive and adds the zone itself.
DAYS = (datetime(2026, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001
RABAT = ZoneInfo("Africa/Casablanca")
START = datetime(2026, 10, 1, 0, 0, tzinfo=RABAT)
SEATS = [
    SeatOf("applicant"),
    SeatOf("authority", "cndp"),
    SeatOf("authority", "dgssi"),
    SeatOf("directorate_rapporteur"),
    SeatOf("directorate_signatory"),
]


@st.composite
def histories(draw: st.DrawFn) -> tuple[Procedure, list[Act]]:
    """A procedure and the acts that were accepted out of a long row of attempts."""
    procedure = draw(st.sampled_from(list(MOROCCAN.values())))
    acts: list[Act] = []
    at = START
    for _ in range(draw(st.integers(0, 25))):
        at += timedelta(minutes=draw(st.integers(0, 60 * 24 * 12)))
        attempt = draw(attempts(procedure, at))
        if not check(procedure, acts, attempt, CALENDAR):
            acts.append(attempt)
    return procedure, acts


@st.composite
def attempts(draw: st.DrawFn, procedure: Procedure, at: datetime) -> Act:
    step = draw(st.sampled_from(list(procedure.transitions.values())))
    outcomes = [outcome.id for outcome in step.outcomes] or [""]
    return Act(
        transition=step.id,
        seat=draw(st.sampled_from([step.by, step.by, step.by, *SEATS])),
        author=draw(st.sampled_from(["amina", "rkia", "samir", "brahim"])),
        at=at,
        outcome=draw(st.sampled_from(outcomes)),
        reasons=draw(st.sampled_from(["Because.", "Because.", ""])),
        conditions=draw(st.sampled_from([("Audit it.",), ()])),
        gaps=draw(st.sampled_from([(), (), ("f",)])),
    )


@settings(deadline=None)
@given(histories())
def test_replaying_the_acts_one_by_one_comes_to_the_same_place(history):
    procedure, acts = history
    state = procedure.initial
    for act in acts:
        assert state in procedure.transitions[act.transition].sources
        state = procedure.transitions[act.transition].to
    assert state_of(procedure, acts, START, CALENDAR).state.id == state


@settings(deadline=None)
@given(histories())
def test_nothing_is_ever_taken_after_a_final_state(history):
    procedure, acts = history
    reached = [procedure.transitions[act.transition].to for act in acts]
    assert not any(procedure.states[state].final for state in reached[:-1])


@settings(deadline=None)
@given(histories())
def test_nobody_signs_what_they_drafted(history):
    procedure, acts = history
    for index, act in enumerate(acts):
        others = procedure.transitions[act.transition].other_person_than
        assert not any(past.author == act.author for past in acts[:index] if past.transition in others)


@settings(deadline=None)
@given(histories())
def test_every_act_was_taken_by_its_own_seat_with_what_it_needs(history):
    procedure, acts = history
    for act in acts:
        step = procedure.transitions[act.transition]
        assert act.seat == step.by
        assert act.reasons or "reasons" not in step.requires
        assert not (act.gaps and "items" in step.requires)


@settings(deadline=None)
@given(histories())
def test_a_processing_never_may_start_without_an_act_that_says_so(history):
    procedure, acts = history
    found = state_of(procedure, acts, START, CALENDAR)
    if found.may_start:
        assert any("may_start" in procedure.transitions[act.transition].effects for act in acts)


@settings(deadline=None)
@given(
    filed=st.datetimes(*DAYS, timezones=st.just(RABAT)),
    minutes=st.integers(0, 60 * 24 * 20),
    receipted=st.booleans(),
)
def test_conversion_is_taken_through_the_eighth_day_after_the_day_of_filing_and_no_longer(filed, minutes, receipted):
    declaration = MOROCCAN["ma-cndp-declaration"]
    acts = [Act("file", SeatOf("applicant"), "amina", filed)]
    if receipted:
        acts.append(Act("issue_receipt", SeatOf("authority", "cndp"), "brahim", filed))
    at = (filed.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)).astimezone(RABAT)
    attempt = Act("convert", SeatOf("authority", "cndp"), "brahim", at, reasons="Danger.")
    in_time = (at.date() - filed.date()).days <= 8
    assert (check(declaration, acts, attempt, CALENDAR) == ()) == in_time


@settings(deadline=None)
@given(filed=st.datetimes(*DAYS, timezones=st.just(RABAT)))
def test_the_receipt_is_due_exactly_twenty_four_hours_after_filing(filed):
    acts = [Act("file", SeatOf("applicant"), "amina", filed)]
    found = state_of(MOROCCAN["ma-cndp-declaration"], acts, filed, CALENDAR)
    until = found.clocks[0].until
    assert until is not None
    assert until.timestamp() - filed.timestamp() == 24 * 3600
