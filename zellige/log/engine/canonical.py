"""Canonical JSON: one value, one spelling, after RFC 8785.

Values are strings, integers, booleans, null, lists and objects. Floating-point numbers are
refused: whoever logs an amount logs it as an integer of the smallest unit, or as text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn, TypeAlias

from zellige.log.engine.errors import Malformed

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

# Beyond this a reader that takes numbers as doubles, as RFC 8785 does, would see another number.
LARGEST_INTEGER = 2**53 - 1
DEEPEST = 32


def encode(value: Any) -> bytes:
    """The canonical spelling in UTF-8; `Malformed` names everything that cannot be written."""
    wrong = list(_wrong(value, "$"))
    if wrong:
        raise Malformed("canonical JSON: " + "; ".join(wrong))
    text = json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8")


def decode(data: bytes) -> Json:
    """The value that `data` spells; `Malformed` unless it is exactly what `encode` writes."""
    try:
        value: Json = json.loads(data.decode("utf-8"), parse_float=_no_float)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"canonical JSON: not JSON in UTF-8: {error}") from error
    if encode(value) != data:
        raise Malformed("canonical JSON: the value is not in its canonical spelling")
    return value


def _no_float(text: str) -> NoReturn:
    raise Malformed(f"canonical JSON: got the number {text}, expected an integer")


def _wrong(value: Any, where: str, depth: int = 0) -> Iterator[str]:
    if value is None or isinstance(value, bool):
        return
    if depth > DEEPEST:
        yield f"{where}: nested more than {DEEPEST} deep"
    elif isinstance(value, str):
        if any("\ud800" <= character <= "\udfff" for character in value):
            yield f"{where}: got a lone surrogate, expected Unicode text"
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            yield f"{where}: got {value}, expected at most {LARGEST_INTEGER}; write it as text"
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            yield from _wrong(item, f"{where}[{position}]", depth + 1)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(key, str):
                yield from _wrong(key, f"{where}.{key!r}")
                yield from _wrong(item, f"{where}.{key}", depth + 1)
            else:
                yield f"{where}: got the key {key!r}, expected text"
    else:
        yield (f"{where}: got {type(value).__name__}, expected a string, integer, boolean, null, list or object")


def _ordered(value: Any) -> Any:
    if isinstance(value, Mapping):
        # RFC 8785 orders names by UTF-16 code units, which is not the order of code points.
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return {name: _ordered(value[name]) for name in names}
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    return value
