from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from zellige.kernel.errors import InputError
from zellige.log.web.models import Entry
from zellige.register.tests.conftest import NOON, STATEMENT
from zellige.register.web.actions.add_operator import add_operator
from zellige.register.web.actions.add_processing import add_processing
from zellige.register.web.actions.answers import Answer
from zellige.register.web.actions.assert_facts import assert_facts
from zellige.register.web.actions.mark_unknown import mark_unknown
from zellige.register.web.actions.sealing import sealed
from zellige.register.web.models import Assertion
from zellige.register.web.policies import NotAllowed
from zellige.register.web.selectors import case_facts

DAY = date(2026, 6, 2)


@pytest.fixture
def say(ministry, author, initiative, later):
    def say(*answers, seat=ministry, hours=1):
        return assert_facts(seat=seat, author=author, initiative=initiative, answers=answers, at=later(hours))

    return say


@pytest.fixture
def processing(ministry, system):
    return add_processing(seat=ministry, system=system, name={"en": "Readings"}, at=NOON)


def test_what_was_said_is_what_the_case_shows(say, system, processing, later) -> None:
    say(
        Answer(system, "result_method", "model", evidence="design note"),
        Answer(system, "output_kinds", ["predictions"]),
        Answer(processing, "retention", 90),
        Answer(processing, "personal_data", {"unknown": "not_known"}),
    )
    case = case_facts(system, known_at=later(1), holds_at=DAY)
    assert case["facts"] == {"result_method": "model", "output_kinds": ["predictions"]}
    assert case["operators"] == []
    assert case["processings"] == [
        {
            "id": str(processing.pk),
            "operator": None,
            "facts": {"retention": 90, "personal_data": {"unknown": "not_known"}},
        }
    ]


def test_every_problem_of_a_batch_is_reported_at_once_and_nothing_is_taken(say, system, processing) -> None:
    with pytest.raises(InputError) as refused:
        say(
            Answer(system, "result_method", "magic"),
            Answer(system, "result_metod", "model"),
            Answer(system, "personal_data", True),
            Answer(processing, "retention", -1),
            Answer(processing, "personal_data", {"unknown": "forgotten"}),
            Answer(system, "profiles_people", True),
            Answer(system, "profiles_people", False),
            Answer(system, "output_kinds", [], holds_from=DAY, holds_to=date(2026, 1, 1)),
        )
    told = [str(problem) for problem in refused.value.problems]
    assert len(told) == 7
    assert any("'magic'" in line and "one of model, fixed_steps" in line for line in told)
    assert any("did you mean 'result_method'?" in line for line in told)
    assert any("expected a processing" in line for line in told)
    assert any("answered twice" in line for line in told)
    assert not Assertion.objects.exists()


def test_a_change_supersedes_and_keeps_what_was_said_before(say, system, later) -> None:
    (first,) = say(Answer(system, "profiles_people", True))
    (second,) = say(Answer(system, "profiles_people", False), hours=2)
    assert second.supersedes == first
    assert case_facts(system, known_at=later(1), holds_at=DAY)["facts"]["profiles_people"] is True
    assert case_facts(system, known_at=later(2), holds_at=DAY)["facts"]["profiles_people"] is False


def test_saying_the_same_again_writes_nothing(say, system) -> None:
    say(Answer(system, "output_kinds", ["predictions", "decisions"], evidence="note"))
    entries = Entry.objects.count()
    assert say(Answer(system, "output_kinds", ["decisions", "predictions"]), hours=2) == []
    assert Assertion.objects.count() == 1
    assert Entry.objects.count() == entries


def test_new_evidence_for_the_same_answer_is_recorded(say, system) -> None:
    say(Answer(system, "profiles_people", True))
    assert len(say(Answer(system, "profiles_people", True, evidence="audit"), hours=2)) == 1


def test_an_answer_taken_back_is_open_with_its_reason(say, ministry, author, initiative, system, later) -> None:
    say(Answer(system, "profiles_people", True))
    mark_unknown(
        seat=ministry,
        author=author,
        initiative=initiative,
        subject=system,
        fact="profiles_people",
        reason="withheld",
        at=later(2),
    )
    facts = case_facts(system, known_at=later(2), holds_at=DAY)["facts"]
    assert facts == {"profiles_people": {"unknown": "withheld"}}


def test_an_authority_that_differs_opens_the_fact_for_all_and_keeps_both_views(
    say, submitted, authority, ministry, system, later
) -> None:
    say(Answer(system, "profiles_people", True))
    say(Answer(system, "profiles_people", False), seat=authority, hours=2)
    at = {"known_at": later(2), "holds_at": DAY}
    assert case_facts(system, **at)["facts"] == {}
    assert case_facts(system, **at, seen_by=ministry)["facts"] == {"profiles_people": True}
    assert case_facts(system, **at, seen_by=authority)["facts"] == {"profiles_people": False}


