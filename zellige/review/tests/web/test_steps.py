from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import Http404

from zellige.log.engine.entry import decode
from zellige.log.web.models import Entry
from zellige.register.web.policies import NotAllowed
from zellige.review.tests.conftest import AUTHORISATION, DECISION, DECLARATION, MONDAY
from zellige.review.web.actions.open_procedure import open_procedure
from zellige.review.web.actions.steps import Asked
from zellige.review.web.actions.take_step import take_step
from zellige.review.web.actions.write_items import write_items
from zellige.review.web.models import Act, Procedure
from zellige.review.web.refused import Conflict, Refused
from zellige.review.web.selectors.owed import Owed

CONVERSION = Asked("convert", reasons="A manifest danger to privacy.", language="en")


def codes(refused) -> list[str]:
    return [refusal.code for refusal in refused.value.refusals]


def entries() -> list[str]:
    return [decode(bytes(row.body)).kind for row in Entry.objects.order_by("index")]


def test_a_procedure_that_no_law_asks_for_is_not_opened(initiative, owed, amina):
    with pytest.raises(Refused) as refused:
        open_procedure(**amina.acts, initiative=initiative, wanted=Owed(AUTHORISATION), owed=owed, at=MONDAY)
    assert codes(refused) == ["not_owed"]
    assert not Procedure.objects.exists()


def test_an_opened_procedure_names_the_articles_that_ask_for_it(draft):
    assert draft.owed_by == [{"instrument": "ma-loi-09-08", "rule": "art-12-2", "article": "12(2)"}]


def test_the_same_procedure_is_not_opened_twice(draft, initiative, owed, amina):
    with pytest.raises(Refused) as refused:
        open_procedure(**amina.acts, initiative=initiative, wanted=owed[0], owed=owed, at=MONDAY)
    assert codes(refused) == ["open_already"]


def test_an_incomplete_paper_is_not_filed_and_all_its_gaps_are_named(draft, amina):
    with pytest.raises(Refused) as refused:
        take_step(**amina.acts, procedure=draft, asked=Asked("file"), at=MONDAY)
    assert codes(refused) == ["items_missing"]
    assert refused.value.refusals[0].values["letters"] == "b, c, d, e, f, g, h, i"
    assert not Act.objects.exists()


def test_filing_freezes_the_papers_hands_the_file_over_and_enters_the_log(filed, initiative):
    act = filed.acts.get()
    initiative.refresh_from_db()
    assert filed.state == "filed"
    assert initiative.submitted_at == MONDAY
    assert [paper["letter"] for paper in act.papers] == list("abcdefghi")
    assert act.papers[0]["parts"][0]["value"]["en"] == "ministry"
    assert act.entry == Entry.objects.get(index=act.entry).index
    assert entries()[-2:] == ["register.initiative_submitted", "review.step_taken"]


def test_the_log_holds_no_words_of_the_papers_nor_names(filed):
    written = b"".join(bytes(row.body) for row in Entry.objects.all()).decode()
    for word in ("Item a", "amina", "Amina", "Faster care", "Requests"):
        assert word not in written


def test_papers_are_no_longer_written_once_filed(filed, amina):
    with pytest.raises(Refused) as refused:
        write_items(**amina.acts, procedure=filed, words={"a": "Another."}, at=MONDAY)
    assert codes(refused) == ["wrong_state"]


def test_a_receipt_lets_the_processing_start(filed, brahim):
    at = MONDAY + timedelta(hours=3)
    take_step(**brahim.acts, procedure=filed, asked=Asked("issue_receipt"), at=at)
    filed.refresh_from_db()
    assert (filed.state, filed.may_start, filed.closed_at) == ("receipted", True, None)


def test_a_conversion_after_the_receipt_stops_the_processing_and_opens_an_authorisation(filed, brahim):
    receipt_at, convert_at = MONDAY + timedelta(hours=3), MONDAY + timedelta(days=7)
    take_step(**brahim.acts, procedure=filed, asked=Asked("issue_receipt"), at=receipt_at)
    take_step(**brahim.acts, procedure=filed, asked=CONVERSION, at=convert_at)
    filed.refresh_from_db()
    assert (filed.state, filed.may_start) == ("converted", False)
    assert filed.closed_at == convert_at
    opened = Procedure.objects.get(kind=AUTHORISATION)
    assert opened.processing == filed.processing
    assert opened.owed_by == [{"instrument": "ma-loi-09-08", "rule": "", "article": "20"}]


