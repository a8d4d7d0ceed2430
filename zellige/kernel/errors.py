"""Errors for people.

ZelligeError
├── Problems          several things wrong with one input, reported at once
│   ├── ContentError  in a content pack
│   └── InputError    in what a user handed in
└── Fault             something we did wrong
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file and a line, or an input and a path in it."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, what, what was got, what was expected, what to do."""

    what: str
    place: Place | None = None
    got: str = ""
    expected: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        head = f"{self.place}: {self.what}" if self.place else self.what
        parts = [head]
        if self.got:
            parts.append(f"got {self.got}")
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.remedy:
            parts.append(self.remedy)
        return "; ".join(parts)


class ZelligeError(Exception):
    """Anything this package raises on purpose."""


class Problems(ZelligeError):
    """Everything that is wrong with one input."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ContentError(Problems):
    """A content pack is not as it should be."""


class InputError(Problems):
    """What a user handed in cannot be taken."""


class Fault(ZelligeError):
    """A defect of ours."""
