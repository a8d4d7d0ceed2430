"""Appends until it is killed; prints each entry it was told is committed."""

from __future__ import annotations

import sys
from datetime import UTC, datetime


def main(name: str) -> None:
    import django

    django.setup()
    from django.db import transaction

    from zellige.log.web.actions.append import append

    number = 0
    while True:
        key = f"{name}-{number}"
        with transaction.atomic(durable=True):
            entry = append(kind="test.happened", body={}, at=datetime.now(UTC), key=key)
        print(key, entry.index, flush=True)
        number += 1


if __name__ == "__main__":
    main(sys.argv[1])
