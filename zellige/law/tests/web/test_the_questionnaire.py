from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from zellige.law.web.selectors import Journey, reading
from zellige.register.web.actions.answers import Answer
from zellige.register.web.actions.assert_facts import assert_facts
from zellige.register.web.models import Assertion

QUESTIONS = "/en/initiatives/energy/questions/"
ANSWERS = {
    "sold_abroad": "=no",
    "learns": "=yes",
    "operator_kind": "=ministry",
    "personal_data": "=yes",
    "data_categories": ["=health"],
    "retention": "30",
    "operators_complete": "=yes",
    "processings_complete": "=yes",
}


def fact_at(address: str) -> str:
    return urlsplit(address).path.rstrip("/").rsplit("/", 1)[-1]


def start(client) -> str:
    page = client.get(QUESTIONS).content.decode()
    found = re.search(r'class="button" href="([^"]+)"', page)
    assert found, "no way to the next question"
    return found.group(1).replace("&amp;", "&")


def walk(client, answers: dict[str, object], most: int = 20) -> list[str]:
    """Answer whatever is asked until the questionnaire leads back to its start."""
    address, asked = start(client), []
    while address != QUESTIONS:
        assert len(asked) < most, f"still asking after {asked}"
        asked.append(fact_at(address))
        reply = client.post(address, {"answer": answers[asked[-1]]})
        assert reply.status_code == 302, reply.content.decode()
        address = reply.headers["Location"]
    return asked


def test_it_leads_from_the_first_question_to_all_settled(initiative, ministry, sign_in) -> None:
    client = sign_in(ministry)
    asked = walk(client, ANSWERS)
    assert len(asked) == len(set(asked))
    assert not reading(initiative).assessment.open_headlines
    assert "All is settled" in client.get(QUESTIONS).content.decode()


def test_what_can_no_longer_matter_is_not_asked(initiative, say) -> None:
    before = {one.fact.id for one in Journey(reading(initiative)).to_ask}
    after = {one.fact.id for one in Journey(say(personal_data=False)).to_ask}
    assert {"retention", "data_categories"} <= before
    assert not {"retention", "data_categories"} & after


def test_the_first_answer_lists_the_operator_and_the_processing(initiative, ministry, sign_in) -> None:
    client = sign_in(ministry)
    client.post(f"{QUESTIONS}operator_kind/", {"answer": "=ministry"})
    client.post(f"{QUESTIONS}personal_data/", {"answer": "=yes"})
    system = initiative.systems.get()
    assert system.operators.get().institution == ministry.institution
    assert system.processings.get().operator == system.operators.get()


def test_back_leads_to_the_answer_given_before_and_keeps_it(initiative, ministry, sign_in) -> None:
    client = sign_in(ministry)
    first = start(client)
    second = client.post(first, {"answer": ANSWERS[fact_at(first)]}).headers["Location"]
    reply = client.get(second)
    page = reply.content.decode()
    assert reply.status_code == 200, second
    back = re.search(r'class="back"[^>]*><a href="([^"]+)"', page).group(1).replace("&amp;", "&")
    assert fact_at(back) == fact_at(first)
    assert "checked" in client.get(back).content.decode()


@pytest.mark.parametrize("reason", ["not_known", "withheld"])
def test_not_known_and_withheld_stay_open_and_are_not_asked_again(reason, initiative, ministry, sign_in) -> None:
    client = sign_in(ministry)
    asked = walk(client, {**ANSWERS, "learns": f"?{reason}"})
    assert asked.count("learns") == 1
    read = reading(initiative)
    assert [one.ruled.key for one in read.assessment.open_headlines] == ["t-act/art-2#alignment"]
    assert [one.key for one in Journey(read).set_aside] == ["learns"]
    assert "Nothing is left to ask" in client.get(QUESTIONS).content.decode()


def test_an_answer_that_seats_dispute_is_not_asked_for_ever(submitted, ministry, authority, author, say) -> None:
    read = say(learns=True)
    disputed = Answer(read.system, "learns", False)
    at = read.records.assertions[0].recorded_at
    assert_facts(seat=authority, author=author, initiative=submitted, answers=[disputed], at=at)
    journey = Journey(reading(submitted, known_at=at))
    assert "learns" in [one.key for one in journey.set_aside]
    assert "learns" not in [one.key for one in journey.to_ask]