def test_a_value_from_a_later_day_leaves_the_earlier_one_for_the_days_before(say, system, later) -> None:
    say(Answer(system, "profiles_people", True))
    say(Answer(system, "profiles_people", False, holds_from=date(2027, 1, 1)), hours=2)
    known = later(2)
    before = case_facts(system, known_at=known, holds_at=date(2026, 12, 31))
    after = case_facts(system, known_at=known, holds_at=date(2027, 1, 1))
    assert before["facts"]["profiles_people"] is True
    assert after["facts"]["profiles_people"] is False


def test_one_seat_may_not_contradict_itself(say, processing) -> None:
    say(Answer(processing, "personal_data", False))
    with pytest.raises(InputError, match="change one of"):
        say(Answer(processing, "data_categories", ["national_id_number"]), hours=2)
    say(
        Answer(processing, "data_categories", ["national_id_number"]),
        Answer(processing, "personal_data", True),
        hours=3,
    )
    assert Assertion.objects.count() == 3


def test_seats_that_contradict_one_another_leave_both_facts_open(
    say, submitted, authority, processing, system, later
) -> None:
    say(Answer(processing, "personal_data", False))
    say(Answer(processing, "data_categories", ["national_id_number"]), seat=authority, hours=2)
    (found,) = case_facts(system, known_at=later(2), holds_at=DAY)["processings"]
    assert found["facts"] == {}


def test_a_part_of_another_file_is_refused(say, draft_of, ministry) -> None:
    other = draft_of(ministry, "Other").systems.get()
    with pytest.raises(InputError, match="not a part of this file"):
        say(Answer(other, "profiles_people", True))


def test_a_stranger_is_told_that_there_is_no_such_file(say, commune, system) -> None:
    with pytest.raises(Http404):
        say(Answer(system, "profiles_people", True), seat=commune)


def test_who_reads_only_statements_may_not_speak(draft_of, ministry, commune, author, later) -> None:
    public = draft_of(ministry, "Public", statements=[STATEMENT])
    answer = Answer(public.systems.get(), "profiles_people", True)
    with pytest.raises(NotAllowed):
        assert_facts(seat=commune, author=author, initiative=public, answers=[answer], at=later(1))


def test_a_change_and_its_entry_stand_together(say, system) -> None:
    (row,) = say(Answer(system, "profiles_people", True, evidence="seen"))
    stored = Assertion.objects.get(pk=row.pk)
    entry = Entry.objects.get(index=stored.entry)
    assert entry.salts.get().name == f"a_{stored.key.hex}"
    assert b"seen" not in bytes(entry.body)
    assert sealed(stored) == sealed(row)


def test_an_operator_sees_its_facts_and_the_processing_names_its_operator(say, ministry, system, later) -> None:
    operator = add_operator(seat=ministry, system=system, name={"fr": "Régie"}, at=NOON)
    add_processing(seat=ministry, system=system, name={"en": "Bills"}, operator=operator, at=later(5))
    say(Answer(operator, "operator_kind", "public_enterprise"))
    before = case_facts(system, known_at=later(4), holds_at=DAY)
    after = case_facts(system, known_at=later(5), holds_at=DAY)
    assert before["operators"] == [{"id": str(operator.pk), "facts": {"operator_kind": "public_enterprise"}}]
    assert before["processings"] == []
    assert after["processings"][0]["operator"] == str(operator.pk)


@pytest.mark.parametrize(
    "fields",
    [
        {"value": True, "unknown_reason": "withheld"},
        {"value": None, "unknown_reason": ""},
        {"value": None, "unknown_reason": "forgotten"},
        {"value": True, "holds_from": date(2026, 2, 1), "holds_to": date(2026, 1, 1)},
        {"value": True, "system": None},
        {"value": True, "fact": ""},
    ],
)
def test_the_database_itself_refuses_a_malformed_assertion(fields, system, ministry) -> None:
    row = {"system": system, "fact": "x", "seat": ministry, "recorded_at": NOON, **fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        Assertion.objects.create(**row)


def test_an_assertion_is_superseded_once_only(say, system, ministry) -> None:
    (first,) = say(Answer(system, "profiles_people", True))
    say(Answer(system, "profiles_people", False), hours=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assertion.objects.create(
            system=system,
            fact="profiles_people",
            value=True,
            seat=ministry,
            recorded_at=NOON,
            supersedes=first,
        )


@pytest.mark.parametrize("change", [{"value": False}, {"fact": "y"}, {"entry": 0}])
def test_nobody_changes_an_assertion(change, say, system) -> None:
    say(Answer(system, "profiles_people", True))
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Assertion.objects.update(**change)


def test_nobody_deletes_an_assertion(say, system) -> None:
    say(Answer(system, "profiles_people", True))
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Assertion.objects.all()._raw_delete("default")


def test_evidence_can_be_erased_without_touching_the_answer(say, system) -> None:
    say(Answer(system, "profiles_people", True, evidence="a name"))
    Assertion.objects.update(evidence="")
    assert Assertion.objects.get().value is True
