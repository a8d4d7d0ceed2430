"""The exact value of an edge in a state of knowledge: Kleene first, then a split where Kleene alone may be too
cautious.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from zellige.kernel.logic.circuit import Edge
from zellige.kernel.logic.shape import Shape
from zellige.kernel.logic.variables import Answer
from zellige.kernel.logic.worlds import Worlds, combinations
from zellige.kernel.vocabulary import Value

T = TypeVar("T")
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
    for chunk in _chunks(inquiries, [1] * len(inquiries)):
        findings.extend(_plainly(shape, chunk))
    doubtful = [index for index, finding in enumerate(findings) if finding.value is None and finding.possible]
    ways = {index: _split(shape, inquiries[index]) for index in doubtful}
    doubtful = [index for index in doubtful if len(ways[index]) > 1]
    for indices in _chunks(doubtful, [len(ways[index]) for index in doubtful]):
        for index, finding in zip(indices, _by_cases(shape, inquiries, indices, ways), strict=True):
            findings[index] = finding
    return findings


def _plainly(shape: Shape, inquiries: Sequence[Inquiry]) -> list[Finding]:
    worlds = Worlds(shape.program, len(inquiries))
    _know(worlds, [(inquiry.facts, 1 << bit) for bit, inquiry in enumerate(inquiries)])
    contradicted = worlds.propagate()
    return [
        Finding(_read(worlds.edge(inquiry.edge), 1 << bit), not contradicted >> bit & 1)
        for bit, inquiry in enumerate(inquiries)
    ]


def _by_cases(
    shape: Shape,
    inquiries: Sequence[Inquiry],
    indices: Sequence[int],
    ways: Mapping[int, list[tuple[tuple[int, Answer], ...]]],
) -> list[Finding]:
    worlds = Worlds(shape.program, sum(len(ways[index]) for index in indices))
    spans, start, known = [], 0, []
    for index in indices:
        span = ((1 << len(ways[index])) - 1) << start
        known.append((inquiries[index].facts, span))
        for offset, combination in enumerate(ways[index]):
            for variable, answer in combination:
                worlds.know(variable, answer, 1 << (start + offset))
        spans.append(span)
        start += len(ways[index])
    _know(worlds, known)
    contradicted = worlds.propagate()
    found = []
    for index, span in zip(indices, spans, strict=True):
        possible = span & ~contradicted
        found.append(
            Finding(
                _read(worlds.edge(inquiries[index].edge), possible) if possible else None,
                bool(possible),
            )
        )
    return found


def _split(shape: Shape, inquiry: Inquiry) -> list[tuple[tuple[int, Answer], ...]]:
    """Every way to answer the unknown variables that the edge must be split on."""
    items = shape.program.variables.items
    unknown = [variable for variable in shape.splits(inquiry.edge) if items[variable].key not in inquiry.facts]
    return combinations(shape.program, unknown)


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


def _chunks(items: Sequence[T], widths: Sequence[int]) -> Iterator[list[T]]:
    chunk: list[T] = []
    width = 0
    for item, needed in zip(items, widths, strict=True):
        if chunk and width + needed > WIDEST:
            yield chunk
            chunk, width = [], 0
        chunk.append(item)
        width += needed
    if chunk:
        yield chunk
