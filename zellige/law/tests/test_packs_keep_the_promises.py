"""The promises of the engine, held over the real packs and random facts."""

from __future__ import annotations

from bisect import bisect_left
from random import Random
from statistics import median

import pytest

from zellige.kernel.logic import Inquiry, settle
from zellige.kernel.logic.batch import Table, assess
from zellige.kernel.vocabulary import Value
from zellige.law.engine.questionnaire import questions
from zellige.law.tests.drawn import Meaning, assessed, complete, edition, library, partial

SEEDS = range(6)
MANY = range(100, 160)


def rulings(draw: Random) -> dict[str, bool]:
    return {
        f"question:{instrument.id}/{question}": draw.random() < 0.5
        for instrument in library().instruments.values()
        for question in instrument.questions
    }


def open_values_have_two_completions(seed: int) -> int:
    draw = Random(seed)
    facts = {**partial(draw), "operators_complete": True, "processings_complete": True}
    assessment = assessed(facts)
    shown = 0
    for conclusion in assessment.conclusions:
        if conclusion.bounds is not None or conclusion.settled:
            continue
        for value, found in assessment.ways(conclusion).items():
            assert found.sets or not found.complete, (conclusion.name, value)
            if not found.sets:
                continue
            way = found.sets[draw.randrange(len(found.sets))]
            asked = {key: answer for key, answer in way.items() if not key.startswith("question:")}
            ruled = {
                **rulings(draw),
                **{key: answer for key, answer in way.items() if key.startswith("question:")},
            }
            whole = complete(draw, {**facts, **asked})
            assert Meaning(whole, ruled).rule(conclusion.ruled.key) is value, (conclusion.name, way)
            shown += 1
    return shown


@pytest.mark.parametrize("seed", SEEDS)
def test_every_open_value_exhibits_two_completions_that_differ(seed: int) -> None:
    assert open_values_have_two_completions(seed) > 0


@pytest.mark.proof
def test_every_open_value_exhibits_two_completions_that_differ_at_length() -> None:
    assert sum(open_values_have_two_completions(seed) for seed in MANY) > len(MANY)


@pytest.mark.parametrize("seed", SEEDS)
def test_complete_facts_leave_open_only_declared_legal_questions_and_mean_what_the_rules_say(
    seed: int,
) -> None:
    draw = Random(seed)
    facts, ruled = complete(draw), rulings(draw)
    for conclusion in assessed(facts).conclusions:
        assert all(key.startswith("question:") for key in conclusion.missing), conclusion.name
        if conclusion.settled and conclusion.bounds is None:
            assert Meaning(facts, ruled).rule(conclusion.ruled.key) is conclusion.value, conclusion.name


@pytest.mark.parametrize("seed", SEEDS)
def test_because_is_enough_and_dropping_any_fact_loses_the_value(seed: int) -> None:
    case = assessed(partial(Random(seed))).case
    for name, edge in case.shape.program.roots.items():
        if case.value(name) is None:
            continue
        support = {key: case.facts[key] for key in case.because(name)}
        without = [{other: value for other, value in support.items() if other != key} for key in support]
        whole, *fewer = settle(case.shape, [Inquiry(edge, support), *(Inquiry(edge, facts) for facts in without)])
        assert whole.value is case.value(name), name
        assert all(finding.value is None for finding in fewer), name


@pytest.mark.parametrize("seed", SEEDS)
def test_each_way_settles_and_no_part_of_it_does(seed: int) -> None:
    assessment = assessed(partial(Random(seed), 0.6))
    case = assessment.case
    for conclusion in assessment.conclusions:
        if conclusion.settled or conclusion.bounds is not None:
            continue
        edge = case.shape.program.roots[conclusion.name]
        for value, found in assessment.ways(conclusion).items():
            for way in found.sets:
                parts = [{other: answer for other, answer in way.items() if other != key} for key in way]
                whole, *fewer = settle(case.shape, [Inquiry(edge, {**case.facts, **part}) for part in (way, *parts)])
                assert whole.value is value, (conclusion.name, way)
                assert all(finding.value is None for finding in fewer), (conclusion.name, way)


@pytest.mark.parametrize("seed", SEEDS)
def test_answering_a_fact_never_changes_a_settled_value(seed: int) -> None:
    draw = Random(seed)
    whole = complete(draw)
    known = {key: value for key, value in whole.items() if draw.random() < 0.5}
    before = assessed(known).case.values
    for key in draw.sample(sorted(set(whole) - set(known)), 12):
        known = {**known, key: whole[key]}
        after = assessed(known).case.values
        assert all(value is None or after[name] is value for name, value in before.items())
        before = after


def test_the_order_of_facts_is_irrelevant() -> None:
    draw = Random(7)
    facts = partial(draw)
    shuffled = dict(draw.sample(sorted(facts.items(), key=lambda item: item[0]), len(facts)))
    one, other = assessed(facts), assessed(shuffled)
    assert [(c.name, c.value, c.bounds, c.because, c.missing) for c in one.conclusions] == [
        (c.name, c.value, c.bounds, c.because, c.missing) for c in other.conclusions
    ]


def batch_equals_single(rows: int) -> None:
    draw = Random(rows)
    cases = [partial(draw) for _ in range(rows)]
    shape = edition().shape(assessed({}).facts.subjects)
    columns = assess(shape, Table.of(shape.program, cases))
    for row, facts in enumerate(cases):
        values = assessed(facts).case.values
        wrong = [name for name, value in values.items() if columns[name][row] != (-1 if value is None else int(value))]
        assert not wrong, (row, wrong)


def test_a_batch_equals_single_assessments() -> None:
    batch_equals_single(150)


@pytest.mark.proof
def test_a_batch_equals_single_assessments_on_ten_thousand_rows() -> None:
    batch_equals_single(10_000)


def test_empty_facts_settle_nothing_and_the_questions_say_where_to_begin() -> None:
    assessment = assessed({})
    settled = {
        conclusion.name for conclusion in assessment.conclusions if conclusion.settled and conclusion.bounds is None
    }
    presumed = {f"{i.id}/{i.scope}#alignment" for i in library().instruments.values() if i.foreign and i.scope}
    assert settled <= presumed, settled
    asked = questions(assessment)
    assert asked
    assert asked[0].remaining <= asked[-1].remaining


def settled(known: dict[str, Value]) -> bool:
    """Whether no further answer can change a headline."""
    missing = assessed(known).still_open.values()
    return all(key.startswith("question:") for keys in missing for key in keys)


def asked_adaptively(whole: dict[str, Value]) -> int:
    known: dict[str, Value] = {}
    while not settled(known):
        key = questions(assessed(known))[0].key
        known[key] = whole[key]
    return len(known)


def asked_in_order(whole: dict[str, Value]) -> int:
    """The same in the order of the vocabulary; what is settled stays so, hence the bisection."""
    order = list(library().vocabulary.facts)
    return bisect_left(range(len(order)), 1, key=lambda n: settled({name: whole[name] for name in order[:n]}))


def compared_with_fixed_order(seeds: range) -> float:
    adaptive, fixed = [], []
    for seed in seeds:
        whole = complete(Random(seed))
        adaptive.append(asked_adaptively(whole))
        fixed.append(asked_in_order(whole))
    return median(adaptive) / median(fixed)


def test_the_questionnaire_asks_at_most_half_of_a_fixed_order() -> None:
    assert compared_with_fixed_order(range(5)) <= 0.5


@pytest.mark.proof
def test_the_questionnaire_asks_at_most_half_of_a_fixed_order_at_length() -> None:
    assert compared_with_fixed_order(range(200, 260)) <= 0.5
