"""Bring institutions and seats (and in demonstration mode, members) up to what content says."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from zellige.institutions.web.models import Institution, Member, Seat, User
from zellige.kernel.content import Content, Document
from zellige.kernel.errors import ContentError, Problem

Entry = tuple[Document, int, Mapping[str, Any]]


def seed(content: Content) -> None:
    """Make what is missing, mend names; nothing is removed. Running it twice changes nothing.

    Raises
    ------
    ContentError
        When members sit in seats that no institution has.
    """
    institutions = list(_entries(content, "institutions"))
    members = list(_entries(content, "members")) if settings.ZELLIGE_DEMO else []
    problems = [*_duplicates(institutions), *_strangers(institutions, members)]
    if problems:
        raise ContentError(problems)
    with transaction.atomic():
        seats = dict(pair for _, _, data in institutions for pair in _institution(data))
        for _, _, data in members:
            _member(data, seats[data["institution"], data["role"]])


def _entries(content: Content, kind: str) -> Iterator[Entry]:
    for document in content.of_kind(kind):
        for number, data in enumerate(document.data[kind]):
            yield document, number, data


def _duplicates(institutions: list[Entry]) -> Iterator[Problem]:
    seen: dict[str, Document] = {}
    for document, number, data in institutions:
        if data["id"] in seen:
            yield Problem(
                f"institution {data['id']!r} stands twice",
                document.place("institutions", number),
                remedy="keep one",
            )
        seen[data["id"]] = document


def _strangers(institutions: list[Entry], members: list[Entry]) -> Iterator[Problem]:
    known = {(data["id"], role) for _, _, data in institutions for role in data["seats"]}
    for document, number, data in members:
        if (data["institution"], data["role"]) not in known:
            yield Problem(
                f"member {data['username']!r} of a seat that does not exist",
                document.place("members", number),
                got=f"{data['institution']}, {data['role']}",
                expected="an institution of institutions.yaml that lists this role in its seats",
            )


def _institution(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], Seat]]:
    institution, _ = Institution.objects.update_or_create(
        slug=data["id"],
        defaults={
            "kind": data["kind"],
            "name": data["name"],
            "illustrative": data.get("illustrative", False),
        },
    )
    for role in data["seats"]:
        seat, _ = Seat.objects.get_or_create(institution=institution, role=role)
        yield (data["id"], role), seat


def _member(data: Mapping[str, Any], seat: Seat) -> None:
    user = User.objects.filter(username=data["username"]).first()
    if user is None:
        user = User.objects.create_user(data["username"], display_name=data["name"], is_demonstration=True)
    until = data.get("until")
    Member.objects.update_or_create(
        user=user,
        seat=seat,
        since=datetime.date.fromisoformat(data["since"]),
        defaults={"until": datetime.date.fromisoformat(until) if until else None},
    )
