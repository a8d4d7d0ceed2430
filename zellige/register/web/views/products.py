"""Pages of products."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zellige.kernel.errors import InputError
from zellige.register.web import selectors
from zellige.register.web.actions.release_version import release_version
from zellige.register.web.forms import VersionForm
from zellige.register.web.policies import can, require


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Products described once; the public has no sight of them."""
    if request.seat is None:
        raise Http404
    page = selectors.products(request.seat, request.GET.get("page", 1))
    return render(request, "register/products.html", {"page": page})


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A product, its versions, and the systems that use it."""
    product = selectors.product_in_sight(request.seat, pk)
    shown = {
        "file": selectors.product_file(request.seat, product, request.GET.get("page", 1)),
        "product": product,
        "may_release": can(request.seat, "release_version", product),
    }
    return render(request, "register/product.html", shown)


def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Release a version."""
    product = selectors.product_in_sight(request.seat, pk)
    require(request.seat, "release_version", product)
    form = VersionForm(request.POST if request.method == "POST" else None, product=product)
    if request.method == "POST" and form.is_valid():
        try:
            release_version(
                seat=request.seat,
                product=product,
                version=form.cleaned_data["version"],
                released_on=form.cleaned_data["released_on"],
                evidence=form.evidence(),
                at=timezone.now(),
            )
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect("register:product", pk=product.pk)
    shown = {"form": form, "product": product}
    status = 422 if form.is_bound else 200
    return render(request, "register/new_version.html", shown, status=status)
