"""What an action answers when it does nothing.

Refused   a step may not be taken; `refusals` holds every reason
Conflict  the same idempotency key came with another request
"""

from __future__ import annotations

from collections.abc import Iterable

from zellige.kernel.errors import ZelligeError
from zellige.review.engine import Refusal


class Refused(ZelligeError):
    """Everything that stands against a step; nothing was taken."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("; ".join(map(str, self.refusals)))


class Conflict(ZelligeError):
    """A form was sent twice, and the second time with another content."""

    def __init__(self, key: str) -> None:
        super().__init__(f"key {key}: this form was already sent with another content")
