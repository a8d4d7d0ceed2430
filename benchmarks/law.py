"""The law engine: one assessment with its reasons, many at once, and the start of the command line."""

from __future__ import annotations

import subprocess
import sys
import time
from random import Random
from statistics import median
from typing import Any

from zellige.kernel.logic.batch import Table, assess
from zellige.law.tests.drawn import assessed, edition, partial

ASSESSMENT_LIMIT_MS = 10.0
START_LIMIT_S = 0.3
CASES = 60
ROWS = 20_000


def measurements() -> list[dict[str, Any]]:
    return [one_assessment(), batch(), start()]


def one_assessment() -> dict[str, Any]:
    """Value, because and missing of every conclusion of every instrument, for facts not seen before."""
    draw = Random(11)
    cases = [partial(draw) for _ in range(CASES)]
    assessed({}).case.values  # noqa: B018  compiles the edition, once for all assessments
    spent = []
    for facts in cases:
        start = time.perf_counter()
        case = assessed(facts).case
        for name in case.shape.program.roots:
            case.value(name), case.because(name), case.missing(name)
        spent.append((time.perf_counter() - start) * 1000)
    return _line(
        "value, because and missing of all conclusions, one case (median ms)",
        median(spent),
        ASSESSMENT_LIMIT_MS,
        "ms",
    )


def batch() -> dict[str, Any]:
    """Values of all conclusions over columns, against one case at a time."""
    draw = Random(12)
    some = [partial(draw) for _ in range(200)]
    shape = edition().shape(assessed({}).facts.subjects)
    table = Table.of(shape.program, [some[row % 200] for row in range(ROWS)])
    start = time.perf_counter()
    assess(shape, table)
    ours = ROWS / (time.perf_counter() - start)
    start = time.perf_counter()
    for facts in some:
        assessed(facts).case.values  # noqa: B018
    peer = len(some) / (time.perf_counter() - start)
    return {
        "slice": "law",
        "work": "batch: assessments a second",
        "ours": ours,
        "peer": peer,
        "peer_name": "one at a time",
        "ratio": ours / peer,
        "unit": "1/s",
        "memory_mb": _memory(),
    }


def start() -> dict[str, Any]:
    """`zellige --help` as a whole process."""
    spent = []
    for _ in range(7):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "zellige.cli", "--help"], check=True, capture_output=True)
        spent.append(time.perf_counter() - begun)
    return _line("zellige --help (median s)", median(spent), START_LIMIT_S, "s")


def _line(work: str, ours: float, limit: float, unit: str) -> dict[str, Any]:
    return {
        "slice": "law",
        "work": work,
        "ours": ours,
        "peer": limit,
        "peer_name": "limit",
        "ratio": ours / limit,
        "unit": unit,
        "memory_mb": _memory(),
    }


def _memory() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
