from collections.abc import Sequence

import pytest

from zellige.log.engine.errors import ProofNotValid
from zellige.log.engine.merkle import EMPTY_ROOT, leaf_hash
from zellige.log.engine.verify import verify_consistency, verify_inclusion
from zellige.log.tests import naive
from zellige.log.tests.trees import items

DATA = items(40)
ROOTS = [naive.root(DATA[:size]) for size in range(41)]
OTHER = b"\xaa" * 32


def refused(check, *arguments: object) -> None:
    with pytest.raises(ProofNotValid):
        check(*arguments)


def test_every_proof_up_to_40_holds_and_no_neighbour_of_it_does() -> None:
    for size in range(1, 41):
        for index in range(size):
            leaf, proof = leaf_hash(DATA[index]), naive.path(index, DATA[:size])
            verify_inclusion(index, size, leaf, proof, ROOTS[size])
            for wrong in {index - 1, index + 1} - {index}:
                refused(verify_inclusion, wrong, size, leaf, proof, ROOTS[size])
            for damaged in damages(proof):
                refused(verify_inclusion, index, size, leaf, damaged, ROOTS[size])
            refused(verify_inclusion, index, size, OTHER, proof, ROOTS[size])
            refused(verify_inclusion, index, size, leaf, proof, OTHER)


def test_every_consistency_up_to_40_holds_and_no_damaged_one_does() -> None:
    for size2 in range(1, 41):
        for size1 in range(1, size2 + 1):
            proof = naive.proof(size1, DATA[:size2])
            verify_consistency(size1, size2, proof, ROOTS[size1], ROOTS[size2])
            for damaged in damages(proof):
                refused(verify_consistency, size1, size2, damaged, ROOTS[size1], ROOTS[size2])
            refused(verify_consistency, size1, size2, proof, OTHER, ROOTS[size2])
            refused(verify_consistency, size1, size2, proof, ROOTS[size1], OTHER)


def damages(proof: Sequence[bytes]) -> list[list[bytes]]:
    """Too long at either end, too short at either end, one hash changed, two exchanged."""
    damaged = [[*proof, OTHER], [OTHER, *proof], [*proof, b""]]
    if proof:
        damaged += [list(proof[:-1]), list(proof[1:])]
    for position in range(len(proof)):
        damaged.append([*proof[:position], OTHER, *proof[position + 1 :]])
        damaged.append([*proof[:position], proof[position][:31], *proof[position + 1 :]])
    if len(proof) > 1:
        damaged.append([proof[1], proof[0], *proof[2:]])
    return damaged


def test_nothing_is_consistent_with_the_empty_tree() -> None:
    for proof in ([], [ROOTS[1]], naive.proof(1, DATA[:8])):
        refused(verify_consistency, 0, 8, proof, EMPTY_ROOT, ROOTS[8])
        refused(verify_consistency, 0, 0, proof, EMPTY_ROOT, EMPTY_ROOT)
    refused(verify_consistency, 0, 1, [], ROOTS[1], ROOTS[1])


def test_sizes_out_of_order_are_refused() -> None:
    refused(verify_consistency, 8, 7, [], ROOTS[8], ROOTS[7])
    refused(verify_consistency, -1, 7, [], ROOTS[7], ROOTS[7])


def test_equal_sizes_need_equal_roots_and_no_proof() -> None:
    verify_consistency(8, 8, [], ROOTS[8], ROOTS[8])
    refused(verify_consistency, 8, 8, [], ROOTS[8], OTHER)
    refused(verify_consistency, 8, 8, [ROOTS[8]], ROOTS[8], ROOTS[8])


def test_different_sizes_need_a_proof() -> None:
    refused(verify_consistency, 4, 8, [], ROOTS[4], ROOTS[8])
    refused(verify_consistency, 4, 8, [], ROOTS[8], ROOTS[8])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (1, 1), (-1, 1), (8, 8), (-1, 0), (3, -1)])
def test_an_index_outside_the_tree_is_refused(index: int, size: int) -> None:
    refused(verify_inclusion, index, size, leaf_hash(DATA[0]), [], ROOTS[1])


def test_hashes_that_are_not_32_bytes_are_refused() -> None:
    refused(verify_inclusion, 0, 1, b"", [], b"")
    refused(verify_inclusion, 0, 2, leaf_hash(DATA[0]), [b"\x00" * 33], ROOTS[2])
    refused(verify_consistency, 4, 8, naive.proof(4, DATA[:8]), ROOTS[4][:31], ROOTS[8])
