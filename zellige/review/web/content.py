"""Content that this slice reads: procedures and the working calendar."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from zellige.kernel.content import read
from zellige.kernel.holidays import calendar_from
from zellige.kernel.period import Calendar
from zellige.review import engine


def procedures() -> Mapping[str, engine.Procedure]:
    """Every procedure, by id, read once per process."""
    return _procedures(Path(settings.ZELLIGE_CONTENT))


def procedure(kind: str) -> engine.Procedure:
    return procedures()[kind]


def decision_procedure() -> engine.Procedure | None:
    """The procedure that ends with a decision on the whole file."""
    return next((one for one in procedures().values() if one.opens_when == "owed_filed"), None)


def calendar() -> Calendar:
    """The country's working days."""
    return _calendar(Path(settings.ZELLIGE_CONTENT))


@lru_cache(maxsize=4)
def _procedures(root: Path) -> Mapping[str, engine.Procedure]:
    return engine.procedures(read(root, kinds=("procedures",)))


@lru_cache(maxsize=4)
def _calendar(root: Path) -> Calendar:
    documents = read(root, kinds=("holidays",)).of_kind("holidays")
    return calendar_from(documents[0].data) if documents else Calendar()


def publication() -> engine.Publication | None:
    """What the public register leaves out."""
    return _publication(Path(settings.ZELLIGE_CONTENT))


@lru_cache(maxsize=4)
def _publication(root: Path) -> engine.Publication | None:
    return engine.publication(read(root, kinds=("publication",)))
