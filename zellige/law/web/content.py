"""Content that this slice reads: the library of instruments, the worked cases, titles of procedures."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock

from django.conf import settings

from zellige.kernel.content import Content, read
from zellige.kernel.text import Text
from zellige.law.engine.cases import WorkedCase, worked_cases
from zellige.law.engine.library import Library
from zellige.law.engine.load import KINDS, load

_BUILDING = Lock()


def library() -> Library:
    """The instruments, read and compiled once per process and shared by all requests."""
    with _BUILDING:
        return _library(Path(settings.ZELLIGE_CONTENT))


def documents() -> Content:
    """The documents the library is made of: what a content release keeps."""
    return read(Path(settings.ZELLIGE_CONTENT), kinds=KINDS)


def cases() -> tuple[WorkedCase, ...]:
    """The worked cases of all packs."""
    return _cases(Path(settings.ZELLIGE_CONTENT))


def procedure_titles() -> Mapping[str, Text]:
    """What procedures are called, by id."""
    return _procedure_titles(Path(settings.ZELLIGE_CONTENT))


@lru_cache(maxsize=4)
def _library(root: Path) -> Library:
    return load(read(root, kinds=KINDS))


@lru_cache(maxsize=4)
def _cases(root: Path) -> tuple[WorkedCase, ...]:
    return tuple(worked_cases(read(root, kinds=("cases",))))


@lru_cache(maxsize=4)
def _procedure_titles(root: Path) -> Mapping[str, Text]:
    listed = read(root, kinds=("procedures",)).documents
    return {document.data["id"]: Text(document.data["title"]) for document in listed}
