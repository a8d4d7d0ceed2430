from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zellige.log.engine import receipt
from zellige.log.engine.keys import parse_vkey
from zellige.log.tests.rows import enter

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def log(live_server: object, settings: Any, tmp_path: Path) -> None:
    settings.ZELLIGE_LOG_KEY = tmp_path / "log.key"
    enter(60)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_list_and_entry_are_accessible(page: Any, axe: Callable[[Any], None], language: str) -> None:
    page.goto(f"/{language}/log/")
    axe(page)
    page.get_by_role("link", name="59", exact=True).click()
    page.wait_for_url(f"**/{language}/log/59/")
    axe(page)
    width = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(width)


def test_a_receipt_is_taken_from_the_page_and_checks_out(page: Any, tmp_path: Path) -> None:
    page.goto("/en/log/7/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Take the receipt").click()
    download.value.save_as(tmp_path / "receipt")
    page.goto("/en/log/key")
    key = parse_vkey(page.inner_text("body"))
    checked = receipt.check(receipt.parse((tmp_path / "receipt").read_text("utf-8")), key)
    assert checked.index == 7
