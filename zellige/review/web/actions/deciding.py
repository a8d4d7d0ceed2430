"""Which step of a procedure does what to the decision, and the decision that stands."""

from __future__ import annotations

from django.http import Http404

from zellige.review import engine
from zellige.review.web.content import procedure as definition
from zellige.review.web.models import Decision, Procedure


def deciding_step(procedure: Procedure, deed: str) -> engine.Transition:
    """The step that drafts, sends back, signs or publishes; 404 where there is none."""
    for step in definition(procedure.kind).transitions.values():
        if step.decides == deed:
            return step
    raise Http404


def standing_decision(procedure: Procedure) -> Decision:
    """The draft or signed decision that was not sent back, locked until the transaction ends."""
    found = Decision.objects.select_for_update().filter(procedure=procedure, sent_back_at__isnull=True)
    decision = found.first()
    if decision is None:
        raise Http404
    return decision
