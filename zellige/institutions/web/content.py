"""Content that this slice reads: institutions and demonstration members."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from zellige.kernel.content import Content, read


def institutions() -> Content:
    """Every document that names institutions or demonstration members."""
    return read(Path(settings.ZELLIGE_CONTENT), kinds=("institutions", "members"))
