"""What kinds of entries are called: each slice names its own, from its `AppConfig.ready`."""

from __future__ import annotations

from typing import Any

_NAMES: dict[str, Any] = {}


def register(kind: str, name: Any) -> None:
    """Call entries of this kind by `name`, a lazy translation in a few words."""
    _NAMES[kind] = name


def name_of(kind: str) -> str:
    """The name in the reader's language, or "" when nobody named it."""
    return str(_NAMES.get(kind, ""))
