"""One human text in several languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

REQUIRED = ("ar", "fr", "en")
OPTIONAL = ("zgh",)
FALLBACK = ("fr", "en", "ar")


class Text(Mapping[str, str]):
    """A text in Arabic, French and English, and perhaps Tamazight."""

    __slots__ = ("_by_language",)

    def __init__(self, by_language: Mapping[str, str]) -> None:
        self._by_language = dict(by_language)

    def __getitem__(self, language: str) -> str:
        return self._by_language[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._by_language.items())))

    def __repr__(self) -> str:
        return f"Text({self._by_language!r})"

    def into(self, language: str) -> tuple[str, str]:
        """The text for a reader of `language`, and the language it is in."""
        for candidate in (language, *FALLBACK):
            if candidate in self._by_language:
                return self._by_language[candidate], candidate
        return "", language

    def __str__(self) -> str:
        return self.into("en")[0]
