"""The log against pymerkle, both on a SQLite file: proofs in a log of 100,000, one append at a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

ENTRIES = 100_000
PROOFS, PEER_PROOFS = 200, 12
APPENDS, PEER_APPENDS = 1_000, 200
PEER = "pymerkle SqliteTree"


def measurements() -> list[dict[str, Any]]:
    with TemporaryDirectory() as folder:
        ours = _ours(Path(folder))
        theirs = _theirs(Path(folder))
    memory = ours["memory_mb"]
    return [
        _line("inclusion proof, 100,000 entries (median)", "proof_ms", ours, theirs, memory),
        _line("append, one durable transaction each (median)", "append_ms", ours, theirs, memory),
        {
            "slice": "log",
            "work": "appends per second, one durable transaction each",
            "ours": 1000 / ours["mean_append_ms"],
            "peer": 1000 / theirs["mean_append_ms"],
            "peer_name": PEER,
            "ratio": theirs["mean_append_ms"] / ours["mean_append_ms"],
            "unit": "1/s",
            "memory_mb": memory,
        },
    ]


def _line(work: str, name: str, ours: dict[str, float], theirs: dict[str, float], memory: float) -> dict[str, Any]:
    return {
        "slice": "log",
        "work": work,
        "ours": ours[name],
        "peer": theirs[name],
        "peer_name": PEER,
        "ratio": theirs[name] / ours[name],
        "unit": "ms",
        "memory_mb": memory,
    }


def _ours(folder: Path) -> dict[str, float]:
    """In a process of its own: its database is a fresh file in `folder`."""
    environment = {
        **os.environ,
        "ZELLIGE_DATA": str(folder),
        "ZELLIGE_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "zellige.platform.settings",
    }
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks._log_ours", str(ENTRIES), str(PROOFS), str(APPENDS)],
        env=environment,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise RuntimeError(f"benchmarks._log_ours ended with {ran.returncode}: {ran.stderr}")
    measured: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return measured


def _theirs(folder: Path) -> dict[str, float]:
    from pymerkle import SqliteTree

    entry = b"x" * 250
    with SqliteTree(str(folder / "peer.sqlite3")) as tree:
        tree.append_entries([entry] * ENTRIES)
        draw = Random(3)
        proofs = timed(lambda: tree.prove_inclusion(draw.randrange(1, ENTRIES + 1)), PEER_PROOFS)
        appends = timed(lambda: tree.append_entry(entry), PEER_APPENDS)
    return {
        "proof_ms": median(proofs),
        "append_ms": median(appends),
        "mean_append_ms": sum(appends) / len(appends),
    }


def timed(work: Any, times: int) -> list[float]:
    """Milliseconds of each of so many runs."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return spent
