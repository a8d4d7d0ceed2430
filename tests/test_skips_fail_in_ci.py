"""What is skipped in CI must be seen, or nobody notices that the browser was never there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFIGURATION = "[pytest]\nmarkers = official: reads files that are not ours\n"


def run(folder: Path, test: str, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / "pytest.ini").write_text(CONFIGURATION)
    (folder / "test_one.py").write_text(f"import pytest\n\n\n{test}")
    plugins = ["-p", "tests.no_skips", "-p", "no:django", "-p", "no:cacheprovider"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, "--rootdir", str(folder), str(folder)],
        cwd=Path(__file__).resolve().parent.parent,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


SKIPPED = "def test_it():\n    pytest.skip('no browser here')\n"
MODULE = "pytest.importorskip('no_such_module')\n"
OFFICIAL = "@pytest.mark.official\n" + SKIPPED


@pytest.mark.parametrize("test", [SKIPPED, MODULE], ids=["test", "module"])
def test_a_skip_fails_in_ci_and_is_named(tmp_path, test):
    done = run(tmp_path, test, ci="true")
    assert done.returncode != 0
    assert "test_one.py" in done.stdout
    assert "skipped, which CI does not accept" in done.stdout
    assert done.stdout.strip().splitlines()[-1].startswith("1 skipped")


def test_a_skip_passes_on_a_desk(tmp_path):
    assert run(tmp_path, SKIPPED, ci="").returncode == 0


def test_official_files_may_be_absent_in_ci(tmp_path):
    assert run(tmp_path, OFFICIAL, ci="true").returncode == 0
