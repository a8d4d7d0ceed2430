"""Signs that the house is healthy."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.house import ROOT, files, named, package_modules, slices, tracked

MEDIAN_LINES, MOST_LINES, MOST_FUNCTION_LINES = 120, 400, 80
CATCH_ALL = {"utils", "util", "helpers", "helper", "misc", "common", "shared", "tools"}
FONTS_AND_MINIFIED = (".woff", ".woff2", ".ttf", ".otf", ".min.js", ".min.css", ".map")
READ_AS_TEXT = (
    ".py",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".json",
    ".lock",
    ".html",
    ".css",
    ".js",
    ".po",
    "Makefile",
    "run",
)

# Written in two halves, so that this file does not hold what it looks for.
HOSTS = ["".join(halves) for halves in (
    ("pypi", ".org"), ("python", "hosted.org"), ("npm", "js.org"), ("npm", "js.com"), ("crates", ".io"),
    ("proxy.", "golang.org"), ("docker", ".io"), ("ghcr", ".io"), ("conda", ".anaconda.org"),
)]  # fmt: skip
MACHINE_PATHS = ["".join(halves) for halves in (("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/"), ("/Us", "ers/"))]

IS_A_DECISION = re.compile(
    r"\b(is|are|has|have|may|must|uses?|keeps?|runs?|holds?|needs?|stays?|comes?|goes|stands?|speaks?|verif(y|ies)|"
    r"lives?|replaces?|decides?|belongs?|carr(y|ies)|makes?|writes?|reads?|enters?|signs?|serves?|never)\b"
)


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_the_median_file_is_small():
    sizes = [size for path in package_modules() if (size := lines(path))]
    assert median(sizes) < MEDIAN_LINES


def test_no_file_is_a_book():
    house = [*package_modules(), *files(".html", ".css", ".js"), *(ROOT / "tests").glob("*.py")]
    too_long = {named(path): size for path in house if (size := lines(path)) > MOST_LINES}
    assert not too_long


def test_functions_fit_a_screen():
    too_long = {
        f"{named(path)}:{node.lineno} {node.name}": size
        for path in package_modules()
        for node in functions(path)
        if (size := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_FUNCTION_LINES
    }
    assert not too_long


def test_no_module_is_a_drawer():
    drawers = [named(path) for path in package_modules() if CATCH_ALL & {path.stem, *path.parts}]
    assert not drawers


def test_engines_and_kernel_load_without_django():
    pure = [named(path) for path in package_modules() if {"engine", "kernel"} & set(path.parts)]
    modules = [name.removesuffix(".py").replace("/", ".") for name in pure if "/tests/" not in name]
    assert len(modules) > 20
    program = (
        "import importlib, sys\n"
        f"for name in {modules!r}:\n"
        "    importlib.import_module(name.removesuffix('.__init__'))\n"
        "    assert 'django' not in sys.modules, name\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_views_read_through_selectors_only():
    views = [path for path in package_modules() if "views" in {path.stem, *path.parts} and "tests" not in path.parts]
    assert views
    direct = [named(path) for path in views if ".objects." in path.read_text(encoding="utf-8")]
    assert not direct


def test_nothing_third_party_is_tracked():
    assert not [named(path) for path in tracked() if path.name.endswith(FONTS_AND_MINIFIED)]


def test_styles_and_scripts_are_written_by_hand():
    squeezed = [
        named(path)
        for path in files(".css", ".js")
        if any(len(line) > 1000 for line in path.read_text(encoding="utf-8").splitlines())
    ]
    assert not squeezed


def test_no_file_names_a_package_registry_or_a_path_of_one_machine():
    found = [
        f"{named(path)}:{number}: {word}"
        for path in files(*READ_AS_TEXT)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for word in (*HOSTS, *MACHINE_PATHS)
        if word in line
    ]
    assert not found


def test_the_other_lock_stays_out():
    assert not [named(path) for path in tracked() if path.name == "uv.lock"]
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("slice_", slices(), ids=lambda path: path.name)
def test_every_slice_says_what_it_is(slice_):
    readme = slice_ / "README.md"
    assert readme.is_file(), f"{named(slice_)} has no README.md"
    assert 5 <= lines(readme) <= 40


@pytest.mark.parametrize("record", sorted((ROOT / "docs/adr").glob("0*.md")), ids=lambda path: path.name[:4])
def test_the_title_of_a_record_is_its_decision(record):
    text = record.read_text(encoding="utf-8")
    title = text.splitlines()[0]
    assert title.startswith("# ")
    assert IS_A_DECISION.search(title), title
    for heading in ("## Context", "## Decision", "## Consequences"):
        assert heading in text
    assert f"]({record.name})" in (ROOT / "docs/adr/README.md").read_text(encoding="utf-8")
