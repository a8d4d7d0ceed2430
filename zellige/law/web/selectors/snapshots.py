"""Replaying a snapshot: the same assertions, the same rules, the same day; do they still give the same?"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from zellige.kernel.content import Content, Document
from zellige.kernel.errors import Fault
from zellige.law.engine.assess import Assessment, Conclusion
from zellige.law.engine.library import Library
from zellige.law.engine.load import load
from zellige.law.engine.serialise import truth
from zellige.law.web.models import ContentRelease, Snapshot
from zellige.law.web.selectors.reading import read_records
from zellige.register.web.models import Assertion
from zellige.register.web.selectors.cases import records_of


@dataclass(frozen=True)
class Difference:
    """A conclusion that a replay gives otherwise than the snapshot says; None where it is absent."""

    name: str
    kept: Any
    found: Any


def replay(snapshot: Snapshot) -> tuple[Difference, ...]:
    """Recompute a snapshot from what it keeps, and compare; no difference means that it stands."""
    books = kept_library(snapshot.release)
    rows = Assertion.objects.filter(pk__in=snapshot.assertions)
    (records,) = records_of([snapshot.system], rows)
    read = read_records(records, books, day=snapshot.day, known_at=snapshot.known_at)
    found = conclusions_data(read.assessment)
    kept: Mapping[str, Any] = snapshot.conclusions
    names = sorted(kept.keys() | found.keys())
    return tuple(
        Difference(name, kept.get(name), found.get(name)) for name in names if kept.get(name) != found.get(name)
    )


def conclusions_data(assessment: Assessment) -> dict[str, Any]:
    """Conclusions by name: value, what carries it, what it waits for. Numbers as text: JSON keeps those exactly."""
    return {one.name: _conclusion(one) for one in assessment.conclusions}


def _conclusion(one: Conclusion) -> dict[str, Any]:
    value = truth(one) if one.bounds is None else [repr(bound) for bound in one.bounds]
    return {"value": value, "because": list(one.because), "missing": list(one.missing)}


def conclusions_text(conclusions: Mapping[str, Any]) -> str:
    """One spelling of the conclusions, for digests."""
    return json.dumps(conclusions, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def archive(content: Content) -> bytes:
    """All documents as compressed canonical JSON."""
    listed = [[document.path, document.kind, document.data] for document in content.documents]
    return zlib.compress(json.dumps(listed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(), 9)


def kept_library(release: ContentRelease) -> Library:
    """The library as it was; a release whose archive does not have its digest is a fault."""
    return _kept_library(release.digest, bytes(release.archive))


@lru_cache(maxsize=4)
def _kept_library(digest: str, packed: bytes) -> Library:
    listed = json.loads(zlib.decompress(packed))
    content = Content(tuple(Document(path, kind, data) for path, kind, data in listed))
    if content.digest != digest:
        raise Fault(
            f"content release {digest[:12]}: its archive gives {content.digest[:12]}; "
            "it was changed after it was kept, restore it from a backup"
        )
    return load(content)
