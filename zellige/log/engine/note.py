"""Signed notes (C2SP signed-note): a text, an empty line, and lines of signatures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from zellige.log.engine import base64
from zellige.log.engine.errors import Malformed, SignatureNotValid
from zellige.log.engine.keys import KEY_ID_BYTES, Signer, VerifierKey, check_name

MOST_SIGNATURES = 64
MARK = "\u2014 "


@dataclass(frozen=True)
class Signature:
    """Who signed, with which key, and the signature."""

    name: str
    key_id: bytes
    value: bytes

    def __str__(self) -> str:
        return f"{MARK}{self.name} {base64.encode(self.key_id + self.value)}\n"


@dataclass(frozen=True)
class Note:
    """A text that ends in a newline, and its signatures, verified or not; `str` writes the note."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(map(str, self.signatures))}"


def sign(text: str, *signers: Signer) -> Note:
    """The note of `text`, signed by everyone given."""
    _check_text(text)
    data = text.encode("utf-8")
    return Note(
        text,
        tuple(Signature(signer.key.name, signer.key.id, signer.sign(data)) for signer in signers),
    )


def parse(written: str) -> Note:
    """Take a note apart, without believing it yet."""
    head, gap, tail = written.rpartition("\n\n")
    if not gap or not tail.endswith("\n"):
        raise Malformed("signed note: expected a text, an empty line and lines of signatures")
    text = head + "\n"
    _check_text(text)
    lines = tail[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise Malformed(f"signed note: got {len(lines)} signatures, expected at most {MOST_SIGNATURES}")
    return Note(text, tuple(_signature(line) for line in lines))


def verify(note: Note, keys: Collection[VerifierKey]) -> tuple[Signature, ...]:
    """The signatures by `keys`, all good; unknown keys are passed over.

    One bad signature by a known key rejects the note, and so does having none by a known key.
    """
    known = {(key.name, key.id): key for key in keys}
    good = []
    for signature in note.signatures:
        key = known.get((signature.name, signature.key_id))
        if key is not None:
            key.verify(note.text.encode("utf-8"), signature.value)
            good.append(signature)
    if not good:
        signed = ", ".join(f"{s.name} ({s.key_id.hex()})" for s in note.signatures)
        expected = ", ".join(f"{key.name} ({key.id.hex()})" for key in keys)
        raise SignatureNotValid(f"signed note: signed by {signed}, expected one by {expected}")
    return tuple(good)


def _signature(line: str) -> Signature:
    fields = line.removeprefix(MARK).split(" ")
    if not line.startswith(MARK) or len(fields) != 2:
        raise Malformed(f"signature line: got {line[:80]!r}, expected an em dash, a name and base64")
    name, written = fields
    value = base64.decode(written, f"signature of {name}")
    if len(value) <= KEY_ID_BYTES:
        raise Malformed(f"signature of {name}: got {len(value)} bytes, expected a key id and more")
    return Signature(check_name(name), value[:KEY_ID_BYTES], value[KEY_ID_BYTES:])


def _check_text(text: str) -> None:
    if not text.endswith("\n"):
        raise Malformed("signed note: the text does not end in a newline")
    if any(character < " " and character != "\n" for character in text):
        raise Malformed("signed note: the text holds a control character")
