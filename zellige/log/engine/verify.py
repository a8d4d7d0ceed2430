"""Verifiers of the two Merkle proofs, after RFC 9162, sections 2.1.3.2 and 2.1.4.2.

They return nothing when the proof holds and raise `ProofNotValid` when it does not, so that no
caller can forget to look at the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from zellige.log.engine.errors import ProofNotValid
from zellige.log.engine.merkle import node_hash

DIGEST_BYTES = 32


def verify_inclusion(index: int, size: int, leaf_hash: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """The leaf stands at `index` in the tree of `size` leaves with this `root`."""
    if not 0 <= index < size:
        raise ProofNotValid(f"inclusion: got index {index}, expected 0 to {size - 1}")
    _digests("inclusion", leaf_hash, root, *proof)
    here, last, hash_ = index, size - 1, leaf_hash
    for sibling in proof:
        if last == 0:
            raise ProofNotValid(f"inclusion: the proof of {len(proof)} hashes is too long")
        if here & 1 or here == last:
            hash_ = node_hash(sibling, hash_)
            here, last = _climb(here, last)
        else:
            hash_ = node_hash(hash_, sibling)
        here, last = here >> 1, last >> 1
    if last != 0:
        raise ProofNotValid(f"inclusion: the proof of {len(proof)} hashes is too short")
    if hash_ != root:
        raise ProofNotValid(_differs("inclusion", hash_, root))


def verify_consistency(size1: int, size2: int, proof: Sequence[bytes], root1: bytes, root2: bytes) -> None:
    """The tree of `size2` leaves begins with the tree of `size1` leaves.

    Nothing is consistent with the empty tree in a way that proves anything: size 0 is refused
    here, and whoever may start from nothing handles that before calling.
    """
    if not 0 < size1 <= size2:
        raise ProofNotValid(f"consistency: got sizes {size1} and {size2}, expected 0 < first <= second")
    if size1 == size2:
        if proof:
            raise ProofNotValid("consistency: equal sizes need an empty proof")
        if root1 != root2:
            raise ProofNotValid(_differs("consistency, equal sizes", root1, root2))
        return
    if not proof:
        raise ProofNotValid("consistency: the proof is empty")
    _digests("consistency", root1, root2, *proof)
    old, new = _climb_to_both_roots(size1, size2, proof, root1)
    if old != root1:
        raise ProofNotValid(_differs("consistency, first root", old, root1))
    if new != root2:
        raise ProofNotValid(_differs("consistency, second root", new, root2))


def _climb_to_both_roots(size1: int, size2: int, proof: Sequence[bytes], root1: bytes) -> tuple[bytes, bytes]:
    whole = size1 & (size1 - 1) == 0  # then the first tree is itself the subtree we start from
    first, *rest = (root1, *proof) if whole else proof
    here, last = size1 - 1, size2 - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    old = new = first
    for sibling in rest:
        if last == 0:
            raise ProofNotValid(f"consistency: the proof of {len(proof)} hashes is too long")
        if here & 1 or here == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            here, last = _climb(here, last)
        else:
            new = node_hash(new, sibling)
        here, last = here >> 1, last >> 1
    if last != 0:
        raise ProofNotValid(f"consistency: the proof of {len(proof)} hashes is too short")
    return old, new


def _climb(here: int, last: int) -> tuple[int, int]:
    """Up from a right edge to the next node that has a left sibling."""
    while here and not here & 1:
        here, last = here >> 1, last >> 1
    return here, last


def _digests(of: str, *hashes: bytes) -> None:
    for hash_ in hashes:
        if len(hash_) != DIGEST_BYTES:
            raise ProofNotValid(f"{of}: got a hash of {len(hash_)} bytes, expected {DIGEST_BYTES}")


def _differs(of: str, got: bytes, expected: bytes) -> str:
    return f"{of}: the hashes lead to {got.hex()}, expected {expected.hex()}"
