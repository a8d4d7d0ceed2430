from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from zellige.institutions.web.actions.seed import seed as seed_institutions
from zellige.kernel.content import Content, Document, read
from zellige.kernel.errors import ContentError
from zellige.log.web.models import Entry
from zellige.register.tests.conftest import NOON
from zellige.register.web.actions.answers import Answer
from zellige.register.web.actions.assert_facts import assert_facts
from zellige.register.web.actions.seed_demonstration import seed_demonstration
from zellige.register.web.models import Assertion, Initiative, Operator, Statement
from zellige.register.web.selectors import case_facts

NAMED = {"dakhla-energy", "sme-digital-maturity", "sovereign-cloud", "jazari-network", "zellige"}


@pytest.fixture(scope="module")
def pack() -> Content:
    kinds = ("institutions", "members", "initiatives", "products")
    return read(Path(settings.ZELLIGE_CONTENT), kinds=kinds)


@pytest.fixture
def seeded(db, pack) -> None:
    seed_institutions(pack)
    seed_demonstration(pack, at=NOON)


def test_what_the_country_announced_has_its_files_with_sourced_statements(seeded) -> None:
    assert set(Initiative.objects.filter(illustrative=False).values_list("ref", flat=True)) == NAMED
    for statement in Statement.objects.all():
        assert {"ar", "fr", "en"} <= set(statement.text) & set(statement.source["title"])
    for ref in NAMED:
        assert Statement.objects.filter(initiative__ref=ref).exists()


def test_invented_files_say_so_and_the_police_file_is_out_of_public_sight(seeded) -> None:
    invented = Initiative.objects.filter(illustrative=True)
    assert invented.count() >= 6
    assert all(item.institution.illustrative for item in invented.select_related("institution"))
    assert list(invented.filter(restricted=True).values_list("ref", flat=True)) == ["face-matching"]


def test_the_file_of_dakhla_starts_with_no_answer(seeded) -> None:
    system = Initiative.objects.get(ref="dakhla-energy").systems.get()
    case = case_facts(system, known_at=NOON, holds_at=NOON.date())
    assert case["facts"] == {}
    assert case["processings"] == []


def test_what_the_pack_says_is_what_the_case_shows(seeded) -> None:
    system = Initiative.objects.get(ref="hospital-triage").systems.get()
    case = case_facts(system, known_at=NOON, holds_at=NOON.date())
    assert case["facts"]["emergency_tasks"] == ["patient_triage"]
    assert case["operators"][0]["facts"]["operator_kind"] == "public_establishment"
    assert case["processings"][0]["facts"]["handled_by"] == "health_staff"


def test_loading_twice_changes_nothing(seeded, pack) -> None:
    def counts() -> list[int]:
        return [m.objects.count() for m in (Initiative, Assertion, Operator, Statement, Entry)]

    before = counts()
    seed_demonstration(pack, at=NOON + timedelta(hours=1))
    assert counts() == before


def test_loading_again_leaves_what_people_answered(seeded, pack) -> None:
    initiative = Initiative.objects.get(ref="municipal-chatbot")
    system = initiative.systems.get()
    seat = initiative.institution.seats.get()
    answers = [Answer(system, "profiles_people", True)]
    at = NOON + timedelta(hours=1)
    assert_facts(seat=seat, author=None, initiative=initiative, answers=answers, at=at)
    seed_demonstration(pack, at=NOON + timedelta(hours=2))
    case = case_facts(system, known_at=NOON + timedelta(hours=3), holds_at=NOON.date())
    assert case["facts"]["profiles_people"] is True


def test_a_wrong_file_of_the_pack_is_named(seeded, pack) -> None:
    wrong = dict(pack.of_kind("initiatives")[0].data, id="wrong", facts={"no_such_fact": True})
    document = Document("demo/initiatives/wrong.yaml", "initiatives", wrong)
    with pytest.raises(ContentError, match=r"demo/initiatives/wrong.yaml.*no such fact"):
        seed_demonstration(Content((document,)), at=NOON)
