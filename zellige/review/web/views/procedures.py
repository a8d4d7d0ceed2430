"""Pages of a procedure: its papers, its steps, its history."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zellige.register.web.models import Processing
from zellige.register.web.selectors import file_in_sight
from zellige.review import engine
from zellige.review.web.actions.open_procedure import open_procedure
from zellige.review.web.actions.take_step import take_step
from zellige.review.web.actions.write_items import write_items
from zellige.review.web.content import procedure as definition
from zellige.review.web.forms import StepForm
from zellige.review.web.law import owed_procedures
from zellige.review.web.models import Procedure
from zellige.review.web.policies import as_seen_by, in_sight, require_opening, require_sight
from zellige.review.web.refused import Conflict, Refused
from zellige.review.web.selectors.owed import Owed, processing_in
from zellige.review.web.selectors.papers import papers_of
from zellige.review.web.selectors.standing import Run, run_of
from zellige.review.web.wording import sentences


@require_safe
def detail(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Where a procedure stands, its papers, what this seat may do."""
    return shown(request, _procedure(request, ref, pk))


@require_safe
def paper(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """The papers alone, for print."""
    run = run_of(_procedure(request, ref, pk), timezone.now())
    return render(request, "review/paper.html", {"run": run, **_papers(run)})


@require_POST
def open_one(request: HttpRequest, ref: str) -> HttpResponse:
    """Open a procedure that is owed."""
    initiative = file_in_sight(request.seat, ref)
    kind = request.POST.get("kind", "")
    owed = owed_procedures(initiative)
    try:
        require_opening(request.seat, initiative, kind)
        procedure = open_procedure(
            seat=request.seat,
            author=request.user,
            initiative=initiative,
            wanted=_wanted(kind, processing_in(initiative, request.POST.get("processing", "")), owed),
            owed=owed,
            at=timezone.now(),
            key=request.POST.get("key") or None,
        )
    except KeyError as unknown:
        raise Http404 from unknown
    except Refused as error:
        for words in sentences(error.refusals):
            messages.error(request, words)
        return redirect("register:initiative", ref=ref)
    except Conflict as error:
        return conflict(request, error)
    return redirect(address_of(procedure))


@require_POST
def items(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Keep what was written by hand."""
    procedure = _procedure(request, ref, pk)
    named = {name: words for name, words in request.POST.items() if name.startswith("item-")}
    words = {name.removeprefix("item-"): text[:8000] for name, text in named.items()}
    try:
        write_items(
            seat=request.seat, author=request.user, procedure=procedure, words=words, at=timezone.now()
        )  # fmt: skip
    except Refused as error:
        for sentence in sentences(error.refusals):
            messages.error(request, sentence)
    else:
        messages.success(request, _("What you wrote is kept."))
    return redirect(address_of(procedure))


@require_POST
def step(request: HttpRequest, ref: str, pk: int, transition: str) -> HttpResponse:
    """Take a step, or show everything that stands against it."""
    procedure = _procedure(request, ref, pk)
    wanted = run_of(procedure, timezone.now()).definition.transitions.get(transition)
    if wanted is None:
        raise Http404
    form = StepForm(wanted, request.POST)
    if not form.is_valid():
        return shown(request, procedure, form, status=422)
    try:
        take_step(
            seat=request.seat, author=request.user, procedure=procedure, asked=form.asked(),
            at=timezone.now(),
        )  # fmt: skip
    except Refused as error:
        form.refuse(error.refusals)
        return shown(request, procedure, form, status=422)
    except Conflict as error:
        return conflict(request, error)
    messages.success(request, _("The step is taken and entered in the log."))
    return redirect(address_of(procedure))


def shown(
    request: HttpRequest, procedure: Procedure, refused: StepForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of a procedure, with a refused form in its place."""
    run = run_of(procedure, timezone.now())
    forms = [_form(step, refused) for step in run.steps_of(request.seat) if not step.decides]
    if refused is not None and all(form is not refused for form in forms):
        forms.append(refused)
    mine = as_seen_by(procedure.initiative, request.seat) == engine.SeatOf("applicant")
    page = {
        "run": run,
        "forms": forms,
        "may_write": mine and not run.rows,
        "initiative": procedure.initiative,
        **_papers(run),
    }
    return render(request, "review/procedure.html", page, status=status)


def conflict(request: HttpRequest, error: Conflict) -> HttpResponse:
    """The same form came with another content."""
    return render(request, "review/conflict.html", {"error": error}, status=409)


def address_of(procedure: Procedure) -> str:
    """The page where this procedure goes on."""
    if definition(procedure.kind).opens_when == "owed_filed":
        return reverse("review:decision", args=[procedure.initiative.ref])
    return reverse("review:procedure", args=[procedure.initiative.ref, procedure.pk])


def _procedure(request: HttpRequest, ref: str, pk: int) -> Procedure:
    rows = in_sight(request.seat).select_related(
        "initiative__institution", "processing__operator", "processing__system", "opened_by"
    )
    procedure: Procedure = get_object_or_404(rows, pk=pk, initiative__ref=ref)
    require_sight(request.seat, procedure)
    return procedure


def _form(step: engine.Transition, refused: StepForm | None) -> StepForm:
    return refused if refused is not None and refused.step.id == step.id else StepForm(step)


def _papers(run: Run) -> dict[str, object]:
    """As filed, when they were filed; else as they stand now."""
    filed = next((row for row in run.rows if row.papers), None)
    if filed is not None:
        return {"filed": filed, "papers": None}
    return {"filed": None, "papers": papers_of(run.row, run.now) if run.definition.items else None}


def _wanted(kind: str, processing: Processing | None, owed: list[Owed]) -> Owed:
    plain = Owed(kind, processing)
    return next((one for one in owed if one.is_for(plain)), plain)
