"""The Merkle tree of RFC 6962: hashes, the nodes an entry adds, roots and proofs.

Only *full* nodes are stored: the node `(level, i)` covers the leaves `i << level` up to
`(i + 1) << level`, all of them present, so that it never changes. Level 0 are the leaf hashes.
Each question reads the O(log n) nodes it needs in one call of a `Read`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zellige.log.engine.errors import Malformed, NoSuchEntry

Coordinate = tuple[int, int]
"""Level and number of a full node."""
Read = Callable[[Collection[Coordinate]], Mapping[Coordinate, bytes]]
"""Answers the hashes of all the nodes asked for."""
Span = tuple[int, int]
"""Leaves from the first number up to, not including, the second."""

EMPTY_ROOT = hashlib.sha256(b"").digest()


@dataclass(frozen=True)
class Node:
    """A full node and its hash of 32 bytes."""

    level: int
    i: int
    hash: bytes


def leaf_hash(data: bytes) -> bytes:
    """The hash of an entry."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbours."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def append(size: int, leaf: bytes, read: Read) -> tuple[Node, ...]:
    """The full nodes that come to be when `leaf` becomes number `size`: the leaf itself first."""
    complete = _trailing_ones(size)
    siblings = [(level, (size >> level) - 1) for level in range(complete)]
    known = _read(read, siblings)
    nodes = [Node(0, size, leaf)]
    for sibling in siblings:
        last = nodes[-1]
        nodes.append(Node(last.level + 1, last.i >> 1, node_hash(known[sibling], last.hash)))
    return tuple(nodes)


def root(size: int, read: Read) -> bytes:
    """The root of the first `size` leaves."""
    if size < 0:
        raise Malformed(f"tree size: got {size}, expected 0 or more")
    return EMPTY_ROOT if size == 0 else _hashes([(0, size)], read)[0]


def inclusion_proof(index: int, size: int, read: Read) -> tuple[bytes, ...]:
    """What leads from leaf `index` to the root of the first `size` leaves, its sibling first."""
    if not 0 <= index < size:
        raise NoSuchEntry(f"inclusion of entry {index}: expected 0 to {size - 1} in a log of {size}")
    return _hashes(_beside(index, index + 1, (0, size)), read)


def consistency_proof(old: int, size: int, read: Read) -> tuple[bytes, ...]:
    """What shows that the first `size` leaves begin with the first `old` ones."""
    if not 0 < old <= size:
        raise NoSuchEntry(f"consistency of size {old}: expected 1 to {size} in a log of {size}")
    return _hashes(_between(old, size), read)


def extension(old: int, size: int, read: Read) -> tuple[bytes, tuple[bytes, ...]]:
    """The root at `size` and its consistency proof from size `old`, with one read for both."""
    if not 0 < old <= size:
        raise NoSuchEntry(f"extension of size {old}: expected 1 to {size} in a log of {size}")
    root_, *proof = _hashes([(0, size), *_between(old, size)], read)
    return root_, tuple(proof)


def full_nodes(span: Span) -> Iterator[Coordinate]:
    """The full nodes that tile the leaves of a subtree, from left to right."""
    start, end = span
    while start < end:
        level = (end - start).bit_length() - 1
        yield level, start >> level
        start += 1 << level


def _between(old: int, size: int) -> list[Span]:
    """The subtrees that a consistency proof consists of."""
    if old == size:
        return []
    # The smallest subtree that ends the old tree: the whole proof is built from it.
    start = old - (old & -old)
    first = [] if start == 0 else [(start, old)]
    return [*first, *_beside(start, old, (0, size))]


def _beside(start: int, end: int, tree: Span) -> list[Span]:
    """The subtrees that hang off the way up from subtree `start`-`end` to the root of `tree`."""
    first, last = tree
    spans = []
    while (first, last) != (start, end):
        middle = first + (1 << (last - first - 1).bit_length() - 1)
        if start < middle:
            spans.append((middle, last))
            last = middle
        else:
            spans.append((first, middle))
            first = middle
    return spans[::-1]


def _hashes(spans: Sequence[Span], read: Read) -> tuple[bytes, ...]:
    tiled = [list(full_nodes(span)) for span in spans]
    known = _read(read, [node for tiles in tiled for node in tiles])
    return tuple(_folded([known[node] for node in tiles]) for tiles in tiled)


def _folded(hashes: list[bytes]) -> bytes:
    folded = hashes[-1]
    for left in reversed(hashes[:-1]):
        folded = node_hash(left, folded)
    return folded


def _read(read: Read, nodes: list[Coordinate]) -> Mapping[Coordinate, bytes]:
    if not nodes:
        return {}
    known = read(nodes)
    absent = [node for node in nodes if node not in known]
    if absent:
        named = ", ".join(f"level {level} number {i}" for level, i in absent)
        raise NoSuchEntry(f"tree: stored nodes are missing: {named}; run `zellige log verify`")
    return known


def _trailing_ones(number: int) -> int:
    return (~number & (number + 1)).bit_length() - 1
