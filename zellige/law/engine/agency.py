"""The agencies that packs name."""

from __future__ import annotations

from dataclasses import dataclass

from zellige.kernel.content import Content
from zellige.kernel.text import Text


@dataclass(frozen=True)
class Agency:
    id: str
    name: Text
    short: Text
    role: Text | None


def agencies(content: Content) -> dict[str, Agency]:
    """All agencies of a content folder, by id."""
    return {
        data["id"]: Agency(
            data["id"],
            Text(data["name"]),
            Text(data.get("short", data["name"])),
            Text(data["role"]) if data.get("role") else None,
        )
        for document in content.of_kind("agencies")
        for data in document.data["agencies"]
    }
