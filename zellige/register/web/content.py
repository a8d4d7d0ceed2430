"""Content that this slice reads: the vocabulary of facts, the demonstration pack."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from zellige.kernel.content import Content, read
from zellige.kernel.vocabulary import Vocabulary


def vocabulary() -> Vocabulary:
    """What may be asked, read once per process."""
    return _vocabulary(Path(settings.ZELLIGE_CONTENT))


def demonstration() -> Content:
    """The initiatives of the demonstration, and the facts prepared for them."""
    root = Path(settings.ZELLIGE_CONTENT)
    return read(root, kinds=("initiatives", "demonstration-facts", "products"))


@lru_cache(maxsize=4)
def _vocabulary(root: Path) -> Vocabulary:
    return Vocabulary.from_content(read(root, kinds=("facts",)))
