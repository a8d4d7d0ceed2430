from __future__ import annotations

from zellige.kernel.text import Text
from zellige.review.engine.filing import Known, fill
from zellige.review.engine.model import Source


def text(words: str) -> Text:
    return Text({"ar": words, "fr": words, "en": words})


def known(procedure, **values: str | None) -> dict[Source, Known]:
    """Every source of the papers; those not named are not known."""
    sources = [source for item in procedure.items for source in item.sources]
    found = {source: values.get(source.id) for source in sources}
    return {
        source: Known(text(source.id), text(value) if value else None, holds=value == "yes")
        for source, value in found.items()
    }


def test_items_without_an_answer_are_gaps_and_say_which_answer_is_missing(declaration):
    papers = fill(declaration, known(declaration, people_concerned="patients"), {})
    item = next(filled for filled in papers.items if filled.item.letter == "c")
    assert item.is_gap
    assert [label["en"] for label in item.missing] == ["data_categories"]
    assert [part.value["en"] for part in item.parts if part.value] == ["patients"]


def test_an_item_that_no_answer_fills_waits_for_somebody_to_write_it(declaration):
    assert "h" in fill(declaration, known(declaration), {}).gaps
    assert "h" not in fill(declaration, known(declaration), {"h": "Encrypted at rest."}).gaps


def test_blanks_written_by_hand_fill_nothing(declaration):
    assert "h" in fill(declaration, known(declaration), {"h": "   \n"}).gaps


def test_a_yes_that_calls_for_names_is_a_gap_until_somebody_names_them(declaration):
    shared = known(declaration, shared_with_others="yes")
    kept = known(declaration, shared_with_others="no")
    assert "d" not in fill(declaration, kept, {}).gaps
    assert "d" in fill(declaration, shared, {}).gaps
    assert "d" not in fill(declaration, shared, {"d": "The social security fund."}).gaps


def test_the_items_are_those_of_article_15_in_its_order(declaration, authorisation):
    assert [item.letter for item in declaration.items] == list("abcdefghi")
    assert authorisation.items == declaration.items
