"""Which way a language runs, and one page's address in every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

FALLBACK = ("fr", "en", "ar")


@dataclass(frozen=True)
class Reading:
    """A language a page can be read in."""

    code: str
    name: str
    direction: str
    address: str
    current: bool


def direction(code: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if code.split("-")[0] in {"ar", "fa", "he", "ur"} else "ltr"


def current() -> str:
    """The language of the page being made."""
    return (translation.get_language() or settings.LANGUAGE_CODE).split("-")[0]


def chosen(text: Mapping[str, str], language: str) -> tuple[str, str]:
    """The words of `text` for a reader of `language`, and the language they are in."""
    for code in (language, *FALLBACK):
        if text.get(code):
            return text[code], code
    return "", language


def in_language(address: str, code: str) -> str:
    """The same address, query included, below another language's prefix."""
    path, mark, query = address.partition("?")
    head, _, rest = path.lstrip("/").partition("/")
    if head not in dict(settings.LANGUAGES):
        rest = path.lstrip("/")
    return f"/{code}/{rest}{mark}{query}"


def readings(address: str) -> list[Reading]:
    """The page at `address` in every language of the platform."""
    now = current()
    return [
        Reading(code, name, direction(code), in_language(address, code), code == now)
        for code, name in settings.LANGUAGES
    ]
