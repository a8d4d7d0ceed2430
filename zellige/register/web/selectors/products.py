"""Products, their versions and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import Http404

from zellige.institutions.web.models import Seat
from zellige.register.web.content import vocabulary
from zellige.register.web.models import Assertion, Product, ProductVersion, System
from zellige.register.web.policies import files_in_sight, products_in_sight
from zellige.register.web.selectors.files import Word
from zellige.register.web.selectors.lists import PAGE


@dataclass(frozen=True)
class VersionFile:
    """One version, and the words on it that stand."""

    version: ProductVersion
    words: tuple[Word, ...]


@dataclass(frozen=True)
class ProductFile:
    """A product with its versions (newest first), and the systems in sight that use it."""

    product: Product
    versions: tuple[VersionFile, ...]
    systems: Page


def products(seat: Seat | None, page: int | str = 1) -> Page:
    """A page of the products in sight, with the number of their versions."""
    found = products_in_sight(seat).select_related("registered_by")
    return Paginator(found.annotate(version_count=Count("versions")).order_by("vendor", "name"), PAGE).get_page(page)


def product_in_sight(seat: Seat | None, pk: int) -> Product:
    """The product, or 404."""
    found = products_in_sight(seat).select_related("registered_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def product_file(seat: Seat | None, product: Product, page: int | str = 1) -> ProductFile:
    """The product with everything its page shows."""
    words: dict[int, list[Word]] = {}
    facts = vocabulary().facts
    for row in _standing(product):
        if row.fact in facts:
            words.setdefault(row.product_version_id, []).append(Word(row, facts[row.fact]))
    users = (
        System.objects.filter(product_version__product=product, initiative__in=files_in_sight(seat))
        .select_related("initiative__institution", "product_version")
        .order_by("-id")
    )
    return ProductFile(
        product,
        tuple(VersionFile(v, tuple(words.get(v.pk, ()))) for v in product.versions.all()),
        Paginator(users, PAGE).get_page(page),
    )


def versions_in_sight(seat: Seat | None) -> QuerySet[ProductVersion]:
    """The versions that a new file may name."""
    return ProductVersion.objects.filter(product__in=products_in_sight(seat)).select_related("product")


def _standing(product: Product) -> QuerySet[Assertion]:
    return (
        Assertion.objects.filter(product_version__product=product, superseded_by__isnull=True)
        .select_related("author", "seat__institution")
        .order_by("fact", "recorded_at")
    )
