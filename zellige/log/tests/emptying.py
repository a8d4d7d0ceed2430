"""Lets a test database be emptied after a test that commits, although the log is append-only.

Django empties the tables after such a test; the log's triggers refuse that, as they should.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _the_log_lets_go_of_test_databases() -> Iterator[None]:
    from django.db import connection
    from django.test import TransactionTestCase

    from zellige.log.web import triggers

    teardown = TransactionTestCase._fixture_teardown

    def without_triggers(case: TransactionTestCase) -> None:
        with connection.schema_editor() as editor:
            triggers.remove(None, editor)
        teardown(case)
        with connection.schema_editor() as editor:
            triggers.install(None, editor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_triggers)
        yield
