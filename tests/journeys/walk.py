"""Walking the site as its users do: by what is on the page, in any language, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from zellige.institutions.web.models import Seat
from zellige.review.web.models import Procedure

INITIATIVE = "dakhla-energy"

# What the institute answers, in its own words: facts of the vocabulary, none of them a conclusion.
# The statements made in public are the first three; the rest is the demonstration's own.
ANSWERS: Mapping[str, bool | str | list[str]] = {
    "result_method": "model",
    "use_areas": ["networks"],
    "operator_places": ["morocco"],
    "output_kinds": ["predictions", "recommendations"],
    "special_situation": [],
    "supplied_places": ["morocco"],
    "output_used_places": ["morocco"],
    "affected_people_places": ["morocco"],
    "contact_with_people": [],
    "practices": [],
    "product_types": [],
    "profiles_people": False,
    "kind_of_help": ["prepares"],
    "guards_safety": False,
    "failure_endangers": [],
    "only_against_attacks": False,
    "only_convenience": True,
    "operators_complete": True,
    "processings_complete": True,
    "operator_kind": "public_establishment",
    "operator_roles": ["develops_under_own_name", "uses_under_own_authority"],
    "personal_data": True,
    "processing_means": "full",
    "sole_purpose": "none_of_these",
    "data_categories": ["civil_status", "contact_details", "working_life"],
    "reuse": "none",
    "linked_files": [],
    "sent_abroad": False,
    "marketing_channels": [],
    "decision_effects": [],
    "founding_text": "none",
    "task_by_law": "general",
    "special_law_covers": [],
    "authority_lists": [],
    "central_register": False,
    "designated_vital": False,
    "harm_if_breached": ["integrity"],
    "open_to_outsiders": False,
}


@dataclass
class Walk:
    """One person at a browser, in one language."""

    page: Page
    language: str
    seen: Callable[[Page, str], None]
    pictures: int = 0

    def to(self, address: str) -> None:
        response = self.page.goto(f"/{self.language}/{address}")
        assert response is not None
        assert response.status == 200, (address, response.status)
        self.look(address)

    def look(self, what: str) -> None:
        assert self.page.locator("html").get_attribute("lang") == self.language
        assert self.page.locator("html").get_attribute("dir") == ("rtl" if self.language == "ar" else "ltr")
        self.seen(self.page, what)

    def sit_as(self, role: str, institution: str) -> None:
        seat = Seat.objects.get(role=role, institution__slug=institution)
        self.to("")
        self.press(f"main form:has(input[name=seat][value='{seat.pk}']) button")

    def stand_up(self) -> None:
        self.to("")
        self.press("main form[action$='/sign-out/'] button")

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()

    def answer_all(self) -> list[str]:
        """Answer question after question until none can change a conclusion; returns the facts asked, in order."""
        self.to(f"initiatives/{INITIATIVE}/questions/")
        self.press(f"main a[href*='/{INITIATIVE}/questions/']")
        asked: list[str] = []
        while found := re.search(r"/questions/([a-z_]+)/", self.page.url):
            fact = found.group(1)
            assert fact in ANSWERS, f"asked {fact!r}, which the institute did not expect"
            if len(asked) < 2:
                self.look(f"question {fact}")
            self._answer(ANSWERS[fact])
            asked.append(fact)
            assert len(asked) < 60, asked
        return asked

    def _answer(self, answer: bool | str | list[str]) -> None:
        if isinstance(answer, list):
            values = [f"={option}" for option in answer] or ["-none"]
        else:
            values = [
                {True: "=yes", False: "=no"}.get(answer, f"={answer}") if isinstance(answer, bool) else f"={answer}"
            ]
        for value in values:
            self.page.locator(f"main input[value='{value}']").check()
        self.press("main form button")

    def open_procedure(self, kind: str) -> None:
        self.to(f"initiatives/{INITIATIVE}/")
        self.press(f"main form:has(input[name=kind][value='{kind}']) button")
        self.look(f"procedure {kind} opened")

    def to_procedure(self, kind: str) -> None:
        procedure = Procedure.objects.get(kind=kind, initiative__ref=INITIATIVE)
        self.to(f"initiatives/{INITIATIVE}/procedures/{procedure.pk}/")

    def fill_gaps(self, words: str) -> None:
        """Write what the facts could not say into the items of the paper that are still empty."""
        for box in self.page.locator("main form[action$='/items/'] textarea").all():
            if box.is_visible() and not box.input_value().strip():
                box.fill(words)
        self.press("main form[action$='/items/'] button")
        self.look("papers complete")

    def step(self, name: str, **fields: str) -> None:
        form = f"main form[action$='/steps/{name}/']"
        self._submit(form, fields)
        self.look(f"after {name}")

    def decide(self, deed: str, **fields: str) -> None:
        self.to(f"initiatives/{INITIATIVE}/decision/")
        self._submit(f"main form[action$='/decision/{deed}/']", fields)
        self.look(f"decision {deed}")

    def _submit(self, form: str, fields: Mapping[str, str]) -> None:
        for name, value in fields.items():
            field = self.page.locator(f"{form} [name$='-{name}']")
            if field.first.get_attribute("type") == "radio":
                self.page.locator(f"{form} [name$='-{name}'][value='{value}']").check()
            else:
                field.fill(value)
        self.press(f"{form} button")
        assert self.page.locator(".error-summary").count() == 0, self.page.locator(".error-summary").inner_text()

    def download(self, link: str, target: Path) -> Path:
        address = self.page.locator(link).first.get_attribute("href")
        assert address
        response = self.page.request.get(address)
        assert response.status == 200
        target.write_bytes(response.body())
        return target
