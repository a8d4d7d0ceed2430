"""The papers of a procedure: filled from what is known, completed by hand, gaps in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zellige.kernel.text import Text
from zellige.review.engine.model import Item, Procedure, Source


@dataclass(frozen=True)
class Known:
    """What the platform knows of one source: its name, and its value (None = not known).

    `holds` is True when the source is a fact that is answered with yes.
    """

    label: Text
    value: Text | None
    holds: bool = False


@dataclass(frozen=True)
class Filled:
    """An item with what stands in it. `missing` are the labels of sources without an answer."""

    item: Item
    parts: tuple[Known, ...]
    by_hand: str
    missing: tuple[Text, ...]
    needs_words: bool

    @property
    def is_gap(self) -> bool:
        """Nothing written by hand, and what is known leaves something to be said."""
        return not self.by_hand and (bool(self.missing) or self.needs_words)


@dataclass(frozen=True)
class Papers:
    items: tuple[Filled, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """The letters of the items still empty, in order."""
        return tuple(filled.item.letter for filled in self.items if filled.is_gap)


def fill(procedure: Procedure, known: Mapping[Source, Known], by_hand: Mapping[str, str]) -> Papers:
    """Fill the papers from what is `known` and what was written `by_hand` per letter.

    `known` speaks of every source that the items name, if only to say that its value is not known.
    """
    return Papers(tuple(_filled(item, known, by_hand.get(item.letter, "")) for item in procedure.items))


def _filled(item: Item, known: Mapping[Source, Known], by_hand: str) -> Filled:
    asked = [known[source] for source in item.sources]
    return Filled(
        item=item,
        parts=tuple(part for part in asked if part.value is not None),
        by_hand=by_hand.strip(),
        missing=tuple(part.label for part in asked if part.value is None),
        needs_words=not asked or _holds(item, known),
    )


def _holds(item: Item, known: Mapping[Source, Known]) -> bool:
    return bool(item.by_hand_if) and known[Source("fact", item.by_hand_if)].holds
