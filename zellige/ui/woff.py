"""TrueType to WOFF 1.0 (W3C, 13 December 2012): each table deflated, nothing lost."""

from __future__ import annotations

import struct
import zlib

_HEADER = ">4sIIHHIHHIIIII"
_HEADER_SIZE, _ENTRY_SIZE = 44, 20


def woff(font: bytes) -> bytes:
    """The font, ready for the web.

    Raises
    ------
    ValueError
        When `font` does not start as an OpenType file does.
    """
    flavour = font[:4]
    if flavour not in (b"\x00\x01\x00\x00", b"OTTO", b"true"):
        raise ValueError(f"not an OpenType font: starts with {flavour!r}")
    (count,) = struct.unpack_from(">H", font, 4)
    entries = sorted(struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(count))
    directory, body = b"", b""
    offset = _HEADER_SIZE + _ENTRY_SIZE * count
    unpacked = 12 + 16 * count
    for tag, checksum, start, length in entries:
        table = font[start : start + length]
        packed = zlib.compress(table, 9)
        if len(packed) >= length:
            packed = table
        directory += struct.pack(">4sIIII", tag, offset + len(body), len(packed), length, checksum)
        body += packed + b"\0" * (-len(packed) % 4)
        unpacked += length + -length % 4
    header = struct.pack(
        _HEADER, b"wOFF", int.from_bytes(flavour, "big"), offset + len(body), count, 0,
        unpacked, 1, 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    return header + directory + body
