"""Base 64 with one spelling for each value: a changed character is never read as the same bytes."""

from __future__ import annotations

import base64 as _base64
import binascii

from zellige.log.engine.errors import Malformed


def encode(data: bytes) -> str:
    """RFC 4648, section 4, padded."""
    return _base64.b64encode(data).decode("ascii")


def decode(text: str, where: str, size: int | None = None) -> bytes:
    """The bytes of `text`; `Malformed` unless `encode` writes it so, of `size` bytes if given."""
    try:
        data = _base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError) as error:
        raise Malformed(f"{where}: got {text[:60]!r}, expected base64") from error
    if encode(data) != text:
        raise Malformed(f"{where}: got {text[:60]!r}, expected base64 in its canonical spelling")
    if size is not None and len(data) != size:
        raise Malformed(f"{where}: got {len(data)} bytes, expected {size}")
    return data
