"""Addresses and bundles of C2SP tlog-tiles: 256 hashes or entries at a time, as static files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zellige.log.engine.errors import Malformed, NoSuchEntry

WIDTH = 256
HEIGHT = 8
DEEPEST = 5

_ADDRESS = re.compile(
    r"(?P<level>[0-5]|entries)/(?P<number>(x[0-9]{3}/){0,6}[0-9]{3})(\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


@dataclass(frozen=True)
class Tile:
    """Tile `number` of a level (None: a bundle of entries), its first `width` parts."""

    level: int | None
    number: int
    width: int

    @property
    def first(self) -> int:
        """The number of its first part: a node at level 8 * `level`, or an entry."""
        return self.number * WIDTH


def parse(address: str) -> Tile:
    """Read what follows `/tile/`."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise Malformed(f"tile: got {address[:60]!r}, expected <level>/<number>[.p/<width>]")
    level = None if match["level"] == "entries" else int(match["level"])
    number = int(match["number"].replace("x", "").replace("/", ""))
    tile = Tile(level, number, int(match["width"] or WIDTH))
    if address != written(tile):
        raise Malformed(f"tile: got {address[:60]!r}, expected {written(tile)!r}")
    return tile


def written(tile: Tile) -> str:
    """The one address of a tile."""
    digits = str(tile.number)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    *groups, last = (digits[at : at + 3] for at in range(0, len(digits), 3))
    number = "/".join([*(f"x{group}" for group in groups), last])
    level = "entries" if tile.level is None else str(tile.level)
    partial = "" if tile.width == WIDTH else f".p/{tile.width}"
    return f"{level}/{number}{partial}"


def check(tile: Tile, size: int) -> None:
    """Refuse a tile that the tree of `size` entries does not have in full."""
    have = size >> (HEIGHT * (tile.level or 0))
    if tile.width > WIDTH or tile.first + tile.width > have:
        raise NoSuchEntry(f"tile {written(tile)}: a log of {size} entries has {have} at this level")


def bundle(entries: Iterable[bytes]) -> bytes:
    """Entries, each after its length in 16 bits, big-endian."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)
