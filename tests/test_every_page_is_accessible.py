"""axe finds nothing on any page, in any language: each address of the site once, seen by the seat that works there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import Page

from tests.full_register import PUBLISHED, WORDS, decided, people
from tests.test_query_budget import NOT_READ, arguments, patterns
from zellige.institutions.web.models import Seat
from zellige.platform.seeding import seed
from zellige.register.web.models import Initiative, Product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NO_PAGES = {
    "law:dossier-json": "data",
    "law:dossier-pdf": "a PDF",
    "log:receipt": "plain text",
    "log:checkpoint": "plain text",
    "log:key": "plain text",
    "log:tile": "octets",
}
SEEN_BY = {
    "review:tasks": "authority",
    "review:procedure": "authority",
    "review:decision": "directorate_rapporteur",
    "review:register": "",
    "review:sheet": "",
    "institutions:sign-in": "",
}


def addresses(language: str) -> Iterator[tuple[str, str]]:
    """For each page: the role that looks at it ("" for the public), and where it is."""
    with override(language):
        for name, pattern in list(patterns(get_resolver().url_patterns)):
            if name in NOT_READ or name in NO_PAGES:
                continue
            found = arguments(name, set(pattern.pattern.converters))
            if name == "register:new-version":
                found = [{"pk": own_product().pk}]
            if found:
                yield SEEN_BY.get(name, "applicant"), reverse(name, kwargs=found[0])


def own_product() -> Product:
    """A product that the applicant's institution describes."""
    kept = {"registered_by": people()["applicant"].seat.institution, "kind": WORDS, "created_at": timezone.now()}
    return Product.objects.get_or_create(vendor="V", name="P", defaults=kept)[0]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_axe_finds_nothing_on_any_page(page: Page, axe: Callable[[Page], None], language: str) -> None:
    seed()
    decided(Initiative.objects.get(ref=PUBLISHED), people(), publishes=True)
    sitting = None
    looked = 0
    for role, address in sorted(addresses(language)):
        if role != sitting:
            sit(page, language, role)
            sitting = role
        response = page.goto(address)
        assert response is not None
        assert response.status == 200, address
        axe(page)
        looked += 1
    assert looked > 20


def sit(page: Page, language: str, role: str) -> None:
    page.goto(f"/{language}/")
    if not role:
        out = page.locator("main form[action$='/sign-out/'] button")
        if out.count():
            out.click()
        return
    seats = Seat.objects.filter(role=role, members__user__is_demonstration=True).values_list("pk", flat=True)
    page.locator(f"main form:has(input[name=seat][value='{seats[0]}']) button").click()
    page.wait_for_load_state()
