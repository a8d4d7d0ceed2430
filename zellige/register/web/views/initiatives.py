"""Pages of initiatives."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zellige.kernel.errors import InputError
from zellige.register.web import selectors
from zellige.register.web.actions.create_initiative import Draft, create_initiative
from zellige.register.web.forms import InitiativeForm
from zellige.register.web.policies import can, require


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The initiatives in sight, by words, institution and status."""
    filters = selectors.Filters(
        request.GET.get("q", "")[:200],
        request.GET.get("institution", ""),
        request.GET.get("status", ""),
    )
    page, rows = selectors.initiatives(request.seat, filters, request.GET.get("page", 1))
    shown = {
        "page": page,
        "rows": rows,
        "filters": filters,
        "institutions": selectors.proposing_institutions(request.seat),
        "may_create": can(request.seat, "create"),
    }
    return render(request, "register/initiatives.html", shown)


@require_safe
def detail(request: HttpRequest, ref: str) -> HttpResponse:
    """A file, or to those who may not see it, what was said of it in public."""
    initiative = selectors.initiative_in_sight(request.seat, ref)
    if not can(request.seat, "view_file", initiative):
        statements = {"initiative": initiative, "statements": initiative.statements.all()}
        return render(request, "register/statements.html", statements)
    shown = {
        "initiative": initiative,
        "file": selectors.initiative_file(initiative, known_at=timezone.now()),
        "may_change": can(request.seat, "change", initiative),
        "may_submit": can(request.seat, "submit", initiative) and not initiative.submitted_at,
    }
    return render(request, "register/initiative.html", shown)


def new(request: HttpRequest) -> HttpResponse:
    """Open a file."""
    require(request.seat, "create")
    form = InitiativeForm(request.POST if request.method == "POST" else None, seat=request.seat)
    if request.method == "POST" and form.is_valid():
        draft = Draft(
            title=form.text("title"),
            summary=form.text("summary"),
            product_version=form.cleaned_data["product_version"],
            restricted=form.cleaned_data["restricted"],
        )
        try:
            initiative = create_initiative(seat=request.seat, author=request.user, draft=draft, at=timezone.now())
        except InputError as error:
            form.refuse(error)
        else:
            return redirect("register:initiative", ref=initiative.ref)
    status = 422 if form.is_bound else 200
    return render(request, "register/new_initiative.html", {"form": form}, status=status)
