"""The public register and its sheets."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zellige.review.web.content import decision_procedure
from zellige.review.web.selectors.sheets import sheet_of, sheets

PAGE = 50


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What was decided, newest first, by words."""
    query = request.GET.get("q", "")[:200]
    page = Paginator(sheets(query), PAGE).get_page(request.GET.get("page", 1))
    shown = {"page": page, "query": query, "outcomes": outcomes()}
    return render(request, "review/register.html", shown)


@require_safe
def sheet(request: HttpRequest, ref: str) -> HttpResponse:
    """One sheet."""
    found = sheet_of(ref)
    if found is None:
        raise Http404
    shown = {"sheet": found, "fields": found.fields, "outcomes": outcomes()}
    return render(request, "review/sheet.html", shown)


def outcomes() -> dict[str, object]:
    """The names of the outcomes of a decision."""
    wanted = decision_procedure()
    steps = wanted.transitions.values() if wanted else ()
    return {one.id: one.name for step in steps for one in step.outcomes}
