"""Lets a test database be emptied after a test that commits, although tables are append-only.

Django empties the tables after such a test; the triggers that keep them refuse, as they should.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@pytest.fixture(scope="session", autouse=True)
def _append_only_tables_let_go_of_test_databases() -> Iterator[None]:
    from django.db import connection
    from django.test import TransactionTestCase

    teardown = TransactionTestCase._fixture_teardown

    def without_triggers(case: TransactionTestCase) -> None:
        with triggers_set_aside(connection):
            teardown(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_triggers)
        yield


@contextmanager
def triggers_set_aside(connection: Any) -> Iterator[None]:
    """Do as the owner of the database can: take all triggers away, and put them back after."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            away = [f'DROP TRIGGER "{name}"' for name, _ in triggers]
            back = [sql for _, sql in triggers]
        else:
            tables = connection.introspection.django_table_names(only_existing=True)
            away = [f'ALTER TABLE "{table}" DISABLE TRIGGER USER' for table in tables]
            back = ["SET CONSTRAINTS ALL IMMEDIATE"]  # else checks still due forbid ALTER TABLE
            back += [f'ALTER TABLE "{table}" ENABLE TRIGGER USER' for table in tables]
        for statement in away:
            cursor.execute(statement)
        yield
        for statement in back:
            cursor.execute(statement)
