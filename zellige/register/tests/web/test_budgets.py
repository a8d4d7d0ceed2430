"""No page asks the database more as the register grows."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from zellige.register.tests.conftest import NOON
from zellige.register.web.models import (
    Assertion,
    Initiative,
    Operator,
    Processing,
    Product,
    ProductVersion,
    System,
    VersionUse,
)
from zellige.register.web.selectors import cases

MANY = 10_000
BUDGET = 12


@pytest.fixture
def large_register(ministry) -> Initiative:
    """Ten thousand systems that use one product; the last file has forty operators and processings."""
    title = {"ar": "نظام", "fr": "système", "en": "system"}
    product = Product.objects.create(
        vendor="V", name="P", kind=title, registered_by=ministry.institution, created_at=NOON
    )
    version = ProductVersion.objects.create(product=product, version="1", released_on=date(2026, 1, 1), created_at=NOON)
    initiatives = Initiative.objects.bulk_create(
        (
            Initiative(
                ref=f"file-{number}",
                title=title,
                summary=title,
                title_text=f"system {number}",
                summary_text="",
                institution=ministry.institution,
                created_at=NOON + timedelta(seconds=number),
                submitted_at=NOON + timedelta(days=1),
            )
            for number in range(MANY)
        ),
        batch_size=500,
    )
    systems = System.objects.bulk_create(
        (System(initiative=i, name=title, product_version=version, added_at=NOON) for i in initiatives),
        batch_size=500,
    )
    VersionUse.objects.bulk_create(
        (VersionUse(system=system, product_version=version, since=NOON) for system in systems), batch_size=500
    )
    last = systems[-1]
    operators = Operator.objects.bulk_create(Operator(system=last, name=title, added_at=NOON) for _ in range(40))
    processings = Processing.objects.bulk_create(
        Processing(system=last, name=title, operator=operator, added_at=NOON) for operator in operators
    )
    said = [{"system": system, "fact": "profiles_people"} for system in systems]
    said += [{"operator": operator, "fact": "registered_body"} for operator in operators]
    said += [{"processing": processing, "fact": "personal_data"} for processing in processings]
    Assertion.objects.bulk_create(
        (Assertion(**row, value=True, seat=ministry, recorded_at=NOON) for row in said), batch_size=500
    )
    return initiatives[-1]


def test_every_page_stays_within_its_budget_with_ten_thousand_systems(
    large_register, client, sign_in, ministry, authority, django_assert_max_num_queries
) -> None:
    product = Product.objects.get()
    pages = [
        reverse("register:initiatives"),
        reverse("register:initiatives") + "?q=system+99&institution=ministry&status=submitted&page=3",
        reverse("register:new-initiative"),
        reverse("register:initiative", args=[large_register.ref]),
        reverse("register:new-operator", args=[large_register.ref]),
        reverse("register:new-processing", args=[large_register.ref]),
        reverse("register:products"),
        reverse("register:product", args=[product.pk]) + "?page=7",
        reverse("register:new-version", args=[product.pk]),
    ]
    sign_in(ministry)
    for page in pages:
        with django_assert_max_num_queries(BUDGET, info=page):
            assert client.get(page).status_code == 200
    sign_in(authority)
    for page in (pages[0], pages[3], pages[7]):
        with django_assert_max_num_queries(BUDGET, info=page):
            assert client.get(page).status_code == 200


def test_the_cases_of_two_hundred_systems_take_five_queries(large_register, django_assert_max_num_queries) -> None:
    systems = System.objects.order_by("-id")[:200]
    with django_assert_max_num_queries(5):
        found = list(cases(systems, known_at=NOON, holds_at=NOON.date()))
    assert len(found) == 200
    assert all(case["facts"] == {"profiles_people": True} for _, case in found)
    assert len(found[0][1]["processings"]) == 40
