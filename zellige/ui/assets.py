"""What the browser is given: one stylesheet made of the component files, and the fonts as WOFF.

Built into the ignored data folder on first use, named by the hash of what is inside, so that
browsers may keep it for good.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

from zellige.ui.woff import woff

STYLES = Path(__file__).resolve().parent / "styles"
ORDER = ("tokens.css", "base.css", "layout.css")
WEIGHTS = {400: "Regular", 600: "SemiBold"}
_FACE = (
    '@font-face{{font-family:"IBM Plex Sans Arabic";font-weight:{weight};font-display:swap;'
    'src:url("{name}") format("woff")}}'
)


def sources() -> list[Path]:
    """The files of the stylesheet, in cascade order."""
    return [
        *(STYLES / name for name in ORDER),
        *sorted((STYLES / "components").glob("*.css")),
        STYLES / "print.css",
    ]


def squeezed(css: str) -> str:
    """The same stylesheet without comments and idle white space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).replace(";}", "}").strip()


def stylesheet_name() -> str:
    """The name of the stylesheet below STATIC_URL."""
    return built()[0] if not settings.DEBUG else _built(_stamp())[0]


def built() -> tuple[str, ...]:
    """Names of the built files, stylesheet first; built now if they are missing."""
    return _built("" if not settings.DEBUG else _stamp())


def _stamp() -> str:
    return "-".join(str(path.stat().st_mtime_ns) for path in sources())


@lru_cache(maxsize=4)
def _built(stamp: str) -> tuple[str, ...]:
    folder = Path(settings.ZELLIGE_BUILT)
    fonts = {weight: _font(folder, weight) for weight in WEIGHTS}
    faces = "".join(_FACE.format(weight=w, name=Path(n).name) for w, n in fonts.items())
    css = faces + "".join(squeezed(path.read_text(encoding="utf-8")) for path in sources())
    return _kept(folder, "zellige", "css", css.encode(), squeeze=True), *fonts.values()


def _font(folder: Path, weight: int) -> str:
    package = resources.files("fontpkg_ibm_plex_sans_arabic")
    font = (package / "files" / f"IBMPlexSansArabic-{WEIGHTS[weight]}.ttf").read_bytes()
    digest = hashlib.sha256(font).hexdigest()[:12]
    name = f"ui/plex-arabic-{weight}.{digest}.woff"
    if not (folder / name).exists():
        _write(folder / name, woff(font))
    return name


def _kept(folder: Path, stem: str, ending: str, body: bytes, squeeze: bool) -> str:
    name = f"ui/{stem}.{hashlib.sha256(body).hexdigest()[:12]}.{ending}"
    if not (folder / name).exists():
        if squeeze:
            _write(folder / f"{name}.gz", gzip.compress(body, 9, mtime=0))
        _write(folder / name, body)
    return name


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    draft.write_bytes(body)
    draft.replace(path)


class BuiltFinder(BaseFinder):
    """Lets Django's static files find what was built."""

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | list[str]:
        found = Path(settings.ZELLIGE_BUILT) / path
        if path not in built() or not found.exists():
            return []
        return [str(found)] if find_all else str(found)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        storage = FileSystemStorage(location=settings.ZELLIGE_BUILT)
        for name in built():
            for path in (name, f"{name}.gz"):
                if storage.exists(path):
                    yield path, storage
