"""Assertions and the facts they add up to."""

from zellige.register.engine.assertion import Assertion, Subject, covers
from zellige.register.engine.contradictions import violated
from zellige.register.engine.facts import FactsKnown, Standing, facts_known

__all__ = ["Assertion", "FactsKnown", "Standing", "Subject", "covers", "facts_known", "violated"]
