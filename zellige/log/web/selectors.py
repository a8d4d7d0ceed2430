"""What is read of the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Subquery

from zellige.log.engine import merkle
from zellige.log.engine.entry import decode
from zellige.log.engine.errors import NoSuchEntry
from zellige.log.engine.merkle import leaf_hash
from zellige.log.engine.receipt import Receipt
from zellige.log.web import kinds, nodes
from zellige.log.web.models import Checkpoint, Entry, Head


@dataclass(frozen=True)
class Shown:
    """An entry as pages show it."""

    index: int
    name: str
    kind: str
    at: datetime
    body: str
    leaf: str


def size() -> int:
    """How many entries there are."""
    return Head.objects.values_list("size", flat=True).first() or 0


def entry_at(index: int) -> Entry:
    """The entry at `index`; raises `NoSuchEntry`."""
    entry = Entry.objects.filter(index=index).first()
    if entry is None:
        raise NoSuchEntry(f"entry {index}: the log holds no such entry; it has {size()}")
    return entry


def shown(index: int, body: bytes) -> Shown:
    """The entry of these bytes, read."""
    record = decode(body)
    return Shown(
        index,
        kinds.name_of(record.kind),
        record.kind,
        record.at,
        body.decode("utf-8"),
        leaf_hash(body).hex(),
    )


def signed_head(key_id: str) -> Checkpoint | None:
    """The checkpoint by this key of the present head, if it was signed."""
    present = Head.objects.values("size")[:1]
    return Checkpoint.objects.filter(size=Subquery(present), key_id=key_id).first()


def covering(index: int, key_id: str) -> Checkpoint | None:
    """The first checkpoint by this key that covers the entry: a receipt then never changes."""
    signed = Checkpoint.objects.filter(size__gt=index, key_id=key_id)
    return signed.order_by("size").first()


def receipt(entry: Entry, checkpoint: Checkpoint) -> Receipt:
    """The receipt of an entry under a checkpoint that covers it."""
    proof = merkle.inclusion_proof(entry.index, checkpoint.size, nodes.read)
    return Receipt(entry.index, bytes(entry.body), proof, checkpoint.text)


class NewestFirst:
    """All entries, the newest first, as a paginator takes them: any page is one range of indexes."""

    def __init__(self) -> None:
        self._size = size()

    def __len__(self) -> int:
        return self._size

    def count(self) -> int:
        """For Django's paginator."""
        return self._size

    def __getitem__(self, wanted: slice) -> list[Shown]:
        first, last = self._size - wanted.stop, self._size - wanted.start
        rows = Entry.objects.filter(index__gte=first, index__lt=last).order_by("-index")
        return [shown(index, bytes(body)) for index, body in rows.values_list("index", "body")]
