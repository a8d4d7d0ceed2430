"""Write by hand what the answers do not say in an item of a paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from zellige.institutions.web.models import Seat, User
from zellige.review import engine
from zellige.review.web.content import procedure as definition
from zellige.review.web.models import FilingItem, Procedure
from zellige.review.web.policies import require_writing
from zellige.review.web.refused import Refused


def write_items(
    *, seat: Seat, author: User, procedure: Procedure, words: Mapping[str, str], at: datetime
) -> list[FilingItem]:
    """Keep the words of some items, by letter; an empty text takes them back.

    Drafts are not entered in the log: the act that files the papers enters all of them.
    """
    require_writing(seat, procedure)
    wanted = definition(procedure.kind)
    letters = {item.letter for item in wanted.items}
    with transaction.atomic(durable=True):
        locked = Procedure.objects.select_for_update().get(pk=procedure.pk)
        refusals = [engine.Refusal("unknown_item", {"letter": one}) for one in words.keys() - letters]
        if locked.state != wanted.initial:
            values = {"step": "write", "state": locked.state, "expected": wanted.initial}
            refusals.append(engine.Refusal("wrong_state", values))
        if refusals:
            raise Refused(refusals)
        return [
            FilingItem.objects.update_or_create(
                procedure=locked,
                letter=letter,
                defaults={"text": text.strip(), "written_by": author, "written_at": at},
            )[0]
            for letter, text in words.items()
        ]
