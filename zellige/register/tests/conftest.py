from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from zellige.institutions.web.models import Institution, Member, Seat, User
from zellige.register.web.actions.create_initiative import Draft, PublicStatement, create_initiative
from zellige.register.web.actions.submit_initiative import submit_initiative
from zellige.register.web.models import Initiative, System
from zellige.ui import panels

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
SeatMaker = Callable[..., Seat]


@pytest.fixture(autouse=True)
def no_later_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What later slices show on a file's page is for their own tests to prove."""
    monkeypatch.setitem(panels._PLACES, "initiative", [])


@pytest.fixture
def later() -> Callable[[int], datetime]:
    return lambda hours: NOON + timedelta(hours=hours)


@pytest.fixture
def seat_in(db: None) -> SeatMaker:
    def make(slug: str, role: str = "applicant", kind: str = "ministry") -> Seat:
        name = {"ar": f"{slug} ع", "fr": f"{slug} fr", "en": slug.title()}
        institution, _ = Institution.objects.get_or_create(slug=slug, defaults={"kind": kind, "name": name})
        return Seat.objects.get_or_create(institution=institution, role=role)[0]

    return make


@pytest.fixture
def ministry(seat_in: SeatMaker) -> Seat:
    return seat_in("ministry")


@pytest.fixture
def commune(seat_in: SeatMaker) -> Seat:
    return seat_in("commune", kind="commune")


@pytest.fixture
def authority(seat_in: SeatMaker) -> Seat:
    return seat_in("cndp", "authority", "agency")


@pytest.fixture
def author(db: None) -> User:
    return User.objects.create_user("salma", display_name="Salma")


STATEMENT = PublicStatement(
    text={"ar": "قيل", "fr": "Dit", "en": "Said in public"},
    who={"ar": "الوزيرة", "fr": "La ministre", "en": "The minister"},
    source={"title": {"en": "A newspaper", "fr": "Un journal", "ar": "جريدة"}},
)


@pytest.fixture
def draft_of(author: User) -> Callable[..., Initiative]:
    def make(seat: Seat, title: str = "Energy", **fields: object) -> Initiative:
        texts = {"ar": f"{title} بالعربية", "fr": f"{title} en français", "en": title}
        draft = Draft(title=texts, summary={"en": f"About {title}"}, **fields)  # type: ignore[arg-type]
        return create_initiative(seat=seat, author=author, draft=draft, at=NOON)

    return make


@pytest.fixture
def initiative(draft_of: Callable[..., Initiative], ministry: Seat) -> Initiative:
    return draft_of(ministry)


@pytest.fixture
def submitted(initiative: Initiative, ministry: Seat) -> Initiative:
    return submit_initiative(seat=ministry, initiative=initiative, at=NOON)


@pytest.fixture
def system(initiative: Initiative) -> System:
    return initiative.systems.get()


@pytest.fixture
def sign_in(client: object, author: User) -> Callable[[Seat], None]:
    """Puts the test client's reader in a seat, as a member of it."""

    def take(seat: Seat) -> None:
        Member.objects.get_or_create(user=author, seat=seat, since=NOON.date())
        client.force_login(author)  # type: ignore[attr-defined]
        session = client.session  # type: ignore[attr-defined]
        session["seat"] = seat.pk
        session.save()

    return take
