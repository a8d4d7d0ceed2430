"""The stylesheet mirrors by itself, stays small and is found under its hash."""

from __future__ import annotations

import gzip
import re
import struct
import zlib
from importlib import resources
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from zellige.ui import assets
from zellige.ui.woff import woff

PHYSICAL = re.compile(
    r"""
    (?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b
    | border-(?:top|bottom)-(?:left|right)-radius
    | (?<![\w-])(?:left|right|top|bottom|(?:min-|max-)?(?:width|height))\s*:
    | text-align\s*:\s*(?:left|right)
    | (?:float|clear)\s*:\s*(?:left|right)
    | \btranslateX?\(
    """,
    re.VERBOSE,
)
FOUR_SIDES = re.compile(r"(?<![\w-])(margin|padding|inset|border-width)\s*:\s*([^;{}]+);")


def physical(css: str) -> list[str]:
    """What in `css` would not mirror from right to left."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    rules = re.sub(r"@(?:media|container)[^{]*", "", css)
    found = [match.group(0).strip() for match in PHYSICAL.finditer(rules)]
    for match in FOUR_SIDES.finditer(rules):
        sides = re.findall(r"[a-z-]+\([^)]*(?:\([^)]*\)[^)]*)*\)|\S+", match.group(2))
        if len(sides) == 4 and sides[1] != sides[3]:
            found.append(match.group(0))
    return found


@pytest.mark.parametrize("path", assets.sources(), ids=lambda path: path.name)
def test_no_rule_names_a_physical_side(path: Path) -> None:
    assert physical(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "css",
    [
        "a{margin-left:0}",
        "a { left : 0 }",
        "a{width:3rem}",
        "a{text-align:right}",
        "a{padding: 0 1rem 0 2rem;}",
        "a{border-top-left-radius:2px}",
    ],
)
def test_the_search_finds_physical_sides(css: str) -> None:
    assert physical(css)


def test_every_file_of_the_folder_is_in_the_stylesheet() -> None:
    assert set(assets.sources()) == set(assets.STYLES.rglob("*.css"))


def test_the_stylesheet_is_at_most_fifteen_kilobytes_packed() -> None:
    css = Path(settings.ZELLIGE_BUILT, assets.stylesheet_name()).read_bytes()
    packed = Path(settings.ZELLIGE_BUILT, f"{assets.stylesheet_name()}.gz").read_bytes()
    assert gzip.decompress(packed) == css
    assert len(packed) <= 15 * 1024


def test_squeezing_keeps_every_declaration() -> None:
    source = "/* why */\n@media (width >= 60rem) {\n  a > b,\n  c {\n    color: red;\n  }\n}\n"
    assert assets.squeezed(source) == "@media (width >= 60rem){a > b,c{color: red}}"


def test_static_files_find_what_was_built_and_nothing_else() -> None:
    for name in assets.built():
        assert finders.find(name)
    assert finders.find("ui/secret.key") is None


def test_a_web_font_unpacks_to_the_tables_of_the_font_it_was_made_of() -> None:
    package = resources.files("fontpkg_ibm_plex_sans_arabic")
    font = (package / "files" / "IBMPlexSansArabic-Regular.ttf").read_bytes()
    packed = woff(font)
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {
        tag: font[start : start + length]
        for tag, _, start, length in (struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(count))
    }
    assert packed[:4] == b"wOFF"
    assert struct.unpack_from(">I", packed, 8) == (len(packed),)
    for n in range(count):
        tag, at, length, full, _ = struct.unpack_from(">4sIIII", packed, 44 + 20 * n)
        body = packed[at : at + length]
        assert (zlib.decompress(body) if length < full else body) == tables.pop(tag)
    assert tables == {}


def test_what_is_not_a_font_is_refused() -> None:
    with pytest.raises(ValueError, match="not an OpenType font"):
        woff(b"GIF89a")
