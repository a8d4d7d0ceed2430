"""The working calendar of a country, from its content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from zellige.kernel.period import Calendar, Period

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EXPECTED = "expected"


def calendar_from(data: Mapping[str, Any]) -> Calendar:
    """The calendar that a `holidays.yaml` describes.

    Days of a feast that is only expected are holidays, and they are uncertain together with the
    days around them that `may_shift_days` names.

    Parameters
    ----------
    data
        Plain data that fit `holidays.schema.json`: dates as YYYY-MM-DD, yearly days as MM-DD.
    """
    years = range(data["years"]["from"], data["years"]["to"] + 1)
    fixed = {day for feast in data["fixed"] for day in _yearly(feast, years)}
    moving = {day for feast in data["moving"] for entry in feast["dates"] for day in _days(entry, feast["days"], 0)}
    uncertain = {
        day
        for feast in data["moving"]
        for entry in feast["dates"]
        if entry["state"] == EXPECTED
        for day in _days(entry, feast["days"], entry.get("may_shift_days", 1))
    }
    return Calendar(
        frozenset(WEEK.index(day) for day in data["weekend"]["days"]),
        frozenset(fixed | moving),
        uncertain=frozenset(uncertain - fixed),
        zone=ZoneInfo(data["zone"]),
        known=Period(date(years[0], 1, 1), date(years[-1], 12, 31)),
    )


def _yearly(feast: Mapping[str, Any], years: range) -> Iterator[date]:
    month, day = map(int, feast["day"].split("-"))
    since, until = feast.get("since", years[0]), feast.get("until", years[-1])
    return (date(year, month, day) for year in years if since <= year <= until)


def _days(entry: Mapping[str, Any], length: int, margin: int) -> Iterator[date]:
    first = date.fromisoformat(entry["first"])
    return (first + timedelta(days=offset) for offset in range(-margin, length + margin))
