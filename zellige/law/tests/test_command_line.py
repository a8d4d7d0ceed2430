"""`zellige law` and `zellige content` as a shell meets them: answers, exit codes, and errors that say where."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from zellige.cli import main
from zellige.kernel.content import PACKAGED

SETTLED = "facts: {personal_data: false, profiles_people: false}\n"
UNION = """facts:
  operator_kind: association
  personal_data: true
"""


class Shell:
    """Runs the command line in this process; keeps what it printed and its exit code."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        printed = self.capsys.readouterr()
        return int(left.value.code or 0), printed.out, printed.err


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


def written(folder: Path, text: str) -> str:
    path = folder / "facts.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def lines(told: str) -> Sequence[str]:
    return told.strip().splitlines()


def test_an_assessment_says_what_is_open_and_exits_3(shell: Shell, tmp_path: Path) -> None:
    code, out, err = shell("law", "assess", written(tmp_path, UNION), "--format", "json")
    data = json.loads(out)
    assert (code, err) == (3, "")
    assert {"conclusions", "duties", "agencies", "questions"} <= set(data)
    one = next(each for each in data["conclusions"] if each["rule"] == "art-12-1" and each["mode"] == "binding")
    assert one["value"] == "open"
    assert "data_categories" in one["missing"]
    assert one["because"] == []
    assert set(one["ways"]) == {"true", "false"}
    assert all(set(found) == {"complete", "sets"} for found in one["ways"].values())
    assert one["citations"][0]["article"] == "12(1)"


def test_a_foreign_instrument_is_shown_by_law_and_by_alignment(shell: Shell, tmp_path: Path) -> None:
    _, out, _ = shell("law", "assess", written(tmp_path, SETTLED), "--instrument", "eu-ai-act", "--format", "json")
    modes = {(each["rule"], each["mode"]) for each in json.loads(out)["conclusions"]}
    assert {("scope", "binding"), ("scope", "alignment")} <= modes
    assert not [each for each in json.loads(out)["conclusions"] if each["instrument"] == "ma-loi-09-08"]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_a_case_is_told_in_each_language(shell: Shell, tmp_path: Path, language: str) -> None:
    code, out, _ = shell("law", "assess", written(tmp_path, SETTLED), "--lang", language)
    assert code == 3
    assert {"ar": "الأسئلة", "fr": "Questions", "en": "Questions"}[language] in out or "أسئلة" in out


def test_every_fault_of_the_facts_is_told_at_once_with_its_line(shell: Shell, tmp_path: Path) -> None:
    text = "facts:\n  personal_data: perhaps\n  personal_dta: true\n  data_categories: [shoe_size]\n  retention: 2.5\n"
    code, out, err = shell("law", "assess", written(tmp_path, text))
    assert (code, out) == (2, "")
    told = lines(err)
    assert [line.split(":")[1] for line in told[:4]] == ["2", "3", "4", "5"]
    assert "did you mean 'personal_data'?" in err
    assert told[-1] == "4 problems; nothing was taken"


def test_facts_that_contradict_each_other_are_refused(shell: Shell, tmp_path: Path) -> None:
    text = "facts: {destinations_listed: true, sent_abroad: false}\n"
    code, _, err = shell("law", "assess", written(tmp_path, text))
    assert code == 2
    assert "contradict each other: destinations_listed = True, sent_abroad = False" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("law", "assess", "no-such-file.yaml"),
        ("law", "assess", "FACTS", "--as-of", "2026-02-30"),
        ("law", "assess", "FACTS", "--as-of", "1700-01-01"),
        ("law", "assess", "FACTS", "--instrument", "eu-ai-akt"),
        ("law", "explain", "FACTS", "ma-loi-09-08/art-999"),
        ("law", "assess", "FACTS", "--format", "xml"),
        ("content", "check", "no-such-folder"),
    ],
)
def test_bad_usage_exits_2_and_prints_nothing_to_read(shell: Shell, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    facts = written(tmp_path, SETTLED)
    code, out, err = shell(*(facts if argument == "FACTS" else argument for argument in arguments))
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize("text", ["", "- a list\n", "facts: [1]\n", "facts: {a: [}\n", "fact: {}\n", "operators: {}\n"])
def test_files_that_hold_no_facts_are_refused(shell: Shell, tmp_path: Path, text: str) -> None:
    code, out, err = shell("law", "assess", written(tmp_path, text))
    assert (code, out) == (2, "")
    assert "nothing was taken" in err


def test_the_law_of_another_day_is_read_in_its_own_version(shell: Shell, tmp_path: Path) -> None:
    facts = written(tmp_path, SETTLED)
    rules = []
    for day in ("2026-07-26", "2026-07-27"):
        _, out, _ = shell("law", "assess", facts, "--instrument", "eu-ai-act", "--as-of", day, "--format", "json")
        rules.append({each["rule"] for each in json.loads(out)["conclusions"]})
    assert "art-5-1-ba" in rules[1] - rules[0]


def test_an_explanation_goes_down_to_the_answers(shell: Shell, tmp_path: Path) -> None:
    code, out, _ = shell("law", "explain", written(tmp_path, UNION), "ma-loi-09-08/art-2")
    assert code == 3
    assert "+ Data about people" in out or "(personal_data)" in out
    assert "? " in out


def test_a_broken_pack_is_refused_by_file_and_line(shell: Shell, tmp_path: Path) -> None:
    pack = tmp_path / "ma-loi-09-08"
    shutil.copytree(PACKAGED / "ma" / "instruments" / "ma-loi-09-08", pack)
    rule = pack / "rules" / "art-12-1-e.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("national_id_number", "shoe_size"), encoding="utf-8")
    hearsay = pack / "rules" / "art-12-1-a.yaml"
    text = hearsay.read_text(encoding="utf-8").replace("certainty: transcription", "certainty: memory", 1)
    hearsay.write_text(text, encoding="utf-8")
    code, out, err = shell("content", "check", str(pack))
    assert (code, out) == (2, "")
    assert "art-12-1-e.yaml:" in err
    assert "shoe_size" in err
    assert "known from memory, so it cannot be shown as in force" in err
