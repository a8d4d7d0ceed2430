"""What people see: no barrier that axe can find, nothing wider than the screen, keyboard works."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ["", "sign-in/", "design/", "nowhere/"]
LANGUAGES = ["ar", "fr", "en"]
Axe = Callable[[Page], None]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("below", PAGES)
def test_axe_finds_nothing(page: Page, axe: Axe, below: str, language: str) -> None:
    page.goto(f"/{language}/{below}")
    axe(page)


@pytest.mark.parametrize("below", ["", "design/"])
def test_axe_finds_nothing_in_the_dark(page: Page, axe: Axe, below: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"/fr/{below}")
    axe(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("below", PAGES)
def test_nothing_is_wider_than_a_telephone(page: Page, below: str, language: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/{language}/{below}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_first_tab_leads_to_the_content(page: Page) -> None:
    page.goto("/ar/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_arabic_is_set_in_the_declared_font(page: Page) -> None:
    page.goto("/ar/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('600 16px \"IBM Plex Sans Arabic\"', 'زليج')")
    loaded = "[...document.fonts].filter(f => f.status === 'loaded').length"
    assert page.evaluate(loaded) >= 1


def test_a_right_to_left_page_begins_at_the_right(page: Page) -> None:
    page.goto("/ar/")
    name = page.locator(".site-name").bounding_box()
    assert name is not None
    assert name["x"] > 640


def test_the_browser_refuses_scripts_written_into_a_page(page: Page) -> None:
    page.goto("/en/")
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.ran = true';document.body.append(s)"
    )
    assert page.evaluate("window.ran === undefined")
