"""What people see and send, in the three languages."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import translation

from zellige.review.tests.conftest import MONDAY
from zellige.review.web.actions.draft_decision import draft_decision
from zellige.review.web.actions.publish_sheet import publish_sheet
from zellige.review.web.actions.sign_decision import sign_decision
from zellige.review.web.models import Decision, Procedure, Sheet

LANGUAGES = ("ar", "fr", "en")


def address(name: str, *args: object, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"review:{name}", args=args)


def key_in(page) -> str:
    found = re.search(r'name="[^"]*key" value="([0-9a-f]+)"', page.content.decode())
    assert found, "the form carries no key"
    return found[1]


@pytest.fixture
def decision(decision_open, rkia) -> Decision:
    return draft_decision(
        **rkia.acts, procedure=decision_open, outcome="grant_with_conditions", reasons="It helps.",
        language="en", conditions=({"text": "Audit it.", "due": "2027-03-31"},), at=MONDAY,
    )  # fmt: skip


@pytest.fixture
def sheet(decision, samir) -> Sheet:
    sign_decision(**samir.acts, procedure=decision.procedure, at=MONDAY)
    return publish_sheet(**samir.acts, procedure=decision.procedure, conclusions=[], at=MONDAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_shows_its_gaps_and_what_the_law_says(sit, amina, draft, language):
    page = sit(amina).get(address("procedure", draft.initiative.ref, draft.pk, language=language))
    assert page.status_code == 200
    said = {"ar": "تصريح", "fr": "Déclaration", "en": "Declaration"}[language]
    assert said in page.content.decode()
    assert 'name="item-h"' in page.content.decode()


def test_what_is_written_by_hand_is_kept(sit, amina, draft):
    client = sit(amina)
    at = address("items", draft.initiative.ref, draft.pk)
    answer = client.post(at, {"item-h": "Encrypted <b>at rest</b>."}, follow=True)
    assert draft.items.get(letter="h").text == "Encrypted <b>at rest</b>."
    assert "Encrypted &lt;b&gt;at rest" in answer.content.decode()


def test_filing_an_incomplete_paper_says_what_is_missing(sit, amina, draft):
    answer = sit(amina).post(address("step", draft.initiative.ref, draft.pk, "file"), {})
    assert answer.status_code == 422
    assert "Items still empty: b, c, d, e, f, g, h, i." in answer.content.decode()


def test_filing_by_the_form_and_sending_it_again_files_once(sit, amina, complete):
    client = sit(amina)
    here = address("procedure", complete.initiative.ref, complete.pk)
    sent = {"file-key": key_in(client.get(here))}
    at = address("step", complete.initiative.ref, complete.pk, "file")
    assert client.post(at, sent).status_code == 302
    assert client.post(at, sent).status_code == 302
    assert complete.acts.count() == 1


def test_the_same_key_for_another_step_is_a_conflict(sit, brahim, filed):
    client = sit(brahim)
    at = address("step", filed.initiative.ref, filed.pk, "issue_receipt")
    assert client.post(at, {"issue_receipt-key": "k"}).status_code == 302
    other = address("step", filed.initiative.ref, filed.pk, "convert")
    answer = client.post(other, {"convert-key": "k", "convert-reasons": "Danger."})
    assert answer.status_code == 409
    assert filed.acts.count() == 2


@pytest.mark.parametrize("who", ["stranger", "brahim", "rkia"])
def test_a_draft_is_out_of_the_sight_of_others(request, sit, draft, who):
    client = sit(request.getfixturevalue(who))
    here = address("procedure", draft.initiative.ref, draft.pk)
    assert client.get(here).status_code == 404
    assert client.post(address("step", draft.initiative.ref, draft.pk, "file")).status_code == 404


def test_the_public_sees_no_procedure_and_no_decision(client, filed):
    ref = filed.initiative.ref
    assert client.get(address("procedure", ref, filed.pk)).status_code == 404
    assert client.get(address("decision", ref)).status_code == 404


def test_nobody_opens_what_no_law_asks_for(sit, amina, initiative):
    sent = {"kind": "ma-cndp-authorisation", "processing": ""}
    answer = sit(amina).post(address("open", initiative.ref), sent, follow=True)
    assert "No law asks for this here." in answer.content.decode()
    assert sit(amina).post(address("open", initiative.ref), {"kind": "x"}).status_code == 404
    assert not Procedure.objects.exists()


def test_the_work_list_of_the_commission_shows_the_receipt_that_is_due(sit, brahim, amina, filed):
    said = sit(brahim).get(address("tasks")).content.decode()
    assert "Issue the receipt" in said
    assert "Receipt to be issued" in said
    assert "Nothing waits for this seat." in sit(amina).get(address("tasks")).content.decode()


def test_the_rapporteur_drafts_and_another_person_signs(sit, rkia, samir, decision_open):
    ref = decision_open.initiative.ref
    sent = {"draft-outcome": "grant", "draft-reasons": "It helps."}
    assert sit(rkia).post(address("deed", ref, "draft"), sent).status_code == 302
    assert sit(rkia).post(address("deed", ref, "sign")).status_code == 422
    assert sit(samir).post(address("deed", ref, "sign")).status_code == 302
    assert decision_open.decisions.get().signed_by == samir.user


def test_an_incomplete_draft_shows_all_problems_beside_their_fields(sit, rkia, decision_open):
    at = address("deed", decision_open.initiative.ref, "draft")
    answer = sit(rkia).post(at, {"draft-outcome": "grant_with_conditions"})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Write the reasons." in said
    assert "Write at least one condition, or choose another outcome." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_public_and_says_how_to_check_it(client, sheet, language):
    page = client.get(address("sheet", sheet.initiative.ref, language=language))
    said = page.content.decode()
    assert page.status_code == 200
    assert "Audit it." in said
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in said
    assert f"/log/{sheet.entry}/receipt" in said
    assert "zellige log check" in said


def test_the_register_finds_a_sheet_by_words_without_accents(client, sheet):
    found = client.get(address("register"), {"q": "FASTER"}).content.decode()
    assert "Faster care" in found
    assert "No sheet holds these words." in client.get(address("register"), {"q": "zzz"}).content.decode()


def test_an_unpublished_file_has_no_sheet(client, filed):
    assert client.get(address("sheet", filed.initiative.ref)).status_code == 404


def test_the_page_of_the_file_shows_what_was_done_about_it(sit, amina, filed):
    with translation.override("en"):
        here = reverse("register:initiative", args=[filed.initiative.ref])
    said = sit(amina).get(here).content.decode()
    assert "Declaration to the CNDP" in said
    assert "12(2)" in said
    assert "May not start yet" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["procedure", "paper"])
def test_filed_papers_are_shown_as_they_were_filed(sit, brahim, filed, language, name):
    here = address(name, filed.initiative.ref, filed.pk, language=language)
    assert "Item h." in sit(brahim).get(here).content.decode()
