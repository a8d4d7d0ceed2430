"""What the tests of the house look at: its files, as they are tracked."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IGNORED = {".git", ".venv", "var", "build", "dist", "__pycache__"}


@cache
def tracked() -> tuple[Path, ...]:
    """Every tracked file that is there; without git, every file that git would track."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not IGNORED & set(path.relative_to(ROOT).parts)]
    return tuple(path for path in found if path.is_file())


def files(*endings: str) -> list[Path]:
    return [path for path in tracked() if path.name.endswith(endings)]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def package_modules() -> list[Path]:
    """The Python files of the package, but for migrations."""
    return [path for path in files(".py") if named(path).startswith("zellige/") and "migrations" not in path.parts]


def slices() -> list[Path]:
    """Folders of the package that have an engine or a web room."""
    rooms = [path for path in package_modules() if path.parent.name in ("engine", "web")]
    return sorted({room.parent.parent for room in rooms if room.parent.parent.parent.name == "zellige"})


def section(document: str, heading: str) -> str:
    """What stands under a heading, up to the next of the same depth."""
    text = (ROOT / document).read_text(encoding="utf-8")
    mark = heading.split(" ", 1)[0]
    return text.split(f"\n{heading}\n", 1)[1].split(f"\n{mark} ", 1)[0]


def rows(document: str) -> list[list[str]]:
    """The rows of all tables of a document, headings left out."""
    text = (ROOT / document).read_text(encoding="utf-8")
    found: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("|---"):
            found.pop()
        elif line.startswith("|"):
            found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found
