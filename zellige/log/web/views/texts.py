"""What verifiers fetch: receipts, the checkpoint, the verifier key, tiles."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from zellige.log.engine.errors import LogError, NoSuchEntry
from zellige.log.web import selectors, tiles
from zellige.log.web.actions.checkpoint import checkpoint as present
from zellige.log.web.actions.receipt import receipt as receipt_of
from zellige.log.web.signer import signer

TEXT = "text/plain; charset=utf-8"


@require_safe
def receipt(request: HttpRequest, index: int) -> HttpResponse:
    """The receipt of an entry, to keep."""
    try:
        written = str(receipt_of(index))
    except NoSuchEntry as error:
        raise Http404(str(error)) from error
    name = f"{signer().key.name.replace('/', '-')}-{index}.tlog-proof"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written, content_type=TEXT, headers=disposition)


@require_safe
@cache_control(max_age=0, must_revalidate=True)
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The signed head."""
    return HttpResponse(present().text, content_type=TEXT)


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The key that verifies checkpoints and receipts."""
    return HttpResponse(f"{signer().key}\n", content_type=TEXT)


@require_safe
@cache_control(max_age=31_536_000, immutable=True)
def tile(request: HttpRequest, path: str) -> HttpResponse:
    """A tile of hashes or a bundle of entries, which never change."""
    try:
        data = tiles.tile(path, selectors.size())
    except LogError as error:
        raise Http404(str(error)) from error
    return HttpResponse(data, content_type="application/octet-stream")
