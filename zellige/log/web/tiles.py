"""Tiles, read from the stored log."""

from __future__ import annotations

from zellige.log.engine import tiles
from zellige.log.web.models import Entry, Node


def tile(address: str, size: int) -> bytes:
    """The bytes of the tile at this address; raises `LogError` when there is none."""
    wanted = tiles.parse(address)
    tiles.check(wanted, size)
    first, end = wanted.first, wanted.first + wanted.width
    if wanted.level:
        level = tiles.HEIGHT * wanted.level
        rows = Node.objects.filter(level=level, i__gte=first, i__lt=end).order_by("i")
        return b"".join(bytes(hash_) for hash_ in rows.values_list("hash", flat=True))
    entries = Entry.objects.filter(index__gte=first, index__lt=end).order_by("index")
    if wanted.level is None:
        return tiles.bundle(bytes(body) for body in entries.values_list("body", flat=True))
    return b"".join(bytes(leaf) for leaf in entries.values_list("leaf", flat=True))
