"""Texts that people hand in, in one or more languages."""

from __future__ import annotations

from collections.abc import Mapping

from zellige.kernel.errors import Place, Problem
from zellige.kernel.text import OPTIONAL, REQUIRED

LANGUAGES = (*REQUIRED, *OPTIONAL)


def human_text(raw: Mapping[str, str], field: str, problems: list[Problem], *, limit: int = 2000) -> dict[str, str]:
    """The text in the languages it was given in; what is wrong with it goes to `problems`."""
    text = {code: words.strip() for code, words in raw.items() if words and words.strip()}
    if not text:
        problems.append(
            Problem(
                "no text in any language",
                Place(field),
                "nothing",
                "at least one of ar, fr, en",
                "write it in the language you work in; the others may follow",
            )
        )
    for code, words in text.items():
        if code not in LANGUAGES:
            problems.append(Problem("unknown language", Place(field), repr(code), f"one of {LANGUAGES}"))
        if len(words) > limit:
            problems.append(
                Problem(
                    "text too long",
                    Place(f"{field}.{code}"),
                    f"{len(words)} characters",
                    f"at most {limit}",
                    "shorten it",
                )
            )
    return text
