"""The vocabulary as plain data."""

from __future__ import annotations

from typing import Any

from zellige.kernel.vocabulary import Fact, Literal, Vocabulary


def vocabulary_data(vocabulary: Vocabulary) -> dict[str, Any]:
    """All facts with their questions, and the constraints between them."""
    return {
        "facts": [fact_data(fact) for fact in vocabulary.facts.values()],
        "constraints": [
            {
                "id": each.id,
                "if": [_literal(part) for part in each.given],
                "then": _literal(each.then),
                "text": dict(each.text),
            }
            for each in vocabulary.constraints
        ],
    }


def fact_data(fact: Fact) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": fact.id,
        "about": fact.about,
        "type": fact.type,
        "expected": fact.expected(),
        "label": dict(fact.label),
        "question": dict(fact.question),
        "help": dict(fact.help) if fact.help else None,
        "examples": [dict(example) for example in fact.examples],
    }
    if fact.options:
        data["options"] = [{"id": option.id, "label": dict(option.label)} for option in fact.options]
    if fact.unit:
        data["unit"] = fact.unit
    return data


def _literal(part: Literal) -> dict[str, Any]:
    return {"fact": part.fact, "option": part.option, "holds": part.holds}
