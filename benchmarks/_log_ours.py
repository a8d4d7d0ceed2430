"""Our side of `benchmarks.log`: a log in a fresh database, through the same code as the platform."""

from __future__ import annotations

import json
import resource
import sys
from datetime import UTC, datetime
from random import Random
from statistics import median

import django

AT = datetime(2026, 11, 2, tzinfo=UTC)


def main(entries: int, proofs: int, appends: int) -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from benchmarks.log import timed
    from zellige.log.engine import merkle
    from zellige.log.web import nodes
    from zellige.log.web.actions.append import append

    call_command("migrate", verbosity=0)
    fill(entries)
    draw = Random(3)

    def prove() -> None:
        merkle.inclusion_proof(draw.randrange(entries), entries, nodes.read)

    def enter() -> None:
        with transaction.atomic(durable=True):
            append(kind="test.happened", body={"case": "x" * 100}, at=AT)

    proving, appending = timed(prove, proofs), timed(enter, appends)
    measured = {
        "proof_ms": median(proving),
        "append_ms": median(appending),
        "mean_append_ms": sum(appending) / len(appending),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(measured))


def fill(count: int) -> None:
    """Write `count` entries at once; only the time of what follows is measured."""
    from django.db import transaction

    from zellige.log.engine import merkle
    from zellige.log.web.models import Entry, Head, Node

    body = b"x" * 250
    leaf = merkle.leaf_hash(body)
    known: dict[merkle.Coordinate, bytes] = {}
    for size in range(count):
        added = merkle.append(size, leaf, lambda _: known)
        known.update({(node.level, node.i): node.hash for node in added})
    with transaction.atomic():
        Entry.objects.bulk_create((Entry(index=index, body=body, leaf=leaf) for index in range(count)), batch_size=200)
        Node.objects.bulk_create(
            (Node(level=level, i=i, hash=hash_) for (level, i), hash_ in known.items() if level),
            batch_size=200,
        )
        Head.objects.create(size=count)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
