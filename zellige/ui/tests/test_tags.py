"""Numbers, dates, identifiers and texts keep their direction in every language."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from zellige.kernel.text import Text

NNBSP, NBSP = "\u202f", "\u00a0"


def drawn(source: str, language: str, **context: Any) -> str:
    with translation.override(language):
        return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("en", 1234567.5, f"1{NNBSP}234{NNBSP}567.5"),
        ("fr", 1234567.5, f"1{NNBSP}234{NNBSP}567,5"),
        ("ar", 1234567.5, f"1{NNBSP}234{NNBSP}567,5"),
        ("ar", 999, "999"),
        ("fr", Decimal("1000.50"), f"1{NNBSP}000,50"),
        ("en", -1500, f"\u22121{NNBSP}500"),
        ("en", 0.1, "0.1"),
        ("en", 2.0, "2"),
    ],
)
def test_numbers_are_isolated_and_grouped_without_breaking(language: str, value: Any, words: str) -> None:
    expected = f'<bdi dir="ltr" class="num">{words}</bdi>'
    assert drawn("{% num value %}", language, value=value) == expected


def test_signs_stay_beside_their_number() -> None:
    assert f"73,4{NNBSP}%</bdi>" in drawn('{% num 73.4 "%" %}', "ar")
    assert "73.4%</bdi>" in drawn('{% num 73.4 "%" %}', "en")
    assert f"12{NNBSP}kWh</bdi>" in drawn('{% num 12 "kWh" %}', "fr")


def test_arabic_words_of_units_stand_after_the_number_as_arabic_reads() -> None:
    html = drawn('{% num 20000 "MAD" %}', "ar")
    assert html == (f'<bdi dir="rtl" class="num"><bdi dir="ltr">20{NNBSP}000</bdi>{NBSP}درهم</bdi>')


@pytest.mark.parametrize(("number", "word"), [(1, "يوم"), (2, "يومان"), (8, "أيام"), (60, "يوما"), (100, "يوم")])
def test_arabic_counts_days_in_its_own_plural_forms(number: int, word: str) -> None:
    assert drawn('{% num n "day" %}', "ar", n=number).endswith(f"{NBSP}{word}</bdi>")


def test_units_may_be_texts_of_content() -> None:
    unit = Text({"ar": "مبادرة", "fr": "initiatives", "en": "initiatives"})
    assert "مبادرة" in drawn("{% num 3 unit %}", "ar", unit=unit)
    assert "initiatives" in drawn("{% num 3 unit %}", "fr", unit=unit)


def test_no_value_is_a_dash_and_never_a_zero() -> None:
    for source in ("{% num value %}", "{% date value %}"):
        html = drawn(source, "fr", value=None)
        assert "–" in html
        assert "0" not in html


@pytest.mark.parametrize(
    ("language", "direction", "words"),
    [("ar", "rtl", "23 نونبر 2026"), ("fr", "ltr", "23 novembre 2026"), ("en", "ltr", "23 November 2026")],
)
def test_dates_read_in_the_direction_of_their_words(language: str, direction: str, words: str) -> None:
    html = drawn("{% date day %}", language, day=datetime.date(2026, 11, 23))
    assert html == f'<time datetime="2026-11-23"><bdi dir="{direction}">{words}</bdi></time>'


def test_hours_are_local() -> None:
    moment = datetime.datetime(2026, 11, 23, 14, 5, tzinfo=datetime.UTC)
    html = drawn("{% date moment time=True %}", "fr", moment=moment)
    assert "15:05" in html
    assert 'datetime="2026-11-23T15:05:00+01:00"' in html


def test_written_dates_are_understood() -> None:
    assert "1 août 2024" in drawn('{% date "2024-08-01" %}', "fr")


def test_identifiers_run_left_to_right_and_are_escaped() -> None:
    html = drawn("{% ident value %}", "ar", value="12(1)(e)<b>")
    assert html == '<bdi dir="ltr" class="ident">12(1)(e)&lt;b&gt;</bdi>'


def test_texts_come_in_the_readers_language() -> None:
    text = Text({"ar": "مرحبا", "fr": "Bonjour", "en": "Hello"})
    assert [drawn("{{ text|lang }}", code, text=text) for code in ("ar", "fr", "en")] == list(text.values())


def test_a_missing_language_falls_back_and_says_so() -> None:
    assert drawn("{{ text|lang }}", "ar", text={"fr": "L'eau", "en": "Water"}) == (
        '<span lang="fr" dir="ltr">L&#x27;eau</span>'
    )
    assert drawn("{{ text|lang }}", "en", text={"ar": "ماء"}) == ('<span lang="ar" dir="rtl">ماء</span>')
    assert drawn("{{ text|lang_text }}", "ar", text={"fr": "Eau"}) == "Eau"


def test_texts_are_escaped() -> None:
    assert drawn("{{ text|lang }}", "en", text={"en": "<script>"}) == "&lt;script&gt;"
    assert "<script>" not in drawn("{{ text|lang }}", "ar", text={"en": "<script>"})


@pytest.mark.parametrize(
    ("value", "word"),
    [(True, "Holds"), ("false", "Does not hold"), (None, "Open"), ("open", "Open")],
)
def test_a_status_is_a_word_and_not_a_colour_alone(value: Any, word: str) -> None:
    html = drawn("{% status value %}", "en", value=value)
    assert word in html
    assert "<svg" in html


def test_an_unknown_status_is_refused_rather_than_shown_as_open() -> None:
    with pytest.raises(KeyError):
        drawn('{% status "maybe" %}', "en")
