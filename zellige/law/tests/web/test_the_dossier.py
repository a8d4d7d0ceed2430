from __future__ import annotations

import io
import json
from datetime import date

import pytest
import yaml
from click.testing import CliRunner
from pypdf import PdfReader

from zellige.cli import root
from zellige.law.tests.web.conftest import PACK, TITLE
from zellige.law.web.selectors import assessment, owed_procedures
from zellige.law.web.selectors.reading import case_data, reading
from zellige.register.web.actions.add_operator import add_operator
from zellige.register.web.actions.add_processing import add_processing

DOSSIER = "/{}/initiatives/energy/dossier/"
PATIENTS = {"operator_kind": "ministry", "personal_data": True, "data_categories": ["health"], "learns": True}
SAID = {
    "ar": ("ما تستنتجه القوانين", "بالملاءمة، لا بحكم القانون", "عالي المخاطر", "الصحة"),
    "fr": ("Ce que les lois concluent", "par alignement, non par la loi", "À haut risque", "Santé"),
    "en": ("What the laws conclude", "by alignment, not by law", "High risk", "Health"),
}


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_it_tells_what_holds_and_why_in_each_language(language, initiative, ministry, sign_in, say) -> None:
    say(**PATIENTS)
    page = sign_in(ministry).get(DOSSIER.format(language)).content.decode()
    for words in SAID[language]:
        assert words in page
    assert TITLE[language] in page.replace("&#x27;", "’")


def test_a_missing_fact_leads_to_its_question(initiative, ministry, sign_in, say) -> None:
    say(operator_kind="ministry")
    page = sign_in(ministry).get(DOSSIER.format("en")).content.decode()
    assert "/en/initiatives/energy/questions/personal_data/?then=dossier" in page


def test_the_shortest_ways_to_settle_are_shown(initiative, ministry, sign_in, say) -> None:
    say(operator_kind="ministry", personal_data=True)
    page = sign_in(ministry).get(DOSSIER.format("en") + "?by=open").content.decode()
    assert "Shortest ways to settle it:" in page
    assert "Categories of data – Health" in page


def test_a_rule_that_rests_on_another_leads_to_it(initiative, ministry, sign_in, say) -> None:
    read = say(**PATIENTS)
    item = read.records.processings[0].pk
    page = sign_in(ministry).get(DOSSIER.format("en") + "?law=t-law").content.decode()
    assert f'href="/en/initiatives/energy/dossier/?law=t-law#c-t-law-art-2-{item}"' in page
    assert f'id="c-t-law-art-2-{item}"' in page


def test_hearsay_is_labelled_to_be_confirmed(initiative, ministry, sign_in, say) -> None:
    say(**PATIENTS)
    page = sign_in(ministry).get(DOSSIER.format("en") + "?law=t-law").content.decode()
    fine = page[page.index(">Fine<") :]
    assert "To be confirmed" in fine[:600]
    assert "Known from the press" in fine[:2500]


def test_agencies_come_with_their_procedures_and_duties(initiative, ministry, sign_in, say) -> None:
    say(**PATIENTS)
    page = sign_in(ministry).get(DOSSIER.format("en") + "?by=agency").content.decode()
    assert "National commission" in page
    assert "ma-cndp-authorisation" in page
    assert "within 30 days of the filing" in page


def test_duties_name_who_owes_them(initiative, ministry, sign_in, say) -> None:
    say(**PATIENTS)
    page = sign_in(ministry).get(DOSSIER.format("fr") + "?by=duties").content.decode()
    assert "responsable du traitement" in page
    assert "dans les 30 jours calendaires du dépôt" in page


def test_open_legal_questions_name_their_owner(initiative, ministry, sign_in, say) -> None:
    say(operator_kind="firm", personal_data=True)
    page = sign_in(ministry).get(DOSSIER.format("en") + "?by=open").content.decode()
    assert "Are firms services?" in page
    assert "To be ruled on by National commission" in page


def test_the_law_of_another_day_can_be_read(initiative, ministry, sign_in, say) -> None:
    say(**PATIENTS)
    client = sign_in(ministry)
    before = client.get(DOSSIER.format("en") + "?day=2023-01-01").content.decode()
    assert "Foreign act" not in before
    assert "Trial law" in before
    assert client.get(DOSSIER.format("en") + "?day=soon").status_code == 404


def test_its_json_is_what_the_command_line_gives(initiative, ministry, sign_in, say, tmp_path, monkeypatch) -> None:
    read = say(**PATIENTS)
    file = tmp_path / "facts.yaml"
    file.write_text(yaml.safe_dump(case_data(read.case, read.assessment.edition.library.vocabulary)))
    monkeypatch.setenv("ZELLIGE_CONTENT", str(PACK))
    arguments = ["law", "assess", str(file), "--format", "json", "--lang", "fr", "--as-of", "2026-11-25"]
    told = CliRunner().invoke(root, arguments, standalone_mode=False)
    given = sign_in(ministry).get("/fr/initiatives/energy/dossier.json?day=2026-11-25")
    assert json.loads(given.content) == json.loads(told.stdout)
    assert given.json()["conclusions"]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_its_paper_bears_the_title_in_each_language(language, initiative, ministry, sign_in, say) -> None:
    say(**PATIENTS)
    reply = sign_in(ministry).get(f"/{language}/initiatives/energy/dossier.pdf")
    assert reply.headers["Content-Type"] == "application/pdf"
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(reply.content)).pages)
    assert all(word in text for word in TITLE[language].split())


def test_what_the_law_makes_owed_names_the_processing_and_the_conclusions(say, initiative) -> None:
    read = say(**PATIENTS)
    ((procedure, item, conclusions),) = owed_procedures(read.assessment)
    assert (procedure, item) == ("ma-cndp-authorisation", str(read.records.processings[0].pk))
    assert [one.ruled.rule.id for one in conclusions] == ["art-2"]


def test_two_processings_are_told_apart_by_name(initiative, ministry, sign_in, say) -> None:
    read = say(**PATIENTS)
    add_processing(
        seat=ministry, system=read.system, name={"en": "Bills"}, operator=read.records.operators[0],
        at=read.records.assertions[0].recorded_at,
    )  # fmt: skip
    page = sign_in(ministry).get(DOSSIER.format("en")).content.decode()
    assert "Prior authorisation (Bills)" in page
    assert "Prior authorisation (Main processing of data)" in page


def test_a_processing_of_nobody_known_stays_open_and_breaks_nothing(initiative, ministry, sign_in, say) -> None:
    read = say(operator_kind="firm", personal_data=True, data_categories=["health"])
    at = read.records.assertions[0].recorded_at
    add_operator(seat=ministry, system=read.system, name={"en": "Another firm"}, at=at)
    add_processing(seat=ministry, system=read.system, name={"en": "Nobody's"}, at=at)
    found = {one.item: one.value for one in assessment(initiative).conclusions if one.ruled.key == "t-law/art-2"}
    first, second = (str(part.pk) for part in read.system.processings.all())
    assert found == {first: False, second: None}
    assert sign_in(ministry).get(DOSSIER.format("en")).status_code == 200
    assert sign_in(ministry).get("/en/initiatives/energy/questions/").status_code == 200


def test_the_day_of_the_law_and_what_was_known_are_arguments(initiative, say) -> None:
    read = say(**PATIENTS)
    early = reading(initiative, day=date(2026, 6, 2), known_at=initiative.created_at)
    assert read.assessment.facts.known
    assert early.assessment.day == date(2026, 6, 2)
    assert assessment(initiative, day=date(2023, 1, 1)).day == date(2023, 1, 1)
