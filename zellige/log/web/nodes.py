"""Stored nodes, as the engine asks for them: at most one query for leaves and one for the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from zellige.log.engine.merkle import Coordinate
from zellige.log.web.models import Entry, Node


def read(wanted: Collection[Coordinate]) -> Mapping[Coordinate, bytes]:
    """The hashes of the nodes asked for; those that are missing are left out."""
    leaves = [i for level, i in wanted if level == 0]
    inner = {(level, i) for level, i in wanted if level > 0}
    found: dict[Coordinate, bytes] = {}
    if leaves:
        rows = Entry.objects.filter(index__in=leaves).values_list("index", "leaf")
        found.update({(0, index): bytes(leaf) for index, leaf in rows})
    if inner:
        numbers = {i for _, i in inner}
        known = Node.objects.filter(i__in=numbers).values_list("level", "i", "hash")
        found.update({(level, i): bytes(hash_) for level, i, hash_ in known if (level, i) in inner})
    return found
