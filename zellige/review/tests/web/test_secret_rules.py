"""Law 05-20, Articles 16 and 18: a published sheet holds no answer that rests on a secret designation."""

from __future__ import annotations

import pytest

from zellige.kernel.content import PACKAGED, read
from zellige.law.engine.load import load
from zellige.review.tests.conftest import MONDAY
from zellige.review.web.actions.draft_decision import draft_decision
from zellige.review.web.actions.publish_sheet import publish_sheet
from zellige.review.web.actions.sign_decision import sign_decision
from zellige.review.web.models import Decision

CYBERSECURITY, DATA = "ma-loi-05-20", "ma-loi-09-08"


@pytest.fixture
def signed(decision_open, rkia, samir) -> Decision:
    words = {"outcome": "grant", "reasons": "It helps.", "language": "en"}
    drafted = draft_decision(**rkia.acts, procedure=decision_open, **words, conditions=(), at=MONDAY)
    return sign_decision(**samir.acts, procedure=drafted.procedure, at=MONDAY)


def headlines() -> list[dict[str, object]]:
    """Every answer people come for, in both laws, as a sheet receives it."""
    instruments = load(read(PACKAGED)).instruments
    return [
        {
            "instrument": rule.instrument,
            "rule": rule.id,
            "name": dict(rule.name),
            "article": rule.article,
            "value": True,
        }
        for name in (CYBERSECURITY, DATA)
        for rule in instruments[name].rules.values()
        if rule.headline
    ]


def test_a_published_sheet_holds_nothing_of_a_secret_designation(signed, samir):
    given = headlines()
    sheet = publish_sheet(**samir.acts, procedure=signed.procedure, conclusions=given, at=MONDAY)
    assert {one["instrument"] for one in given} == {CYBERSECURITY, DATA}
    assert sheet.fields["conclusions"] == [one for one in given if one["instrument"] == DATA]
    shown = str(sheet.fields)
    for one in given:
        if one["instrument"] == CYBERSECURITY:
            assert f"'{one['rule']}'" not in shown
            assert one["name"]["en"] not in shown
