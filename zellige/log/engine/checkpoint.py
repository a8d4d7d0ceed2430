"""Checkpoints (C2SP tlog-checkpoint): the signed statement of a log's size and root."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zellige.log.engine import base64, note
from zellige.log.engine.errors import Malformed, SignatureNotValid
from zellige.log.engine.keys import Signer, VerifierKey
from zellige.log.engine.verify import DIGEST_BYTES

DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True)
class Checkpoint:
    """The log of this origin holds `size` entries with this `root`."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that is signed."""
        lines = (self.origin, str(self.size), base64.encode(self.root), *self.extensions)
        return "".join(f"{line}\n" for line in lines)


def parse(text: str) -> Checkpoint:
    """Read the text of a note as a checkpoint."""
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < 3 or not all(lines):
        raise Malformed("checkpoint: expected at least three lines, none empty: origin, size, root")
    origin, size, root, *extensions = lines
    return Checkpoint(
        origin,
        decimal(size, "checkpoint size"),
        base64.decode(root, "checkpoint root", DIGEST_BYTES),
        tuple(extensions),
    )


def sign(checkpoint: Checkpoint, signer: Signer) -> str:
    """The signed checkpoint, as it is served and kept."""
    if checkpoint.origin != signer.key.name:
        raise Malformed(f"checkpoint of {checkpoint.origin}: got the key of {signer.key.name}")
    return str(note.sign(checkpoint.text, signer))


def read(written: str, key: VerifierKey) -> Checkpoint:
    """The checkpoint in a signed note, believed because the log's `key` signed it."""
    signed = note.parse(written)
    note.verify(signed, [key])
    checkpoint = parse(signed.text)
    if checkpoint.origin != key.name:
        raise SignatureNotValid(f"checkpoint: got origin {checkpoint.origin}, expected {key.name}, the name of the key")
    return checkpoint


def decimal(text: str, where: str) -> int:
    """A number without sign or leading zeroes."""
    if not DECIMAL.fullmatch(text):
        raise Malformed(f"{where}: got {text[:40]!r}, expected a decimal number without leading zeroes")
    return int(text)
