"""Release a new version of a product: what was known of the old one is open again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from zellige.institutions.web.models import Seat
from zellige.kernel.errors import InputError, Place, Problem
from zellige.log.web.actions.append import append
from zellige.register.web.models import Product, ProductVersion, System, VersionUse
from zellige.register.web.policies import require


def release_version(
    *,
    seat: Seat,
    product: Product,
    version: str,
    released_on: date,
    at: datetime,
    evidence: Sequence[Mapping[str, str]] = (),
) -> ProductVersion:
    """Enter a new version and move to it every system that uses the product.

    Facts hold for one version: none of the old one's carry over, so each of these files has
    open questions again until the new version is described.

    Raises
    ------
    InputError
        When the version has no name, is there already, or is older than the latest.
    """
    require(seat, "release_version", product)
    version = version.strip()
    with transaction.atomic(durable=True):
        Product.objects.select_for_update().get(pk=product.pk)
        _check(product, version, released_on)
        released = ProductVersion.objects.create(
            product=product,
            version=version,
            released_on=released_on,
            evidence=[dict(item) for item in evidence],
            created_at=at,
        )
        moved = _move(product, released, at)
        body = {"product": str(product.key), "version": str(released.key), "systems": moved}
        append(kind="register.version_released", body=body, at=at)
    return released


def _move(product: Product, released: ProductVersion, at: datetime) -> int:
    systems = System.objects.filter(product_version__product=product)
    ids = list(systems.values_list("pk", flat=True))
    VersionUse.objects.bulk_create(
        (VersionUse(system_id=pk, product_version=released, since=at) for pk in ids),
        batch_size=500,
    )
    systems.update(product_version=released)
    return len(ids)


def _check(product: Product, version: str, released_on: date) -> None:
    problems: list[Problem] = []
    if not version:
        problems.append(Problem("empty", Place("version"), "nothing", "a version such as 2.1"))
    if product.versions.filter(version=version).exists():
        problems.append(Problem("there already", Place("version"), version, "a new version"))
    latest = product.versions.order_by("-released_on").first()
    if latest is not None and released_on < latest.released_on:
        problems.append(
            Problem(
                "older than the latest version",
                Place("released_on"),
                released_on.isoformat(),
                f"{latest.released_on.isoformat()} or later",
            )
        )
    if problems:
        raise InputError(problems)
