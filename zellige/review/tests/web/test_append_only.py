"""Acts and finished decisions stay as they are, whoever writes SQL."""

from __future__ import annotations

import sqlite3

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction

from zellige.review.tests.conftest import MONDAY
from zellige.review.tests.web.test_decisions import CONDITION, WORDS
from zellige.review.web import triggers
from zellige.review.web.actions.draft_decision import draft_decision
from zellige.review.web.actions.send_back import send_back
from zellige.review.web.actions.sign_decision import sign_decision
from zellige.review.web.models import Act, Decision


@pytest.fixture
def drafted(decision_open, rkia) -> Decision:
    return draft_decision(**rkia.acts, procedure=decision_open, **WORDS, conditions=(CONDITION,), at=MONDAY)


@pytest.fixture
def signed(drafted, samir) -> Decision:
    return sign_decision(**samir.acts, procedure=drafted.procedure, at=MONDAY)


def refused(change) -> None:
    acts, decisions = list(Act.objects.values()), list(Decision.objects.values())
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change()
    assert acts == list(Act.objects.values())
    assert decisions == list(Decision.objects.values())


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        {"transition": "withdraw"}, {"outcome": "grant"}, {"position": 9}, {"at": MONDAY.replace(hour=11)},
        {"entry": 0}, {"reasons": "Otherwise."}, {"conditions": [CONDITION]},
        {"papers": [{"letter": "a"}]}, {"language": "fr"},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_nobody_changes_an_act(filed, change):
    refused(lambda: Act.objects.update(**change))


def test_nobody_says_that_another_person_or_seat_acted(filed, rkia):
    refused(lambda: Act.objects.update(author=rkia.user))
    refused(lambda: Act.objects.update(seat=rkia.seat))


def test_nobody_deletes_an_act(filed):
    refused(lambda: Act.objects.all()._raw_delete("default"))


def test_the_words_of_an_act_can_be_erased_for_good(signed):
    filing = Act.objects.exclude(papers=[]).get()
    Act.objects.update(reasons="", conditions=[], papers=[])
    after = Act.objects.get(pk=filing.pk)
    assert (after.papers, after.transition, after.entry) == ([], filing.transition, filing.entry)
    refused(lambda: Act.objects.filter(pk=filing.pk).update(papers=filing.papers))


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "grant"}, {"reasons": "Otherwise."}, {"conditions": []}, {"remedies": []}, {"snapshot": ""},
        {"entry": 0}, {"signed_at": MONDAY.replace(hour=11)}, {"signed_by": None, "signed_at": None},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_nobody_changes_a_signed_decision(signed, change):
    refused(lambda: Decision.objects.update(**change))


def test_nobody_deletes_a_signed_decision(signed):
    refused(lambda: Decision.objects.all()._raw_delete("default"))


def test_a_draft_sent_back_stays_as_it_was_sent_back(drafted, samir):
    send_back(**samir.acts, procedure=drafted.procedure, reasons="Which data?", language="en", at=MONDAY)
    refused(lambda: Decision.objects.update(reasons="Otherwise."))
    refused(lambda: Decision.objects.update(sent_back_at=None))
    refused(lambda: Decision.objects.all()._raw_delete("default"))


def test_a_draft_is_still_written(drafted):
    Decision.objects.update(reasons="It helps a lot.")
    assert Decision.objects.get().reasons == "It helps a lot."


def test_nothing_is_replaced_in_sqlite(signed):
    if connection.vendor == "sqlite":
        refused(lambda: sql("INSERT OR REPLACE INTO review_act SELECT * FROM review_act"))
        refused(lambda: sql("INSERT OR REPLACE INTO review_decision SELECT * FROM review_decision"))
        refused(lambda: sql("UPDATE OR REPLACE review_act SET position = 1"))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_truncated_in_postgresql(signed):
    if connection.vendor == "postgresql":
        refused(lambda: sql("TRUNCATE review_act"))
        refused(lambda: sql("TRUNCATE review_decision"))


def test_a_foreign_connection_with_sqlite_defaults_cannot_replace_an_act():
    foreign = sqlite3.connect(":memory:")
    foreign.execute("CREATE TABLE review_act (id INTEGER PRIMARY KEY, idempotency_key UNIQUE)")
    for column in {*triggers.FROZEN, *triggers.ERASABLE} - {"id"}:
        foreign.execute(f'ALTER TABLE review_act ADD COLUMN "{column}"')
    foreign.executescript(
        "CREATE TABLE review_decision (id INTEGER PRIMARY KEY, key UNIQUE, procedure_id, signed_at, sent_back_at);"
        "INSERT INTO review_act (id, procedure_id, position, idempotency_key, outcome) VALUES (1, 1, 1, 'k', 'grant');"
        "INSERT INTO review_decision VALUES (1, 'd', 1, 'today', NULL);"
    )
    for statement in triggers.statements_to_install("sqlite"):
        foreign.execute(statement)
    assert foreign.execute("PRAGMA recursive_triggers").fetchone() == (0,)
    act = "INSERT OR REPLACE INTO review_act (id, procedure_id, position, idempotency_key) VALUES (?, ?, ?, ?)"
    for row in ((1, 2, 1, "x"), (2, 1, 1, "x"), (2, 2, 1, "k")):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            foreign.execute(act, row)
    decision = "INSERT OR REPLACE INTO review_decision (id, key, procedure_id) VALUES (?, ?, ?)"
    for row in ((1, "x", 2), (2, "d", 2), (2, "x", 1)):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            foreign.execute(decision, row)
    assert foreign.execute("SELECT outcome FROM review_act").fetchall() == [("grant",)]


@pytest.mark.parametrize("statements", [triggers.statements_to_install, triggers.statements_to_remove])
def test_a_database_whose_triggers_are_not_known_is_refused(statements):
    with pytest.raises(ImproperlyConfigured, match="got oracle, expected sqlite or postgresql"):
        statements("oracle")


def test_triggers_can_be_taken_away_and_put_back(filed):
    with connection.cursor() as cursor:
        for statement in triggers.statements_to_remove(connection.vendor):
            cursor.execute(statement)
        Act.objects.update(outcome="grant")
        for statement in triggers.statements_to_install(connection.vendor):
            cursor.execute(statement)
    refused(lambda: Act.objects.update(outcome=""))
