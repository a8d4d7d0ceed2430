"""Delays worked by hand: law 09-08, Articles 8, 19, 20, and what each kind of delay means."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from zellige.kernel.errors import InputError
from zellige.kernel.period import Calendar, Delay, Period, Step, Stop, due, reckon

RABAT = ZoneInfo("Africa/Casablanca")
GREEN_MARCH = date(2026, 11, 6)
CALENDAR = Calendar(holidays=frozenset({GREEN_MARCH}), zone=RABAT)
MONDAY_AT_TEN = datetime(2026, 11, 2, 10, 0, tzinfo=RABAT)


def last_day(kind, length, start, calendar=CALENDAR, **options):
    return reckon(Delay(kind, length), start, calendar, **options).day


def test_a_declaration_filed_monday_at_ten_has_its_receipt_due_tuesday_at_ten():
    assert due(Delay("hours", 24), MONDAY_AT_TEN, CALENDAR) == MONDAY_AT_TEN + timedelta(days=1)


def test_it_may_be_converted_through_tuesday_of_next_week():
    moment = due(Delay("calendar_days", 8), MONDAY_AT_TEN, CALENDAR)
    tuesday = datetime(2026, 11, 10, 23, 59, 59, tzinfo=RABAT)
    assert tuesday <= moment < tuesday + timedelta(seconds=1)


def test_rectification_asked_on_the_first_is_lawful_on_the_twelfth_and_late_on_the_thirteenth():
    moment = due(Delay("clear_days", 10), datetime(2026, 12, 1, 9, 0, tzinfo=RABAT), CALENDAR)
    assert datetime(2026, 12, 12, 23, 59, tzinfo=RABAT) <= moment
    assert moment < datetime(2026, 12, 13, tzinfo=RABAT)


def test_the_steps_of_clear_days_name_the_days_that_do_not_count():
    steps = reckon(Delay("clear_days", 10), date(2026, 12, 1), CALENDAR).steps
    assert steps == (
        Step("act", date(2026, 12, 1)),
        Step("counted_to", date(2026, 12, 11)),
        Step("last_day", date(2026, 12, 12)),
    )


def test_working_days_skip_weekends_and_holidays_and_say_so():
    found = reckon(Delay("working_days", 5), MONDAY_AT_TEN, CALENDAR)
    assert found.day == date(2026, 11, 10)
    assert [(step.day.day, step.why) for step in found.steps if step.what == "skipped"] == [
        (6, "holiday"),
        (7, "weekend"),
        (8, "weekend"),
    ]


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 15), 2, date(2026, 3, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(start, months, end):
    assert last_day("months", months, start) == end


def test_a_month_too_short_is_named_in_the_steps():
    found = reckon(Delay("months", 1), date(2026, 1, 31), CALENDAR)
    assert Step("no_such_day", date(2026, 2, 28)) in found.steps


def test_a_year_from_the_29th_of_february_ends_on_the_28th():
    assert last_day("years", 1, date(2028, 2, 29)) == date(2029, 2, 28)


def test_a_last_day_on_a_closed_day_moves_only_when_asked_to():
    saturday = date(2026, 11, 7)
    start = saturday - timedelta(days=3)
    assert last_day("calendar_days", 3, start) == saturday
    moved = reckon(Delay("calendar_days", 3), start, CALENDAR, shift=True)
    assert moved.day == date(2026, 11, 9)
    assert Step("shifted", saturday, "weekend") in moved.steps


def test_hours_are_elapsed_even_when_the_clocks_on_the_walls_change():
    before = datetime(2026, 3, 21, 12, 0, tzinfo=RABAT)
    moment = due(Delay("hours", 24), before, CALENDAR)
    assert moment - before.astimezone(UTC) == timedelta(hours=24)
    assert moment.astimezone(RABAT).hour == 13


def test_the_day_of_an_act_is_that_of_the_law_and_not_of_the_sender():
    late_in_new_york = datetime(2026, 12, 1, 22, 0, tzinfo=ZoneInfo("America/New_York"))
    assert last_day("calendar_days", 1, late_in_new_york) == date(2026, 12, 3)


def test_without_a_zone_of_the_law_that_of_the_act_counts():
    late_in_new_york = datetime(2026, 12, 1, 22, 0, tzinfo=ZoneInfo("America/New_York"))
    assert last_day("calendar_days", 1, late_in_new_york, Calendar()) == date(2026, 12, 2)


def test_hours_in_which_the_clock_stood_still_do_not_count():
    stop = Stop(MONDAY_AT_TEN + timedelta(hours=2), MONDAY_AT_TEN + timedelta(hours=5))
    found = reckon(Delay("hours", 24), MONDAY_AT_TEN, CALENDAR, stops=[stop, stop])
    assert found.moment == MONDAY_AT_TEN + timedelta(hours=27)


def test_days_on_which_the_clock_stood_still_do_not_count():
    stop = Stop(
        datetime(2026, 11, 4, 15, tzinfo=RABAT),
        datetime(2026, 11, 6, 0, tzinfo=RABAT),
    )
    found = reckon(Delay("calendar_days", 8), MONDAY_AT_TEN, CALENDAR, stops=[stop])
    assert found.day == date(2026, 11, 12)
    assert [step.day.day for step in found.steps if step.why == "stop"] == [4, 5]


@pytest.mark.parametrize("kind", ["hours", "calendar_days", "clear_days", "months"])
def test_a_clock_that_was_never_restarted_has_no_last_moment(kind):
    stop = Stop(MONDAY_AT_TEN + timedelta(hours=1))
    found = reckon(Delay(kind, 3), MONDAY_AT_TEN, CALENDAR, stops=[stop])
    assert (found.day, found.moment) == (None, None)
    assert found.steps[-1].what == "stopped"


def test_a_stop_after_the_last_day_changes_nothing():
    stop = Stop(datetime(2026, 12, 24, tzinfo=RABAT))
    assert last_day("calendar_days", 8, MONDAY_AT_TEN, stops=[stop]) == date(2026, 11, 10)


def test_a_stop_that_ends_as_it_starts_stops_nothing():
    stop = Stop(MONDAY_AT_TEN + timedelta(days=1), MONDAY_AT_TEN + timedelta(days=1))
    assert last_day("calendar_days", 8, MONDAY_AT_TEN, stops=[stop]) == date(2026, 11, 10)


def test_a_count_across_a_feast_not_yet_announced_is_provisional():
    feast = date(2027, 3, 10)
    calendar = Calendar(holidays=frozenset({feast}), uncertain=frozenset({feast}), zone=RABAT)
    crossing = reckon(Delay("working_days", 3), date(2027, 3, 8), calendar)
    assert crossing.provisional
    assert not reckon(Delay("calendar_days", 3), date(2027, 3, 8), calendar).provisional
    assert not reckon(Delay("working_days", 3), date(2027, 2, 1), calendar).provisional


def test_a_count_beyond_the_known_years_is_provisional():
    calendar = Calendar(known=Period(date(2026, 1, 1), date(2026, 12, 31)), zone=RABAT)
    assert reckon(Delay("working_days", 3), date(2026, 12, 30), calendar).provisional


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(InputError, match="no time zone"):
        due(Delay("hours", 24), datetime(2026, 11, 2, 10, 0), CALENDAR)  # noqa: DTZ001


def test_hours_from_a_day_are_refused():
    with pytest.raises(InputError, match="hours run from a moment; got the day 2026-11-02"):
        due(Delay("hours", 24), date(2026, 11, 2), CALENDAR)


@pytest.mark.parametrize(("kind", "length"), [("weeks", 1), ("months", 0), ("hours", 1.5)])
def test_a_delay_that_is_none_is_refused(kind, length):
    with pytest.raises(InputError, match="expected"):
        Delay(kind, length)


def test_a_weekend_of_seven_days_is_refused():
    with pytest.raises(InputError, match="leaves a working day"):
        Calendar(weekend=frozenset(range(7)))
