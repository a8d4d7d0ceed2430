"""Enter a product, so that it is described once for all who use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zellige.institutions.web.models import Seat
from zellige.kernel.errors import InputError, Place, Problem
from zellige.log.web.actions.append import append
from zellige.register.web.actions.texts import human_text
from zellige.register.web.models import Product, ProductVersion
from zellige.register.web.policies import require


@dataclass(frozen=True)
class NewProduct:
    """A product and its first version here."""

    vendor: str
    name: str
    kind: Mapping[str, str]
    version: str
    released_on: date
    illustrative: bool = False
    restricted: bool = False


def register_product(*, seat: Seat, product: NewProduct, at: datetime) -> ProductVersion:
    """Enter a product with its first version.

    Raises
    ------
    InputError
        With every problem of what was handed in.
    """
    require(seat, "register_product")
    with transaction.atomic(durable=True):
        problems: list[Problem] = []
        kind = human_text(product.kind, "kind", problems, limit=200)
        _check(product, problems)
        if problems:
            raise InputError(problems)
        created = Product.objects.create(
            vendor=product.vendor.strip(),
            name=product.name.strip(),
            kind=kind,
            registered_by=seat.institution,
            illustrative=product.illustrative or seat.institution.illustrative,
            restricted=product.restricted,
            created_at=at,
        )
        version = ProductVersion.objects.create(
            product=created,
            version=product.version.strip(),
            released_on=product.released_on,
            created_at=at,
        )
        body = {"product": str(created.key), "version": str(version.key)}
        append(kind="register.product_registered", body=body, at=at)
    return version


def _check(product: NewProduct, problems: list[Problem]) -> None:
    for field in ("vendor", "name", "version"):
        if not getattr(product, field).strip():
            problems.append(Problem("empty", Place(field), "nothing", "a name"))
    same = Product.objects.filter(vendor=product.vendor.strip(), name=product.name.strip())
    if same.exists():
        problems.append(Problem("registered already", Place("name"), remedy="ask its describer for a version"))
