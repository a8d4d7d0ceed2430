"""From the facts of a file to the procedures it owes, by the laws as they are encoded."""

from __future__ import annotations

from zellige.kernel.errors import InputError
from zellige.register.web.actions.add_operator import add_operator
from zellige.register.web.actions.answers import Answer
from zellige.register.web.actions.assert_facts import assert_facts
from zellige.review.tests.conftest import AUTHORISATION, DECLARATION, MONDAY, text
from zellige.review.web.journey import course
from zellige.review.web.law import asking, owed_procedures
from zellige.review.web.selectors.overview import overview

SIMPLE = {
    "personal_data": True,
    "processing_means": "full",
    "sole_purpose": "none_of_these",
    "people_concerned": ["customers"],
    "data_categories": ["contact_details"],
    "special_law_covers": [],
    "founding_text": "none",
    "reuse": "none",
    "linked_files": [],
    "authority_lists": [],
    "equipment_places": ["morocco"],
}


def say(amina, initiative, processing, facts) -> None:
    system = initiative.systems.get()
    operator = add_operator(seat=amina.seat, system=system, name=text("The ministry"), at=MONDAY)
    processing.operator = operator
    processing.save()
    answers = [Answer(processing, fact, value) for fact, value in facts.items()]
    answers += [
        Answer(operator, "operator_kind", "state_administration"),
        Answer(operator, "operator_places", ["morocco"]),
    ]
    try:
        assert_facts(**amina.acts, initiative=initiative, answers=answers, at=MONDAY)
    except InputError as error:
        raise AssertionError(str(error)) from error


def test_plain_data_about_customers_owe_a_declaration(amina, initiative, processing):
    say(amina, initiative, processing, SIMPLE)
    (owed,) = owed_procedures(initiative)
    assert (owed.kind, owed.processing) == (DECLARATION, processing)
    assert owed.grounds[0].article.startswith("12(2)")


def test_the_number_of_the_identity_card_owes_an_authorisation(amina, initiative, processing):
    card = {**SIMPLE, "data_categories": ["contact_details", "national_id_number"]}
    say(amina, initiative, processing, card)
    assert [one.kind for one in owed_procedures(initiative)] == [AUTHORISATION]


def test_what_is_not_known_is_not_owed_yet_and_is_shown_as_open(amina, initiative, processing):
    unknown = {fact: value for fact, value in SIMPLE.items() if fact != "data_categories"}
    say(amina, initiative, processing, unknown)
    asked = asking(initiative)
    assert asked.owed == ()
    assert {one.kind for one in asked.possible} == {DECLARATION, AUTHORISATION}
    shown = overview(initiative, amina.seat, asked.owed, MONDAY, asked.possible)
    assert {one.kind for one in shown.possible} == {DECLARATION, AUTHORISATION}
    assert [step["state"] for step in course(shown, initiative)] == ["current", "todo", "todo", "todo"]
