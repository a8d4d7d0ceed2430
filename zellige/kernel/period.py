"""Periods of days, statutory delays, and the days on which offices are closed.

Nothing here knows a country or the time: start, calendar and stops are arguments.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, NoReturn, get_args

from zellige.kernel.errors import InputError, Problem

Kind = Literal["hours", "calendar_days", "working_days", "clear_days", "months", "years"]
KINDS: tuple[str, ...] = get_args(Kind)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Days from `start` to `end`, both included; no end: until further notice."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            _refuse("a period ends before it starts", f"{self.start} to {self.end}", "start <= end")

    def contains(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def overlaps(self, other: Period) -> bool:
        return self.contains(other.start) or other.contains(self.start)


@dataclass(frozen=True)
class Stop:
    """A stretch in which a clock stands still, up to `end` excluded; no end: not yet restarted."""

    start: datetime
    end: datetime | None = None

    def __post_init__(self) -> None:
        for moment in (self.start, self.end):
            if moment is not None:
                _aware(moment)
        if self.end is not None and self.end < self.start:
            _refuse("a stop ends before it starts", f"{self.start} to {self.end}", "start <= end")

    def touches(self, day: date, zone: tzinfo) -> bool:
        first = datetime.combine(day, time.min, zone)
        ended = self.end is not None and self.end <= max(first, self.start)
        return self.start < first + ONE_DAY and not ended


@dataclass(frozen=True)
class Delay:
    """A length of time a text gives to somebody."""

    kind: Kind
    length: int

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            _refuse("no such kind of delay", repr(self.kind), "one of " + ", ".join(KINDS))
        if not isinstance(self.length, int) or isinstance(self.length, bool) or self.length < 1:
            _refuse("a delay has a length", repr(self.length), "a whole number from 1")


@dataclass(frozen=True)
class Calendar:
    """Which days are worked, and in which time zone a day begins.

    Parameters
    ----------
    weekend
        Days of the week on which offices are closed, Monday being 0.
    holidays
        Days that are holidays as far as is known.
    uncertain
        Days that may yet become holidays, or working days (moon-dependent feasts not announced).
    zone
        The time zone of the law; without it, that of the start of each delay.
    known
        The days for which `holidays` is complete; what reaches beyond is provisional.
    """

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: frozenset[date] = frozenset()
    uncertain: frozenset[date] = field(default=frozenset(), kw_only=True)
    zone: tzinfo | None = field(default=None, kw_only=True)
    known: Period | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        if not self.weekend < frozenset(range(7)):
            got = ", ".join(map(str, sorted(self.weekend)))
            _refuse("a weekend leaves a working day", got, "some of 0 (Monday) to 6 (Sunday)")

    def closed(self, day: date) -> str:
        """Why offices are closed on `day`: "holiday", "weekend", or "" when they are open."""
        if day in self.holidays:
            return "holiday"
        return "weekend" if day.weekday() in self.weekend else ""

    def is_certain(self, day: date) -> bool:
        return day not in self.uncertain and (self.known is None or self.known.contains(day))


@dataclass(frozen=True)
class Step:
    """One step of a reckoning.

    `what` is one of act, counted_to (clear days), skipped (`why`: holiday, weekend, stop),
    no_such_day (a month too short), shifted (`why`: holiday, weekend), stopped, last_day, elapsed.
    """

    what: str
    day: date
    why: str = ""


@dataclass(frozen=True)
class Reckoning:
    """When a delay runs out, and the steps that led there.

    `day` and `moment` are the last lawful ones, None while the clock stands still with no end in
    sight. `provisional` says that days counted may yet turn out to be holidays, or not to be.
    """

    delay: Delay
    day: date | None
    moment: datetime | None
    steps: tuple[Step, ...]
    provisional: bool = False


def due(delay: Delay, start: datetime | date, calendar: Calendar, *, shift: bool = False) -> datetime:
    """The last lawful moment of a delay that was never stopped; see `reckon`."""
    moment = reckon(delay, start, calendar, shift=shift).moment
    assert moment is not None  # noqa: S101  only an open stop leaves a delay without an end
    return moment


def reckon(
    delay: Delay,
    start: datetime | date,
    calendar: Calendar,
    *,
    shift: bool = False,
    stops: Sequence[Stop] = (),
) -> Reckoning:
    """When a delay that started with an act at `start` runs out.

    Hours are elapsed time, whatever clocks on walls do. All other kinds end with a day: the day of
    the act never counts; of clear days, neither does the day of expiry, so that 10 clear days from
    the 1st run out with the 12th; months and years end on the day of the same number, or on the
    last day of a month that has none. A day on which the clock stood still, if only for a while,
    does not count.

    Parameters
    ----------
    start
        An aware moment, or a day (not for hours).
    shift
        Whether a last day on which offices are closed moves to the next working day.

    Raises
    ------
    InputError
        If `start` is a moment without a time zone, or a day where hours are counted.
    """
    zone = _zone(start, calendar)
    if delay.kind == "hours":
        return _hours(delay, start, zone, stops)
    act = _day(start, zone)
    steps = [Step("act", act)]
    counter = _Counter(calendar, zone, stops, delay.kind == "working_days", steps)
    counted = _last_day(delay, act, counter)
    if counted is None:
        return Reckoning(delay, None, None, tuple(steps), provisional=True)
    last, certain = _shifted(counted, calendar, steps) if shift else (counted, True)
    if delay.kind == "working_days":
        certain = certain and _all_certain(act + ONE_DAY, counted, calendar)
    steps.append(Step("last_day", last))
    return Reckoning(delay, last, datetime.combine(last, time.max, zone), tuple(steps), provisional=not certain)


def _hours(delay: Delay, start: datetime | date, zone: tzinfo, stops: Sequence[Stop]) -> Reckoning:
    if not isinstance(start, datetime):
        _refuse("hours run from a moment", f"the day {start}", "a date with a time and its zone")
    at, left = start.astimezone(UTC), timedelta(hours=delay.length)
    steps = [Step("act", _day(start, zone))]
    for stop in sorted(stops, key=lambda stop: stop.start):
        if stop.end is not None and stop.end <= at:
            continue
        if stop.start > at + left:
            break
        steps.append(Step("stopped", _day(stop.start, zone)))
        if stop.end is None:
            return Reckoning(delay, None, None, tuple(steps), provisional=True)
        left -= max(stop.start - at, timedelta())
        at = stop.end.astimezone(UTC)
    moment = (at + left).astimezone(zone)
    steps.append(Step("elapsed", moment.date()))
    return Reckoning(delay, moment.date(), moment, tuple(steps))


@dataclass(frozen=True)
class _Counter:
    """Counts days one by one, noting those it skips."""

    calendar: Calendar
    zone: tzinfo
    stops: Sequence[Stop]
    working: bool
    steps: list[Step]

    def after(self, day: date, length: int) -> date | None:
        """The `length`-th day that counts after `day`; None when the clock is never restarted."""
        left = length
        while left:
            day += ONE_DAY
            if any(s.end is None and day >= _day(s.start, self.zone) for s in self.stops):
                self.steps.append(Step("stopped", day))
                return None
            why = self._skipped(day)
            if why:
                self.steps.append(Step("skipped", day, why))
            else:
                left -= 1
        return day

    def _skipped(self, day: date) -> str:
        if any(stop.touches(day, self.zone) for stop in self.stops):
            return "stop"
        return self.calendar.closed(day) if self.working else ""


def _last_day(delay: Delay, act: date, counter: _Counter) -> date | None:
    """The last day of a delay in days, before any shift."""
    last = counter.after(act, _nominal(delay, act, counter.steps))
    if delay.kind != "clear_days" or last is None:
        return last
    counter.steps.append(Step("counted_to", last))
    return counter.after(last, 1)


def _nominal(delay: Delay, act: date, steps: list[Step]) -> int:
    """How many days are to be counted after the day of the act."""
    if delay.kind not in ("months", "years"):
        return delay.length
    months = act.year * 12 + act.month - 1 + delay.length * (12 if delay.kind == "years" else 1)
    year, month = divmod(months, 12)
    longest = monthrange(year, month + 1)[1]
    end = date(year, month + 1, min(act.day, longest))
    if act.day > longest:
        steps.append(Step("no_such_day", end))
    return (end - act).days


def _shifted(day: date, calendar: Calendar, steps: list[Step]) -> tuple[date, bool]:
    first = day
    while why := calendar.closed(day):
        steps.append(Step("shifted", day, why))
        day += ONE_DAY
    return day, _all_certain(first, day, calendar)


def _all_certain(first: date, last: date, calendar: Calendar) -> bool:
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return all(calendar.is_certain(day) for day in days)


def _zone(start: datetime | date, calendar: Calendar) -> tzinfo:
    if isinstance(start, datetime):
        own = _aware(start)
        return calendar.zone or own
    return calendar.zone or UTC


def _day(moment: datetime | date, zone: tzinfo) -> date:
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def _aware(moment: datetime) -> tzinfo:
    if moment.tzinfo is None:
        _refuse("a moment has no time zone", moment.isoformat(), "an aware moment")
    return moment.tzinfo


def _refuse(what: str, got: str, expected: str) -> NoReturn:
    raise InputError([Problem(what, got=got, expected=expected)])
