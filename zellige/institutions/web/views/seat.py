"""Choose the seat to act from."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from zellige.institutions.web.actions.sit_as import sit_as as sit_down_as
from zellige.institutions.web.actions.take_seat import take_seat
from zellige.institutions.web.selectors import seat_asked_for, seats_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """The reader's own seats; a POST takes one."""
    if request.method == "POST":
        take_seat(request, seat_asked_for(request.POST.get("seat", "")))
        return HttpResponseRedirect(_next(request))
    seats = seats_of(request.user, timezone.localdate())
    return render(request, "institutions/seat.html", {"seats": seats})


@require_POST
def sit_as(request: HttpRequest) -> HttpResponse:
    """Demonstration only: sit down without a password."""
    sit_down_as(request, seat_asked_for(request.POST.get("seat", "")))
    return HttpResponseRedirect(_next(request))


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else reverse("home")
