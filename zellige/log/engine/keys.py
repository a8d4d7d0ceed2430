"""Signing keys and verifier keys of signed notes (C2SP signed-note, signature type 0x01)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from zellige.log.engine import base64
from zellige.log.engine.errors import Malformed, SignatureNotValid

ED25519 = 0x01
KEY_ID_BYTES = 4
PUBLIC_BYTES = SEED_BYTES = 32


class Signer(Protocol):
    """What can sign for a log: a key in a file, in a device or behind a service."""

    @property
    def key(self) -> VerifierKey:
        """The key that verifies what this signs."""

    def sign(self, text: bytes) -> bytes:
        """The signature of `text`."""


@dataclass(frozen=True)
class VerifierKey:
    """Who signs, and the public key of 32 bytes that verifies it; `str` writes the vkey."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        return key_id(self.name, bytes([ED25519]) + self.public)

    def verify(self, text: bytes, signature: bytes) -> None:
        """Return when the signature is by this key; raise `SignatureNotValid` when it is not."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text)
        except InvalidSignature as error:
            raise SignatureNotValid(
                f"signature of {self.name} (key {self.id.hex()}): text or signature was changed"
            ) from error

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64.encode(bytes([ED25519]) + self.public)}"


@dataclass(frozen=True)
class SoftwareSigner:
    """An Ed25519 key held in memory."""

    name: str
    private: Ed25519PrivateKey

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> SoftwareSigner:
        """The key that grows from 32 secret bytes."""
        if len(seed) != SEED_BYTES:
            raise Malformed(f"key of {name}: got {len(seed)} bytes, expected {SEED_BYTES}")
        return cls(check_name(name), Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def key(self) -> VerifierKey:
        """The key that verifies what this signs."""
        return VerifierKey(self.name, self.private.public_key().public_bytes_raw())

    def sign(self, text: bytes) -> bytes:
        """64 bytes, the same for the same text."""
        return self.private.sign(text)


def parse_vkey(text: str) -> VerifierKey:
    """Read `name+hex(key id)+base64(type, public key)`."""
    parts = text.strip().split("+", 2)  # base64 may hold a plus, names may not
    if len(parts) != 3:
        raise Malformed(f"vkey: got {text[:80]!r}, expected name+hex(key id)+base64(key)")
    name, written_id, written_key = parts
    typed = base64.decode(written_key, "vkey")
    if len(typed) != 1 + PUBLIC_BYTES or typed[0] != ED25519:
        raise Malformed(f"vkey of {name}: expected an Ed25519 key (type 1 and {PUBLIC_BYTES} bytes)")
    key = VerifierKey(check_name(name), typed[1:])
    if written_id != key.id.hex():
        raise Malformed(f"vkey of {name}: got key id {written_id!r}, expected {key.id.hex()}")
    return key


def key_id(name: str, typed: bytes) -> bytes:
    """The recommended key id for a type byte followed by a public key."""
    return hashlib.sha256(name.encode("utf-8") + b"\n" + typed).digest()[:KEY_ID_BYTES]


def check_name(name: str) -> str:
    """The name, if a key may bear it."""
    if not name or "+" in name or re.search(r"[\s\x00-\x1f]", name):
        raise Malformed(f"key name: got {name!r}, expected text without spaces or plus signs")
    return name
