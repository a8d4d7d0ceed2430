"""Keep what the laws conclude of a system at a moment, so that it can be replayed."""

from __future__ import annotations

import uuid
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from zellige.institutions.web.models import User
from zellige.law.web.actions.keep_release import keep_release
from zellige.law.web.models import Snapshot
from zellige.law.web.selectors.reading import reading_of
from zellige.law.web.selectors.snapshots import conclusions_data, conclusions_text
from zellige.log.web.actions.append import append
from zellige.register.web.models import System


def take_snapshot(system: System, at: datetime, *, day: date | None = None, by: User | None = None) -> Snapshot:
    """Assess the system by the law of `day` (that of `at` by default) and keep it, with its entry in the log.

    Joins the transaction of the action that calls it (a decision and its snapshot stand or fall together), or opens
    one of its own.
    """
    with _transaction():
        release = keep_release(at=at)
        read = reading_of(system, day=day or timezone.localdate(at), known_at=at)
        conclusions = conclusions_data(read.assessment)
        key = uuid.uuid4()
        entry = append(
            kind="law.snapshot_taken",
            body={"snapshot": str(key), "system": str(system.key), "content": release.digest},
            private={"conclusions": conclusions_text(conclusions)},
            at=at,
        )
        return Snapshot.objects.create(
            key=key,
            system=system,
            day=read.assessment.day,
            known_at=at,
            release=release,
            assertions=sorted(row.pk for row in read.records.assertions if row.recorded_at <= at),
            conclusions=conclusions,
            taken_at=at,
            taken_by=by,
            entry=entry.index,
        )


def _transaction() -> AbstractContextManager[Any]:
    return nullcontext() if connection.in_atomic_block else transaction.atomic(durable=True)
