"""What a new word does to those already said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zellige.register.engine.assertion import Assertion, covers


@dataclass(frozen=True)
class Succession:
    """Whether a word says anything new, and which earlier word it replaces."""

    new: bool
    supersedes: int | None = None


def succession(word: Assertion, said: Iterable[Assertion]) -> Succession:
    """What `word` does to what its seat said of the same fact of the same subject.

    The same answer for the same period, with no other evidence, says nothing new. A word replaces
    the latest one whose period it covers; one that holds from a later day replaces nothing.
    """
    said = list(said)
    gone = {other.supersedes for other in said}
    standing = sorted(
        (
            other
            for other in said
            if (other.subject, other.fact, other.seat) == (word.subject, word.fact, word.seat) and other.id not in gone
        ),
        key=lambda other: (other.recorded_at, other.id),
    )
    if standing and _repeats(word, standing[-1]):
        return Succession(new=False)
    covered = [other.id for other in standing if covers(word, other)]
    return Succession(new=True, supersedes=covered[-1] if covered else None)


def _repeats(word: Assertion, last: Assertion) -> bool:
    return (
        word.says_the_same(last)
        and (word.holds_from, word.holds_to) == (last.holds_from, last.holds_to)
        and word.evidence in ("", last.evidence)
    )
