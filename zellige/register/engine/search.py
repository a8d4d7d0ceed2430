"""Words as they are compared: without case, accents, Arabic vowel signs and letter variants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SAME = str.maketrans({"ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """A text such that two spellings a reader takes for the same word are equal."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SAME).casefold())
    plain = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(_WORD.findall(plain))


def words(query: str) -> list[str]:
    """The words of a query, folded, at most eight."""
    return folded(query).split()[:8]


def search_text(texts: Iterable[str]) -> str:
    """All texts of one thing, folded into one, for a plain substring search."""
    return " | ".join(filter(None, map(folded, texts)))
