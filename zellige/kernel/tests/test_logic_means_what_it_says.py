"""Value, because, missing and ways against their definitions, over random rules and every completion of the facts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zellige.kernel.logic import Case, Rule, Shape, build, ways
from zellige.kernel.logic.batch import Table, assess
from zellige.kernel.logic.bounds import Numbers
from zellige.kernel.logic.expression import (
    AtLeast,
    Choice,
    Combined,
    Compare,
    Every,
    Expression,
    Holds,
    Measure,
    Negation,
    Number,
    RuleException,
    RuleHolds,
    Some,
    restricted,
    walk,
)
from zellige.kernel.tests.brute import (
    ASKED,
    BOUND,
    FACTS,
    FREE,
    answers,
    completions,
    consistent,
    decide,
)
from zellige.kernel.vocabulary import Value, Vocabulary

BOOLEANS = st.sampled_from("abcdef").map(lambda name: Holds(name, frozenset({True})))
COLOURS = st.sets(st.sampled_from(["red", "green", "blue"]), min_size=1, max_size=2).map(
    lambda some: Holds("colour", frozenset(some))
)
TOOLS = st.sampled_from(["saw", "nail"]).map(lambda option: Holds("tools", frozenset({option})))
RELATION = st.sampled_from(["below", "up_to", "above", "from", "equal"])
SIZES = st.builds(Compare, RELATION, st.just(Measure("size")), st.integers(0, 4).map(lambda n: Number(float(n))))


def grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    scored = st.builds(Choice, inner, st.just(Number(2.0)), st.just(Number(1.0)))
    total = st.lists(scored, min_size=1, max_size=2).map(lambda some: Combined("sum", tuple(some)))
    return st.one_of(
        st.builds(Every, parts),
        st.builds(Some, parts),
        st.builds(Negation, inner),
        st.builds(AtLeast, st.just(2), parts),
        st.builds(Choice, inner, inner, inner),
        st.builds(Compare, RELATION, total, st.just(Number(3.0))),
    )


CONDITIONS = st.recursive(st.one_of(BOOLEANS, BOOLEANS, COLOURS, TOOLS, SIZES), grown, max_leaves=9)
KNOWN = st.dictionaries(st.sampled_from(ASKED), st.none(), max_size=8).flatmap(
    lambda some: st.fixed_dictionaries({name: st.sampled_from(answers(name)) for name in some})
)


def names_in(expression: Expression) -> list[str]:
    found = [part.fact for part in walk(expression) if isinstance(part, Holds | Measure)]
    return list(dict.fromkeys(found))


def case_of(expression: Expression, known: dict[str, Value], vocabulary: Vocabulary) -> Case:
    return Case(Shape(build([Rule("r", "system", expression)], vocabulary)), known)


def outcomes(expression: Expression, known: dict[str, Value], vocabulary: Vocabulary) -> set[bool]:
    return {bool(decide(expression, facts, {})) for facts in completions(known, names_in(expression), vocabulary)}


@pytest.mark.parametrize("vocabulary", [FREE, BOUND], ids=["free", "bound by constraints"])
@settings(max_examples=40, deadline=None)
@given(expression=CONDITIONS, known=KNOWN)
def test_open_means_that_two_completions_differ(
    vocabulary: Vocabulary, expression: Expression, known: dict[str, Value]
) -> None:
    found = outcomes(expression, known, vocabulary)
    case = case_of(expression, known, vocabulary)
    assert case.contradicted == (not found) or not case.contradicted
    if found:
        assert case.value("r") == (None if len(found) == 2 else found.pop())


@settings(max_examples=40, deadline=None)
@given(expression=CONDITIONS, known=KNOWN)
def test_because_is_enough_and_nothing_in_it_can_be_dropped(expression: Expression, known: dict[str, Value]) -> None:
    case = case_of(expression, known, BOUND)
    if case.value("r") is None or not outcomes(expression, known, BOUND):
        return
    support = {key: known[key] for key in case.because("r")}
    assert outcomes(expression, support, BOUND) == {case.value("r")}
    for key in support:
        assert (
            len(
                outcomes(
                    expression,
                    {other: value for other, value in support.items() if other != key},
                    BOUND,
                )
            )
            == 2
        )


@settings(max_examples=40, deadline=None)
@given(expression=CONDITIONS, known=KNOWN)
def test_missing_names_exactly_the_facts_that_still_matter(expression: Expression, known: dict[str, Value]) -> None:
    case = case_of(expression, known, FREE)
    names = [name for name in names_in(expression) if name not in known]
    matters = set()
    for facts in completions(known, names, FREE):
        for name in names:
            if any(
                decide(expression, {**facts, name: answer}, {}) != decide(expression, facts, {})
                for answer in answers(name)
            ):
                matters.add(name)
    assert set(case.missing("r")) == matters


@settings(max_examples=40, deadline=None)
@given(expression=CONDITIONS, known=KNOWN, wanted=st.booleans())
def test_each_way_settles_and_no_part_of_it_does(expression: Expression, known: dict[str, Value], wanted: bool) -> None:
    case = case_of(expression, known, BOUND)
    if not outcomes(expression, known, BOUND):
        return
    for way in ways(case, "r", wanted).sets:
        assert outcomes(expression, {**known, **way}, BOUND) == {wanted}
        for key in way:
            part = {other: value for other, value in way.items() if other != key}
            assert outcomes(expression, {**known, **part}, BOUND) != {wanted}


@settings(max_examples=40, deadline=None)
@given(expression=CONDITIONS, known=KNOWN)
def test_complete_ways_cover_every_completion(expression: Expression, known: dict[str, Value]) -> None:
    """Whatever the answers turn out to be, some way (as far as answers can be told apart) is among them."""
    case = case_of(expression, known, FREE)
    if case.value("r") is not None or any(isinstance(part, Combined) for part in walk(expression)):
        return
    both = {wanted: ways(case, "r", wanted) for wanted in (True, False)}
    for facts in list(completions(known, names_in(expression), FREE))[:40]:
        wanted = bool(decide(expression, facts, {}))
        if both[wanted].complete:
            variables = case.shape.program.variables

            def alike(key: str, one: Value, other: Value, v=variables) -> bool:  # type: ignore[no-untyped-def]
                tests = [test for variable in v.by_key[key] for test in v.tests_of[variable]]
                return all(
                    v.tests[test].passed(v.answer_of(v.tests[test].variable, one))
                    == v.tests[test].passed(v.answer_of(v.tests[test].variable, other))
                    for test in tests
                ) or isinstance(one, frozenset)

            assert any(all(alike(key, value, facts[key]) for key, value in way.items()) for way in both[wanted].sets)


@settings(max_examples=40, deadline=None)
@given(expression=CONDITIONS, known=KNOWN, name=st.sampled_from(ASKED), pick=st.integers(0, 99))
def test_an_answer_never_changes_a_settled_value(
    expression: Expression, known: dict[str, Value], name: str, pick: int
) -> None:
    if name in known:
        return
    before = case_of(expression, known, FREE).value("r")
    after = case_of(expression, {**known, name: answers(name)[pick % len(answers(name))]}, FREE).value("r")
    assert before in (None, after)


@settings(max_examples=40, deadline=None)
@given(expression=CONDITIONS, rows=st.lists(KNOWN, min_size=1, max_size=12))
def test_a_batch_equals_single_cases(expression: Expression, rows: list[dict[str, Value]]) -> None:
    program = build([Rule("r", "system", expression)], BOUND)
    shape = Shape(program)
    column = assess(shape, Table.of(program, rows))["r"]
    for row, known in enumerate(rows):
        if any(consistent(facts, BOUND) for facts in completions(known, names_in(expression), BOUND)):
            single = Case(shape, known).value("r")
            assert column[row] == (-1 if single is None else int(single))


@settings(max_examples=40, deadline=None)
@given(first=CONDITIONS, second=CONDITIONS, known=KNOWN, order=st.permutations(ASKED))
def test_the_order_of_facts_and_rules_is_irrelevant(first, second, known, order) -> None:  # type: ignore[no-untyped-def]
    rules = [Rule("one", "system", first), Rule("two", "system", Some((RuleHolds("one"), second)))]
    shuffled = {name: known[name] for name in order if name in known}
    straight, turned = (
        Case(Shape(build(some, FREE)), facts) for some, facts in [(rules, known), (rules[::-1], shuffled)]
    )
    for name in ("one", "two"):
        assert straight.value(name) == turned.value(name)
        assert set(straight.missing(name)) == set(turned.missing(name))


def test_an_exception_to_an_exception_restores_but_never_creates() -> None:
    a, b, c = (Holds(name, frozenset({True})) for name in "abc")
    body = restricted(a, (RuleException("lifted", 1, False, b), RuleException("restored", 2, True, c)))
    table = {
        (True, False, False): True,
        (True, True, False): False,
        (True, True, True): True,
        (False, True, True): False,
    }
    for (x, y, z), expected in table.items():
        assert case_of(body, {"a": x, "b": y, "c": z}, FREE).value("r") is expected
    assert case_of(body, {"a": True}, FREE).value("r") is None
    assert set(case_of(body, {"a": True}, FREE).missing("r")) == {"b", "c"}


def test_numbers_with_unknown_parts_yield_bounds() -> None:
    fine = Choice(Holds("a", frozenset({True})), Number(40000.0), Number(20000.0))
    program = build([Rule("fine", "system", Combined("sum", (fine, Measure("size"))), numeric=True)], FREE)

    def told(facts: dict[str, Value]) -> Numbers:
        return Numbers(Case(Shape(program), facts))

    assert told({}).bounds["fine"] == (20000.0, 40004.0)
    assert told({}).missing["fine"] == ("a", "size")
    settled = told({"a": True, "size": 1, "b": True})
    assert settled.bounds["fine"] == (40001.0, 40001.0)
    assert set(settled.because["fine"]) == {"a", "size"}


def test_facts_cover_every_type_used_above() -> None:
    assert {FACTS[name].type for name in ASKED} == {"boolean", "enumeration", "set", "number"}
