from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from zellige.institutions.web.models import Institution, Member, Seat, User
from zellige.kernel.vocabulary import Vocabulary
from zellige.law.web.actions.answer_question import answer_question
from zellige.law.web.selectors import reading
from zellige.law.web.selectors.reading import Reading
from zellige.register.web.actions.create_initiative import Draft, create_initiative
from zellige.register.web.actions.submit_initiative import submit_initiative
from zellige.register.web.content import vocabulary
from zellige.register.web.models import Initiative

PACK = Path(__file__).parent / "pack"
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
TITLE = {"ar": "تدبير الطاقة", "fr": "Gestion de l’énergie", "en": "Energy management"}


@pytest.fixture(autouse=True)
def _small_pack(settings: Any) -> None:
    """Two instruments made for tests: `t-law` binds, `t-act` is foreign."""
    settings.ZELLIGE_CONTENT = PACK


@pytest.fixture
def words() -> Vocabulary:
    return vocabulary()


def seat_in(slug: str, role: str) -> Seat:
    name = {"ar": f"{slug} ع", "fr": slug, "en": slug.title()}
    institution, _ = Institution.objects.get_or_create(slug=slug, defaults={"kind": "ministry", "name": name})
    return Seat.objects.get_or_create(institution=institution, role=role)[0]


@pytest.fixture
def ministry(db: None) -> Seat:
    return seat_in("ministry", "applicant")


@pytest.fixture
def stranger(db: None) -> Seat:
    return seat_in("commune", "applicant")


@pytest.fixture
def authority(db: None) -> Seat:
    return seat_in("cndp", "authority")


@pytest.fixture
def author(db: None) -> User:
    return User.objects.create_user("salma", display_name="Salma")


@pytest.fixture
def initiative(ministry: Seat, author: User) -> Initiative:
    draft = Draft(title=TITLE, summary={"en": "For trials"}, ref="energy")
    return create_initiative(seat=ministry, author=author, draft=draft, at=NOON)


@pytest.fixture
def submitted(initiative: Initiative, ministry: Seat) -> Initiative:
    return submit_initiative(seat=ministry, initiative=initiative, at=NOON)


@pytest.fixture
def say(initiative: Initiative, ministry: Seat, author: User, words: Vocabulary) -> Callable[..., Reading]:
    """Answer facts as the ministry, each about the first part it can be about."""

    def answer(*, at: datetime = NOON, **facts: Any) -> Reading:
        for name, raw in facts.items():
            read = reading(initiative, known_at=at)
            fact = words.facts[name]
            listed = {"operator": read.records.operators, "processing": read.records.processings}.get(fact.about, ())
            part = read.part(fact.about, str(listed[0].pk) if listed else "")
            given = {"seat": ministry, "author": author, "system": read.system, "part": part, "fact": fact}
            answer_question(**given, raw=raw, at=at)
        return reading(initiative, known_at=at)

    return answer


@pytest.fixture
def sign_in(client: Client, author: User) -> Callable[[Seat], Client]:
    def take(seat: Seat) -> Client:
        Member.objects.get_or_create(user=author, seat=seat, since=NOON.date())
        client.force_login(author)
        session = client.session
        session["seat"] = seat.pk
        session.save()
        return client

    return take
