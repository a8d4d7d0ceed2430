"""Every kind of entry that the house writes in the log has a name that people can read."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.house import named, package_modules
from zellige.log.web.kinds import name_of


def appended() -> Iterator[tuple[str, ast.expr | None]]:
    """Where entries are appended, and the kind handed over there."""
    for path in package_modules():
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "append":
                kind = next((keyword.value for keyword in node.keywords if keyword.arg == "kind"), None)
                if kind is not None:
                    yield f"{named(path)}:{node.lineno}", kind


def kinds() -> dict[str, str]:
    return {kind.value: where for where, kind in appended() if isinstance(kind, ast.Constant)}


def test_kinds_are_written_out_where_entries_are_appended():
    assert not [where for where, kind in appended() if not isinstance(kind, ast.Constant)]


def test_kinds_are_found_in_every_slice_that_writes():
    found = {kind.partition(".")[0] for kind in kinds()}
    assert {"log", "register", "law", "review"} <= found


def test_the_slice_of_a_kind_is_the_one_that_appends_it():
    assert not {kind: where for kind, where in kinds().items() if f"zellige/{kind.partition('.')[0]}/" not in where}


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_kind_has_a_name_in_every_language(language):
    with translation.override(language):
        names = {kind: name_of(kind) for kind in kinds()}
    assert not [kind for kind, name in names.items() if not name]
    assert len(set(names.values())) == len(names)
    if language == "ar":
        assert not [kind for kind, name in names.items() if name.isascii()]
    if language == "fr":
        with translation.override("en"):
            assert not [kind for kind, name in names.items() if name == name_of(kind)]
