"""Assertions and the facts they add up to."""

from zellige.register.engine.assertion import Assertion, Subject, covers
from zellige.register.engine.case import Case, Parts, case_of
from zellige.register.engine.contradictions import violated
from zellige.register.engine.facts import FactsKnown, Standing, facts_known
from zellige.register.engine.succession import Succession, succession

__all__ = [
    "Assertion",
    "Case",
    "FactsKnown",
    "Parts",
    "Standing",
    "Subject",
    "Succession",
    "case_of",
    "covers",
    "facts_known",
    "succession",
    "violated",
]
