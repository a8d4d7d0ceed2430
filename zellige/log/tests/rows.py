"""A log in the test database."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction

from zellige.log.engine.keys import SoftwareSigner
from zellige.log.web.actions.append import append

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
SIGNER = SoftwareSigner.from_seed("zellige.example/log", b"\x01" * 32)


def enter(count: int, first: int = 0) -> None:
    """Append `count` entries, numbered from `first`."""
    for number in range(first, first + count):
        with transaction.atomic():
            append(kind="test.happened", body={"number": number}, at=AT, key=f"key-{number}")
