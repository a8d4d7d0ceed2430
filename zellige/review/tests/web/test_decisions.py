from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from zellige.law.web.models import Snapshot
from zellige.review.tests.conftest import MONDAY
from zellige.review.web.actions.draft_decision import draft_decision
from zellige.review.web.actions.publish_sheet import publish_sheet
from zellige.review.web.actions.send_back import send_back
from zellige.review.web.actions.sign_decision import sign_decision
from zellige.review.web.actions.steps import Asked
from zellige.review.web.actions.take_step import take_step
from zellige.review.web.models import Decision, Sheet
from zellige.review.web.refused import Refused

CONDITION = {"text": "Publish the error rate.", "due": "2027-03-31"}
WORDS = {"outcome": "grant_with_conditions", "reasons": "It helps.", "language": "en"}
CONCLUSION = {
    "instrument": "ma-loi-09-08", "rule": "art-12-2", "article": "12(2)", "certainty": "transcription",
}  # fmt: skip


def codes(refused) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


@pytest.fixture
def drafted(decision_open, rkia) -> Decision:
    return draft_decision(**rkia.acts, procedure=decision_open, **WORDS, conditions=(CONDITION,), at=MONDAY)


@pytest.fixture
def signed(drafted, samir) -> Decision:
    return sign_decision(**samir.acts, procedure=drafted.procedure, at=MONDAY)


def test_a_signed_decision_keeps_its_words_conditions_remedies_and_entry(signed, samir, rkia):
    signed.refresh_from_db()
    assert (signed.drafted_by, signed.signed_by) == (rkia.user, samir.user)
    assert signed.conditions == [CONDITION]
    assert [remedy["to_be_confirmed"] for remedy in signed.remedies] == [True, True]
    assert Snapshot.objects.get(key=signed.snapshot).taken_at == MONDAY
    assert signed.entry is not None


def test_nobody_signs_what_they_drafted_even_from_the_other_seat(drafted, person, rkia):
    both = person("rkia", "dgia", "directorate_signatory", "directorate")
    assert both.user == rkia.user
    with pytest.raises(Refused) as refused:
        sign_decision(**both.acts, procedure=drafted.procedure, at=MONDAY)
    assert codes(refused) == ["same_person"]


def test_the_database_itself_refuses_a_decision_signed_by_its_author(drafted):
    drafted.signed_by, drafted.signed_at = drafted.drafted_by, MONDAY
    with pytest.raises(IntegrityError), transaction.atomic():
        drafted.save()


@pytest.mark.parametrize("who", ["rkia", "amina", "brahim"])
def test_only_the_signatory_signs(request, drafted, who):
    acts = request.getfixturevalue(who).acts
    with pytest.raises((Refused, Http404)):
        sign_decision(**acts, procedure=drafted.procedure, at=MONDAY)
    drafted.refresh_from_db()
    assert drafted.signed_at is None


def test_a_decision_is_not_signed_through_the_general_step(drafted, samir):
    with pytest.raises(Refused) as refused:
        take_step(**samir.acts, procedure=drafted.procedure, asked=Asked("sign"), at=MONDAY)
    assert codes(refused) == ["decision_step"]
    drafted.procedure.refresh_from_db()
    assert drafted.procedure.state == "drafted"


def test_a_draft_without_outcome_reasons_and_conditions_is_refused_with_all_of_it(decision_open, rkia):
    with pytest.raises(Refused) as refused:
        draft_decision(
            **rkia.acts, procedure=decision_open, outcome="grant_with_conditions", reasons=" ",
            language="en", conditions=({"text": "", "due": "soon"},), at=MONDAY,
        )  # fmt: skip
    assert codes(refused) == [
        "reasons_missing", "conditions_missing", "condition_due", "condition_empty",
    ]  # fmt: skip
    assert not Decision.objects.exists()


def test_a_draft_sent_back_stays_on_file_and_another_one_takes_its_place(drafted, samir, rkia):
    procedure = drafted.procedure
    send_back(**samir.acts, procedure=procedure, reasons="Which data?", language="en", at=MONDAY)
    later = MONDAY + timedelta(hours=1)
    draft_decision(**rkia.acts, procedure=procedure, **{**WORDS, "outcome": "refuse"}, at=later)
    assert [one.outcome for one in procedure.decisions.order_by("drafted_at")] == [
        "grant_with_conditions", "refuse",
    ]  # fmt: skip
    signed = sign_decision(**samir.acts, procedure=procedure, at=later)
    assert signed.outcome == "refuse"


def test_signing_twice_with_the_same_key_signs_once(drafted, samir):
    first = sign_decision(**samir.acts, procedure=drafted.procedure, at=MONDAY, key="s")
    again = sign_decision(**samir.acts, procedure=drafted.procedure, at=MONDAY + timedelta(hours=1), key="s")
    assert (again.pk, again.signed_at) == (first.pk, MONDAY)
    assert drafted.procedure.acts.filter(transition="sign").count() == 1


def test_a_published_sheet_shows_what_was_decided_and_why(signed, samir):
    sheet = publish_sheet(**samir.acts, procedure=signed.procedure, conclusions=[CONCLUSION], at=MONDAY)
    assert sheet.outcome == "grant_with_conditions"
    assert sheet.fields["reasons"]["text"] == "It helps."
    assert sheet.fields["conditions"] == [CONDITION]
    assert sheet.fields["conclusions"] == [CONCLUSION]
    assert [one["index"] for one in sheet.fields["entries"]] == [signed.entry, sheet.entry]


def test_a_sheet_names_no_people(signed, samir, amina, initiative):
    from zellige.register.web.models import Operator

    Operator.objects.create(system=initiative.systems.get(), name={"en": "Dr Nadia Alami"}, added_at=MONDAY)
    sheet = publish_sheet(**samir.acts, procedure=signed.procedure, conclusions=[], at=MONDAY)
    assert "Alami" not in str(sheet.fields)
    assert "Rkia" not in str(sheet.fields)
    assert [(one["field"], one["law"]["en"]) for one in sheet.fields["withheld"]] == [("operators", "Law 31-13")]


def test_a_restricted_file_is_published_reduced_or_not_at_all(signed, samir, initiative):
    initiative.restricted = True
    initiative.save()
    signed.procedure.initiative.refresh_from_db()
    with pytest.raises(Refused) as refused:
        publish_sheet(**samir.acts, procedure=signed.procedure, conclusions=[CONCLUSION], at=MONDAY)
    assert codes(refused) == ["restricted"]
    assert not Sheet.objects.exists()
    sheet = publish_sheet(**samir.acts, procedure=signed.procedure, conclusions=[CONCLUSION], at=MONDAY, reduced=True)
    withheld = {one["field"] for one in sheet.fields["withheld"]}
    assert withheld == {
        "summary", "operators", "reasons", "conditions", "procedures", "conclusions",
    }  # fmt: skip
    assert "It helps." not in str(sheet.fields)
    assert "Sorts requests" not in str(sheet.fields)
