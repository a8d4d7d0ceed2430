"""A form may be sent twice: the same key with the same request gives the same answer."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

from zellige.log.engine import canonical
from zellige.review.web.models.posted import Posted
from zellige.review.web.refused import Conflict

Kept = TypeVar("Kept", bound=Posted)


def request_digest(request: Any) -> str:
    """The digest of what was asked, free of the moment at which it was asked."""
    return hashlib.sha256(canonical.encode(request)).hexdigest()


def already(model: type[Kept], key: str | None, digest: str) -> Kept | None:
    """What this key gave before, if it was used.

    Raises
    ------
    Conflict
        If it was used for another request.
    """
    if key is None:
        return None
    kept: Kept | None = model._default_manager.filter(idempotency_key=key).first()
    if kept is not None and kept.request_digest != digest:
        raise Conflict(key)
    return kept
