"""Lists: initiatives as a seat sees them, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from zellige.institutions.web.models import Institution, Seat
from zellige.register.engine.search import words
from zellige.register.web.models import Initiative
from zellige.register.web.policies import can, files_in_sight, initiatives_in_sight

PAGE = 25
STATUSES = ("draft", "submitted")


@dataclass(frozen=True)
class Filters:
    """What the reader is looking for; empty means anything."""

    query: str = ""
    institution: str = ""
    status: str = ""


@dataclass(frozen=True)
class Row:
    """One line of the list. Without the file in sight only the title and who proposes it."""

    initiative: Initiative
    file_in_sight: bool


def initiatives(seat: Seat | None, filters: Filters, page: int | str = 1) -> tuple[Page, list[Row]]:
    """A page of the initiatives in sight, newest first."""
    found = _chosen(seat, filters).select_related("institution").defer("title_text", "summary_text")
    shown = Paginator(found.order_by("-created_at", "-id"), PAGE).get_page(page)
    return shown, [Row(item, can(seat, "view_file", item)) for item in shown.object_list]


def proposing_institutions(seat: Seat | None) -> QuerySet[Institution]:
    """Those that an initiative in sight belongs to."""
    ids = initiatives_in_sight(seat).order_by().values("institution")
    return Institution.objects.filter(pk__in=ids).order_by("slug")


def _chosen(seat: Seat | None, filters: Filters) -> QuerySet[Initiative]:
    files = files_in_sight(seat).order_by().values("pk")
    found = initiatives_in_sight(seat)
    for word in words(filters.query):
        # What a summary says is told only to those who may read it.
        found = found.filter(Q(title_text__contains=word) | Q(summary_text__contains=word, pk__in=files))
    if filters.institution:
        found = found.filter(institution__slug=filters.institution)
    if filters.status in STATUSES:
        found = found.filter(pk__in=files, submitted_at__isnull=filters.status == "draft")
    return found
