import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "ZELLIGE_DATA": str(folder),
        "ZELLIGE_DATABASE_URL": "",
        "ZELLIGE_LOG_KEY": str(folder / "log.key"),
        "DJANGO_SETTINGS_MODULE": "zellige.platform.settings",
    }


def ran(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT, env=environment(folder), capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.proof
def test_no_confirmed_entry_is_lost_doubled_or_moved_when_writers_are_killed(
    tmp_path: Path,
) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    draw = random.Random(seed)
    assert ran(tmp_path, "django", "migrate").returncode == 0
    confirmed: dict[str, int] = {}
    for turn in range(6):
        writers = [start(tmp_path, f"{turn}-{writer}") for writer in range(3)]
        said = [first_line(writer) for writer in writers]
        time.sleep(draw.random())
        for writer in writers:
            writer.kill()
        for line, writer in zip(said, writers, strict=True):
            confirmed.update(told(line + writer.communicate()[0]))
    assert len(confirmed) >= 18
    rows = sqlite3.connect(tmp_path / "db.sqlite3").execute(
        'SELECT idempotency_key, "index" FROM log_entry ORDER BY "index"'
    )
    stored = dict(rows)
    assert sorted(stored.values()) == list(range(len(stored)))
    assert {key: stored.get(key) for key in confirmed} == confirmed
    verified = ran(tmp_path, "zellige.cli", "log", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def start(folder: Path, name: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "zellige.log.tests.appender", name],
        cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def first_line(writer: "subprocess.Popen[str]") -> str:
    """Wait until it works."""
    assert writer.stdout is not None
    return writer.stdout.readline()


def told(output: str) -> dict[str, int]:
    """Whole lines only: the last may be cut by the kill."""
    lines = output.rpartition("\n")[0].splitlines()
    return {key: int(index) for key, index in (line.split() for line in lines)}
