from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from zellige.kernel.period import Calendar
from zellige.review.engine.clocks import NO_PERIOD
from zellige.review.engine.machine import check, state_of
from zellige.review.engine.model import Act, SeatOf

CALENDAR = Calendar()
NOW = datetime(2026, 11, 2, 10, 0, tzinfo=ZoneInfo("Africa/Casablanca"))
RAPPORTEUR, SIGNATORY = SeatOf("directorate_rapporteur"), SeatOf("directorate_signatory")
CNDP, APPLICANT = SeatOf("authority", "cndp"), SeatOf("applicant")


def draft(author: str = "rkia", outcome: str = "grant", **rest) -> Act:
    return Act("draft", RAPPORTEUR, author, NOW, outcome=outcome, **{"reasons": "Because.", **rest})


def codes(procedure, acts, act):
    return [refusal.code for refusal in check(procedure, acts, act, CALENDAR)]


def test_whoever_drafted_may_not_sign(decision):
    own = Act("sign", SIGNATORY, "rkia", NOW)
    assert codes(decision, [draft("rkia")], own) == ["same_person"]
    assert codes(decision, [draft("rkia")], Act("sign", SIGNATORY, "samir", NOW)) == []


def test_whoever_wrote_an_earlier_draft_may_not_sign_the_later_one_either(decision):
    sent_back = Act("send_back", SIGNATORY, "samir", NOW, reasons="Say which datasets.")
    acts = [draft("rkia"), sent_back, draft("tarik")]
    assert codes(decision, acts, Act("sign", SIGNATORY, "rkia", NOW)) == ["same_person"]


def test_a_draft_needs_an_outcome_and_reasons(decision):
    bare = Act("draft", RAPPORTEUR, "rkia", NOW)
    assert codes(decision, [], bare) == ["outcome_unknown", "reasons_missing"]


def test_granting_with_conditions_needs_a_condition(decision):
    without = draft(outcome="grant_with_conditions", conditions=("  ",))
    assert codes(decision, [], without) == ["conditions_missing"]
    assert codes(decision, [], draft(outcome="grant_with_conditions", conditions=("Audit.",))) == []


def test_a_published_decision_is_final(decision):
    acts = [
        draft("rkia"),
        Act("sign", SIGNATORY, "samir", NOW),
        Act("publish", SIGNATORY, "samir", NOW),
    ]
    assert codes(decision, acts, draft("tarik")) == ["final_state"]
    assert state_of(decision, acts, NOW, CALENDAR).outcome == "grant"


def test_an_unconfirmed_period_never_becomes_a_date(authorisation):
    acts = [Act("file", APPLICANT, "amina", NOW)]
    found = state_of(authorisation, acts, NOW + timedelta(days=400), CALENDAR)
    assert [(one.clock.id, one.until, one.status) for one in found.clocks] == [("decision", None, NO_PERIOD)]


def test_an_answer_is_never_said_to_be_in_time_while_the_period_is_unconfirmed(authorisation):
    acts = [
        Act("file", APPLICANT, "amina", NOW),
        Act("refuse", CNDP, "brahim", NOW, reasons="No ground of Article 21."),
    ]
    (clock,) = state_of(authorisation, acts, NOW, CALENDAR).clocks
    assert clock.status == NO_PERIOD


def test_silence_of_the_authority_is_not_an_authorisation(authorisation):
    acts = [Act("file", APPLICANT, "amina", NOW)]
    assert not state_of(authorisation, acts, NOW + timedelta(days=400), CALENDAR).may_start


def test_only_a_grant_lets_an_authorised_processing_start(authorisation):
    acts = [Act("file", APPLICANT, "amina", NOW)]
    grant = Act("grant", CNDP, "brahim", NOW, outcome="plain", reasons="Article 21.")
    refusal = Act("refuse", CNDP, "brahim", NOW, reasons="No ground of Article 21.")
    assert codes(authorisation, acts, grant) == []
    assert state_of(authorisation, [*acts, grant], NOW, CALENDAR).may_start is True
    assert state_of(authorisation, [*acts, refusal], NOW, CALENDAR).may_start is False
