"""Make digests of an entry tell nothing any more."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from zellige.log.engine.errors import NoSuchEntry
from zellige.log.web.actions.append import append
from zellige.log.web.models import Entry, Salt


def erase(*, index: int, names: Collection[str], at: datetime) -> Entry:
    """Drop the salts of these private values of an entry, and say so in a new entry.

    The caller drops the words themselves from its own tables in the same transaction.
    """
    erasing = append(kind="log.erased", body={"entry": index, "names": sorted(names)}, at=at)
    salts = Salt.objects.filter(entry_id=index, name__in=names)
    absent = sorted(set(names) - set(salts.values_list("name", flat=True)))
    if absent:
        raise NoSuchEntry(
            f"erasure in entry {index}: there is no salt named {', '.join(absent)}; it was erased "
            "before, or the entry has no such private value"
        )
    salts.delete()
    return erasing
