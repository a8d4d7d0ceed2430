from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zellige.register.engine import Assertion, Subject, covers, facts_known

DAY = date(2026, 6, 1)
START = datetime(2026, 1, 1, tzinfo=UTC)
LATE = START + timedelta(days=400)
SYSTEM = Subject("system", 1)


def word(number: int, value: object = True, *, seat: str = "ministry", **fields: object) -> Assertion:
    reason = fields.pop("unknown_reason", None)
    base = Assertion(
        id=number,
        subject=SYSTEM,
        fact="personal_data",
        value=None if reason else value,  # type: ignore[arg-type]
        unknown_reason=reason,  # type: ignore[arg-type]
        author="a",
        seat=seat,
        recorded_at=START + timedelta(hours=number),
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def standing(*words: Assertion, known_at: datetime = LATE, holds_at: date = DAY):
    known = facts_known(words, known_at=known_at, holds_at=holds_at)
    return known.standings.get((SYSTEM, "personal_data"))


@st.composite
def histories(draw: st.DrawFn) -> list[Assertion]:
    """Words of a few seats on a few facts of a few subjects; some supersede an earlier one."""
    words: list[Assertion] = []
    for number in range(draw(st.integers(0, 12))):
        earlier = draw(st.sampled_from([None, *words])) if words else None
        free = earlier is not None and all(w.supersedes != earlier.id for w in words)
        reason = draw(st.sampled_from([None, None, "not_asked", "not_known", "withheld"]))
        start = draw(st.sampled_from([None, DAY - timedelta(3), DAY, DAY + timedelta(3)]))
        words.append(
            Assertion(
                id=number,
                subject=earlier.subject if free else Subject("system", draw(st.integers(1, 2))),
                fact=earlier.fact if free else draw(st.sampled_from(["a", "b"])),
                value=None if reason else draw(st.sampled_from([True, False])),
                unknown_reason=reason,
                author="x",
                seat=earlier.seat if free else draw(st.sampled_from(["m", "n"])),
                recorded_at=START + timedelta(hours=draw(st.integers(0, 5)), days=number),
                holds_from=start,
                supersedes=earlier.id if free else None,
            )
        )
    return words


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_assertions_come_is_irrelevant(words, random) -> None:
    shuffled = list(words)
    random.shuffle(shuffled)
    assert facts_known(words, known_at=LATE, holds_at=DAY) == facts_known(shuffled, known_at=LATE, holds_at=DAY)


@given(histories())
def test_an_assertion_on_another_fact_changes_nothing_else(words) -> None:
    before = facts_known(words, known_at=LATE, holds_at=DAY).standings
    added = word(999, fact="unrelated", recorded_at=LATE)
    after = dict(facts_known([*words, added], known_at=LATE, holds_at=DAY).standings)
    assert after.pop((SYSTEM, "unrelated")).value is True
    assert after == before


@given(histories(), st.integers(0, 13))
def test_what_was_recorded_later_does_not_change_what_was_known_then(words, days) -> None:
    then = START + timedelta(days=days)
    until_then = [w for w in words if w.recorded_at <= then]
    assert facts_known(words, known_at=then, holds_at=DAY) == facts_known(until_then, known_at=then, holds_at=DAY)


@given(histories())
def test_a_fact_has_a_value_exactly_when_those_who_answered_agree(words) -> None:
    for found in facts_known(words, known_at=LATE, holds_at=DAY).standings.values():
        answers = {w.value for w in found.words if w.value is not None}
        assert found.known == (len(answers) == 1)
        assert found.disputed == (len(answers) > 1)
        assert (found.unknown_reason is not None) == (not answers)


@given(histories())
def test_the_view_of_one_seat_is_the_view_of_its_words_alone(words) -> None:
    assume(words)
    alone = [w for w in words if w.seat == "m"]
    assert facts_known(words, known_at=LATE, holds_at=DAY, seen_by=frozenset({"m"})) == facts_known(
        alone, known_at=LATE, holds_at=DAY
    )


def test_the_latest_word_of_a_seat_counts() -> None:
    assert standing(word(1, True), word(2, False)).value is False


def test_a_superseded_word_is_out_even_where_its_successor_does_not_hold() -> None:
    successor = word(2, False, supersedes=1, holds_to=DAY - timedelta(1))
    assert standing(word(1, True), successor) is None


def test_a_word_superseded_later_still_counted_before() -> None:
    words = word(1, True), word(2, False, supersedes=1)
    assert standing(*words, known_at=START + timedelta(hours=1)).value is True


def test_two_seats_that_differ_leave_the_fact_open_and_disputed() -> None:
    found = standing(word(1, True), word(2, False, seat="cndp"))
    assert found.disputed
    assert found.value is None
    assert [w.seat for w in found.words] == ["cndp", "ministry"]


def test_a_seat_that_does_not_know_disputes_nothing() -> None:
    found = standing(word(1, True), word(2, seat="cndp", unknown_reason="not_known"))
    assert found.value is True
    assert not found.disputed


def test_the_reason_for_not_knowing_is_kept() -> None:
    assert standing(word(1, unknown_reason="withheld")).unknown_reason == "withheld"


def test_false_is_a_value_and_not_a_missing_answer() -> None:
    found = standing(word(1, False))
    assert found.known
    assert found.value is False


def test_a_value_that_holds_from_a_later_day_leaves_the_earlier_one_before_it() -> None:
    words = word(1, True), word(2, False, holds_from=DAY)
    assert standing(*words, holds_at=DAY - timedelta(1)).value is True
    assert standing(*words, holds_at=DAY).value is False


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        ((None, None), (DAY, None), True),
        ((DAY, None), (None, None), False),
        ((DAY, None), (DAY, DAY), True),
        ((None, DAY), (None, None), False),
        ((DAY, DAY), (DAY, DAY), True),
    ],
)
def test_a_word_covers_another_when_nothing_of_its_period_is_left(new, old, expected) -> None:
    later = word(2, holds_from=new[0], holds_to=new[1])
    earlier = word(1, holds_from=old[0], holds_to=old[1])
    assert covers(later, earlier) is expected


def test_an_assertion_has_either_a_value_or_a_reason() -> None:
    with pytest.raises(ValueError, match="exactly one of the two"):
        replace(word(1), value=None)
    with pytest.raises(ValueError, match="expected one of not_asked"):
        replace(word(1), value=None, unknown_reason="forgotten")
