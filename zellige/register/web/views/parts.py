"""Pages that change a file: its operators, its processings, its handing over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
    return _list(request, ref, OperatorForm, add_operator, "institution", "register/new_operator.html")


def new_processing(request: HttpRequest, ref: str) -> HttpResponse:
    """List a processing."""
    return _list(request, ref, ProcessingForm, add_processing, "operator", "register/new_processing.html")


def _list(
    request: HttpRequest, ref: str, form_of: Callable[..., Any], add: Callable[..., Any], whose: str, template: str
) -> HttpResponse:
    """One more part of the system: its name, and the field that says whose it is."""
    system = selectors.system_in_sight(request.seat, ref)
    require(request.seat, "change", system.initiative)
    form = form_of(request.POST if request.method == "POST" else None, system=system)
    if request.method == "POST" and form.is_valid():
        owner = {whose: form.cleaned_data[whose]}
        try:
            add(seat=request.seat, system=system, name=form.text("name"), at=timezone.now(), **owner)
        except InputError as error:
            form.refuse(error)
        else:
            return redirect("register:initiative", ref=ref)
    shown = {"form": form, "initiative": system.initiative}
    return render(request, template, shown, status=422 if form.is_bound else 200)


@require_POST
def submit(request: HttpRequest, ref: str) -> HttpResponse:
    """Hand the file over."""
    initiative = selectors.file_in_sight(request.seat, ref)
    submit_initiative(seat=request.seat, initiative=initiative, at=timezone.now())
    messages.success(request, _("The file was handed over to the authorities."))
    return redirect("register:initiative", ref=ref)