def test_an_answer_can_be_changed_from_the_list_of_answers(initiative, ministry, sign_in, say) -> None:
    say(learns=True)
    client = sign_in(ministry)
    page = client.get("/en/initiatives/energy/answers/").content.decode()
    assert f"{QUESTIONS}learns/?then=answers" in page
    reply = client.post(f"{QUESTIONS}learns/?then=answers", {"answer": "=no"})
    assert reply.headers["Location"] == "/en/initiatives/energy/answers/"
    assert reading(initiative).assessment.facts.known["learns"] is False


@pytest.mark.parametrize(
    ("fact", "given", "told"),
    [
        ("learns", {}, "Nothing was chosen"),
        ("learns", {"answer": "=perhaps"}, "perhaps"),
        ("data_categories", {"answer": ["=health", "-none"]}, "These do not go together"),
        ("retention", {"answer": "some"}, "Got “some”, expected a number"),
        ("retention", {"answer": "-4"}, "Got -4, expected at least 0"),
        ("retention", {"answer": "1.5"}, "expected a whole number of days"),
        ("retention", {"answer": "30", "reason": ["?withheld"]}, "Give one answer"),
        ("retention", {}, "Nothing was given"),
    ],
)
def test_wrong_input_is_told_in_words_and_nothing_is_recorded(fact, given, told, initiative, ministry, sign_in) -> None:
    reply = sign_in(ministry).post(f"{QUESTIONS}{fact}/", given)
    page = reply.content.decode()
    assert reply.status_code == 422
    assert 'class="error-summary"' in page
    assert told in page
    assert not Assertion.objects.exists()


def test_a_contradiction_names_the_other_answer(initiative, ministry, sign_in, say) -> None:
    say(personal_data=False)
    processing = initiative.systems.get().processings.get()
    reply = sign_in(ministry).post(f"{QUESTIONS}data_categories/?item={processing.pk}", {"answer": ["=health"]})
    assert reply.status_code == 422
    page = reply.content.decode()
    assert "Health data are about people." in page
    assert "another answer: Data about people" in page


def test_numbers_are_read_as_the_language_writes_them(initiative, ministry, sign_in) -> None:
    client = sign_in(ministry)
    client.post("/fr/initiatives/energy/questions/retention/", {"answer": "1 200"})
    assert Assertion.objects.get(fact="retention").value == 1200


def test_an_authority_reads_and_does_not_answer(submitted, authority, sign_in, say) -> None:
    say(learns=True)
    client = sign_in(authority)
    page = client.get(f"{QUESTIONS}learns/").content.decode()
    assert '<form method="post" novalidate' not in page
    assert "Yes" in page
    assert client.post(f"{QUESTIONS}learns/", {"answer": "=no"}).status_code == 403
    assert Assertion.objects.count() == 1


@pytest.mark.parametrize(
    "below", ["questions/", "questions/learns/", "answers/", "dossier/", "dossier.json", "dossier.pdf"]
)
def test_out_of_sight_is_not_found(below, initiative, stranger, sign_in, client) -> None:
    assert client.get(f"/en/initiatives/energy/{below}").status_code == 404
    assert sign_in(stranger).get(f"/en/initiatives/energy/{below}").status_code == 404


@pytest.mark.parametrize(
    "below", ["questions/no_such_fact/", "questions/learns/?item=99", "questions/retention/?item=9"]
)
def test_a_question_about_nothing_is_not_found(below, initiative, ministry, sign_in) -> None:
    assert sign_in(ministry).get(f"/en/initiatives/energy/{below}").status_code == 404


def test_a_question_about_a_listed_part_names_it(initiative, ministry, sign_in, say) -> None:
    say(personal_data=True)
    reply = sign_in(ministry).get(f"{QUESTIONS}retention/")
    assert parse_qs(urlsplit(reply.headers["Location"]).query)["item"] == [
        str(initiative.systems.get().processings.get().pk)
    ]
