"""The design page: every component at once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zellige.ui.specimen import specimens


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Every component in every language."""
    return render(request, "ui/design.html", {"samples": specimens(request)})
