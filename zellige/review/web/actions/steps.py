"""What every step of a procedure has in common, inside the transaction of the action that takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zellige.institutions.web.models import Seat, User
from zellige.log.engine import canonical
from zellige.log.web.actions.append import append
from zellige.register.web.actions.submit_initiative import hand_over
from zellige.review import engine
from zellige.review.web.actions.posting import already, request_digest
from zellige.review.web.content import calendar
from zellige.review.web.models import Act, Procedure
from zellige.review.web.policies import as_seen_by, require_sight
from zellige.review.web.refused import Refused
from zellige.review.web.selectors.papers import frozen, papers_of
from zellige.review.web.selectors.standing import Run, run_of


@dataclass(frozen=True)
class Asked:
    """What somebody asks for: a step and what it needs. `conditions` are {text, due or ""}."""

    transition: str
    outcome: str = ""
    reasons: str = ""
    language: str = ""
    conditions: tuple[Mapping[str, str], ...] = ()
    key: str | None = None

    def plain(self) -> dict[str, Any]:
        return {
            "transition": self.transition,
            "outcome": self.outcome,
            "reasons": self.reasons.strip(),
            "language": self.language,
            "conditions": [dict(one) for one in self.conditions if one["text"].strip()],
        }


@dataclass(frozen=True)
class Taken:
    """A step that was taken; `again` when the same form had been sent before."""

    act: Act
    run: Run
    again: bool


def taken(*, seat: Seat, author: User, procedure: Procedure, asked: Asked, at: datetime) -> Taken:
    """Take a step: check everything, write the act, enter it in the log, keep the state.

    Raises
    ------
    Refused
        With every reason at once.
    Conflict
        If the key came before with another request.
    """
    require_sight(seat, procedure)
    locked = Procedure.objects.select_for_update().get(pk=procedure.pk)
    locked.initiative = procedure.initiative
    said = {"procedure": str(locked.key), "author": author.pk, "seat": seat.pk, **asked.plain()}
    digest = request_digest(said)
    before = already(Act, asked.key, digest)
    run = run_of(locked, at)
    if before is not None:
        return Taken(before, run, again=True)
    papers = papers_of(locked, at) if _files(run, asked) else engine.Papers(())
    wanted = _act(seat, author, run, asked, papers, at)
    refusals = [*engine.check(run.definition, run.acts, wanted, calendar()), *_malformed(asked)]
    if refusals:
        raise Refused(refusals)
    if papers.items:
        hand_over(locked.initiative, at)
    row = Act(
        procedure=locked,
        position=len(run.rows) + 1,
        seat=seat,
        author=author,
        at=at,
        papers=frozen(papers),
        idempotency_key=asked.key,
        request_digest=digest,
        **asked.plain(),
    )
    row.entry = _entered(row, locked).index
    row.save(force_insert=True)
    return Taken(row, _kept(locked, run, row, at), again=False)


def _files(run: Run, asked: Asked) -> bool:
    step = run.definition.transitions.get(asked.transition)
    return step is not None and "items" in step.requires


def _act(seat: Seat, author: User, run: Run, asked: Asked, papers: engine.Papers, at: datetime) -> engine.Act:
    return engine.Act(
        transition=asked.transition,
        seat=as_seen_by(run.row.initiative, seat),
        author=str(author.pk),
        at=at,
        outcome=asked.outcome,
        reasons=asked.reasons,
        conditions=tuple(one["text"] for one in asked.conditions),
        gaps=papers.gaps,
    )


def _malformed(asked: Asked) -> Iterator[engine.Refusal]:
    for one in asked.conditions:
        if one["due"] and not _is_day(one["due"]):
            yield engine.Refusal("condition_due", {"got": one["due"]})
        if one["due"] and not one["text"].strip():
            yield engine.Refusal("condition_empty", {"due": one["due"]})


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _entered(row: Act, procedure: Procedure) -> Any:
    """The entry of an act: who, where, what; its words only as salted digests."""
    words = {
        "author": row.author_id,
        "reasons": row.reasons,
        "language": row.language,
        "conditions": row.conditions,
        "papers": row.papers,
    }
    body = {
        "initiative": str(procedure.initiative.key),
        "procedure": str(procedure.key),
        "kind": procedure.kind,
        "position": row.position,
        "step": row.transition,
        "outcome": row.outcome or None,
        "seat": row.seat_id,
    }
    private = {name: canonical.encode(value) for name, value in words.items() if value}
    return append(kind="review.step_taken", body=body, at=row.at, private=private)


def _kept(procedure: Procedure, before: Run, row: Act, at: datetime) -> Run:
    """Write on the procedure what its acts now add up to."""
    after = Run(procedure, before.definition, (*before.rows, row), at)
    procedure.state = after.standing.state.id
    procedure.may_start = after.standing.may_start
    procedure.closed_at = at if after.standing.state.final else None
    procedure.save(update_fields=["state", "may_start", "closed_at"])
    return after
