"""What holds for every delay, start and calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zellige.kernel.period import KINDS, Calendar, Delay, Period, Stop, due, reckon

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
DAY_KINDS = st.sampled_from([kind for kind in KINDS if kind != "hours"])
LENGTHS = st.integers(1, 40)
CALENDARS = st.builds(
    Calendar,
    st.frozensets(st.integers(0, 6), max_size=3),
    st.frozensets(DAYS, max_size=30),
)
MOMENTS = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001  hypothesis adds the zone
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.timezones(),
)
STOPS = st.lists(
    st.builds(
        lambda start, hours: Stop(start, start.astimezone(UTC) + timedelta(hours=hours)),
        MOMENTS,
        st.integers(0, 500),
    ),
    max_size=4,
)


@given(DAY_KINDS, LENGTHS, DAYS, CALENDARS)
def test_a_longer_delay_never_ends_earlier(kind, length, start, calendar):
    shorter = due(Delay(kind, length), start, calendar)
    assert shorter <= due(Delay(kind, length + 1), start, calendar)


@given(DAY_KINDS, LENGTHS, DAYS, CALENDARS)
def test_a_later_act_never_ends_earlier(kind, length, start, calendar):
    later = start + timedelta(days=1)
    assert due(Delay(kind, length), start, calendar) <= due(Delay(kind, length), later, calendar)


@given(LENGTHS, DAYS, CALENDARS)
def test_so_many_working_days_are_worked(length, start, calendar):
    end = reckon(Delay("working_days", length), start, calendar).day
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(not calendar.closed(day) for day in days) == length
    assert not calendar.closed(end)


@given(LENGTHS, DAYS, CALENDARS)
def test_clear_days_last_one_day_more_than_calendar_days(length, start, calendar):
    clear = reckon(Delay("clear_days", length), start, calendar).day
    plain = reckon(Delay("calendar_days", length), start, calendar).day
    assert clear - plain == timedelta(days=1)


@given(DAY_KINDS, LENGTHS, DAYS, CALENDARS)
def test_a_shifted_last_day_is_the_first_open_one(kind, length, start, calendar):
    plain = reckon(Delay(kind, length), start, calendar).day
    shifted = reckon(Delay(kind, length), start, calendar, shift=True).day
    assert not calendar.closed(shifted)
    assert all(calendar.closed(plain + timedelta(days=n)) for n in range((shifted - plain).days))


@given(st.sampled_from(KINDS), LENGTHS, MOMENTS, CALENDARS, STOPS)
def test_stopping_a_clock_never_brings_its_end_forward(kind, length, start, calendar, stops):
    stopped = reckon(Delay(kind, length), start, calendar, stops=stops).moment
    assert stopped >= due(Delay(kind, length), start, calendar)


@given(LENGTHS, MOMENTS, STOPS)
def test_hours_run_are_hours_given(length, start, stops):
    """Counted minute by minute, an oracle that shares nothing with the engine."""
    moment = reckon(Delay("hours", length), start, Calendar(), stops=stops).moment
    minute, total = timedelta(minutes=1), timedelta(0)
    at = start.astimezone(UTC)
    edges = sorted({at, *(edge.astimezone(UTC) for s in stops for edge in (s.start, s.end))})
    edges = [edge for edge in edges if at <= edge <= moment] + [moment.astimezone(UTC)]
    for first, last in pairwise(edges):
        middle = first + (last - first) / 2
        if not any(s.start <= middle < s.end for s in stops):
            total += last - first
    assert abs(total - timedelta(hours=length)) < minute


@given(DAYS, st.integers(0, 50), DAYS, st.integers(0, 50))
def test_periods_overlap_when_they_share_a_day(first, first_length, second, second_length):
    one = Period(first, first + timedelta(days=first_length))
    other = Period(second, second + timedelta(days=second_length))
    shared = any(other.contains(first + timedelta(days=n)) for n in range(first_length + 1))
    assert one.overlaps(other) == other.overlaps(one) == shared
