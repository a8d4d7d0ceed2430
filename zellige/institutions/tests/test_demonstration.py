"""Content makes institutions, and in demonstration mode people whose seats anyone may try."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from zellige.institutions.web import content
from zellige.institutions.web.actions.seed import seed
from zellige.institutions.web.models import Institution, Member, Seat, User
from zellige.kernel.content import read
from zellige.kernel.errors import ContentError

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded() -> None:
    seed(content.institutions())


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Institution, Seat, Member, User))


def demonstration_seat(role: str) -> Seat:
    return Seat.objects.get(role=role, members__user__is_demonstration=True)


@pytest.mark.usefixtures("seeded")
def test_seeding_twice_changes_nothing() -> None:
    before = counts()
    seed(content.institutions())
    assert counts() == before


@pytest.mark.usefixtures("seeded")
def test_the_authorities_and_the_directorate_have_their_seats() -> None:
    for slug in ("cndp", "dgssi", "dgsn", "add"):
        assert Seat.objects.filter(institution__slug=slug, role="authority").exists()
    roles = Seat.objects.filter(institution__slug="dgia").values_list("role", flat=True)
    assert set(roles) == {"directorate_rapporteur", "directorate_signatory"}


@pytest.mark.usefixtures("seeded")
def test_invented_institutions_say_so() -> None:
    examples = Institution.objects.filter(slug__startswith="example-")
    assert examples
    assert all(one.illustrative for one in examples)


def test_without_demonstration_no_person_is_made(settings: Any) -> None:
    settings.ZELLIGE_DEMO = False
    seed(content.institutions())
    assert Institution.objects.exists()
    assert not User.objects.exists()


@pytest.mark.usefixtures("seeded")
@pytest.mark.parametrize("role", ["applicant", "authority", "directorate_rapporteur", "directorate_signatory"])
def test_anyone_may_sit_in_each_seat_of_the_demonstration(client: Client, role: str) -> None:
    seat = demonstration_seat(role)
    response = client.post("/en/seat/sit-as/", {"seat": seat.pk, "next": "/en/"})
    assert response.headers["Location"] == "/en/"
    page = client.get("/en/")
    assert page.wsgi_request.seat == seat  # type: ignore[attr-defined]
    assert "You sit here" in page.content.decode()


@pytest.mark.usefixtures("seeded")
def test_outside_demonstration_nobody_sits_without_signing_in(client: Client, settings: Any) -> None:
    settings.ZELLIGE_DEMO = False
    seat = demonstration_seat("authority")
    assert client.post("/en/seat/sit-as/", {"seat": seat.pk}).status_code == 403
    assert not client.get("/en/").wsgi_request.user.is_authenticated
    assert "sit-as" not in client.get("/en/").content.decode()


@pytest.mark.usefixtures("seeded")
def test_sitting_needs_a_token_of_the_page() -> None:
    strict = Client(enforce_csrf_checks=True)
    seat = demonstration_seat("authority")
    assert strict.post("/en/seat/sit-as/", {"seat": seat.pk}).status_code == 403
    assert strict.get("/en/seat/sit-as/").status_code == 405


@pytest.mark.usefixtures("seeded")
def test_demonstration_people_have_no_password(client: Client) -> None:
    assert not any(user.has_usable_password() for user in User.objects.all())
    client.post("/en/sign-in/", {"username": "demo-cndp", "password": ""})
    assert not client.get("/en/").wsgi_request.user.is_authenticated


@pytest.mark.usefixtures("seeded")
def test_real_people_cannot_be_sat_as(client: Client) -> None:
    other = Seat.objects.get(institution__slug="dgssi", role="authority")
    person = User.objects.create_user("salma", display_name="Salma")
    Member.objects.create(user=person, seat=other, since="2026-01-01")
    assert client.post("/en/seat/sit-as/", {"seat": other.pk}).status_code == 403


def test_a_member_of_no_known_seat_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "ma").mkdir()
    (tmp_path / "demo").mkdir()
    name = "{ar: أ, fr: a, en: a}"
    (tmp_path / "ma" / "institutions.yaml").write_text(
        f"institutions:\n  - {{id: a, kind: agency, name: {name}, seats: [authority]}}\n", "utf-8"
    )
    (tmp_path / "demo" / "members.yaml").write_text(
        "members:\n  - {username: demo-x, name: X, institution: b, role: authority, since: 2026-01-01}\n"
    )
    with pytest.raises(ContentError, match=r"demo/members.yaml:2: .*demo-x.*b, authority"):
        seed(read(tmp_path, kinds=("institutions", "members")))
    assert not Institution.objects.exists()
