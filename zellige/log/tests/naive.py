"""RFC 6962, section 2.1, word for word: slow, recursive, written without looking at the engine."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256


def root(data: Sequence[bytes]) -> bytes:
    if not data:
        return sha256(b"").digest()
    if len(data) == 1:
        return sha256(b"\x00" + data[0]).digest()
    k = split(len(data))
    return sha256(b"\x01" + root(data[:k]) + root(data[k:])).digest()


def path(m: int, data: Sequence[bytes]) -> list[bytes]:
    if len(data) == 1:
        return []
    k = split(len(data))
    if m < k:
        return [*path(m, data[:k]), root(data[k:])]
    return [*path(m - k, data[k:]), root(data[:k])]


def proof(m: int, data: Sequence[bytes]) -> list[bytes]:
    return _subproof(m, data, True)


def _subproof(m: int, data: Sequence[bytes], whole: bool) -> list[bytes]:
    if m == len(data):
        return [] if whole else [root(data)]
    k = split(len(data))
    if m <= k:
        return [*_subproof(m, data[:k], whole), root(data[k:])]
    return [*_subproof(m - k, data[k:], False), root(data[:k])]


def split(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k
