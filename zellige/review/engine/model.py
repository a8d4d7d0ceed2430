"""What a procedure is, and what is done in it. Everything here is frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from zellige.kernel.errors import Place
from zellige.kernel.period import Delay
from zellige.kernel.text import Text

APPLICANT = "applicant"
REQUIREMENTS = ("reasons", "conditions", "items")
MAY_START, MUST_STOP = "may_start", "must_stop"
EFFECTS = (MAY_START, MUST_STOP)
DUTY, WINDOW = "duty", "window"


@dataclass(frozen=True)
class Basis:
    """Where a state, a step or a clock comes from, and how sure we are of it."""

    article: str = ""
    certainty: str = "memory"
    to_be_confirmed: bool = False


@dataclass(frozen=True)
class SeatOf:
    """Who may take a step: a role, and the agency it is held in ("" = no matter which)."""

    role: str
    agency: str = ""

    def __str__(self) -> str:
        return f"{self.role} of {self.agency}" if self.agency else self.role


@dataclass(frozen=True)
class State:
    id: str
    name: Text
    note: Text | None
    final: bool
    basis: Basis
    place: Place


@dataclass(frozen=True)
class Outcome:
    """One of the answers a step may give, with what it needs and does beyond the step."""

    id: str
    name: Text
    requires: frozenset[str]
    effects: tuple[str, ...]


@dataclass(frozen=True)
class Transition:
    """One step: from some states to another, taken by one seat.

    `other_person_than` names steps whose authors may not take this one (four eyes); `within` names
    the clock after whose last moment it is refused; an `optional` step keeps nobody waiting;
    `opens` names the procedure it opens; `decides` says what it does to the file's decision.
    """

    id: str
    sources: tuple[str, ...]
    to: str
    by: SeatOf
    name: Text
    help: Text | None
    optional: bool
    requires: frozenset[str]
    outcomes: tuple[Outcome, ...]
    other_person_than: tuple[str, ...]
    within: str
    effects: tuple[str, ...]
    opens: str
    decides: str
    basis: Basis
    place: Place

    def outcome(self, outcome_id: str) -> Outcome | None:
        return next((outcome for outcome in self.outcomes if outcome.id == outcome_id), None)


@dataclass(frozen=True)
class Clock:
    """A time that runs from a step. A duty is overdue when it has run out, a window is closed."""

    id: str
    kind: str
    name: Text
    starts: str
    stops: tuple[str, ...]
    delay: Delay | None
    elapsed: Text
    basis: Basis
    place: Place


@dataclass(frozen=True)
class Source:
    """Where an item is filled from: a fact of the vocabulary, or a field of the register."""

    kind: str
    id: str


@dataclass(frozen=True)
class Item:
    """One item of a paper, such as a letter of an article.

    When the fact `by_hand_if` holds, what is known does not say enough: somebody must write.
    """

    letter: str
    name: Text
    help: Text | None
    sources: tuple[Source, ...]
    by_hand_if: str
    article: str


@dataclass(frozen=True)
class Remedy:
    """What whoever disagrees may do."""

    text: Text
    basis: Basis


@dataclass(frozen=True)
class Procedure:
    id: str
    title: Text
    short: Text
    purpose: Text
    agency: str
    about: str
    opens_when: str
    opened_by: tuple[str, ...]
    instrument: str
    initial: str
    states: Mapping[str, State]
    transitions: Mapping[str, Transition]
    clocks: Mapping[str, Clock]
    items: tuple[Item, ...]
    remedies: tuple[Remedy, ...]
    place: Place


@dataclass(frozen=True)
class Act:
    """A step as it was taken, or as somebody wants to take it.

    `at` is aware of its time zone. `gaps` are the letters of the items still empty at that moment.
    """

    transition: str
    seat: SeatOf
    author: str
    at: datetime
    outcome: str = ""
    reasons: str = ""
    conditions: tuple[str, ...] = field(default=())
    gaps: tuple[str, ...] = field(default=())
