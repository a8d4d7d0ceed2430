"""Opening a procedure, inside the transaction of the action that does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zellige.institutions.web.models import User
from zellige.log.web.actions.append import append
from zellige.register.web.models import Initiative, Processing
from zellige.review import engine
from zellige.review.web.content import procedure as definition
from zellige.review.web.models import Procedure


def open_run(initiative: Initiative, kind: str, processing: Processing | None) -> Procedure | None:
    """The run of this procedure that is still open, if there is one."""
    return Procedure.objects.filter(
        initiative=initiative, kind=kind, processing=processing, closed_at__isnull=True
    ).first()


def opened(
    *,
    author: User,
    kind: str,
    at: datetime,
    like: Procedure | None = None,
    initiative: Initiative | None = None,
    processing: Processing | None = None,
    because: engine.Transition | None = None,
    owed_by: Sequence[dict[str, str]] = (),
    key: str | None = None,
    digest: str = "",
) -> Procedure:
    """A new run in its first state, entered in the log; an open one is given back as it is.

    `like` opens it for the same processing as another run, whose step `because` made it owed.
    """
    if like is not None and because is not None:
        initiative, processing = like.initiative, like.processing
        owed_by = [_ground(like, because)]
    assert initiative is not None  # noqa: S101  one of the two ways of calling gives it
    existing = open_run(initiative, kind, processing)
    if existing is not None:
        return existing
    row = Procedure(
        initiative=initiative,
        processing=processing,
        kind=kind,
        state=definition(kind).initial,
        owed_by=list(owed_by),
        opened_at=at,
        opened_by=author,
        idempotency_key=key,
        request_digest=digest,
    )
    body = {"initiative": str(initiative.key), "procedure": str(row.key), "kind": kind}
    row.entry = append(kind="review.procedure_opened", body=body, at=at).index
    row.save(force_insert=True)
    return row


def _ground(like: Procedure, because: engine.Transition) -> dict[str, str]:
    instrument = definition(like.kind).instrument
    return {"instrument": instrument, "rule": "", "article": because.basis.article}
