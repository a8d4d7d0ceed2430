"""The database fails at every statement of a signature in turn: all of it is there, or none."""

from __future__ import annotations

import pytest
from django.db import connection

from zellige.log.web import stored
from zellige.log.web.models import Entry
from zellige.review.tests.conftest import MONDAY
from zellige.review.web.actions.draft_decision import draft_decision
from zellige.review.web.actions.sign_decision import sign_decision


class Broken(Exception):
    """The database went away."""


class FailsAt:
    """Lets statements pass until the n-th."""

    def __init__(self, number: int) -> None:
        self.left = number

    def __call__(self, execute, sql, params, many, context):
        self.left -= 1
        if self.left == 0:
            raise Broken(sql)
        return execute(sql, params, many, context)


def state(decision) -> tuple[object, ...]:
    decision.refresh_from_db()
    decision.procedure.refresh_from_db()
    return (
        decision.signed_at is not None,
        decision.procedure.state,
        decision.procedure.acts.count(),
        Entry.objects.count(),
    )


@pytest.mark.django_db(transaction=True)
def test_a_signature_is_all_there_or_not_at_all(decision_open, rkia, samir):
    decision = draft_decision(
        **rkia.acts, procedure=decision_open, outcome="grant", reasons="It helps.",
        language="en", at=MONDAY,
    )  # fmt: skip
    before = state(decision)
    sign = {**samir.acts, "procedure": decision.procedure, "at": MONDAY, "key": "one"}
    statement, failed = 0, 0
    while True:
        statement += 1
        try:
            with connection.execute_wrapper(FailsAt(statement)):
                sign_decision(**sign)
        except Broken:
            failed += 1
            assert state(decision) == before
            continue
        break
    assert failed >= 10
    after = state(decision)
    assert after == (True, "signed", before[2] + 1, before[3] + 4)
    sign_decision(**sign)
    sign_decision(**sign)
    assert state(decision) == after
    assert stored.verify([]).size == after[3]
