"""The exact value of an edge in a state of knowledge: Kleene first, then a split where Kleene alone may be too
cautious.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zellige.kernel.logic.circuit import Edge
from zellige.kernel.logic.shape import Shape
from zellige.kernel.logic.worlds import Worlds
from zellige.kernel.vocabulary import Value

Truth = bool | None
WIDEST = 8192


@dataclass(frozen=True)
class Inquiry:
    """What is the value of `edge` if just these facts are known?"""

    edge: Edge
    facts: Mapping[str, Value]


@dataclass(frozen=True)
class Finding:
    """`value` is None when two possible completions differ; `possible` is False when the facts contradict a
    constraint.
    """

    value: Truth
    possible: bool = True


def settle(shape: Shape, inquiries: Sequence[Inquiry]) -> list[Finding]:
    """The exact answer to each inquiry."""
    findings: list[Finding] = []
    for start in range(0, len(inquiries), WIDEST):
        findings.extend(_settle(shape, inquiries[start : start + WIDEST]))
    return findings


def _settle(shape: Shape, inquiries: Sequence[Inquiry]) -> list[Finding]:
    worlds = Worlds(shape.program, len(inquiries))
    _know(worlds, [(inquiry.facts, 1 << bit) for bit, inquiry in enumerate(inquiries)])
    contradicted = worlds.propagate()
    found = []
    for bit, inquiry in enumerate(inquiries):
        value = _read(worlds.edge(inquiry.edge), 1 << bit)
        if value is None and shape.splits(inquiry.edge):
            value = shape.diagrams.value(shape.diagrams.root(inquiry.edge), worlds.known(inquiry.facts, bit))
        found.append(Finding(value, not contradicted >> bit & 1))
    return found


def _know(worlds: Worlds, known: Sequence[tuple[Mapping[str, Value], int]]) -> None:
    """Enter facts in worlds, one word per fact and answer."""
    together: dict[tuple[str, Value], int] = {}
    for facts, where in known:
        for entry in facts.items():
            together[entry] = together.get(entry, 0) | where
    for (key, value), where in together.items():
        worlds.know_fact(key, value, where)


def _read(rails: tuple[int, int], worlds: int) -> Truth:
    if not worlds & ~rails[0]:
        return True
    return False if not worlds & ~rails[1] else None
