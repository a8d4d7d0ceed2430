"""The dossier: what the laws conclude of a file, and why; as a page, as JSON, on paper."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zellige.law.engine.dossier import laws_read
from zellige.law.engine.paper import paper
from zellige.law.engine.serialise import plain
from zellige.law.web.selectors import Journey, Reading, reading
from zellige.law.web.selectors.lines import line, lines_of
from zellige.law.web.selectors.views import by_agency, headline_counts, open_questions
from zellige.law.web.views.addresses import question_address
from zellige.register.web.models import Initiative
from zellige.register.web.policies import can
from zellige.register.web.selectors import file_in_sight
from zellige.ui.languages import chosen, current

VIEWS = ("law", "agency", "open", "duties")


@require_safe
def page(request: HttpRequest, ref: str) -> HttpResponse:
    """By law, by agency, by what is open, or the duties; `?law=` shows all conclusions of one law."""
    initiative, read = _read(request, ref)
    journey = Journey(read)
    following = journey.next
    by = request.GET.get("by", "law")
    if by not in VIEWS:
        raise Http404
    shown = {
        "initiative": initiative,
        "journey": journey,
        "assessment": read.assessment,
        "digest": read.assessment.edition.library.digest,
        "counts": headline_counts(read.assessment),
        "by": by,
        "may_answer": can(request.seat, "change", initiative),
        "next_address": question_address(ref, following.fact.id, following.item) if following else "",
        "day_query": f"&day={read.assessment.day.isoformat()}" if request.GET.get("day") else "",
        **_part(read, by, request.GET.get("law", "")),
    }
    return render(request, "law/dossier.html", shown)


@require_safe
def as_json(request: HttpRequest, ref: str) -> HttpResponse:
    """The same as `zellige law assess --format json` gives for these facts."""
    _, read = _read(request, ref)
    return JsonResponse(plain(read.assessment, current()), json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
def as_pdf(request: HttpRequest, ref: str) -> HttpResponse:
    """The dossier on paper, in the language of the address."""
    initiative, read = _read(request, ref)
    title = chosen(initiative.title, current())[0]
    body = paper(read.assessment, current(), title=title, names=read.names)
    name = f"{initiative.ref}-{read.assessment.day.isoformat()}-{current()}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(body, content_type="application/pdf", headers=headers)


def _read(request: HttpRequest, ref: str) -> tuple[Initiative, Reading]:
    initiative = file_in_sight(request.seat, ref)
    return initiative, reading(initiative, day=_day(request))


def _day(request: HttpRequest) -> date | None:
    raw = request.GET.get("day", "")
    if not raw:
        return None
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        raise Http404 from None
    if not 1900 <= day.year <= timezone.localdate().year + 30:
        raise Http404
    return day


def _part(read: Reading, by: str, law: str) -> dict[str, object]:
    laws = laws_read(read.assessment)
    if by == "agency":
        return {"agencies": by_agency(read)}
    if by == "open":
        return {
            "lines": [line(read, one) for one in read.assessment.open_headlines],
            "rulings": open_questions(read.assessment),
        }
    if by == "duties":
        return {"duties": read.assessment.duties, "names": read.names}
    if not law:
        return {"laws": [(one, [line(read, each) for each in one.headlines]) for one in laws]}
    chosen_laws = [one for one in laws if one.instrument.id == law]
    if not chosen_laws:
        raise Http404
    return {
        "law": chosen_laws[0].instrument,
        "modes": [(one, [line(read, each) for each in one.headlines], lines_of(read, one)) for one in chosen_laws],
    }
