"""Pages ask the database a bounded number of things, however full the register is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zellige.law.tests.web.conftest import NOON
from zellige.register.web.models import Assertion, Initiative, System

MOST = 12
MANY = 10_000


@pytest.fixture
def full_register(initiative, ministry) -> None:
    rows = [
        Initiative(
            ref=f"file-{number}", title={"en": "File"}, summary={"en": "File"}, title_text="file",
            summary_text="file", institution=ministry.institution, created_at=NOON, submitted_at=NOON,
        )
        for number in range(MANY)
    ]  # fmt: skip
    made = Initiative.objects.bulk_create(rows, batch_size=500)
    systems = System.objects.bulk_create(
        [System(initiative=one, name={"en": "System"}, added_at=NOON) for one in made], batch_size=500
    )
    Assertion.objects.bulk_create(
        [Assertion(system=one, fact="learns", value=True, seat=ministry, recorded_at=NOON) for one in systems],
        batch_size=500,
    )


def test_no_page_asks_more_with_ten_thousand_systems(full_register, ministry, sign_in, say) -> None:
    say(operator_kind="ministry", personal_data=True, data_categories=["health"])
    client = sign_in(ministry)
    processing = Initiative.objects.get(ref="energy").systems.get().processings.get().pk
    asked = {}
    for below in (
        "initiatives/energy/questions/",
        "initiatives/energy/questions/learns/",
        f"initiatives/energy/questions/retention/?item={processing}",
        "initiatives/energy/answers/",
        "initiatives/energy/dossier/",
        "initiatives/energy/dossier/?law=t-law",
        "initiatives/energy/dossier/?by=agency",
        "initiatives/energy/dossier/?by=duties",
        "initiatives/energy/dossier/?by=open",
        "initiatives/energy/dossier.json",
        "initiatives/energy/dossier.pdf",
        "law/",
        "law/t-law/",
        "law/t-law/art-2/",
    ):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/en/{below}").status_code == 200
        asked[below] = len(queries)
    assert not {below: count for below, count in asked.items() if count > MOST}
