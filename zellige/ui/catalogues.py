"""Catalogues of the interface: `.po` files read and compiled to `.mo`, without outside tools."""

from __future__ import annotations

import ast
import os
import re
import secrets
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from zellige.kernel.errors import ContentError, Place, Problem

PACKAGE = Path(__file__).resolve().parent.parent
_MAGIC, _REVISION = 0x950412DE, 0
_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s+(".*")$')


@dataclass
class Message:
    """One entry of a catalogue; `strings` holds one translation, or one per plural form."""

    line: int
    context: str | None = None
    id: str = ""
    plural: str | None = None
    strings: dict[int, str] = field(default_factory=dict)
    fuzzy: bool = False

    @property
    def key(self) -> str:
        """The entry as gettext looks it up."""
        named = self.id if self.context is None else f"{self.context}\x04{self.id}"
        return named if self.plural is None else f"{named}\0{self.plural}"

    @property
    def is_translated(self) -> bool:
        return not self.fuzzy and bool(self.strings) and all(self.strings.values())


def compile_catalogues(root: Path = PACKAGE) -> list[Path]:
    """Compile every `locale/*/LC_MESSAGES/django.po` below `root` whose `.mo` is missing or older.

    Returns the `.mo` files written.

    Raises
    ------
    ContentError
        With every line of every catalogue that cannot be read.
    """
    problems: list[Problem] = []
    written = []
    for po in sorted(root.rglob("locale/*/LC_MESSAGES/django.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        try:
            body = compiled(read(po))
        except ContentError as error:
            problems.extend(error.problems)
            continue
        draft = mo.with_name(f"{mo.name}.{secrets.token_hex(4)}.part")
        draft.write_bytes(body)
        draft.replace(mo)
        written.append(mo)
    if problems:
        raise ContentError(problems)
    return written


def read(path: Path) -> list[Message]:
    """The messages of a `.po` file, its header (the empty id) included."""
    problems: list[Problem] = []
    messages = list(_messages(path, problems))
    if problems:
        raise ContentError(problems)
    return messages


def compiled(messages: Iterable[Message]) -> bytes:
    """The `.mo` form: sorted keys, two tables, strings ended by a zero byte; little-endian."""
    pairs = sorted(
        (one.key.encode(), "\0".join(one.strings[n] for n in sorted(one.strings)).encode())
        for one in messages
        if one.is_translated
    )
    count = len(pairs)
    keys_at, values_at = 28, 28 + 8 * count
    offset = values_at + 8 * count
    tables, body = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<II", len(pair[column]), offset + len(body))
            body += pair[column] + b"\0"
    head = struct.pack("<IIIIIII", _MAGIC, _REVISION, count, keys_at, values_at, 0, offset)
    return head + tables[0] + tables[1] + body


def _messages(path: Path, problems: list[Problem]) -> Iterator[Message]:
    message: Message | None = None
    part: tuple[str, int] | None = None
    fuzzy = False
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        try:
            found = _LINE.match(line)
            if found is None:
                if part is None or message is None:
                    raise ValueError("text before the first keyword")
                _add(message, part, _unquoted(line))
                continue
            keyword, index = found.group(1), int(found.group(2) or 0)
            if message is None or (keyword in ("msgctxt", "msgid") and message.strings):
                if message is not None:
                    yield message
                message, fuzzy = Message(number, fuzzy=fuzzy), False
            part = (keyword, index)
            _add(message, part, _unquoted(found.group(3)))
        except (ValueError, SyntaxError) as error:
            problems.append(
                Problem(
                    "a catalogue line that cannot be read",
                    Place(os.path.relpath(path), number),
                    got=line,
                    expected='msgctxt, msgid, msgid_plural, msgstr or a "quoted" line',
                    remedy=str(error),
                )
            )
    if message is not None:
        yield message


def _add(message: Message, part: tuple[str, int], words: str) -> None:
    keyword, index = part
    match keyword:
        case "msgctxt":
            message.context = (message.context or "") + words
        case "msgid":
            message.id += words
        case "msgid_plural":
            message.plural = (message.plural or "") + words
        case _:
            message.strings[index] = message.strings.get(index, "") + words


def _unquoted(quoted: str) -> str:
    return str(ast.literal_eval(quoted))
