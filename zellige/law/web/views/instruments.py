"""The instruments, rule by rule: what each says, whence it is known, what it leaves open."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zellige.law.engine.cover import cover
from zellige.law.engine.instrument import Instrument
from zellige.law.web.content import library
from zellige.law.web.selectors.rules import cases_of, rules_by_part, used_by, versions_of


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All instruments, each with its cover."""
    books = library()
    covers = [cover(one) for one in books.instruments.values()]
    return render(request, "law/instruments.html", {"covers": covers, "digest": books.digest})


@require_safe
def detail(request: HttpRequest, instrument: str) -> HttpResponse:
    """One instrument: cover, sources, open questions, rules by part."""
    books = library()
    found = _instrument(instrument)
    shown = {
        "instrument": found,
        "cover": cover(found),
        "agencies": books.agencies,
        "questions": [(one, books.agencies.get(one.owner)) for one in found.questions.values()],
        "parts": rules_by_part(found, timezone.localdate()),
    }
    return render(request, "law/instrument.html", shown)


@require_safe
def rule(request: HttpRequest, instrument: str, rule: str) -> HttpResponse:
    """One rule: text, versions with their conditions, exceptions, duties, limits, cases."""
    found = _instrument(instrument)
    if rule not in found.rules:
        raise Http404
    one = found.rules[rule]
    shown = {
        "instrument": found,
        "rule": one,
        "part": found.parts.get(one.part),
        "versions": versions_of(library(), found, one, timezone.localdate()),
        "cases": cases_of(one),
        "used_by": used_by(library(), one),
        "agencies": library().agencies,
    }
    return render(request, "law/rule.html", shown)


def _instrument(instrument: str) -> Instrument:
    found = library().instruments.get(instrument)
    if found is None:
        raise Http404
    return found
