"""Receipts (C2SP tlog-proof, version 1): what shows offline that an entry stands in the log.

The entry itself travels in the `extra` line. The format does not authenticate that line; `check`
does, because the leaf hash that the proof starts from is computed from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from zellige.log.engine import base64, checkpoint
from zellige.log.engine.errors import Malformed
from zellige.log.engine.keys import VerifierKey
from zellige.log.engine.merkle import leaf_hash
from zellige.log.engine.verify import DIGEST_BYTES, verify_inclusion

HEADER = "c2sp.org/tlog-proof@v1"
LONGEST_PROOF = 63


@dataclass(frozen=True)
class Receipt:
    """An entry, where it stands, the proof, and the signed checkpoint; `str` writes the receipt."""

    index: int
    entry: bytes
    proof: tuple[bytes, ...]
    checkpoint: str

    def __str__(self) -> str:
        lines = [HEADER, f"extra {base64.encode(self.entry)}", f"index {self.index}"]
        lines += [base64.encode(hash_) for hash_ in self.proof]
        return "".join(f"{line}\n" for line in lines) + "\n" + self.checkpoint


@dataclass(frozen=True)
class Checked:
    """What a valid receipt says: this entry stands at this index of the log of this checkpoint."""

    index: int
    entry: bytes
    checkpoint: checkpoint.Checkpoint


def parse(written: str) -> Receipt:
    """Take a receipt apart, without believing it yet; `Malformed` says which line is wrong."""
    head, gap, signed = written.partition("\n\n")
    lines = head.split("\n")
    if not gap or lines[0] != HEADER:
        raise Malformed(f"receipt: got a first line {lines[0][:60]!r}, expected {HEADER!r}")
    if len(lines) < 3:
        raise Malformed("receipt: expected the lines extra and index")
    _, extra, index, *proof = lines
    if len(proof) > LONGEST_PROOF:
        raise Malformed(f"receipt: got {len(proof)} hashes, expected at most {LONGEST_PROOF}")
    return Receipt(
        checkpoint.decimal(_after("index", index), "receipt index"),
        base64.decode(_after("extra", extra), "receipt extra"),
        tuple(
            base64.decode(line, f"receipt line {number}", DIGEST_BYTES) for number, line in enumerate(proof, start=4)
        ),
        signed,
    )


def check(receipt: Receipt, key: VerifierKey) -> Checked:
    """What the receipt proves to whoever trusts `key`; raises `NotValid` or `Malformed`."""
    signed = checkpoint.read(receipt.checkpoint, key)
    leaf = leaf_hash(receipt.entry)
    verify_inclusion(receipt.index, signed.size, leaf, receipt.proof, signed.root)
    return Checked(receipt.index, receipt.entry, signed)


def _after(word: str, line: str) -> str:
    if not line.startswith(f"{word} "):
        raise Malformed(f"receipt: got the line {line[:60]!r}, expected {word!r}, a space and its value")
    return line.removeprefix(f"{word} ")
