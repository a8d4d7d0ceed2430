"""Who sits where: members only, today only; and in the demonstration, anyone."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from zellige.institutions.web.models import Institution, Member, Seat, User

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough pass phrase"
Queries = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def person() -> User:
    return User.objects.create_user("salma", PASSWORD, display_name="Salma")


def seat(slug: str, role: str = "applicant") -> Seat:
    institution, _ = Institution.objects.get_or_create(
        slug=slug, defaults={"kind": "agency", "name": {"ar": slug, "fr": slug, "en": slug}}
    )
    return Seat.objects.create(institution=institution, role=role)


def member(user: User, at: Seat, since: int = -10, until: int | None = None) -> Member:
    today = timezone.localdate()
    return Member.objects.create(
        user=user,
        seat=at,
        since=today + datetime.timedelta(days=since),
        until=None if until is None else today + datetime.timedelta(days=until),
    )


def seat_of(client: Client) -> Seat | None:
    return client.get("/en/").wsgi_request.seat  # type: ignore[no-any-return]


def test_nobody_sits_nowhere(client: Client) -> None:
    assert seat_of(client) is None


def test_a_person_with_one_seat_sits_in_it(client: Client, person: User) -> None:
    only = member(person, seat("cndp", "authority")).seat
    client.force_login(person)
    assert seat_of(client) == only


def test_a_person_with_several_seats_chooses(client: Client, person: User) -> None:
    member(person, seat("cndp", "authority"))
    second = member(person, seat("add")).seat
    client.force_login(person)
    assert seat_of(client) is None
    response = client.post("/en/seat/", {"seat": second.pk, "next": "/en/design/"})
    assert response.headers["Location"] == "/en/design/"
    assert seat_of(client) == second


@pytest.mark.parametrize(("since", "until"), [(1, None), (-10, -1)])
def test_a_term_to_come_or_over_gives_no_seat(client: Client, person: User, since: int, until: int | None) -> None:
    other = member(person, seat("cndp", "authority"), since, until).seat
    client.force_login(person)
    assert seat_of(client) is None
    assert client.post("/en/seat/", {"seat": other.pk}).status_code == 403


def test_the_last_day_still_counts(client: Client, person: User) -> None:
    only = member(person, seat("cndp", "authority"), -3, 0).seat
    client.force_login(person)
    assert seat_of(client) == only


def test_a_seat_taken_is_lost_when_the_term_ends(client: Client, person: User) -> None:
    term = member(person, seat("cndp", "authority"))
    member(person, seat("add"))
    member(person, seat("dgssi", "authority"))
    client.force_login(person)
    client.post("/en/seat/", {"seat": term.seat.pk})
    assert seat_of(client) == term.seat
    term.until = timezone.localdate() - datetime.timedelta(days=1)
    term.save()
    assert seat_of(client) is None


def test_nobody_takes_the_seat_of_others(client: Client, person: User) -> None:
    other = seat("cndp", "authority")
    client.force_login(person)
    assert client.post("/en/seat/", {"seat": other.pk}).status_code == 403
    assert client.post("/en/seat/", {"seat": "x"}).status_code == 404
    assert client.post("/en/seat/", {"seat": "9" * 30}).status_code == 404


def test_finding_the_seat_costs_one_query(client: Client, person: User, django_assert_num_queries: Queries) -> None:
    for slug in ("cndp", "dgssi", "add"):
        member(person, seat(slug, "authority"))
    chosen = Seat.objects.get(institution__slug="dgssi")
    client.force_login(person)
    client.post("/en/seat/", {"seat": chosen.pk})
    with django_assert_num_queries(3):  # session, person, seats
        response = client.get("/en/design/")
    assert "dgssi" in response.content.decode()


def test_signing_in_by_password_and_out_again(client: Client, person: User) -> None:
    wrong = client.post("/fr/sign-in/", {"username": "salma", "password": "no"})
    assert wrong.status_code == 200
    assert "error-summary" in wrong.content.decode()
    right = client.post("/fr/sign-in/", {"username": "salma", "password": PASSWORD, "next": "/fr/design/"})
    assert right.headers["Location"] == "/fr/design/"
    assert client.get("/fr/").wsgi_request.user == person
    assert client.get("/fr/sign-out/").status_code == 405
    client.post("/fr/sign-out/")
    assert not client.get("/fr/").wsgi_request.user.is_authenticated


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:0"])
def test_nobody_is_led_to_another_site(client: Client, person: User, target: str) -> None:
    mine = member(person, seat("cndp", "authority")).seat
    data = {"username": "salma", "password": PASSWORD, "next": target}
    assert client.post("/en/sign-in/", data).headers["Location"] == "/en/"
    answer = client.post("/en/seat/", {"seat": mine.pk, "next": target})
    assert answer.headers["Location"] == "/en/"
