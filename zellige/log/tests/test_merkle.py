import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from zellige.log.engine import merkle
from zellige.log.engine.errors import Malformed, NoSuchEntry
from zellige.log.engine.verify import verify_consistency, verify_inclusion
from zellige.log.tests import naive
from zellige.log.tests.trees import MemoryTree, items

# The eight leaves that implementations of certificate transparency share for their first roots.
KNOWN_LEAVES = [bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")] + [
    bytes(range(0x60, 0x70))
]
DATA = items(40)


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert MemoryTree().root().hex() == ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")


def test_one_empty_leaf_is_hashed_behind_a_zero_byte() -> None:
    assert MemoryTree.of([b""]).root().hex() == ("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")


@pytest.mark.parametrize("size", range(9))
def test_roots_of_the_first_trees_are_those_of_the_definition(size: int) -> None:
    leaves = KNOWN_LEAVES[:size]
    assert MemoryTree.of(leaves).root() == naive.root(leaves)


def test_the_root_of_the_eight_shared_leaves_is_the_published_one() -> None:
    assert MemoryTree.of(KNOWN_LEAVES).root().hex() == (
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    )


def test_proofs_and_past_roots_are_those_of_the_definition_for_all_sizes_up_to_40() -> None:
    tree = MemoryTree.of(DATA)
    for size in range(1, 41):
        seen = DATA[:size]
        assert tree.root(size) == naive.root(seen)
        for m in range(size):
            assert list(merkle.inclusion_proof(m, size, tree.read)) == naive.path(m, seen)
            proof = naive.proof(m + 1, seen)
            assert list(merkle.consistency_proof(m + 1, size, tree.read)) == proof
            assert merkle.extension(m + 1, size, tree.read) == (tree.root(size), tuple(proof))


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=300), st.data())
@settings(max_examples=60, deadline=None)
def test_any_tree_proves_any_entry_and_any_past(leaves: list[bytes], data: st.DataObject) -> None:
    tree = MemoryTree.of(leaves)
    size = data.draw(st.integers(1, len(leaves)))
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(index, size, tree.read)
    verify_inclusion(index, size, merkle.leaf_hash(leaves[index]), proof, tree.root(size))
    proof = merkle.consistency_proof(size, tree.size, tree.read)
    verify_consistency(size, tree.size, proof, tree.root(size), tree.root())


@given(st.lists(st.binary(max_size=40), max_size=120))
@settings(max_examples=30, deadline=None)
def test_roots_agree_with_an_independent_library(leaves: list[bytes]) -> None:
    theirs = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        theirs.append_entry(leaf)
    assert MemoryTree.of(leaves).root() == theirs.get_root()


@pytest.mark.proof
def test_a_tree_of_20000_agrees_with_an_independent_library() -> None:
    data = items(20_000)
    theirs = InmemoryTree(algorithm="sha256")
    for leaf in data:
        theirs.append_entry(leaf)
    tree = MemoryTree.of(data)
    for size in (1, 2, 7, 8, 1000, 4096, 19_999, 20_000):
        assert tree.root(size) == theirs.get_root(size)


def test_a_question_reads_once_and_little() -> None:
    tree = MemoryTree.of(items(1000))
    for ask in (
        lambda: merkle.inclusion_proof(500, 1000, tree.read),
        lambda: merkle.consistency_proof(617, 1000, tree.read),
        lambda: merkle.root(1000, tree.read),
        lambda: merkle.append(1023, b"\x00" * 32, MemoryTree.of(items(1023)).read),
    ):
        tree.calls = tree.read_nodes = 0
        ask()
        assert tree.calls <= 1
        assert tree.read_nodes <= 20


def test_an_entry_beyond_the_log_is_refused() -> None:
    tree = MemoryTree.of(DATA)
    for index, size in ((40, 40), (-1, 40), (0, 0)):
        with pytest.raises(NoSuchEntry, match="expected"):
            merkle.inclusion_proof(index, size, tree.read)
    for old, size in ((0, 40), (41, 40), (-1, 3)):
        with pytest.raises(NoSuchEntry, match="expected"):
            merkle.consistency_proof(old, size, tree.read)
        with pytest.raises(NoSuchEntry, match="expected"):
            merkle.extension(old, size, tree.read)
    with pytest.raises(Malformed, match="-1"):
        merkle.root(-1, tree.read)


def test_a_missing_node_is_named() -> None:
    tree = MemoryTree.of(DATA)
    del tree.nodes[3, 1]
    with pytest.raises(NoSuchEntry, match="level 3 number 1"):
        merkle.inclusion_proof(0, 40, tree.read)
