"""The pages of the log."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zellige.log.engine.errors import NoSuchEntry
from zellige.log.web import selectors
from zellige.log.web.actions.receipt import receipt
from zellige.log.web.signer import signer

PER_PAGE = 50


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """What the log is, how to verify it, and its entries, the newest first."""
    page = Paginator(selectors.NewestFirst(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "log/entries.html", {"page": page, "key": str(signer().key)})


@require_safe
def entry(request: HttpRequest, index: int) -> HttpResponse:
    """One entry and the proof that it stands in the log."""
    try:
        proof = receipt(index)
    except NoSuchEntry as error:
        raise Http404(str(error)) from error
    context = {
        "entry": selectors.shown(proof.index, proof.entry),
        "checkpoint": proof.checkpoint,
        "proof": [hash_.hex() for hash_ in proof.proof],
        "last": selectors.size() - 1,
    }
    return render(request, "log/entry.html", context)
