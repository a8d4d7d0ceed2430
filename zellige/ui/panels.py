"""Panels: what a page shows of slices that stand later in the house.

A page names a place; a later slice registers what it shows there, from its `AppConfig.ready`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

Render = Callable[[HttpRequest, Any], str]


@dataclass(frozen=True, order=True)
class Panel:
    """One thing shown at a place; `render` answers safe HTML, or "" to show nothing."""

    order: int
    name: str
    render: Render = field(compare=False)


_PLACES: dict[str, list[Panel]] = defaultdict(list)


def register(place: str, order: int, render: Render) -> None:
    """Show what `render` answers at `place`; lower orders come first. Twice is once."""
    name = f"{render.__module__}.{render.__qualname__}"
    kept = [panel for panel in _PLACES[place] if panel.name != name]
    _PLACES[place] = sorted([*kept, Panel(order, name, render)])


def at(place: str) -> Iterator[Panel]:
    """The panels registered for a place, in order."""
    yield from _PLACES.get(place, ())
