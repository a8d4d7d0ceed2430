"""What the log's digest of an assertion is taken over."""

from __future__ import annotations

import json

from zellige.register.web.models import Assertion
from zellige.register.web.selectors.words import subject_of_row


def sealed(row: Assertion) -> str:
    """The assertion as one line of text: the same row gives the same text for ever."""
    subject = subject_of_row(row)
    return json.dumps(
        {
            "key": row.key.hex,
            "subject": f"{subject.kind}:{subject.id}",
            "fact": row.fact,
            "value": row.value,
            "unknown_reason": row.unknown_reason,
            "author": row.author_id,
            "seat": row.seat_id,
            "evidence": row.evidence,
            "holds_from": row.holds_from and row.holds_from.isoformat(),
            "holds_to": row.holds_to and row.holds_to.isoformat(),
            "supersedes": row.supersedes_id,
        },
        sort_keys=True,
        ensure_ascii=False,
    )
