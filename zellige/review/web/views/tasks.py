"""What waits for the reader's seat."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zellige.review.web.selectors.overview import waiting_for


@require_safe
@login_required
def waiting(request: HttpRequest) -> HttpResponse:
    """The procedures whose next step belongs to this seat, with their clocks."""
    if request.seat is None:
        return redirect("institutions:seat")
    runs = waiting_for(request.seat, timezone.now())
    return render(request, "review/tasks.html", {"runs": runs})
