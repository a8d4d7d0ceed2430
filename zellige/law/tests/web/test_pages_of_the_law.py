from __future__ import annotations

import pytest


@pytest.mark.django_db
def test_instruments_show_how_much_of_them_is_verified(client) -> None:
    page = client.get("/en/law/").content.decode()
    law = page[page.index(">Trial law<") :]
    assert "75%" in law[:1200]
    assert "Foreign act" in page
    assert "read twice: by law, and by alignment" in page


@pytest.mark.django_db
def test_an_instrument_lists_sources_open_questions_and_rules_by_part(client) -> None:
    page = client.get("/fr/law/t-law/").content.decode()
    for words in ("La presse", "Les entreprises sont-elles des services ?", "À trancher par", "/fr/law/t-law/art-2/"):
        assert words in page


@pytest.mark.django_db
def test_a_rule_shows_its_condition_exceptions_limits_duties_and_cases(client) -> None:
    page = client.get("/en/law/t-law/art-2/").content.decode()
    for words in (
        "at least one of",
        "Categories of data: Health",
        "Time kept is above 365",
        "Firms are exempt.",
        "lifts the rule when:",
        "Necessity is not judged.",
        "within 30 days of the filing",
        "A list of patients",
        "/en/law/t-law/art-9/",
    ):
        assert words in page


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("below", ["", "t-law/", "t-act/", "t-law/art-3/", "t-act/art-2/"])
def test_every_page_opens_in_each_language(language, below, client) -> None:
    assert client.get(f"/{language}/law/{below}").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("below", ["none/", "t-law/none/"])
def test_what_there_is_not_is_not_found(below, client) -> None:
    assert client.get(f"/en/law/{below}").status_code == 404
