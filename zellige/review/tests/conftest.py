"""A ministry's file with one processing, the commission, and the directorate's two seats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from zellige.institutions.web.models import Institution, Member, Seat, User
from zellige.register.web.actions.add_processing import add_processing
from zellige.register.web.actions.create_initiative import Draft, create_initiative
from zellige.register.web.models import Initiative, Processing
from zellige.review.web.actions.open_procedure import open_procedure
from zellige.review.web.actions.steps import Asked
from zellige.review.web.actions.take_step import take_step
from zellige.review.web.actions.write_items import write_items
from zellige.review.web.models import Procedure
from zellige.review.web.selectors.owed import Ground, Owed

RABAT = ZoneInfo("Africa/Casablanca")
MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=RABAT)
DECLARATION, AUTHORISATION = "ma-cndp-declaration", "ma-cndp-authorisation"
DECISION = "ma-ai-directorate-decision"
ARTICLE_12_2 = Ground("ma-loi-09-08", "art-12-2", "12(2)")


def text(words: str) -> dict[str, str]:
    return {"ar": f"{words} ع", "fr": f"{words} fr", "en": words}


@dataclass(frozen=True)
class Person:
    """Somebody in a seat."""

    user: User
    seat: Seat

    @property
    def acts(self) -> dict[str, object]:
        return {"seat": self.seat, "author": self.user}


@pytest.fixture
def person(db: None) -> Callable[..., Person]:
    def make(name: str, slug: str, role: str, kind: str = "ministry") -> Person:
        institution, _ = Institution.objects.get_or_create(slug=slug, defaults={"kind": kind, "name": text(slug)})
        seat, _ = Seat.objects.get_or_create(institution=institution, role=role)
        user = User.objects.filter(username=name).first()
        user = user or User.objects.create_user(name, display_name=name.title())
        Member.objects.get_or_create(user=user, seat=seat, since=datetime(2026, 1, 1).date())  # noqa: DTZ001
        return Person(user, seat)

    return make


@pytest.fixture
def amina(person) -> Person:
    return person("amina", "ministry", "applicant")


@pytest.fixture
def stranger(person) -> Person:
    return person("zineb", "commune", "applicant", "commune")


@pytest.fixture
def brahim(person) -> Person:
    return person("brahim", "cndp", "authority", "agency")


@pytest.fixture
def rkia(person) -> Person:
    return person("rkia", "dgia", "directorate_rapporteur", "directorate")


@pytest.fixture
def samir(person) -> Person:
    return person("samir", "dgia", "directorate_signatory", "directorate")


@pytest.fixture
def initiative(amina: Person) -> Initiative:
    draft = Draft(title=text("Faster care"), summary=text("Sorts requests for care."))
    return create_initiative(**amina.acts, draft=draft, at=MONDAY - timedelta(days=1))


@pytest.fixture
def processing(initiative: Initiative, amina: Person) -> Processing:
    return add_processing(seat=amina.seat, system=initiative.systems.get(), name=text("Requests"), at=MONDAY)


@pytest.fixture
def owed(processing: Processing) -> list[Owed]:
    return [Owed(DECLARATION, processing, (ARTICLE_12_2,))]


@pytest.fixture
def draft(initiative: Initiative, owed: list[Owed], amina: Person) -> Procedure:
    """A declaration, open and not filed."""
    return open_procedure(**amina.acts, initiative=initiative, wanted=owed[0], owed=owed, at=MONDAY)


@pytest.fixture
def complete(draft: Procedure, amina: Person) -> Procedure:
    """The same, every item written."""
    words = {letter: f"Item {letter}." for letter in "abcdefghi"}
    write_items(**amina.acts, procedure=draft, words=words, at=MONDAY)
    return draft


@pytest.fixture
def filed(complete: Procedure, amina: Person) -> Procedure:
    take_step(**amina.acts, procedure=complete, asked=Asked("file"), at=MONDAY)
    complete.refresh_from_db()
    return complete


@pytest.fixture
def decision_open(filed: Procedure, initiative: Initiative, owed: list[Owed], rkia: Person) -> Procedure:
    """The directorate's procedure, open because everything owed is filed."""
    initiative.refresh_from_db()
    return open_procedure(**rkia.acts, initiative=initiative, wanted=Owed(DECISION), owed=owed, at=MONDAY)
