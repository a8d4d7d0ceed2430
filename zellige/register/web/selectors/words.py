"""Rows of assertions as the engine knows them."""

from __future__ import annotations

from zellige.kernel.errors import ContentError
from zellige.kernel.vocabulary import Vocabulary
from zellige.register.engine import Assertion as Word
from zellige.register.engine import Subject
from zellige.register.web import models

Described = models.ProductVersion | models.System | models.Operator | models.Processing

_KINDS: dict[type, str] = {
    models.ProductVersion: "product_version",
    models.System: "system",
    models.Operator: "operator",
    models.Processing: "processing",
}


def kind_of(described: Described) -> str:
    return _KINDS[type(described)]


def subject_of(described: Described) -> Subject:
    return Subject(kind_of(described), described.pk)


def word_of(row: models.Assertion, vocabulary: Vocabulary) -> Word | None:
    """The row as the engine takes it; None when the vocabulary no longer admits its answer."""
    fact = vocabulary.facts.get(row.fact)
    if fact is None:
        return None
    try:
        value = None if row.unknown_reason else fact.parse(row.value)
    except ContentError:
        return None
    return Word(
        id=row.pk,
        subject=subject_of_row(row),
        fact=row.fact,
        value=value,
        unknown_reason=row.unknown_reason or None,
        author=str(row.author_id),
        seat=str(row.seat_id),
        recorded_at=row.recorded_at,
        evidence=row.evidence,
        holds_from=row.holds_from,
        holds_to=row.holds_to,
        supersedes=row.supersedes_id,
    )


def subject_of_row(row: models.Assertion) -> Subject:
    for kind in _KINDS.values():
        pk = getattr(row, f"{kind}_id")
        if pk is not None:
            return Subject(kind, pk)
    raise AssertionError("the database holds exactly one subject per assertion")
