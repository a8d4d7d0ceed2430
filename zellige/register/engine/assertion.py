"""An assertion: what somebody, in a seat, said of one fact of one subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from zellige.kernel.vocabulary import UNKNOWN_REASONS, Value

SUBJECT_KINDS = ("product_version", "system", "operator", "processing")


@dataclass(frozen=True, order=True)
class Subject:
    """What a fact is about: a version of a product, a system, an operator or a processing."""

    kind: str
    id: int


@dataclass(frozen=True)
class Assertion:
    """One dated statement: a value, or the reason why there is none.

    `holds_from` and `holds_to` are days, both included; None leaves that end open.
    """

    id: int
    subject: Subject
    fact: str
    value: Value | None
    unknown_reason: str | None
    author: str
    seat: str
    recorded_at: datetime
    evidence: str = ""
    holds_from: date | None = None
    holds_to: date | None = None
    supersedes: int | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.unknown_reason is None):
            raise ValueError(
                f"assertion {self.id}: got value {self.value!r} and reason "
                f"{self.unknown_reason!r}; expected exactly one of the two"
            )
        if self.unknown_reason is not None and self.unknown_reason not in UNKNOWN_REASONS:
            raise ValueError(
                f"assertion {self.id}: got reason {self.unknown_reason!r}; expected one of {', '.join(UNKNOWN_REASONS)}"
            )

    def holds_on(self, day: date) -> bool:
        return (self.holds_from is None or self.holds_from <= day) and (self.holds_to is None or day <= self.holds_to)

    def says_the_same(self, other: Assertion) -> bool:
        """Whether both give the same answer (evidence and period aside)."""
        return self.value == other.value and self.unknown_reason == other.unknown_reason


def covers(new: Assertion, old: Assertion) -> bool:
    """Whether the period of `new` leaves nothing of the period of `old` uncovered.

    Only then does a change supersede: a value that holds from a later day leaves the earlier
    one standing for the days before.
    """
    starts = new.holds_from is None or (old.holds_from is not None and new.holds_from <= old.holds_from)
    ends = new.holds_to is None or (old.holds_to is not None and old.holds_to <= new.holds_to)
    return starts and ends
