"""What is read once for all that one page shows of a file, its panels included."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from zellige.register.web.models import Assertion, Initiative
from zellige.register.web.selectors.cases import Records, records_of

T = TypeVar("T")


def read_once(initiative: Initiative, name: str, read: Callable[[], T]) -> T:
    """What `read` gives, kept on this object of the initiative under `name`, as Django keeps what it prefetches.

    It is never renewed: after a change, take the file afresh. For pages; actions read for themselves.
    """
    kept: dict[str, T] = initiative.__dict__.setdefault("_read_once", {})
    if name not in kept:
        kept[name] = read()
    return kept[name]


def records_in(initiative: Initiative) -> Sequence[Records]:
    """All that was recorded of the systems of a file, with who said it: five queries, once."""
    return read_once(initiative, "records", lambda: _records(initiative))


def _records(initiative: Initiative) -> Sequence[Records]:
    systems = list(initiative.systems.select_related("product_version__product"))
    for system in systems:
        system.initiative = initiative
    return records_of(systems, Assertion.objects.select_related("author", "seat__institution"))
