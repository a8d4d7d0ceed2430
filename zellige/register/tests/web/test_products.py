from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from zellige.kernel.errors import InputError
from zellige.log.engine.entry import decode
from zellige.log.web.models import Entry
from zellige.register.tests.conftest import NOON
from zellige.register.web.actions.answers import Answer
from zellige.register.web.actions.assert_facts import assert_facts
from zellige.register.web.actions.describe_product import describe_product
from zellige.register.web.actions.register_product import NewProduct, register_product
from zellige.register.web.actions.release_version import release_version
from zellige.register.web.models import ProductVersion
from zellige.register.web.policies import NotAllowed
from zellige.register.web.selectors import case_facts, product_file, products

DAY = date(2026, 6, 2)
RANKER = NewProduct("Vendor", "Ranker", {"en": "Ranking"}, "1.0", date(2026, 1, 1))


@pytest.fixture
def firm(seat_in):
    return seat_in("firm", kind="firm")


@pytest.fixture
def version(firm) -> ProductVersion:
    return register_product(seat=firm, product=RANKER, at=NOON)


@pytest.fixture
def user(draft_of, ministry, version):
    """The system of a ministry that uses the product."""
    return draft_of(ministry, "User", product_version=version).systems.get()


@pytest.fixture
def described(firm, version, later):
    facts = {"is_the_product": True, "product_types": ["toy"]}
    return describe_product(seat=firm, author=None, version=version, facts=facts, at=later(1))


def facts_at(system, moment):
    return case_facts(system, known_at=moment, holds_at=DAY)["facts"]


def test_a_product_is_described_once_for_every_system_that_uses_it(user, described, draft_of, commune, later) -> None:
    other = draft_of(commune, "Other", product_version=described[0].product_version).systems.get()
    for system in (user, other):
        assert facts_at(system, later(1)) == {"is_the_product": True, "product_types": ["toy"]}


def test_a_new_version_reopens_the_systems_that_use_the_product(
    user, described, firm, version, draft_of, ministry, later
) -> None:
    bystander = draft_of(ministry, "Bystander").systems.get()
    released = release_version(seat=firm, product=version.product, version="2.0", released_on=DAY, at=later(2))
    user.refresh_from_db()
    bystander.refresh_from_db()
    assert user.product_version == released
    assert bystander.product_version is None
    assert facts_at(user, later(2)) == {}
    assert facts_at(user, later(1)) == {"is_the_product": True, "product_types": ["toy"]}


def test_what_a_user_said_of_the_old_version_is_open_again_too(user, firm, version, ministry, later) -> None:
    assert_facts(
        seat=ministry,
        author=None,
        initiative=user.initiative,
        answers=[Answer(user, "is_the_product", False), Answer(user, "profiles_people", True)],
        at=later(1),
    )
    assert facts_at(user, later(1)) == {"is_the_product": False, "profiles_people": True}
    release_version(seat=firm, product=version.product, version="2.0", released_on=DAY, at=later(2))
    assert facts_at(user, later(2)) == {"profiles_people": True}


def test_a_user_that_differs_from_the_description_disputes_it_in_its_own_file_only(
    user, described, ministry, commune, draft_of, version, later
) -> None:
    other = draft_of(commune, "Other", product_version=version).systems.get()
    answers = [Answer(user, "is_the_product", False)]
    assert_facts(seat=ministry, author=None, initiative=user.initiative, answers=answers, at=later(2))
    assert "is_the_product" not in facts_at(user, later(2))
    assert facts_at(other, later(2))["is_the_product"] is True


def test_a_release_is_entered_in_the_log_with_the_number_of_systems_it_reopens(user, firm, version, later) -> None:
    release_version(seat=firm, product=version.product, version="2.0", released_on=DAY, at=later(2))
    record = decode(bytes(Entry.objects.order_by("-index")[0].body))
    assert record.kind == "register.version_released"
    assert record.body["systems"] == 1


def test_a_release_reports_all_its_problems_at_once(firm, version, later) -> None:
    with pytest.raises(InputError) as refused:
        release_version(seat=firm, product=version.product, version="1.0", released_on=date(2025, 1, 1), at=later(2))
    assert len(refused.value.problems) == 2


def test_only_who_registered_a_product_releases_it(version, ministry, authority, later) -> None:
    for seat in (ministry, authority):
        with pytest.raises(NotAllowed):
            release_version(seat=seat, product=version.product, version="2", released_on=DAY, at=later(2))


def test_a_restricted_product_is_out_of_sight_of_other_applicants(firm, ministry, authority, later) -> None:
    hidden = NewProduct("V", "Hidden", {"en": "k"}, "1", DAY, restricted=True)
    product = register_product(seat=firm, product=hidden, at=NOON).product
    assert list(products(ministry)) == []
    assert list(products(authority)) == list(products(firm)) == [product]
    with pytest.raises(Http404):
        release_version(seat=ministry, product=product, version="2", released_on=DAY, at=later(1))


def test_a_product_page_lists_only_systems_whose_files_are_in_sight(user, firm, ministry, version) -> None:
    assert list(product_file(firm, version.product).systems) == []
    assert list(product_file(ministry, version.product).systems) == [user]


def test_a_product_and_a_version_are_there_once(firm, version, later) -> None:
    with pytest.raises(InputError, match="registered already"):
        register_product(seat=firm, product=RANKER, at=later(1))
    with pytest.raises(IntegrityError), transaction.atomic():
        ProductVersion.objects.create(product=version.product, version="1.0", released_on=DAY, created_at=NOON)


def test_a_fact_of_the_system_is_not_a_fact_of_the_product(firm, version, later) -> None:
    with pytest.raises(InputError, match="about another subject"):
        describe_product(seat=firm, author=None, version=version, facts={"profiles_people": True}, at=later(1))
