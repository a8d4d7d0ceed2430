"""`make bench` prints one table and one line of JSON for each measurement."""

from __future__ import annotations

import json
import sys

import pytest

from benchmarks import run

ONE = {
    "slice": "law",
    "work": "one file",
    "ours": 0.5,
    "peer": 2.0,
    "peer_name": "peer",
    "ratio": 4.0,
    "unit": "s",
    "memory_mb": None,
}


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of benchmarks of its own; returns a function that adds a slice to it."""
    folder = tmp_path / "some_benchmarks"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("some_benchmarks")]:
        monkeypatch.delitem(sys.modules, name)

    def add(name, measurements):
        (folder / f"{name}.py").write_text(f"def measurements():\n    return {measurements!r}\n")

    return add


def test_every_module_of_the_folder_measures(package):
    package("register", [])
    package("law", [ONE, ONE])
    assert run.slices("some_benchmarks") == ["law", "register"]
    assert list(run.measure(["law", "register"], "some_benchmarks")) == [ONE, ONE]


def test_a_measurement_that_lacks_a_key_is_refused_with_its_file(package):
    package("law", [{key: value for key, value in ONE.items() if key != "ratio"}])
    with pytest.raises(ValueError, match=r"benchmarks/law\.py: got keys .* expected .*ratio"):
        list(run.measure(["law"], "some_benchmarks"))


def test_the_table_has_a_line_for_each_measurement_and_shows_what_is_missing():
    lines = run.table([ONE, {**ONE, "work": "ten files"}]).splitlines()
    assert len(lines) == 3
    assert lines[0].split() == list(run.KEYS)
    assert lines[1].split()[-1] == "-"


def test_a_name_that_measures_nothing_is_an_error_that_lists_the_others(capsys):
    assert run.main(["nonsense"]) == 2
    assert "no benchmark nonsense; there are:" in capsys.readouterr().err


def test_only_the_slice_asked_for_is_measured_and_each_measurement_is_a_line_of_json(package, capsys):
    package("law", [ONE])
    package("register", [{**ONE, "slice": "register"}])
    assert run.main(["law"], "some_benchmarks") == 0
    lines = capsys.readouterr().out.splitlines()
    assert json.loads(lines[-1]) == ONE
    assert not any("register" in line for line in lines)
