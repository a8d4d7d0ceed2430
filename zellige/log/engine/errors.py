"""What can go wrong in the log.

ZelligeError
└── LogError
    ├── Malformed      a text or a value that is not in the form it should have
    ├── NotValid       well formed, and it does not hold
    │   ├── ProofNotValid      the hashes do not lead to the root
    │   └── SignatureNotValid  the signature is not by the key
    ├── EntryRefused   an entry that may not be written
    │   ├── KeyReused          its idempotency key already stands for something else
    │   └── OutsideTransaction it would not stand or fall with the change it records
    ├── NoSuchEntry    the log is shorter than that
    └── KeyUnusable    the key that signs is missing or not kept safely
"""

from __future__ import annotations

from zellige.kernel.errors import ZelligeError


class LogError(ZelligeError):
    """Anything the log refuses."""


class Malformed(LogError):
    """A text or a value that is not in the form it should have."""


class NotValid(LogError):
    """Well formed, and it does not hold."""


class ProofNotValid(NotValid):
    """The hashes do not lead to the root."""


class SignatureNotValid(NotValid):
    """The signature is not by the key it names, or no known key signed."""


class EntryRefused(LogError):
    """An entry that may not be written."""


class KeyReused(EntryRefused):
    """The idempotency key already stands for a different entry."""


class OutsideTransaction(EntryRefused):
    """No transaction is open: the entry would not stand or fall with the change it records."""


class NoSuchEntry(LogError):
    """The log is shorter than that."""


class KeyUnusable(LogError):
    """The key that signs is missing or not kept safely."""
