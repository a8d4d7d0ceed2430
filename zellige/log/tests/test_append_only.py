import sqlite3

import pytest
from django.db import DatabaseError, connection, transaction

from zellige.log.tests.rows import AT, SIGNER, enter
from zellige.log.web import selectors, stored
from zellige.log.web.actions.append import append
from zellige.log.web.actions.checkpoint import checkpoint
from zellige.log.web.models import Entry

REWRITES = [
    "UPDATE log_entry SET body = body",
    'DELETE FROM log_entry WHERE "index" = 3',
    "UPDATE log_node SET hash = hash WHERE level = 1",
    "DELETE FROM log_node",
    "UPDATE log_checkpoint SET size = 4",
    "DELETE FROM log_checkpoint",
    "UPDATE log_head SET size = size - 1",
    "UPDATE log_head SET size = size",
    "DELETE FROM log_head",
]
REPLACEMENTS = [
    'INSERT OR REPLACE INTO log_entry SELECT * FROM log_entry WHERE "index" = 3',
    "INSERT OR REPLACE INTO log_entry (\"index\", body, leaf, idempotency_key) VALUES (6, x'00', x'00', 'key-3')",
    "INSERT OR REPLACE INTO log_node SELECT * FROM log_node",
    "INSERT OR REPLACE INTO log_checkpoint SELECT * FROM log_checkpoint",
    "INSERT OR REPLACE INTO log_head (id, size) VALUES (1, 2)",
    'UPDATE OR REPLACE log_entry SET "index" = 3 WHERE "index" = 4',
]
TRUNCATIONS = [
    "TRUNCATE log_entry CASCADE", "TRUNCATE log_node", "TRUNCATE log_checkpoint", "TRUNCATE log_head"
]  # fmt: skip


@pytest.fixture
def log(transactional_db: None) -> None:
    enter(6)
    checkpoint(SIGNER)


def refused(statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)
    assert stored.verify([SIGNER.key]).size == 6


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("statement", REWRITES)
def test_no_statement_rewrites_the_log(statement: str) -> None:
    refused(statement)


@pytest.mark.usefixtures("log")
def test_no_replacement_passes_by_the_triggers_of_sqlite() -> None:
    if connection.vendor == "sqlite":
        for statement in REPLACEMENTS:
            refused(statement)


@pytest.mark.usefixtures("log")
def test_nothing_is_truncated_or_upserted_in_postgresql() -> None:
    if connection.vendor == "postgresql":
        for statement in TRUNCATIONS:
            refused(statement)
        refused("INSERT INTO log_head VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET size = 2")


@pytest.mark.usefixtures("log")
def test_the_orm_does_not_rewrite_the_log_either() -> None:
    entry = Entry.objects.get(index=3)
    entry.body = b"other"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.delete()


@pytest.mark.django_db
def test_every_connection_of_ours_fires_triggers_on_replacement() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA recursive_triggers").fetchone() == (1,)


def test_a_foreign_connection_with_sqlite_defaults_cannot_replace_a_row() -> None:
    from zellige.log.web import triggers

    foreign = sqlite3.connect(":memory:")
    foreign.executescript(
        'CREATE TABLE log_entry ("index" bigint PRIMARY KEY, body, leaf, idempotency_key UNIQUE);'
        "CREATE TABLE log_node (level, i, hash, PRIMARY KEY (level, i));"
        "CREATE TABLE log_checkpoint (id INTEGER PRIMARY KEY, size, key_id, UNIQUE (size, key_id));"
        "CREATE TABLE log_head (id INTEGER PRIMARY KEY, size);"
        "INSERT INTO log_entry VALUES (3, 'said', 'leaf', 'key');"
    )
    for statement in triggers.statements_to_install("sqlite"):
        foreign.execute(statement)
    assert foreign.execute("PRAGMA recursive_triggers").fetchone() == (0,)
    for row in ((3, "unsaid", "leaf", None), (4, "unsaid", "leaf", "key")):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            foreign.execute("INSERT OR REPLACE INTO log_entry VALUES (?, ?, ?, ?)", row)
    assert foreign.execute("SELECT body FROM log_entry").fetchall() == [("said",)]


@pytest.mark.usefixtures("log")
def test_the_log_still_grows() -> None:
    with transaction.atomic():
        append(kind="test.happened", body={}, at=AT)
    assert selectors.size() == 7
