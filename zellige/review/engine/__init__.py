"""Procedures as content, run by a pure state machine."""

from zellige.review.engine.clocks import Running
from zellige.review.engine.filing import Filled, Known, Papers, fill
from zellige.review.engine.machine import Standing, check, requirements, state_of
from zellige.review.engine.model import Act, Procedure, SeatOf, Source, Transition
from zellige.review.engine.publication import Publication, publication, published
from zellige.review.engine.read import procedures
from zellige.review.engine.refusals import Refusal

__all__ = [
    "Act",
    "Filled",
    "Known",
    "Papers",
    "Procedure",
    "Publication",
    "Refusal",
    "Running",
    "SeatOf",
    "Source",
    "Standing",
    "Transition",
    "check",
    "fill",
    "procedures",
    "publication",
    "published",
    "requirements",
    "state_of",
]
