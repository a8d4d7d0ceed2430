"""What a fresh database is given: institutions from content and, in demonstration mode, people and files."""

from __future__ import annotations

from django.conf import settings

from zellige.institutions.web.actions.seed import seed as seed_institutions
from zellige.kernel.content import read
from zellige.register.web.actions.seed_demonstration import seed_demonstration


def seed() -> None:
    """Bring the database up to what content says; safe to repeat."""
    content = read(settings.ZELLIGE_CONTENT)
    seed_institutions(content)
    if settings.ZELLIGE_DEMO:
        seed_demonstration(content)
