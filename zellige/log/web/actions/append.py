"""Enter something in the log, in the transaction of the change it records."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from zellige.log.engine import canonical, merkle
from zellige.log.engine import entry as entries
from zellige.log.engine.errors import KeyReused, OutsideTransaction
from zellige.log.web import nodes
from zellige.log.web.models import HEAD, Entry, Head, Node, Salt


def append(
    *,
    kind: str,
    body: Mapping[str, Any],
    at: datetime,
    private: Mapping[str, str | bytes] | None = None,
    key: str | None = None,
) -> Entry:
    """Write one entry, the nodes it completes and the new head.

    Call it inside the `transaction.atomic(durable=True)` block of the action, with no inner
    `atomic` between the change and its entry: they stand or fall together.

    Parameters
    ----------
    kind: dotted lower-case words, such as `decision.signed`.
    body: opaque identifiers, integers, booleans and digests; words about people are refused.
    at: when it happened; an aware time.
    private: names, reasons and other words: the entry holds their salted digests under these
        names, a `Salt` row holds the salt, and the words stay in the caller's own tables.
    key: an idempotency key. The same key with the same content answers the entry it first made.

    Raises
    ------
    OutsideTransaction, KeyReused, EntryRefused
        Nothing was written.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(
            f"entry {kind!r}: no transaction is open; call append inside the "
            "transaction.atomic(durable=True) block that makes the change"
        )
    head = locked_head()
    known = Entry.objects.filter(idempotency_key=key).first() if key else None
    if known is not None:
        return _same(known, kind, body, private or {})
    salts = {name: secrets.token_bytes(entries.SALT_BYTES) for name in private or {}}
    digests = {name: entries.digest(salts[name], value) for name, value in (private or {}).items()}
    written = entries.encode(entries.Record(kind, at, body, digests))
    return _write(head, written, salts, key)


def locked_head() -> Head:
    """The head, held against everyone else until the transaction ends.

    PostgreSQL locks the row; SQLite's transactions are IMMEDIATE and follow one another.
    """
    rows = Head.objects.select_for_update()
    head = rows.filter(pk=HEAD).first()
    if head is None:
        # A database whose tables were emptied: whoever comes first writes the row again.
        Head.objects.bulk_create([Head(size=0)], ignore_conflicts=True)
        head = rows.get(pk=HEAD)
    return head


def _write(head: Head, written: bytes, salts: Mapping[str, bytes], key: str | None) -> Entry:
    leaf, *inner = merkle.append(head.size, merkle.leaf_hash(written), nodes.read)
    entry = Entry.objects.create(index=leaf.i, body=written, leaf=leaf.hash, idempotency_key=key or None)
    if inner:
        Node.objects.bulk_create(Node(level=n.level, i=n.i, hash=n.hash) for n in inner)
    if salts:
        Salt.objects.bulk_create(Salt(entry=entry, name=name, salt=salt) for name, salt in salts.items())
    head.size += 1
    head.save(update_fields=["size"])
    return entry


def _same(known: Entry, kind: str, body: Mapping[str, Any], private: Mapping[str, str | bytes]) -> Entry:
    """The entry a key already made, when this is the same request again; times may differ."""
    record = entries.decode(bytes(known.body))
    salts = {row.name: bytes(row.salt) for row in known.salts.all()}
    differs = [
        name
        for name, same in (
            ("kind", record.kind == kind),
            ("body", canonical.encode(record.body) == canonical.encode(body)),
            ("names of private values", set(record.digests) == set(private)),
        )
        if not same
    ]
    differs += [
        f"private value {name}"
        for name, value in private.items()
        if name in salts and record.digests.get(name) != entries.digest(salts[name], value)
    ]
    if differs:
        raise KeyReused(
            f"entry {kind!r}: its idempotency key already stands for entry {known.index}; "
            f"this one differs in {', '.join(differs)}; use a new key for a new entry"
        )
    return known
