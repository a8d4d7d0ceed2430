"""The Dakhla file from the first question to a receipt that a stranger verifies, in each language."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.walk import INITIATIVE, Walk
from zellige.platform.seeding import seed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plain_page(chromium: Browser, live_server: object):  # type: ignore[no-untyped-def]
    """A page in a browser without scripts: nothing may need one."""
    context = chromium.new_context(
        base_url=str(live_server),
        viewport={"width": 1280, "height": 900},
        java_script_enabled=False,
        accept_downloads=True,
    )
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


BY_HAND = {
    "ar": "تصوغه المصلحة المعنية بالمعهد، وهو بيان للعرض التجريبي.",
    "fr": "Rédigé par le service concerné de l'institut : mention de démonstration.",
    "en": "Written by the institute's service in charge: a demonstration's wording.",
}
REASONS = {
    "ar": "النظام يعين على تدبير الطاقة ولا يتخذ قرارا بشأن أي شخص، والمعالجة الملازمة له مصرح بها.",
    "fr": "Le système aide à gérer l'énergie et ne décide de rien sur une personne ; le traitement lié est déclaré.",
    "en": "The system helps to manage energy and decides nothing about a person; its processing is declared.",
}


def looking(page: Page, what: str) -> None:
    """Keep a picture of each page where ZELLIGE_PICTURES says so, to be looked at."""
    folder = os.environ.get("ZELLIGE_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        language = page.locator("html").get_attribute("lang")
        name = re.sub(r"[^a-z0-9]+", "-", what).strip("-") or "home"
        page.screenshot(path=f"{folder}/{language}-{len(list(Path(folder).iterdir())):03d}-{name}.png", full_page=True)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_from_the_first_question_to_a_verified_receipt(
    plain_page: Page, language: str, tmp_path: Path, axe: Callable[[Page], None]
) -> None:
    seed()
    walk = Walk(plain_page, language, looking)
    walk.sit_as("applicant", "jazari-dakhla")
    asked = walk.answer_all()
    assert len(asked) < 40
    walk.to(f"initiatives/{INITIATIVE}/dossier/")
    walk.to(f"initiatives/{INITIATIVE}/")
    walk.open_procedure("ma-cndp-declaration")
    walk.fill_gaps(BY_HAND[language])
    walk.step("file")
    walk.sit_as("authority", "cndp")
    walk.to("tasks/")
    walk.to_procedure("ma-cndp-declaration")
    walk.step("issue_receipt")
    walk.sit_as("directorate_rapporteur", "dgia")
    walk.open_procedure("ma-ai-directorate-decision")
    walk.decide("draft", outcome="grant", reasons=REASONS[language])
    walk.sit_as("directorate_signatory", "dgia")
    walk.decide("sign")
    walk.decide("publish")
    walk.stand_up()
    walk.to("register/")
    walk.to(f"register/{INITIATIVE}/")
    receipt = walk.download("main a[href$='/receipt']", tmp_path / "decision.tlog-proof")
    key = tmp_path / "log.key.txt"
    key.write_text(plain_page.request.get(f"/{language}/log/key").text(), encoding="utf-8")
    checked = offline(tmp_path, "log", "check", str(receipt), "--key", str(key))
    assert checked.returncode == 0, checked.stderr
    receipt.write_bytes(receipt.read_bytes().replace(b"index ", b"index 1", 1))
    assert offline(tmp_path, "log", "check", str(receipt), "--key", str(key)).returncode in (1, 2)


def offline(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line of somebody who has neither this database nor its settings."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ZELLIGE", "DJANGO"))}
    environment["DJANGO_SETTINGS_MODULE"] = "there.is.none"
    root = Path(__file__).resolve().parent.parent.parent
    environment["PYTHONPATH"] = str(root)
    return subprocess.run(
        [sys.executable, "-m", "zellige.cli", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
