"""What an entry says: kind, time, opaque identifiers and salted digests, never words about people.

Names and reasons stay outside the log, beside their salts. Without its salt a digest tells nothing,
so dropping the salt (and the words) erases them although the log never changes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from zellige.log.engine import canonical
from zellige.log.engine.errors import EntryRefused, Malformed

LARGEST_ENTRY = 65_535
"""Bytes: entry bundles of C2SP tiles give the length of an entry 16 bits."""
SALT_BYTES = 32
VERSION = 1
FIELDS = {"at", "body", "digests", "kind", "version"}

_KIND = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/()+=-]{0,199}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True)
class Record:
    """One entry: what happened, when, to what; the digests bind what is kept outside."""

    kind: str
    at: datetime
    body: Mapping[str, Any] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    version: int = VERSION


def digest(salt: bytes, value: str | bytes) -> str:
    """The salted digest of something that stays outside the log."""
    if len(salt) != SALT_BYTES:
        raise Malformed(f"salt: got {len(salt)} bytes, expected {SALT_BYTES}")
    data = value.encode("utf-8") if isinstance(value, str) else value
    return "sha256:" + hashlib.sha256(salt + data).hexdigest()


def encode(record: Record) -> bytes:
    """The bytes that enter the log; `EntryRefused` says everything that may not enter it."""
    wrong = list(_wrong(record))
    if wrong:
        raise EntryRefused(f"entry {record.kind!r}: " + "; ".join(wrong))
    written = canonical.encode(
        {
            "at": record.at.astimezone(UTC).strftime(_TIME),
            "body": record.body,
            "digests": record.digests,
            "kind": record.kind,
            "version": record.version,
        }
    )
    if len(written) > LARGEST_ENTRY:
        raise EntryRefused(
            f"entry {record.kind!r}: got {len(written)} bytes, expected at most {LARGEST_ENTRY}; "
            "log a digest of the document instead of the document"
        )
    return written


def decode(data: bytes) -> Record:
    """Read an entry; `Malformed` unless `encode` writes these very bytes."""
    value = canonical.decode(data)
    if not isinstance(value, dict) or set(value) != FIELDS:
        raise Malformed(f"entry: expected an object with {', '.join(sorted(FIELDS))}")
    try:
        at = datetime.strptime(str(value["at"]), _TIME).replace(tzinfo=UTC)
    except ValueError as error:
        raise Malformed(f"entry: got the time {value['at']!r}, expected {_TIME}") from error
    kind, body, digests, version = (value[name] for name in ("kind", "body", "digests", "version"))
    if not (isinstance(body, dict) and isinstance(digests, dict) and isinstance(version, int)):
        raise Malformed("entry: expected objects in body and digests, an integer in version")
    named = {name: str(value) for name, value in digests.items()}
    record = Record(str(kind), at, body, named, version)
    try:
        same = encode(record) == data
    except EntryRefused as error:
        raise Malformed(str(error)) from error
    if not same:
        raise Malformed("entry: it is not written as this version writes it")
    return record


def _wrong(record: Record) -> Iterator[str]:
    if not _KIND.fullmatch(record.kind):
        yield "kind: expected dotted lower-case words such as decision.signed"
    if record.at.tzinfo is None:
        yield f"at: got {record.at.isoformat()} without a time zone, expected an aware time"
    yield from _not_opaque(record.body, "body")
    for name, value in record.digests.items():
        if not _NAME.fullmatch(name):
            yield f"digests: got the name {name!r}, expected lower-case letters, digits and _"
        if not _DIGEST.fullmatch(value):
            yield f"digests.{name}: expected sha256: and 64 hexadecimal digits"


def _not_opaque(value: Any, where: str) -> Iterator[str]:
    if isinstance(value, str):
        if not _IDENTIFIER.fullmatch(value):
            yield (
                f"{where}: got {value[:40]!r}, expected an opaque identifier "
                "(letters, digits and ._:/()+=-); pass words as private values"
            )
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                yield f"{where}: got the name {name!r}, expected lower-case letters, digits and _"
            yield from _not_opaque(item, f"{where}.{name}")
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            yield from _not_opaque(item, f"{where}[{position}]")
    elif value is not None and not isinstance(value, int):
        yield f"{where}: got {type(value).__name__}, expected text, an integer, a boolean or null"
