"""Open a procedure that the laws ask for, or the directorate's decision once all is filed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zellige.institutions.web.models import Seat, User
from zellige.register.web.actions.submit_initiative import hand_over
from zellige.register.web.models import Initiative
from zellige.review import engine
from zellige.review.web.actions.opening import open_run, opened
from zellige.review.web.actions.posting import already, request_digest
from zellige.review.web.content import procedure as definition
from zellige.review.web.models import Procedure
from zellige.review.web.policies import require_opening
from zellige.review.web.refused import Refused
from zellige.review.web.selectors.owed import Owed, still_to_file


def open_procedure(
    *,
    seat: Seat,
    author: User,
    initiative: Initiative,
    wanted: Owed,
    owed: Sequence[Owed],
    at: datetime,
    key: str | None = None,
) -> Procedure:
    """Open what is `wanted`, given all that is `owed` for the file.

    Raises
    ------
    Refused
        If no law asks for it, it is open already, or it waits for papers not filed yet.
    """
    require_opening(seat, initiative, wanted.kind)
    said = {"open": wanted.kind, "initiative": str(initiative.key), "author": author.pk,
            "processing": str(wanted.processing.key) if wanted.processing else ""}  # fmt: skip
    digest = request_digest(said)
    with transaction.atomic(durable=True):
        Initiative.objects.select_for_update().get(pk=initiative.pk)
        before = already(Procedure, key, digest)
        if before is not None:
            return before
        refusals = list(_against(initiative, wanted, owed, at))
        if refusals:
            raise Refused(refusals)
        if definition(wanted.kind).opens_when == "owed_filed":
            hand_over(initiative, at)
        return opened(
            author=author, kind=wanted.kind, at=at, initiative=initiative,
            processing=wanted.processing, owed_by=[ground.plain() for ground in wanted.grounds],
            key=key, digest=digest,
        )  # fmt: skip


def _against(initiative: Initiative, wanted: Owed, owed: Sequence[Owed], at: datetime) -> list[engine.Refusal]:
    found = []
    if open_run(initiative, wanted.kind, wanted.processing) is not None:
        found.append(engine.Refusal("open_already"))
    if definition(wanted.kind).opens_when == "owed_filed":
        missing = still_to_file(initiative, owed, at)
        if missing:
            names = ", ".join(one.kind for one in missing)
            found.append(engine.Refusal("not_filed", {"missing": names}))
    elif not any(one.is_for(wanted) for one in owed):
        found.append(engine.Refusal("not_owed", {"kind": wanted.kind}))
    return found
