import re

import pytest
from django.urls import reverse

from zellige.register.tests.conftest import NOON, STATEMENT
from zellige.register.web.actions.submit_initiative import submit_initiative
from zellige.register.web.models import Initiative
from zellige.register.web.policies import can
from zellige.register.web.selectors import Filters, initiatives

SECRET = "Zanzibar"


@pytest.fixture
def refs():
    def seen(seat, **filters) -> set[str]:
        return {row.initiative.title["en"] for row in initiatives(seat, Filters(**filters))[1]}

    return seen


@pytest.fixture
def files(draft_of, ministry, commune):
    made = {
        "draft": draft_of(ministry, "Draft"),
        "said": draft_of(ministry, "Said", statements=[STATEMENT]),
        "hidden": draft_of(ministry, "Hidden", statements=[STATEMENT], restricted=True),
        "theirs": draft_of(commune, "Theirs"),
    }
    submit_initiative(seat=ministry, initiative=made["hidden"], at=NOON)
    return made


def test_the_public_sees_what_was_said_in_public_of_files_that_are_not_restricted(files, refs) -> None:
    assert refs(None) == {"Said"}


def test_an_applicant_sees_the_files_of_its_institution(files, refs, ministry, commune) -> None:
    assert refs(ministry) == {"Draft", "Said", "Hidden"}
    assert refs(commune) == {"Theirs", "Said"}


def test_an_authority_sees_what_was_handed_over(files, refs, authority) -> None:
    assert refs(authority) == {"Hidden", "Said"}
    assert not can(authority, "view_file", files["said"])
    assert can(authority, "view_file", files["hidden"])


def test_only_the_institution_of_a_file_changes_it(files, ministry, commune, authority, seat_in) -> None:
    reader = seat_in("ministry", "authority")
    for seat, allowed in ((ministry, True), (commune, False), (authority, False), (reader, False), (None, False)):
        assert can(seat, "change", files["hidden"]) is allowed


@pytest.mark.parametrize("words", ["said", "SAID en francais", "said بالعربيه"])
def test_words_of_any_language_find_an_initiative(words, files, refs, ministry) -> None:
    assert refs(ministry, query=words) == {"Said"}


def test_the_summary_finds_a_file_only_for_those_who_may_read_it(draft_of, refs, ministry, commune) -> None:
    draft_of(ministry, "Plain", statements=[STATEMENT])
    assert refs(ministry, query="about plain") == {"Plain"}
    assert refs(commune, query="about") == set()
    assert refs(None, query="plain") == {"Plain"}


def test_the_status_is_told_only_of_files_in_sight(files, refs, ministry, authority) -> None:
    assert refs(ministry, status="submitted") == {"Hidden"}
    assert refs(ministry, status="draft") == {"Draft", "Said"}
    assert refs(authority, status="draft") == set()
    assert refs(None, status="draft") == set()


def test_an_institution_narrows_the_list(files, refs, commune) -> None:
    assert refs(commune, institution="commune") == {"Theirs"}


def bare(response, ref: str) -> str:
    """A page without what differs between any two readings of it."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode()).replace(ref, "")


def page(ref: str) -> str:
    return reverse("register:initiative", args=[ref])


def test_a_file_out_of_sight_and_one_that_does_not_exist_answer_alike(client, files, sign_in, commune) -> None:
    sign_in(commune)
    hidden, absent = (client.get(page(ref)) for ref in (files["hidden"].ref, "absent"))
    assert hidden.status_code == absent.status_code == 404
    assert bare(hidden, files["hidden"].ref) == bare(absent, "absent")


def test_the_public_page_holds_the_statements_and_nothing_of_the_file(client, files) -> None:
    Initiative.objects.filter(pk=files["said"].pk).update(summary={"en": SECRET})
    shown = client.get(page(files["said"].ref)).content.decode()
    assert "Said in public" in shown
    assert "The minister" in shown
    assert SECRET not in shown
    assert "<form" not in shown.split("<main")[1]


@pytest.mark.parametrize("name", ["submit", "new-operator", "new-processing"])
def test_a_stranger_cannot_reach_the_pages_that_change_a_file(name, client, files, sign_in, commune) -> None:
    sign_in(commune)
    address = reverse(f"register:{name}", args=[files["said"].ref])
    assert client.post(address, {"name_en": "x"}).status_code == 404


@pytest.mark.parametrize("name", ["submit", "new-operator", "new-processing"])
def test_an_authority_reads_a_file_and_is_refused_its_changes(name, client, files, sign_in, authority) -> None:
    sign_in(authority)
    address = reverse(f"register:{name}", args=[files["hidden"].ref])
    assert client.post(address, {"name_en": "x"}).status_code == 403


def test_the_public_has_no_sight_of_products(client, db) -> None:
    assert client.get(reverse("register:products")).status_code == 404


def test_a_file_of_an_illustrative_institution_is_illustrative_whatever_was_asked(draft_of, ministry) -> None:
    ministry.institution.illustrative = True
    ministry.institution.save()
    assert draft_of(ministry, "Any").illustrative
