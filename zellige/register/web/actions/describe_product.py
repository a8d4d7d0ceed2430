"""Describe a version of a product, for all systems that use it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from zellige.institutions.web.models import Seat, User
from zellige.register.web.actions.answers import Answer, checked
from zellige.register.web.actions.recording import record
from zellige.register.web.content import vocabulary
from zellige.register.web.models import Assertion, ProductVersion
from zellige.register.web.policies import require


def describe_product(
    *,
    seat: Seat,
    author: User | None,
    version: ProductVersion,
    facts: Mapping[str, Any],
    at: datetime,
    evidence: str = "",
) -> list[Assertion]:
    """Record facts of a version.

    Raises
    ------
    InputError
        With every problem of every fact; then nothing is recorded.
    """
    require(seat, "describe_product", version.product)
    answers = [Answer(version, fact, raw, evidence) for fact, raw in facts.items()]
    with transaction.atomic(durable=True):
        ProductVersion.objects.select_for_update().get(pk=version.pk)
        return record(
            seat=seat,
            author=author,
            given=checked(answers, vocabulary()),
            said=version.assertions.all(),
            about={"product": str(version.product.key), "version": str(version.key)},
            at=at,
        )
