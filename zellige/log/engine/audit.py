"""The audit: hash a stored log again from its first entry to its head, and name the first fault.

Memory is O(log n): entries stream by, and so does each level of stored nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from zellige.log.engine import checkpoint as checkpoints_
from zellige.log.engine.errors import LogError, NotValid
from zellige.log.engine.keys import VerifierKey
from zellige.log.engine.merkle import EMPTY_ROOT, Coordinate, Node, leaf_hash, node_hash


@dataclass(frozen=True)
class StoredEntry:
    """A row of entries."""

    index: int
    body: bytes
    leaf: bytes


@dataclass(frozen=True)
class StoredCheckpoint:
    """A row of checkpoints, or one that was kept elsewhere."""

    size: int
    root: bytes
    text: str


@dataclass(frozen=True)
class Holds:
    """The log is what it was: its size, its root, and how many signed checkpoints agree."""

    size: int
    root: bytes
    checkpoints: int


class Faulty(NotValid):
    """The stored log is not what it was; `row` is the first row that shows it."""

    def __init__(self, table: str, row: str, what: str) -> None:
        self.table, self.row, self.what = table, row, what
        super().__init__(f"{table} {row}: {what}")


Levels = Callable[[int], Iterator[Node]]
"""The stored nodes of one level, from 1 up, in order of number."""


def audit(
    entries: Iterable[StoredEntry],
    levels: Levels,
    head: int,
    checkpoints: Sequence[StoredCheckpoint],
    keys: Collection[VerifierKey],
) -> Holds:
    """Return when everything agrees with everything; raise `Faulty` at the first row that does not.

    `checkpoints` come in order of size, and each must be signed by one of `keys`.
    """
    for stored in checkpoints:
        _signed(stored, keys)
    due = iter(checkpoints)
    next_due = _roots_agree(next(due, None), due, 0, EMPTY_ROOT)
    tree = _Tree(levels)
    for expected, entry in enumerate(entries):
        _entry(entry, expected)
        tree.append(entry.leaf)
        if next_due is not None and next_due.size == tree.size:
            next_due = _roots_agree(next_due, due, tree.size, tree.root())
    if tree.size != head:
        raise Faulty("entry", str(tree.size), f"missing: the head counts {head} entries")
    if next_due is not None:
        what = f"it was signed for {next_due.size} entries; the log holds {tree.size}"
        raise Faulty("checkpoint", str(next_due.size), what)
    tree.nothing_left()
    return Holds(tree.size, tree.root(), len(checkpoints))


@dataclass
class _Tree:
    """The right edge of the tree as it grows, checked against the stored nodes."""

    levels: Levels
    size: int = 0
    _edge: list[tuple[int, bytes]] = field(default_factory=list)
    _streams: list[Iterator[Node]] = field(default_factory=list)

    def append(self, leaf: bytes) -> None:
        level, hash_ = 0, leaf
        while self._edge and self._edge[-1][0] == level:
            hash_ = node_hash(self._edge.pop()[1], hash_)
            level += 1
            self._stored((level, self.size >> level), hash_)
        self._edge.append((level, hash_))
        self.size += 1

    def root(self) -> bytes:
        if not self._edge:
            return EMPTY_ROOT
        folded = self._edge[-1][1]
        for _, left in reversed(self._edge[:-1]):
            folded = node_hash(left, folded)
        return folded

    def nothing_left(self) -> None:
        while True:
            for level, stream in enumerate(self._streams, start=1):
                extra = next(stream, None)
                if extra is not None:
                    raise _node_fault((level, extra.i), "it is not part of the tree")
            beyond = len(self._streams) + 1
            if beyond > self.size.bit_length() + 1:
                return
            self._streams.append(self.levels(beyond))

    def _stored(self, node: Coordinate, hash_: bytes) -> None:
        level, i = node
        if level > len(self._streams):
            self._streams.append(self.levels(level))
        stored = next(self._streams[level - 1], None)
        if stored is None or stored.i != i:
            raise _node_fault(node, "missing")
        if stored.hash != hash_:
            raise _node_fault(node, f"got hash {stored.hash.hex()}, expected {hash_.hex()}")


def _node_fault(node: Coordinate, what: str) -> Faulty:
    level, i = node
    covers = f"over entries {i << level} to {((i + 1) << level) - 1}"
    return Faulty("node", f"level {level} number {i}", f"{what} ({covers})")


def _entry(entry: StoredEntry, expected: int) -> None:
    if entry.index != expected:
        raise Faulty("entry", str(expected), f"missing: the next one is {entry.index}")
    leaf = leaf_hash(entry.body)
    if leaf != entry.leaf:
        what = f"its bytes hash to {leaf.hex()}, its leaf is {entry.leaf.hex()}"
        raise Faulty("entry", str(entry.index), what)


def _signed(stored: StoredCheckpoint, keys: Collection[VerifierKey]) -> None:
    row = str(stored.size)
    reasons = []
    for key in keys:
        try:
            said = checkpoints_.read(stored.text, key)
        except LogError as error:
            reasons.append(str(error))
        else:
            if (said.size, said.root) != (stored.size, stored.root):
                raise Faulty("checkpoint", row, "its columns are not what its signed text says")
            return
    raise Faulty("checkpoint", row, "; ".join(reasons) or "no key to verify it with")


def _roots_agree(
    due: StoredCheckpoint | None,
    following: Iterator[StoredCheckpoint],
    size: int,
    root: bytes,
) -> StoredCheckpoint | None:
    """Compare the checkpoints signed at `size`; answer the next one that waits for more entries."""
    while due is not None and due.size == size:
        if due.root != root:
            what = f"it was signed for root {due.root.hex()}; the entries give {root.hex()}"
            raise Faulty("checkpoint", str(size), what)
        due = next(following, None)
    return due
