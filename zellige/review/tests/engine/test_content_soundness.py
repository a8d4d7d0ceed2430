"""A procedure that nobody could go through to its end is refused, with everything that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from zellige.kernel.content import read
from zellige.kernel.errors import ContentError
from zellige.review.engine.read import procedures

HEAD = """
id: ma-example
title: &t {ar: "م", fr: "e", en: "e"}
short: *t
purpose: *t
agency: cndp
opened_by: [applicant]
initial: draft
"""
SOUND = """
states:
  - {id: draft, name: *t, certainty: none}
  - {id: done, name: *t, final: true, certainty: none}
transitions:
  - {id: file, from: [draft], to: done, by: {role: applicant}, name: *t, certainty: none}
"""


def problems(tmp_path: Path, text: str) -> list[str]:
    folder = tmp_path / "ma" / "procedures"
    folder.mkdir(parents=True)
    (folder / "example.yaml").write_text((HEAD + text).lstrip(), encoding="utf-8")
    try:
        procedures(read(tmp_path, kinds=["procedures"]))
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_a_sound_procedure_has_no_problem(tmp_path):
    assert problems(tmp_path, SOUND) == []


def test_all_that_is_unsound_is_said_at_once_with_file_and_line(tmp_path):
    found = problems(
        tmp_path,
        """
states:
  - {id: draft, name: *t, certainty: none}
  - {id: filed, name: *t, certainty: none}
  - {id: done, name: *t, final: true, certainty: none}
  - {id: island, name: *t, final: true, certainty: none}
transitions:
  - {id: file, from: [draft], to: filed, name: *t, certainty: none}
  - {id: finish, from: [draft], to: done, by: {role: applicant}, name: *t, certainty: none}
  - {id: reopen, from: [done], to: nowhere, by: {role: applicant}, name: *t, certainty: none,
     requires: [items, prayers], other_person_than: [nobody], within: never, opens: nothing}
clocks:
  - {id: receipt, kind: duty, name: *t, starts: posted, delay: {kind: hours, length: 24},
     elapsed: *t, certainty: none}
  - {id: window, kind: window, name: *t, starts: file, delay: {kind: hours, length: 24},
     elapsed: *t, certainty: none}
""",
    )
    for said in (
        "transition 'file' has no seat",
        "state 'filed' is a dead end",
        "state 'island' cannot be reached",
        "unknown state in 'to'; got 'nowhere'",
        "leads out of the final state 'done'",
        "requires: unknown; got 'prayers'",
        "requires items, and the procedure lists none",
        "other_person_than: unknown; got 'nobody'",
        "within: unknown; got 'never'",
        "opens: unknown; got 'nothing'",
        "clock 'receipt' starts at an event that never happens",
        "window 'window' closes nothing",
    ):
        assert any(said in problem for problem in found), said
    assert all(problem.startswith("ma/procedures/example.yaml:") for problem in found)


def test_a_period_from_memory_cannot_be_counted(tmp_path):
    found = problems(
        tmp_path,
        SOUND
        + """
clocks:
  - {id: decision, kind: duty, name: *t, starts: file, delay: {kind: months, length: 2},
     elapsed: *t, certainty: memory, status: to_be_confirmed}
""",
    )
    assert any("still to be confirmed" in problem for problem in found)


@pytest.mark.parametrize("certainty", ["memory", "press"])
def test_what_rests_on_memory_or_press_must_say_to_be_confirmed(tmp_path, certainty):
    unmarked = SOUND.replace("*t, certainty: none}", f"*t, certainty: {certainty}}}")
    assert any("status" in problem for problem in problems(tmp_path, unmarked))


def test_an_id_that_stands_twice_is_refused(tmp_path):
    twice = SOUND.replace("transitions:", "  - {id: draft, name: *t, certainty: none}\ntransitions:")
    assert any("'draft' stands twice" in problem for problem in problems(tmp_path, twice))
