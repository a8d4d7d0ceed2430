"""Hand a file over: from then on the authorities and the directorate see it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from zellige.institutions.web.models import Seat
from zellige.log.web.actions.append import append
from zellige.register.web.models import Initiative
from zellige.register.web.policies import require


def submit_initiative(*, seat: Seat, initiative: Initiative, at: datetime) -> Initiative:
    """Mark the file as handed over; a file that already is stays as it is."""
    require(seat, "submit", initiative)
    with transaction.atomic(durable=True):
        return hand_over(initiative, at)


def hand_over(initiative: Initiative, at: datetime) -> Initiative:
    """The same, inside the transaction of a later slice that has checked who may."""
    locked = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if locked.submitted_at is None:
        locked.submitted_at = at
        locked.save(update_fields=["submitted_at"])
        append(kind="register.initiative_submitted", body={"initiative": str(locked.key)}, at=at)
    initiative.submitted_at = locked.submitted_at
    return initiative
