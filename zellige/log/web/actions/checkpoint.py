"""Sign the present head."""

from __future__ import annotations

from django.db import transaction

from zellige.log.engine import checkpoint as checkpoints
from zellige.log.engine import merkle
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
    key_id = signs.key.id.hex()
    known = Checkpoint.objects.filter(size=selectors.size(), key_id=key_id).first()
    if known is not None:
        return known
    with transaction.atomic(durable=True):
        size = locked_head().size
        known = Checkpoint.objects.filter(size=size, key_id=key_id).first()
        return known or _sign(size, signs)


def _sign(size: int, signs: Signer) -> Checkpoint:
    root = merkle.root(size, nodes.read)
    last = Checkpoint.objects.filter(size__gt=0).order_by("size").last()
    if last is not None:
        proof = () if last.size > size else merkle.consistency_proof(last.size, size, nodes.read)
        verify_consistency(last.size, size, proof, bytes(last.root), root)
    said = checkpoints.Checkpoint(signs.key.name, size, root)
    return Checkpoint.objects.create(
        size=size, root=root, key_id=signs.key.id.hex(), text=checkpoints.sign(said, signs)
    )
