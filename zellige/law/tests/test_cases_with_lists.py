"""Operators and processings with names of their own: the same conclusions as for a flat case, each under its name."""

from __future__ import annotations

from random import Random

import pytest

from zellige.law.engine.assess import assess
from zellige.law.engine.facts_file import facts_of
from zellige.law.engine.questionnaire import questions
from zellige.law.tests.drawn import edition, library, partial


def plain(facts: dict) -> dict:  # type: ignore[type-arg]
    vocabulary = library().vocabulary
    return {name: vocabulary.facts[name].plain(value) for name, value in facts.items()}


def about(facts: dict, kind: str) -> dict:  # type: ignore[type-arg]
    return {name: value for name, value in facts.items() if library().vocabulary.facts[name].about == kind}


@pytest.mark.parametrize("seed", range(4))
def test_one_named_operator_and_processing_conclude_as_the_flat_case(seed: int) -> None:
    facts = plain(partial(Random(seed), 0.6))
    items = {kind: about(facts, kind) for kind in ("operator", "processing")}
    rest = {name: value for name, value in facts.items() if all(name not in part for part in items.values())}
    listed = {
        "facts": rest,
        "operators": [{"id": "them", "facts": items["operator"]}],
        "processings": [{"id": "pay", "facts": items["processing"]}],
    }
    flat = assess(edition(), facts_of({"facts": facts}, library().vocabulary, set()))
    named = assess(edition(), facts_of(listed, library().vocabulary, set()))

    def bare(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(key.removeprefix("them/").removeprefix("pay/") for key in keys)

    assert [(one.ruled.key, one.value, one.bounds, bare(one.missing)) for one in named.conclusions] == [
        (one.ruled.key, one.value, one.bounds, one.missing) for one in flat.conclusions
    ]
    for one in named.conclusions:
        assert set(bare(one.because)) <= set(facts)
    assert [bare((one.key,))[0] for one in questions(named)] == [one.key for one in questions(flat)]
    items_named = {one.item for one in named.conclusions if one.ruled.rule.about == "processing"}
    assert items_named == {"pay"}


def test_each_processing_has_conclusions_of_its_own_and_sees_its_own_operator() -> None:
    data = {
        "operators": [{"id": "union", "facts": {"operator_kind": "association"}}, {"id": "firm", "facts": {}}],
        "processings": [
            {
                "id": "cards",
                "operator": "firm",
                "facts": {"personal_data": True, "data_categories": ["national_id_number"]},
            },
            {"id": "maps", "operator": "union", "facts": {"personal_data": False}},
        ],
    }
    assessment = assess(edition(), facts_of(data, library().vocabulary, set()))
    found = {(one.ruled.rule.id, one.item): one for one in assessment.conclusions}
    assert found["art-2", "maps"].value is False
    assert found["art-2", "cards"].value is None
    assert all(not key.startswith(("maps/", "union/")) for key in found["art-2", "cards"].missing)
    assert "cards/processing_means" in found["art-2", "cards"].missing


def test_cases_of_the_same_form_share_what_is_compiled() -> None:
    def shape(name: str):  # type: ignore[no-untyped-def]
        data = {"operators": [{"id": name, "facts": {}}], "processings": [{"id": f"{name}-1", "facts": {}}]}
        return assess(edition(), facts_of(data, library().vocabulary, set())).case.shape

    one, other = shape("a"), shape("b")
    assert one.diagrams is other.diagrams
    assert one.program.run is other.program.run
