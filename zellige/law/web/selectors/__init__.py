"""Reads of this slice: what the laws conclude of an initiative, and where its questionnaire stands."""

from zellige.law.web.selectors.journey import Journey
from zellige.law.web.selectors.reading import (
    Reading,
    assessment,
    owed_procedures,
    reading,
    reading_now,
    reading_of,
)
from zellige.law.web.selectors.snapshots import Difference, replay

__all__ = [
    "Difference",
    "Journey",
    "Reading",
    "assessment",
    "owed_procedures",
    "reading",
    "reading_now",
    "reading_of",
    "replay",
]
