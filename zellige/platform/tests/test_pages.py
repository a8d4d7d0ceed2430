"""Home page, languages, headers and error pages."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from zellige.institutions.web.models import Seat
from zellige.platform.seeding import seed

pytestmark = pytest.mark.django_db
LANGUAGES = ["ar", "fr", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bare_address_leads_to_the_readers_language(client: Client, language: str) -> None:
    response = client.get("/", headers={"accept-language": f"{language};q=0.9,de;q=0.8"})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/{language}/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_say_their_language_and_direction(client: Client, language: str) -> None:
    html = client.get(f"/{language}/").content.decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switch_keeps_page_and_query(client: Client, language: str) -> None:
    html = client.get(f"/{language}/design/?page=2&q=eau").content.decode()
    for other in LANGUAGES:
        assert f'<a href="/{other}/design/?page=2&amp;q=eau" hreflang="{other}"' in html


def test_the_language_switch_works_where_no_page_is(client: Client) -> None:
    response = client.get("/fr/nowhere/at-all/")
    assert response.status_code == 404
    assert '<a href="/ar/nowhere/at-all/" hreflang="ar"' in response.content.decode()


def test_every_page_forbids_what_it_does_not_use(client: Client) -> None:
    for address in ("/fr/", "/fr/sign-in/", "/fr/design/", "/fr/nowhere/"):
        policy = client.get(address).headers["Content-Security-Policy"]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
        assert rules["style-src"] == rules["script-src"] == rules["form-action"] == "'self'"
        assert "unsafe" not in policy


def test_secure_headers_are_sent(client: Client) -> None:
    headers = client.get("/fr/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_page_carries_inline_style_or_script(client: Client) -> None:
    for address in ("/en/", "/en/sign-in/", "/en/design/"):
        html = client.get(address).content.decode()
        assert " style=" not in html
        assert "<style" not in html
        assert "onclick" not in html


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "هذه الصفحة غير موجودة"), ("fr", "Cette page n'existe pas"), ("en", "does not exist")],
)
def test_the_missing_page_speaks_the_readers_language(client: Client, language: str, words: str) -> None:
    html = client.get(f"/{language}/nowhere/").content.decode()
    assert words in html


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "عطل من جهتنا"), ("fr", "Une panne de notre fait"), ("en", "A fault of ours")],
)
def test_the_page_after_a_fault_needs_no_database(language: str, words: str, django_assert_num_queries: object) -> None:
    from django.test import RequestFactory
    from django.utils import translation

    from zellige.platform.views import fault

    with translation.override(language), django_assert_num_queries(0):  # type: ignore[operator]
        response = fault(RequestFactory().get(f"/{language}/"))
    assert response.status_code == 500
    assert words in response.content.decode()


def test_the_stylesheet_is_served_for_good(client: Client) -> None:
    from zellige.ui import assets

    response = client.get(f"/static/{assets.stylesheet_name()}")
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert b"@layer" in b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_the_home_page_asks_the_database_little(client: Client, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get("/ar/")


def test_arabic_uses_western_digits_and_a_comma() -> None:
    from django.utils import formats, translation

    with translation.override("ar"):
        assert formats.number_format(1234.5, use_l10n=True) == "1234,5"


def test_a_file_address_of_an_english_page_is_not_another_language(settings: object) -> None:
    from zellige.ui.languages import in_language

    assert in_language("/en/law/", "ar") == "/ar/law/"
    assert in_language("/enough/", "ar") == "/ar/enough/"
    assert in_language("/fr/", "en") == "/en/"


def test_navigation_marks_the_place(client: Client) -> None:
    html = client.get("/fr/law/").content.decode()
    assert '<a href="/fr/law/" aria-current="page">' in html


def navigation(html: str) -> list[str]:
    """The addresses in the main navigation."""
    return re.findall(r'href="([^"]+)"', html.split('<nav class="navigation"', 1)[1].split("</nav>", 1)[0])


def test_what_leads_nowhere_without_a_seat_is_shown_to_who_sits_in_one(client: Client) -> None:
    assert navigation(client.get("/en/law/").content.decode()) == [
        f"/en/{below}/" for below in ("initiatives", "register", "law", "log")
    ]
    seed()
    client.post("/en/seat/sit-as/", {"seat": Seat.objects.get(role="directorate_signatory").pk})
    ways = navigation(client.get("/en/law/").content.decode())
    assert {"/en/tasks/", "/en/products/"} < set(ways)
    for way in ways:
        assert client.get(way).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_banner_of_the_demonstration_claims_no_file_to_be_invented(client: Client, language: str) -> None:
    banner = client.get(f"/{language}/").content.decode().split('class="demonstration"', 1)[1].split("</aside>", 1)[0]
    words = {"ar": "تصريحات عمومية", "fr": "déclarations publiques", "en": "public statements"}
    assert words[language] in banner
