"""Law 09-08, Articles 12(2), 15, 19, 20, 51: worked by hand on a calendar."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from zellige.kernel.period import Calendar
from zellige.review.engine.clocks import CLOSED, MET, OPEN, OVERDUE, RUNNING
from zellige.review.engine.machine import Standing, check, state_of
from zellige.review.engine.model import Act, Procedure, SeatOf

RABAT = ZoneInfo("Africa/Casablanca")
CALENDAR = Calendar()
MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=RABAT)
APPLICANT, CNDP = SeatOf("applicant"), SeatOf("authority", "cndp")


def filed(at: datetime = MONDAY) -> Act:
    return Act("file", APPLICANT, "amina", at)


def receipt(at: datetime) -> Act:
    return Act("issue_receipt", CNDP, "brahim", at)


def conversion(at: datetime) -> Act:
    return Act("convert", CNDP, "brahim", at, reasons="Manifest danger: faces at a counter.")


def standing(procedure: Procedure, *acts: Act, now: datetime | None = None) -> Standing:
    return state_of(procedure, acts, now or acts[-1].at, CALENDAR)


def codes(procedure: Procedure, acts: list[Act], act: Act) -> list[str]:
    return [refusal.code for refusal in check(procedure, acts, act, CALENDAR)]


def clock(found: Standing, clock_id: str):
    return next(running for running in found.clocks if running.clock.id == clock_id)


def test_declared_monday_at_ten_the_receipt_is_due_tuesday_at_ten(declaration):
    receipt_clock = clock(standing(declaration, filed()), "receipt")
    assert receipt_clock.until == datetime(2026, 11, 3, 10, 0, tzinfo=RABAT)
    assert receipt_clock.status == RUNNING


def test_the_receipt_clock_is_overdue_a_minute_after_and_silence_starts_nothing(declaration):
    late = MONDAY + timedelta(hours=24, minutes=1)
    found = standing(declaration, filed(), now=late)
    assert clock(found, "receipt").status == OVERDUE
    assert not found.may_start


def test_a_receipt_in_time_meets_the_clock_and_lets_the_processing_start(declaration):
    found = standing(declaration, filed(), receipt(MONDAY + timedelta(hours=3)))
    assert clock(found, "receipt").status == MET
    assert found.may_start is True
    assert not found.suspended


def test_a_late_receipt_still_lets_the_processing_start_and_stays_late(declaration):
    found = standing(declaration, filed(), receipt(MONDAY + timedelta(days=2)))
    assert clock(found, "receipt").status == OVERDUE
    assert found.may_start is True


def test_conversion_is_possible_through_tuesday_of_next_week(declaration):
    last_minute = datetime(2026, 11, 10, 23, 59, tzinfo=RABAT)
    assert codes(declaration, [filed()], conversion(last_minute)) == []
    assert clock(standing(declaration, filed(), now=last_minute), "conversion").status == OPEN


def test_conversion_on_wednesday_of_next_week_is_refused(declaration):
    wednesday = datetime(2026, 11, 11, 0, 0, 1, tzinfo=RABAT)
    assert codes(declaration, [filed()], conversion(wednesday)) == ["window_closed"]
    found = standing(declaration, filed(), now=wednesday)
    assert clock(found, "conversion").status == CLOSED
    assert "convert" not in {step.id for step in found.steps}


def test_conversion_after_a_lawful_start_suspends_the_processing(declaration):
    acts = [filed(), receipt(MONDAY + timedelta(hours=3)), conversion(MONDAY + timedelta(days=7))]
    found = standing(declaration, *acts)
    assert found.state.id == "converted"
    assert found.may_start is False
    assert found.suspended


def test_conversion_before_any_receipt_suspends_nothing(declaration):
    found = standing(declaration, filed(), conversion(MONDAY + timedelta(hours=1)))
    assert found.may_start is False
    assert not found.suspended


def test_a_withdrawn_receipt_stops_the_processing_for_good(declaration):
    acts = [filed(), receipt(MONDAY + timedelta(hours=3))]
    withdrawal = Act("withdraw", CNDP, "brahim", MONDAY + timedelta(days=90), reasons="Article 51.")
    assert codes(declaration, acts, withdrawal) == []
    found = standing(declaration, *acts, withdrawal)
    assert found.state.final
    assert found.may_start is False
    assert found.steps == ()


def test_everything_that_is_wrong_with_a_step_is_said_at_once(declaration):
    early = MONDAY - timedelta(days=1)
    wrong = Act("convert", APPLICANT, "amina", early, outcome="maybe")
    assert codes(declaration, [filed()], wrong) == [
        "wrong_seat", "before_last", "outcome_unknown", "reasons_missing",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (Act("file", APPLICANT, "amina", MONDAY, gaps=("c", "f")), "items_missing"),
        (Act("file", SeatOf("applicant", "another-ministry"), "zineb", MONDAY), "wrong_seat"),
        (Act("file", CNDP, "brahim", MONDAY), "wrong_seat"),
        (Act("issue_receipt", CNDP, "brahim", MONDAY), "wrong_state"),
        (Act("forget", CNDP, "brahim", MONDAY), "unknown_step"),
    ],
)
def test_a_draft_refuses_what_does_not_belong_to_it(declaration, act, code):
    assert codes(declaration, [], act) == [code]


def test_a_receipt_by_another_authority_is_no_receipt(declaration):
    other = Act("issue_receipt", SeatOf("authority", "dgssi"), "said", MONDAY)
    assert codes(declaration, [filed()], other) == ["wrong_seat"]
