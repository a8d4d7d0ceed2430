"""Load the demonstration pack, through the same actions as people use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from zellige.institutions.web.models import Institution, Member, Seat, User
from zellige.kernel.content import Content, Document
from zellige.kernel.errors import ContentError, InputError, Problem
from zellige.register.web.actions.add_operator import add_operator
from zellige.register.web.actions.add_processing import add_processing
from zellige.register.web.actions.answers import Answer
from zellige.register.web.actions.assert_facts import assert_facts
from zellige.register.web.actions.create_initiative import Draft, PublicStatement, create_initiative
from zellige.register.web.actions.describe_product import describe_product
from zellige.register.web.actions.register_product import NewProduct, register_product
from zellige.register.web.actions.submit_initiative import submit_initiative
from zellige.register.web.models import Initiative, Operator, ProductVersion, System
from zellige.register.web.selectors.words import Described


def seed_demonstration(content: Content, *, at: datetime | None = None) -> None:
    """Bring in the demonstration's products and initiatives that are missing.

    Safe to repeat: what is there stays, and what people answered since is not touched.

    Raises
    ------
    ContentError
        When a file of the pack cannot be taken; it names the file.
    """
    at = at or timezone.now()
    versions: dict[str, ProductVersion] = {}
    for document in content.of_kind("products"):
        with _named(document):
            for data in document.data["products"]:
                versions[data["id"]] = _product(data, at)
    for document in sorted(content.of_kind("initiatives"), key=_order):
        with _named(document):
            _initiative(document.data, versions, at)


def _order(document: Document) -> tuple[bool, list[int]]:
    """Invented files first, so that the real ones stand on top of a list that shows newest first."""
    return not document.data.get("illustrative", False), [-ord(letter) for letter in document.path]


@contextmanager
def _named(document: Document) -> Iterator[None]:
    try:
        yield
    except InputError as error:
        raise ContentError(
            Problem(str(problem), document.place(), remedy="mend this file of the demonstration")
            for problem in error.problems
        ) from error


def _product(data: Mapping[str, Any], at: datetime) -> ProductVersion:
    seat = _seat(data["registered_by"])
    named = {"product__vendor": data["vendor"], "product__name": data["name"]}
    version = ProductVersion.objects.filter(**named).order_by("-id").first()
    if version is None:
        product = NewProduct(
            data["vendor"],
            data["name"],
            data["kind"],
            data["version"],
            date.fromisoformat(data["released_on"]),
            data.get("illustrative", False),
            data.get("restricted", False),
        )
        version = register_product(seat=seat, product=product, at=at)
    if version.version == data["version"] and not version.assertions.exists():
        facts = data.get("facts", {})
        describe_product(seat=seat, author=_author(seat), version=version, facts=facts, at=at)
    return version


def _initiative(data: Mapping[str, Any], versions: Mapping[str, ProductVersion], at: datetime) -> None:
    seat = _seat(data["institution"])
    author = _author(seat)
    initiative = Initiative.objects.filter(ref=data["id"]).first()
    if initiative is None:
        draft = _draft(data, versions)
        initiative = create_initiative(seat=seat, author=author, draft=draft, at=at)
    system = initiative.systems.select_related("initiative").get()
    operators = _operators(data, seat, system, at)
    _answer(initiative, seat, author, [(system, data), *_processings(data, seat, system, operators, at)], at)
    _answer(initiative, seat, author, [(operators[item["id"]], item) for item in data.get("operators", ())], at)
    if data.get("submitted", False):
        submit_initiative(seat=seat, initiative=initiative, at=at)


def _draft(data: Mapping[str, Any], versions: Mapping[str, ProductVersion]) -> Draft:
    return Draft(
        title=data["title"],
        summary=data["summary"],
        system=data["system"],
        ref=data["id"],
        product_version=versions[data["product"]] if "product" in data else None,
        illustrative=data.get("illustrative", False),
        restricted=data.get("restricted", False),
        statements=[_statement(said) for said in data.get("statements", ())],
    )


def _statement(data: Mapping[str, Any]) -> PublicStatement:
    said_on = data.get("said_on")
    return PublicStatement(data["text"], data["who"], data["source"], date.fromisoformat(said_on) if said_on else None)


def _operators(data: Mapping[str, Any], seat: Seat, system: System, at: datetime) -> dict[str, Operator]:
    known = {operator.name["en"]: operator for operator in system.operators.all() if "en" in operator.name}
    return {
        item["id"]: known.get(item["name"]["en"])
        or add_operator(
            seat=seat,
            system=system,
            name=item["name"],
            institution=_institution(item["institution"]) if "institution" in item else None,
            at=at,
        )
        for item in data.get("operators", ())
    }


def _processings(
    data: Mapping[str, Any], seat: Seat, system: System, operators: Mapping[str, Operator], at: datetime
) -> list[tuple[Described, Mapping[str, Any]]]:
    known = {found.name["en"]: found for found in system.processings.all() if "en" in found.name}
    return [
        (
            known.get(item["name"]["en"])
            or add_processing(
                seat=seat,
                system=system,
                name=item["name"],
                operator=operators.get(item.get("operator", "")),
                at=at,
            ),
            item,
        )
        for item in data.get("processings", ())
    ]


def _answer(
    initiative: Initiative,
    seat: Seat,
    author: User | None,
    parts: list[tuple[Described, Mapping[str, Any]]],
    at: datetime,
) -> None:
    """Answer for the parts of which nobody has said anything."""
    answers = [
        Answer(part, fact, raw)
        for part, item in parts
        if not part.assertions.exists()
        for fact, raw in item.get("facts", {}).items()
    ]
    if answers:
        assert_facts(seat=seat, author=author, initiative=initiative, answers=answers, at=at)


def _institution(slug: str) -> Institution:
    found = Institution.objects.filter(slug=slug).first()
    if found is None:
        raise InputError([Problem("no such institution", got=repr(slug), expected="one of institutions.yaml")])
    return found


def _seat(slug: str) -> Seat:
    seat = Seat.objects.filter(institution=_institution(slug), role=Seat.Role.APPLICANT).first()
    if seat is None:
        raise InputError([Problem("the institution has no applicant's seat", got=repr(slug))])
    return seat


def _author(seat: Seat) -> User | None:
    member = Member.objects.filter(seat=seat).select_related("user").first()
    return member.user if member else None
