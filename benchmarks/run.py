"""Run the measurements of every slice, or of one: a table, then a line of JSON for each."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from typing import Any

KEYS = ("slice", "work", "ours", "peer", "peer_name", "ratio", "unit", "memory_mb")
Measurement = dict[str, Any]


def slices(package: str = "benchmarks") -> list[str]:
    """The modules of `package` that measure, in the order of their names."""
    folders = importlib.import_module(package).__path__
    names = (module.name for module in pkgutil.iter_modules(folders))
    return sorted(name for name in names if name != "run" and not name.startswith("_"))


def measure(names: Sequence[str], package: str = "benchmarks") -> Iterator[Measurement]:
    for name in names:
        print(f"measuring {name} ...", file=sys.stderr)
        for measurement in importlib.import_module(f"{package}.{name}").measurements():
            if set(measurement) != set(KEYS):
                raise ValueError(f"benchmarks/{name}.py: got keys {sorted(measurement)}, expected {sorted(KEYS)}")
            yield {key: measurement[key] for key in KEYS}


def table(measurements: Sequence[Measurement]) -> str:
    rows = [KEYS, *([_shown(one[key]) for key in KEYS] for one in measurements)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(KEYS))]
    padded = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in padded)


def main(arguments: Sequence[str], package: str = "benchmarks") -> int:
    known = slices(package)
    unknown = [name for name in arguments if name not in known]
    if unknown:
        print(
            f"no benchmark {', '.join(unknown)}; there are: {', '.join(known) or 'none yet'}",
            file=sys.stderr,
        )
        return 2
    measurements = list(measure(arguments or known, package))
    print(table(measurements))
    print()
    for measurement in measurements:
        print(json.dumps(measurement, ensure_ascii=False))
    return 0


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:,.4g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
