"""The home page and the error pages."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from zellige.institutions.web.selectors import demonstration_seats
from zellige.register.web.selectors import file_for_all
from zellige.ui import languages

DEMONSTRATION_INITIATIVE = "dakhla-energy"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Zellige is; in demonstration mode, where the demonstration file stands and the seats."""
    if not settings.ZELLIGE_DEMO:
        return render(request, "platform/home.html")
    shown = {"seats": demonstration_seats(), "initiative": file_for_all(DEMONSTRATION_INITIATIVE)}
    return render(request, "platform/home.html", shown)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "platform/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "platform/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "platform/404.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """After a fault the database may be away: this page asks neither it nor the session."""
    code = languages.current()
    context = {"language": code, "direction": languages.direction(code)}
    return HttpResponse(render_to_string("platform/500.html", context), status=500)