def test_everything_missing_from_a_step_is_said_at_once_and_nothing_is_taken(filed, brahim):
    before = entries()
    late = MONDAY + timedelta(days=30)
    with pytest.raises(Refused) as refused:
        take_step(**brahim.acts, procedure=filed, asked=Asked("convert", "yes"), at=late)
    assert codes(refused) == ["window_closed", "outcome_unknown", "reasons_missing"]
    filed.refresh_from_db()
    assert filed.state == "filed"
    assert filed.acts.count() == 1
    assert entries() == before


def test_the_same_form_sent_twice_gives_the_same_act_once(filed, brahim):
    asked = Asked("issue_receipt", key="k-1")
    first = take_step(**brahim.acts, procedure=filed, asked=asked, at=MONDAY)
    before = entries()
    again = take_step(**brahim.acts, procedure=filed, asked=asked, at=MONDAY + timedelta(minutes=1))
    assert again == first
    assert filed.acts.count() == 2
    assert entries() == before


def test_a_key_with_another_content_is_a_conflict(filed, brahim):
    take_step(**brahim.acts, procedure=filed, asked=Asked("issue_receipt", key="k-1"), at=MONDAY)
    other = Asked("convert", reasons="Danger.", language="en", key="k-1")
    with pytest.raises(Conflict):
        take_step(**brahim.acts, procedure=filed, asked=other, at=MONDAY)


@pytest.mark.parametrize(
    ("who", "step", "answer"),
    [
        ("stranger", "file", Http404),
        ("brahim", "file", Http404),
        ("rkia", "file", Http404),
        ("amina", "issue_receipt", Refused),
        ("amina", "file", None),
    ],
)
def test_who_may_do_what_with_a_draft(request, complete, who, step, answer):
    acts = request.getfixturevalue(who).acts
    if answer is None:
        assert take_step(**acts, procedure=complete, asked=Asked(step), at=MONDAY)
        return
    with pytest.raises(answer):
        take_step(**acts, procedure=complete, asked=Asked(step), at=MONDAY)


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("stranger", Http404),
        ("amina", Refused),
        ("rkia", Refused),
        ("samir", Refused),
        ("brahim", None),
    ],
)
def test_only_the_commission_issues_a_receipt(request, filed, who, answer):
    acts = request.getfixturevalue(who).acts
    filed.initiative.refresh_from_db()
    asked = Asked("issue_receipt")
    if answer is None:
        assert take_step(**acts, procedure=filed, asked=asked, at=MONDAY)
        return
    with pytest.raises(answer):
        take_step(**acts, procedure=filed, asked=asked, at=MONDAY)


def test_another_authority_does_not_see_the_papers(filed, person):
    other = person("said", "dgssi", "authority", "agency")
    with pytest.raises(Http404):
        take_step(**other.acts, procedure=filed, asked=Asked("issue_receipt"), at=MONDAY)


def test_the_decision_opens_only_once_what_is_owed_is_filed(draft, initiative, owed, amina):
    with pytest.raises(Refused) as refused:
        open_procedure(**amina.acts, initiative=initiative, wanted=Owed(DECISION), owed=owed, at=MONDAY)
    assert codes(refused) == ["not_filed"]
    assert refused.value.refusals[0].values["missing"] == DECLARATION


def test_an_authorisation_that_a_conversion_opened_counts_as_owed(filed, initiative, owed, brahim, rkia):
    take_step(**brahim.acts, procedure=filed, asked=CONVERSION, at=MONDAY)
    initiative.refresh_from_db()
    with pytest.raises(Refused) as refused:
        open_procedure(**rkia.acts, initiative=initiative, wanted=Owed(DECISION), owed=owed, at=MONDAY)
    assert refused.value.refusals[0].values["missing"] == AUTHORISATION


def test_an_authority_opens_nothing(filed, initiative, owed, brahim):
    initiative.refresh_from_db()
    with pytest.raises(NotAllowed):
        open_procedure(**brahim.acts, initiative=initiative, wanted=Owed(DECISION), owed=owed, at=MONDAY)
