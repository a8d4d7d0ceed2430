"""Pages stay within twelve queries when the register holds ten thousand systems."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from zellige.register.web.models import Initiative, System
from zellige.register.web.selectors import records_in
from zellige.review.tests.conftest import DECISION, MONDAY, text
from zellige.review.tests.web.test_pages import address
from zellige.review.web import panels
from zellige.review.web.models import Procedure, Sheet

MANY = 10_000


@pytest.fixture
def many(amina, rkia):
    institution = amina.seat.institution
    files = Initiative.objects.bulk_create(
        [
            Initiative(
                ref=f"file-{n}", title=text(f"File {n}"), summary=text("One of many."),
                title_text=f"file {n}", summary_text="", institution=institution, submitted_at=MONDAY,
                created_at=MONDAY,
            )
            for n in range(MANY)
        ]
    )  # fmt: skip
    System.objects.bulk_create(System(initiative=file, name=file.title, added_at=MONDAY) for file in files)
    Procedure.objects.bulk_create(
        Procedure(initiative=file, kind=DECISION, state="opened", opened_at=MONDAY, opened_by=rkia.user)
        for file in files
    )
    Sheet.objects.bulk_create(
        Sheet(
            initiative=file, title=file.title, institution=institution, outcome="grant",
            search_text=file.title_text, published_at=MONDAY + timedelta(minutes=n),
            fields={"entries": [], "signed_at": MONDAY.isoformat()},
        )
        for n, file in enumerate(files)
    )  # fmt: skip
    return files


def queries(client, here) -> int:
    with CaptureQueriesContext(
        connection,
    ) as taken:
        assert client.get(here).status_code == 200
    return len(taken)


def test_every_page_takes_at_most_twelve_queries_with_ten_thousand_systems(client, sit, rkia, amina, many):
    ref = many[-1].ref
    procedure = Procedure.objects.get(initiative__ref=ref)
    for here in (
        address("register"),
        address("register") + "?page=180",
        address("register") + "?q=file+77",
        address("sheet", ref),
    ):
        assert queries(client, here) <= 12, here
    for here in (
        address("tasks"),
        address("decision", ref),
        address("procedure", ref, procedure.pk),
        address("paper", ref, procedure.pk),
    ):
        assert queries(sit(rkia), here) <= 12, here


def test_a_filed_declaration_takes_at_most_twelve_queries(sit, amina, brahim, filed):
    here = address("procedure", filed.initiative.ref, filed.pk)
    assert queries(sit(brahim), here) <= 12
    assert queries(sit(amina), here) <= 12


def test_a_draft_with_its_papers_takes_at_most_twelve_queries(sit, amina, draft):
    here = address("procedure", draft.initiative.ref, draft.pk)
    assert queries(sit(amina), here) <= 12


def test_what_the_page_of_a_file_shows_of_procedures_takes_two_queries_of_its_own(rf, amina, filed):
    """The facts are read once, with the page that shows the panel."""
    request = rf.get("/")
    request.seat, request.user = amina.seat, amina.user
    records_in(filed.initiative)
    with CaptureQueriesContext(connection) as taken:
        assert "Declaration" in panels.initiative(request, filed.initiative)
    assert len(taken) <= 2
