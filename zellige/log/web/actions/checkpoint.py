"""Sign the present head."""

from __future__ import annotations

from django.db import transaction

from zellige.log.engine import checkpoint as checkpoints
from zellige.log.engine import merkle
from zellige.log.engine.errors import ProofNotValid
from zellige.log.engine.keys import Signer
from zellige.log.engine.verify import verify_consistency
from zellige.log.web import nodes, selectors
from zellige.log.web.actions.append import locked_head
from zellige.log.web.models import Checkpoint
from zellige.log.web.signer import signer as signer_of_settings


def checkpoint(signer: Signer | None = None) -> Checkpoint:
    """The checkpoint of the present head, signed now unless it was signed before.

    Never inside another transaction: an entry that may still be rolled back must not be signed.

    Raises
    ------
    ProofNotValid
        The stored log no longer begins with what was signed before; nothing is signed then.
    """
    signs = signer or signer_of_settings()
    return selectors.signed_head(signs.key.id.hex()) or sign_head(signs)


def sign_head(signs: Signer) -> Checkpoint:
    """The same, when it is known that the head is probably not signed yet."""
    key_id = signs.key.id.hex()
    with transaction.atomic(durable=True):
        size = locked_head().size
        last = Checkpoint.objects.order_by("size", "id").last()
        if last is not None and last.size == size:
            known = Checkpoint.objects.filter(size=size, key_id=key_id).first()
            if known is not None:
                return known
        said = checkpoints.Checkpoint(signs.key.name, size, _root(size, last))
        return Checkpoint.objects.create(size=size, root=said.root, key_id=key_id, text=checkpoints.sign(said, signs))


def _root(size: int, last: Checkpoint | None) -> bytes:
    """The root at `size`, provided that the log still begins with what was signed last."""
    if last is None or last.size == 0:
        return merkle.root(size, nodes.read)
    if last.size > size:
        raise ProofNotValid(
            f"checkpoint: {last.size} entries were signed before, the log now holds {size}; run `zellige log verify`"
        )
    root, proof = merkle.extension(last.size, size, nodes.read)
    verify_consistency(last.size, size, proof, bytes(last.root), root)
    return root
