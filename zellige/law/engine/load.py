"""Loading a library: read, then checked; every problem of every pack at once."""

from __future__ import annotations

from zellige.kernel.content import Content
from zellige.kernel.errors import ContentError, Place, Problem
from zellige.kernel.vocabulary import Vocabulary
from zellige.law.engine.agency import agencies
from zellige.law.engine.check import structural
from zellige.law.engine.library import Library
from zellige.law.engine.read import instruments

KINDS = ("facts", "instrument", "rule", "agencies")
"""The kinds of documents a library is made of; its digest is over these."""


def load(content: Content) -> Library:
    """All instruments of a content folder.

    Raises
    ------
    ContentError
        With every problem of the vocabulary, or of every pack, by file and line.
    """
    problems: list[Problem] = []
    vocabulary = Vocabulary.from_content(content)
    library = Library(instruments(content, vocabulary, problems), vocabulary, content.digest, agencies(content))
    problems.extend(structural(library))
    if problems:
        raise ContentError(sorted(set(problems), key=lambda problem: (problem.place or Place(""), problem.what)))
    return library
