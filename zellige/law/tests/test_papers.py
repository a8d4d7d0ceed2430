"""The dossier on paper and as one HTML document."""

from __future__ import annotations

import io
import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from zellige.kernel.content import PACKAGED, read
from zellige.kernel.text import Text
from zellige.law.engine import labels
from zellige.law.engine.assess import Assessment, assess
from zellige.law.engine.facts_file import facts_of
from zellige.law.engine.instrument import Deadline
from zellige.law.engine.load import KINDS, load
from zellige.law.engine.naming import Names
from zellige.law.engine.page import page
from zellige.law.engine.paper import paper

PACK = Path(__file__).parent / "web" / "pack"
DAY = date(2026, 11, 25)
FACTS = {
    "facts": {"learns": True},
    "operators": [{"id": "1", "facts": {"operator_kind": "ministry"}}],
    "processings": [
        {"id": "1", "facts": {"personal_data": True, "data_categories": ["health"]}},
        {"id": "2", "facts": {"personal_data": {"unknown": "withheld"}}},
    ],
}


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    library = load(read(PACK, kinds=KINDS))
    return assess(library.edition(DAY), facts_of(FACTS, library.vocabulary, set()))


def text_of(body: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).split())


def test_the_paper_bears_date_fingerprint_marks_and_page_numbers(assessment) -> None:
    text = text_of(paper(assessment, "en", title="Patients"))
    for words in (
        "Patients",
        "2026-11-25",
        assessment.edition.library.digest[:16],
        "by alignment, not by law",
        "to be confirmed",
        "Prior authorisation",
        "Categories of data",
        "within 30 days of the filing",
        "page 1 of",
    ):
        assert words in text


def test_the_paper_in_arabic_is_declared_arabic_and_holds_arabic(assessment) -> None:
    body = paper(assessment, "ar", title="لائحة المرضى")
    reader = PdfReader(io.BytesIO(body))
    assert reader.trailer["/Root"]["/Lang"] == "ar"
    text = text_of(body)
    assert reader.metadata.title == "لائحة المرضى"
    for word in ("لائحة", "القواعد", "الوقائع", "صفحة"):
        assert word in text


def test_the_same_assessment_gives_the_same_bytes(assessment) -> None:
    assert paper(assessment, "fr", title="A") == paper(assessment, "fr", title="A")


def test_names_of_items_are_used_where_several_are_listed(assessment) -> None:
    names = Names(processings={"1": Text({"en": "Patients"}), "2": Text({"en": "Bills"})})
    document = page(assessment, "en", names=names)
    assert "Prior authorisation (Patients)" in document
    assert "Prior authorisation (Bills)" in document


def test_the_html_document_is_whole_asks_for_nothing_and_escapes(assessment) -> None:
    document = page(assessment, "ar", title="<script>alert(1)</script>")

    class Seen(HTMLParser):
        tags: list[str] = []

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.tags.append(tag)

    seen = Seen()
    seen.feed(document)
    assert '<html lang="ar" dir="rtl">' in document
    assert not {"script", "link", "img", "iframe"} & set(seen.tags)
    assert "&lt;script&gt;" in document
    assert seen.tags.count("h1") == 1


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_an_open_conclusion_says_what_it_waits_for(language, assessment) -> None:
    waits = {"ar": "في انتظار", "fr": "En attente de", "en": "Waits for"}[language]
    assert waits in page(assessment, language)


def test_every_code_a_pack_may_use_has_its_words() -> None:
    schema = json.loads((PACKAGED / "schema" / "rule.schema.json").read_text(encoding="utf-8"))
    version = schema["properties"]["versions"]["items"]["properties"]
    duty = version["duties"]["items"]["properties"]
    for codes, table in (
        (version["certainty"]["enum"], labels.CERTAINTY),
        (version["status"]["enum"], labels.STATUS),
        (version["effects"]["items"]["properties"]["outcome"]["enum"], labels.OUTCOMES),
        (duty["addressee"]["enum"], labels.ADDRESSEES),
        (duty["deadline"]["properties"]["kind"]["enum"], labels.DEADLINES),
        (schema["properties"]["kind"]["enum"], labels.KINDS),
        (schema["properties"]["about"]["enum"], labels.ABOUT),
    ):
        assert set(codes) <= set(table)


@pytest.mark.parametrize(
    ("kind", "length", "words"),
    [
        ("calendar_days", 1, ("داخل يوم واحد", "dans un délai d'un jour", "within one day")),
        ("calendar_days", 2, ("داخل يومين", "dans les 2 jours", "within 2 days")),
        ("calendar_days", 8, ("داخل 8 أيام", "dans les 8 jours calendaires", "within 8 days")),
        ("calendar_days", 30, ("داخل 30 يوما", "dans les 30 jours calendaires", "within 30 days")),
        ("continuous", None, ("في كل وقت", "en permanence", "at all times")),
    ],
)
def test_deadlines_are_counted_as_each_language_counts(kind, length, words) -> None:
    told = labels.deadline(Deadline(kind, length, "", "official", None))
    assert (told["ar"], told["fr"], told["en"]) == words


def test_every_start_of_a_deadline_in_the_packs_has_its_words() -> None:
    library = load(read(PACKAGED, kinds=KINDS))
    starts = {
        duty.deadline.start
        for instrument in library.instruments.values()
        for rule in instrument.rules.values()
        for version in rule.versions
        for duty in version.duties
        if duty.deadline and duty.deadline.start and duty.deadline.text is None
    }
    assert starts <= set(labels.STARTS)
