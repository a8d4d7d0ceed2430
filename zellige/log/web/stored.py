"""The audit of the configured database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Max, Min

from zellige.log.engine import audit
from zellige.log.engine.keys import VerifierKey
from zellige.log.engine.merkle import Node
from zellige.log.web import models, selectors

CHUNK = 2000


def verify(keys: Sequence[VerifierKey], kept: Sequence[audit.StoredCheckpoint] = ()) -> audit.Holds:
    """Hash the whole stored log again; `kept` are checkpoints that were kept outside.

    It may run while others append: checkpoints are read first, then the head, then what the head
    covers. Raises `audit.Faulty` at the first row that does not agree.
    """
    stored = [
        audit.StoredCheckpoint(row.size, bytes(row.root), row.text)
        for row in models.Checkpoint.objects.order_by("size", "id")
    ]
    head = selectors.size()
    checkpoints = sorted([*stored, *kept], key=lambda checkpoint: checkpoint.size)
    holds = audit.audit(_entries(head), _levels(head), head, checkpoints, keys)
    _nothing_beyond()
    return holds


def _entries(head: int) -> Iterator[audit.StoredEntry]:
    for first, end in _chunks(head):
        rows = models.Entry.objects.filter(index__gte=first, index__lt=end).order_by("index")
        for index, body, leaf in rows.values_list("index", "body", "leaf"):
            yield audit.StoredEntry(index, bytes(body), bytes(leaf))


def _levels(head: int) -> audit.Levels:
    def level_of(level: int) -> Iterator[Node]:
        for first, end in _chunks(head >> level):
            rows = models.Node.objects.filter(level=level, i__gte=first, i__lt=end).order_by("i")
            for i, hash_ in rows.values_list("i", "hash"):
                yield Node(level, i, bytes(hash_))

    return level_of


def _chunks(end: int) -> Iterator[tuple[int, int]]:
    # Not `iterator()`: an audit that stops at a fault would leave its server-side cursors open.
    for first in range(0, end, CHUNK):
        yield first, min(first + CHUNK, end)


def _nothing_beyond() -> None:
    """No entry or node lies beyond the head, which is read last since it may have moved on."""
    entry = models.Entry.objects.order_by("index").last()
    levels = list(models.Node.objects.values_list("level").annotate(Min("i"), Max("i")).order_by())
    head = selectors.size()
    if entry is not None and entry.index >= head:
        raise audit.Faulty("entry", str(entry.index), f"the head counts only {head} entries")
    for level, first, last in levels:
        if level == 0 or first < 0 or last >= head >> level:
            i = first if first < 0 else last
            what = f"it is not part of a tree of {head} entries"
            raise audit.Faulty("node", f"level {level} number {i}", what)
