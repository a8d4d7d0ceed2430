"""Pages that change a file: its operators, its processings, its handing over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zellige.kernel.errors import InputError
from zellige.register.web import selectors
from zellige.register.web.actions.add_operator import add_operator
from zellige.register.web.actions.add_processing import add_processing
from zellige.register.web.actions.submit_initiative import submit_initiative
from zellige.register.web.forms import OperatorForm, ProcessingForm
from zellige.register.web.policies import require


def new_operator(request: HttpRequest, ref: str) -> HttpResponse:
    """List an operator."""
    system = selectors.system_in_sight(request.seat, ref)
    require(request.seat, "change", system.initiative)
    form = OperatorForm(request.POST if request.method == "POST" else None, system=system)
    if request.method == "POST" and form.is_valid():
        try:
            add_operator(
                seat=request.seat,
                system=system,
                name=form.text("name"),
                institution=form.cleaned_data["institution"],
                at=timezone.now(),
            )
        except InputError as error:
            form.refuse(error)
        else:
            return redirect("register:initiative", ref=ref)
    shown = {"form": form, "initiative": system.initiative}
    status = 422 if form.is_bound else 200
    return render(request, "register/new_operator.html", shown, status=status)


def new_processing(request: HttpRequest, ref: str) -> HttpResponse:
    """List a processing."""
    system = selectors.system_in_sight(request.seat, ref)
    require(request.seat, "change", system.initiative)
    form = ProcessingForm(request.POST if request.method == "POST" else None, system=system)
    if request.method == "POST" and form.is_valid():
        try:
            add_processing(
                seat=request.seat,
                system=system,
                name=form.text("name"),
                operator=form.cleaned_data["operator"],
                at=timezone.now(),
            )
        except InputError as error:
            form.refuse(error)
        else:
            return redirect("register:initiative", ref=ref)
    shown = {"form": form, "initiative": system.initiative}
    status = 422 if form.is_bound else 200
    return render(request, "register/new_processing.html", shown, status=status)


@require_POST
def submit(request: HttpRequest, ref: str) -> HttpResponse:
    """Hand the file over."""
    initiative = selectors.file_in_sight(request.seat, ref)
    submit_initiative(seat=request.seat, initiative=initiative, at=timezone.now())
    messages.success(request, _("The file was handed over to the authorities."))
    return redirect("register:initiative", ref=ref)
