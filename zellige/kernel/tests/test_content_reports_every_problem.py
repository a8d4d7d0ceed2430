"""Broken content: every problem at once, each with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from zellige.kernel.content import PACKAGED, read
from zellige.kernel.errors import ContentError
from zellige.kernel.vocabulary import Vocabulary

FACT = """facts:
  - id: {id}
    about: {about}
    type: {type}
    label: {{ar: أ, fr: f, en: e}}
    question: {{ar: أ, fr: f, en: e}}
"""


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / "int" / "facts" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_broken_files_are_all_reported_with_their_lines(tmp_path: Path) -> None:
    root = written(
        tmp_path,
        a="facts:\n  - id: [unclosed\n",
        b=FACT.format(id="fine", about="planet", type="boolean"),
        c="facts: []\nfacts: []\n",
    )
    with pytest.raises(ContentError) as caught:
        read(root)
    places = {str(problem.place) for problem in caught.value.problems}
    assert {"int/facts/b.yaml:3", "int/facts/c.yaml:2"} <= places
    assert any(place.startswith("int/facts/a.yaml:") for place in places)


def test_a_text_must_be_there_in_three_languages(tmp_path: Path) -> None:
    root = written(tmp_path, a=FACT.format(id="x", about="system", type="boolean").replace(", fr: f", "", 1))
    with pytest.raises(ContentError, match='"fr" is a required property'):
        read(root)


def test_options_belong_to_choices_alone_and_ids_are_unique(tmp_path: Path) -> None:
    root = written(
        tmp_path,
        a=FACT.format(id="x", about="system", type="enumeration"),
        b=FACT.format(id="x", about="system", type="boolean"),
    )
    with pytest.raises(ContentError) as caught:
        Vocabulary.from_content(read(root))
    told = str(caught.value)
    assert "options go with enumeration and set" in told
    assert "declared twice" in told
    assert "int/facts/a.yaml:2" in told


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("boolean", [True, False], ["yes", 1, None, "true"]),
        ("number", [3, 2.5], [True, "3", float("nan")]),
        ("date", ["2026-12-02"], ["2.12.2026", 20261202, "2026-13-01"]),
        ("duration", [0, 30], [1.5, "30", True]),
    ],
)
def test_answers_are_taken_by_type_or_refused_with_what_was_expected(
    kind: str, good: list, bad: list, tmp_path: Path
) -> None:  # type: ignore[type-arg]
    fact = Vocabulary.from_content(read(written(tmp_path, a=FACT.format(id="x", about="system", type=kind)))).facts["x"]
    for raw in good:
        fact.parse(raw)
    for raw in bad:
        with pytest.raises(ContentError, match="expected"):
            fact.parse(raw)


def test_the_digest_changes_with_the_content_and_not_with_its_place(tmp_path: Path) -> None:
    one = written(tmp_path / "one", a=FACT.format(id="x", about="system", type="boolean"))
    same = written(tmp_path / "same", a=FACT.format(id="x", about="system", type="boolean"))
    other = written(tmp_path / "other", a=FACT.format(id="y", about="system", type="boolean"))
    assert read(one).digest == read(same).digest != read(other).digest


def test_the_packaged_content_is_read_whole() -> None:
    assert read(PACKAGED).documents
