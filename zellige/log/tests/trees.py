"""A log in memory: a dictionary of stored nodes and the engine's own functions over it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from zellige.log.engine import merkle


@dataclass
class MemoryTree:
    size: int = 0
    nodes: dict[merkle.Coordinate, bytes] = field(default_factory=dict)
    calls: int = 0
    read_nodes: int = 0

    @classmethod
    def of(cls, data: Iterable[bytes]) -> MemoryTree:
        tree = cls()
        for item in data:
            tree.append(item)
        return tree

    def read(self, wanted: Collection[merkle.Coordinate]) -> Mapping[merkle.Coordinate, bytes]:
        self.calls += 1
        self.read_nodes += len(wanted)
        return {node: self.nodes[node] for node in wanted if node in self.nodes}

    def append(self, data: bytes) -> None:
        for node in merkle.append(self.size, merkle.leaf_hash(data), self.read):
            self.nodes[node.level, node.i] = node.hash
        self.size += 1

    def root(self, size: int | None = None) -> bytes:
        return merkle.root(self.size if size is None else size, self.read)


def items(count: int) -> list[bytes]:
    return [f"entry {number}".encode() for number in range(count)]
