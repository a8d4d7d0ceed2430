"""The page where the directorate's decision is drafted, signed and published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zellige.register.web.models import Initiative
from zellige.register.web.selectors import file_in_sight
from zellige.review import engine
from zellige.review.web.actions.draft_decision import draft_decision
from zellige.review.web.actions.publish_sheet import publish_sheet
from zellige.review.web.actions.send_back import send_back
from zellige.review.web.actions.sign_decision import sign_decision
from zellige.review.web.content import decision_procedure
from zellige.review.web.forms import StepForm
from zellige.review.web.law import asking, published_conclusions
from zellige.review.web.models import Procedure
from zellige.review.web.policies import can_see
from zellige.review.web.refused import Conflict, Refused
from zellige.review.web.selectors.overview import overview
from zellige.review.web.selectors.sheets import decision_of
from zellige.review.web.selectors.standing import run_of
from zellige.review.web.views.procedures import conflict


@require_safe
def detail(request: HttpRequest, ref: str) -> HttpResponse:
    """The decision as it stands, with what this seat may do."""
    return _shown(request, file_in_sight(request.seat, ref))


@require_POST
def deed(request: HttpRequest, ref: str, deed: str) -> HttpResponse:
    """Draft, send back, sign or publish."""
    initiative = file_in_sight(request.seat, ref)
    procedure = _procedure(request, initiative)
    if procedure is None or deed not in _DEEDS:
        raise Http404
    form = StepForm(_step(procedure, deed), request.POST)
    if not form.is_valid():
        return _shown(request, initiative, form, status=422)
    try:
        _DEEDS[deed](request, procedure, form)
    except Refused as error:
        form.refuse(error.refusals)
        return _shown(request, initiative, form, status=422)
    except Conflict as error:
        return conflict(request, error)
    messages.success(request, _("The step is taken and entered in the log."))
    return redirect("review:decision", ref=ref)


def _who(request: HttpRequest, procedure: Procedure, form: StepForm) -> dict[str, Any]:
    return {
        "seat": request.seat,
        "author": request.user,
        "procedure": procedure,
        "at": timezone.now(),
        "key": form.asked().key,
    }


def _draft(request: HttpRequest, procedure: Procedure, form: StepForm) -> None:
    asked = form.asked()
    draft_decision(
        **_who(request, procedure, form),
        outcome=asked.outcome,
        reasons=asked.reasons,
        language=asked.language,
        conditions=asked.conditions,
    )


def _send_back(request: HttpRequest, procedure: Procedure, form: StepForm) -> None:
    asked = form.asked()
    who = _who(request, procedure, form)
    send_back(**who, reasons=asked.reasons, language=asked.language)


def _sign(request: HttpRequest, procedure: Procedure, form: StepForm) -> None:
    sign_decision(**_who(request, procedure, form))


def _publish(request: HttpRequest, procedure: Procedure, form: StepForm) -> None:
    decision = decision_of(procedure.initiative)
    known_at = decision.signed_at if decision else None
    publish_sheet(
        **_who(request, procedure, form),
        conclusions=published_conclusions(procedure.initiative, known_at),
        reduced=request.POST.get("reduced") == "yes",
    )


_DEEDS: dict[str, Callable[[HttpRequest, Procedure, StepForm], None]] = {
    "draft": _draft,
    "send_back": _send_back,
    "sign": _sign,
    "publish": _publish,
}


def _step(procedure: Procedure, deed: str) -> engine.Transition:
    steps = run_of(procedure, timezone.now()).definition.transitions.values()
    return next(step for step in steps if step.decides == deed)


def _procedure(request: HttpRequest, initiative: Initiative) -> Procedure | None:
    """The latest run of the decision procedure, when this seat may see it."""
    wanted = decision_procedure()
    if wanted is None:
        return None
    rows = initiative.procedures.filter(kind=wanted.id).select_related("initiative__institution", "opened_by")
    row = rows.order_by("-id").first()
    return row if row is not None and can_see(request.seat, row) else None


def _shown(
    request: HttpRequest, initiative: Initiative, refused: StepForm | None = None, status: int = 200
) -> HttpResponse:
    asked = asking(initiative)
    found = overview(initiative, request.seat, asked.owed, timezone.now(), asked.possible)
    run = found.decision.run if found.decision and found.decision.may_see else None
    steps = run.steps_of(request.seat) if run else ()
    forms = [refused if refused and refused.step.id == one.id else StepForm(one) for one in steps]
    if refused is not None and all(form is not refused for form in forms):
        forms.append(refused)
    decisions = run.row.decisions.select_related("drafted_by", "signed_by") if run else ()
    page = {
        "initiative": initiative,
        "run": run,
        "forms": forms,
        "decisions": list(decisions),
        "overview": found,
    }
    return render(request, "review/decision.html", page, status=status)
