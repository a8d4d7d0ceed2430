"""Catalogues compile to what gettext reads, and errors name file and line."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest

from zellige.kernel.errors import ContentError
from zellige.ui import catalogues

PO = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

# a comment
msgid "Water"
msgstr ""
"L'"
"eau"

msgctxt "currency"
msgid "MAD"
msgstr "DH"

msgid "day"
msgid_plural "days"
msgstr[0] "jour"
msgstr[1] "jours"

msgid "A \"quoted\"\nline"
msgstr "Une « ligne »\ncitée"

#, fuzzy
msgid "Doubtful"
msgstr "Douteux"

msgid "Untranslated"
msgstr ""
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "slice" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    return tmp_path


def translations(folder: Path) -> gettext.GNUTranslations:
    (mo,) = folder.rglob("*.mo")
    return gettext.GNUTranslations(io.BytesIO(mo.read_bytes()))


def test_gettext_reads_what_was_compiled(folder: Path) -> None:
    catalogues.compile_catalogues(folder)
    french = translations(folder)
    assert french.gettext("Water") == "L'eau"
    assert french.pgettext("currency", "MAD") == "DH"
    assert [french.ngettext("day", "days", n) for n in (0, 1, 2)] == ["jour", "jour", "jours"]
    assert french.gettext('A "quoted"\nline') == "Une « ligne »\ncitée"


def test_doubtful_and_missing_translations_are_left_out(folder: Path) -> None:
    catalogues.compile_catalogues(folder)
    french = translations(folder)
    assert french.gettext("Doubtful") == "Doubtful"
    assert french.gettext("Untranslated") == "Untranslated"


def test_only_stale_catalogues_are_compiled_again(folder: Path) -> None:
    assert len(catalogues.compile_catalogues(folder)) == 1
    assert catalogues.compile_catalogues(folder) == []
    (po,) = folder.rglob("*.po")
    (mo,) = folder.rglob("*.mo")
    po.write_text(PO.replace("L'", "De l'"), encoding="utf-8")
    later = mo.stat().st_mtime_ns + 10**9
    import os

    os.utime(po, ns=(later, later))
    assert catalogues.compile_catalogues(folder) == [mo]
    assert translations(folder).gettext("Water") == "De l'eau"


def test_every_line_that_cannot_be_read_is_named(folder: Path) -> None:
    (po,) = folder.rglob("*.po")
    po.write_text('msgid "one"\nmsgstr "un"\nnonsense\nmsgid "two\nmsgstr "deux"\n', "utf-8")
    with pytest.raises(ContentError) as caught:
        catalogues.compile_catalogues(folder)
    assert [problem.place.line for problem in caught.value.problems if problem.place] == [3, 4]
    assert "nonsense" in str(caught.value)
    assert not list(folder.rglob("*.mo"))
