"""Open a file."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from zellige.institutions.web.models import Seat, User
from zellige.kernel.errors import InputError, Place, Problem
from zellige.log.web.actions.append import append
from zellige.register.engine.search import search_text
from zellige.register.web.actions.texts import human_text
from zellige.register.web.models import Initiative, ProductVersion, Statement, System, VersionUse
from zellige.register.web.policies import can, require


@dataclass(frozen=True)
class PublicStatement:
    """What was said in public, by whom, and where it stands: {title, publisher, url, date}."""

    text: Mapping[str, str]
    who: Mapping[str, str]
    source: Mapping[str, Any]
    said_on: date | None = None


@dataclass(frozen=True)
class Draft:
    """What a file starts with. An empty `ref` is made from the title."""

    title: Mapping[str, str]
    summary: Mapping[str, str]
    system: Mapping[str, str] = field(default_factory=dict)
    ref: str = ""
    product_version: ProductVersion | None = None
    illustrative: bool = False
    restricted: bool = False
    statements: Sequence[PublicStatement] = ()


def create_initiative(*, seat: Seat, author: User | None, draft: Draft, at: datetime) -> Initiative:
    """Open the file of an initiative, with its system and what was said of it in public.

    Raises
    ------
    InputError
        With every problem of the draft.
    """
    require(seat, "create")
    with transaction.atomic(durable=True):
        texts = _texts(draft, seat)
        initiative = Initiative.objects.create(
            ref=draft.ref or _free_ref(texts["title"]),
            title=texts["title"],
            summary=texts["summary"],
            title_text=search_text(texts["title"].values()),
            summary_text=search_text(texts["summary"].values()),
            institution=seat.institution,
            illustrative=draft.illustrative or seat.institution.illustrative,
            restricted=draft.restricted,
            created_at=at,
            created_by=author,
        )
        _add_system(initiative, texts["system"], draft.product_version, at)
        Statement.objects.bulk_create(
            Statement(
                initiative=initiative,
                text=dict(said.text),
                who=dict(said.who),
                source=dict(said.source),
                said_on=said.said_on,
            )
            for said in draft.statements
        )
        append(
            kind="register.initiative_created",
            body={"initiative": str(initiative.key), "seat": seat.pk},
            at=at,
        )
    return initiative


def _add_system(initiative: Initiative, name: dict[str, str], version: ProductVersion | None, at: datetime) -> None:
    system = System.objects.create(initiative=initiative, name=name, product_version=version, added_at=at)
    if version is not None:
        VersionUse.objects.create(system=system, product_version=version, since=at)


def _texts(draft: Draft, seat: Seat) -> dict[str, dict[str, str]]:
    problems: list[Problem] = []
    texts = {
        "title": human_text(draft.title, "title", problems, limit=200),
        "summary": human_text(draft.summary, "summary", problems),
        "system": human_text(draft.system or draft.title, "system", problems, limit=200),
    }
    for number, said in enumerate(draft.statements):
        human_text(said.text, f"statements.{number}.text", problems)
        human_text(said.who, f"statements.{number}.who", problems, limit=300)
    if draft.ref and Initiative.objects.filter(ref=draft.ref).exists():
        problems.append(Problem("the reference is taken", Place("ref"), repr(draft.ref), "a free one"))
    version = draft.product_version
    if version is not None and not can(seat, "view_product", version.product):
        problems.append(Problem("no such product version", Place("product_version")))
    if problems:
        raise InputError(problems)
    return texts


def _free_ref(title: Mapping[str, str]) -> str:
    """A name for addresses. Its random end keeps it from telling whether another file exists."""
    stem = next(filter(None, (slugify(title.get(code, ""))[:60] for code in ("fr", "en"))), "")
    return f"{stem or 'initiative'}-{secrets.token_hex(3)}"
