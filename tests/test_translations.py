"""Every word of the interface stands in Arabic and in French, in every room of the house."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import zellige
from zellige.ui import catalogues
from zellige.ui.messages import used

PACKAGE = Path(zellige.__file__).parent
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|<[^>]+>")


def catalogue(language: str) -> dict[str, catalogues.Message]:
    """All messages of all catalogues of a language, as Django merges them."""
    return {
        message.key: message
        for po in PACKAGE.rglob(f"locale/{language}/LC_MESSAGES/django.po")
        for message in catalogues.read(po)
        if message.key
    }


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("room", ROOMS)
def test_every_message_is_translated(room: str, language: str) -> None:
    known = catalogue(language)
    missing = [
        f"{place}: {key!r}" for key, place in used(PACKAGE / room) if key not in known or not known[key].is_translated
    ]
    assert missing == []


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_translations_keep_the_placeholders(language: str) -> None:
    wrong = [
        message.id
        for message in catalogue(language).values()
        for words in message.strings.values()
        if not keeps_placeholders(message, words)
    ]
    assert wrong == []


def keeps_placeholders(message: catalogues.Message, words: str) -> bool:
    """All of them; but Arabic says one and two without a number, so a plural form may leave out some."""
    wanted, found = set(PLACEHOLDER.findall(message.id)), set(PLACEHOLDER.findall(words))
    return found == wanted or (message.plural is not None and found < wanted)


def test_messages_are_found_in_templates_and_python(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '{% load i18n %}\n{% translate "One" %}{% translate "May" context "month" as may %}'
        "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}",
        encoding="utf-8",
    )
    (tmp_path / "code.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext\n"
        'a = _("Two")\nb = ngettext("file", "files", 2)\n',
        encoding="utf-8",
    )
    found = {key for key, _ in used(tmp_path)}
    assert found == {
        "One", "month\x04May", "%(n)s day\0%(n)s days", "Two", "file\0files",
    }  # fmt: skip
