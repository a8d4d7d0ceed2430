"""The calendar of the Moroccan pack: what is closed, and what the moon has yet to say."""

from __future__ import annotations

from datetime import date

import pytest

from zellige.kernel.content import PACKAGED, read
from zellige.kernel.holidays import calendar_from
from zellige.kernel.period import Calendar, Delay, reckon


@pytest.fixture(scope="module")
def data() -> dict:
    documents = read(PACKAGED, kinds=["holidays"]).of_kind("holidays")
    return next(one.data for one in documents if one.path == "ma/holidays.yaml")


@pytest.fixture(scope="module")
def calendar(data) -> Calendar:
    return calendar_from(data)


def test_independence_day_of_2026_is_a_holiday(calendar):
    assert calendar.closed(date(2026, 11, 18)) == "holiday"


def test_friday_is_worked_and_saturday_is_not(calendar):
    assert calendar.closed(date(2026, 11, 13)) == ""
    assert calendar.closed(date(2026, 11, 14)) == "weekend"


def test_unity_day_begins_in_2026(calendar):
    assert date(2025, 10, 31) not in calendar.holidays
    assert date(2026, 10, 31) in calendar.holidays


def test_both_days_of_a_feast_are_holidays(calendar):
    assert {date(2026, 5, 27), date(2026, 5, 28)} <= calendar.holidays


def test_feasts_to_come_are_uncertain_with_the_days_around_them(calendar):
    assert [day for day in range(7, 15) if not calendar.is_certain(date(2027, 3, day))] == [
        9,
        10,
        11,
        12,
    ]
    assert calendar.is_certain(date(2026, 3, 20))


def test_a_holiday_fixed_by_law_stays_certain_beside_a_moving_feast(calendar):
    assert not calendar.is_certain(date(2027, 8, 15))
    assert calendar.is_certain(date(2027, 8, 14))


def test_ten_working_days_across_the_eid_of_2027_are_provisional(calendar):
    assert reckon(Delay("working_days", 10), date(2027, 3, 4), calendar).provisional


def test_every_day_rests_on_a_basis_that_is_listed(data):
    listed = {basis["id"] for basis in data["bases"]}
    used = {feast["basis"] for feast in [*data["fixed"], *data["moving"], data["weekend"]]}
    assert used == listed


def test_every_moving_feast_is_dated_in_every_year(data):
    years = {str(year) for year in range(data["years"]["from"], data["years"]["to"] + 1)}
    for feast in data["moving"]:
        assert {entry["first"][:4] for entry in feast["dates"]} == years, feast["id"]


def test_nothing_known_from_the_moon_alone_is_called_official(data):
    expected = [e for f in data["moving"] for e in f["dates"] if e["state"] == "expected"]
    assert expected
    assert all(entry["certainty"] != "official" for entry in expected)
