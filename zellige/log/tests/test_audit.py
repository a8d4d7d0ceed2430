from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from zellige.log.engine import audit, merkle
from zellige.log.engine.errors import ProofNotValid
from zellige.log.engine.keys import SoftwareSigner
from zellige.log.tests.emptying import triggers_set_aside
from zellige.log.tests.rows import SIGNER, enter
from zellige.log.web import nodes, stored
from zellige.log.web.actions.checkpoint import checkpoint
from zellige.log.web.models import Checkpoint, Entry, Head, Node

OTHER = SoftwareSigner.from_seed("zellige.example/log", b"\x02" * 32)


@pytest.fixture
def log(db: None) -> Iterator[None]:
    """13 entries, signed at 5 and at 13; nothing in the way of whoever owns the database."""
    enter(5)
    checkpoint(SIGNER)
    enter(8, first=5)
    checkpoint(SIGNER)
    with triggers_set_aside(connection):
        yield


def fault(keys: tuple[SoftwareSigner, ...] = (SIGNER,)) -> tuple[str, str]:
    with pytest.raises(audit.Faulty) as caught:
        stored.verify([signer.key for signer in keys])
    return caught.value.table, caught.value.row


@pytest.mark.usefixtures("log")
def test_an_untouched_log_holds() -> None:
    holds = stored.verify([SIGNER.key])
    assert (holds.size, holds.checkpoints) == (13, 2)
    assert holds.root == merkle.root(13, nodes.read)


def test_an_empty_log_holds(db: None) -> None:
    assert stored.verify([]) == audit.Holds(0, merkle.EMPTY_ROOT, 0)


@pytest.mark.usefixtures("log")
def test_any_changed_byte_of_any_body_is_found_at_its_entry() -> None:
    for entry in Entry.objects.all():
        body = bytes(entry.body)
        for position in range(0, len(body), 7):
            changed = bytearray(body)
            changed[position] ^= 1
            Entry.objects.filter(pk=entry.pk).update(body=bytes(changed))
            assert fault() == ("entry", str(entry.index))
        Entry.objects.filter(pk=entry.pk).update(body=body)
    stored.verify([SIGNER.key])


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("index", [0, 4, 7, 11])
def test_a_body_changed_together_with_its_leaf_is_found_at_the_node_above(index: int) -> None:
    Entry.objects.filter(index=index).update(body=b"other", leaf=merkle.leaf_hash(b"other"))
    if index == 4:  # signed at 5, before it had a neighbour
        assert fault() == ("checkpoint", "5")
    else:
        assert fault() == ("node", f"level 1 number {index // 2}")


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("index", [0, 6, 12])
def test_a_log_rewritten_down_to_every_node_is_found_at_a_checkpoint(index: int) -> None:
    rewrite(index)
    assert fault() == ("checkpoint", "5" if index < 5 else "13")


def rewrite(index: int) -> None:
    """Change an entry and recompute everything that the database holds above it."""
    Entry.objects.filter(index=index).update(body=b"other", leaf=merkle.leaf_hash(b"other"))
    for node in Node.objects.order_by("level", "i"):
        below = node.level - 1
        children = [(below, 2 * node.i), (below, 2 * node.i + 1)]
        left, right = (nodes.read([child])[child] for child in children)
        Node.objects.filter(level=node.level, i=node.i).update(hash=merkle.node_hash(left, right))


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("index", [0, 6, 12])
def test_a_deleted_entry_is_found_at_its_place(index: int) -> None:
    Entry.objects.filter(index=index).delete()
    assert fault() == ("entry", str(index))


@pytest.mark.usefixtures("log")
def test_exchanged_entries_are_found() -> None:
    second, ninth = Entry.objects.get(index=2), Entry.objects.get(index=9)
    Entry.objects.filter(index=2).update(body=ninth.body, leaf=ninth.leaf)
    Entry.objects.filter(index=9).update(body=second.body, leaf=second.leaf)
    assert fault() == ("node", "level 1 number 1")


@pytest.mark.usefixtures("log")
def test_a_log_cut_short_is_found_by_what_was_signed() -> None:
    Entry.objects.filter(index=12).delete()
    Head.objects.update(size=12)
    assert fault() == ("checkpoint", "13")


@pytest.mark.usefixtures("log")
def test_an_entry_beyond_the_head_is_found() -> None:
    Entry.objects.create(index=13, body=b"more", leaf=merkle.leaf_hash(b"more"))
    assert fault() == ("entry", "13")


@pytest.mark.usefixtures("log")
def test_a_head_that_counts_too_much_is_found() -> None:
    Head.objects.update(size=14)
    assert fault() == ("entry", "13")


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(("level", "i"), [(1, 0), (1, 5), (2, 2), (3, 0)])
def test_a_changed_or_missing_node_is_named(level: int, i: int) -> None:
    row = Node.objects.filter(level=level, i=i)
    row.update(hash=b"\x00" * 32)
    assert fault() == ("node", f"level {level} number {i}")
    row.delete()
    assert fault() == ("node", f"level {level} number {i}")


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(("level", "i"), [(1, 6), (2, 3), (4, 0), (0, 0), (9, 0), (1, -1)])
def test_a_node_that_is_not_of_the_tree_is_named(level: int, i: int) -> None:
    Node.objects.create(level=level, i=i, hash=b"\x00" * 32)
    table, row = fault()
    assert table == "node"
    assert row.startswith(f"level {level} ")


@pytest.mark.usefixtures("log")
def test_a_forged_or_altered_checkpoint_is_named() -> None:
    row = Checkpoint.objects.get(size=5)
    Checkpoint.objects.filter(size=5).update(root=b"\x00" * 32)
    assert fault() == ("checkpoint", "5")
    Checkpoint.objects.filter(size=5).update(root=row.root, text=row.text.replace("5", "6", 1))
    assert fault() == ("checkpoint", "5")
    Checkpoint.objects.filter(size=5).update(text=row.text)
    stored.verify([SIGNER.key])
    assert fault((OTHER,)) == ("checkpoint", "5")
    assert fault(()) == ("checkpoint", "5")


@pytest.mark.usefixtures("log")
def test_a_log_signed_again_by_its_owner_is_found_with_a_checkpoint_kept_outside() -> None:
    kept = Checkpoint.objects.get(size=13)
    outside = audit.StoredCheckpoint(13, bytes(kept.root), kept.text)
    Checkpoint.objects.all().delete()
    rewrite(6)
    checkpoint(SIGNER)
    stored.verify([SIGNER.key])
    with pytest.raises(audit.Faulty) as caught:
        stored.verify([SIGNER.key], [outside])
    assert caught.value.table == "checkpoint"


@pytest.mark.usefixtures("log")
def test_a_log_that_no_longer_begins_with_what_was_signed_is_not_signed_again() -> None:
    rewrite(6)
    enter(1, first=13)
    with pytest.raises(ProofNotValid, match="consistency"):
        checkpoint(SIGNER)
    assert Checkpoint.objects.count() == 2


@pytest.mark.django_db
def test_the_same_head_is_signed_once_by_each_key() -> None:
    enter(3)
    first = checkpoint(SIGNER)
    assert checkpoint(SIGNER) == first
    assert checkpoint(OTHER).key_id != first.key_id
    assert stored.verify([SIGNER.key, OTHER.key]).checkpoints == 2


@pytest.mark.django_db(transaction=True)
def test_a_head_that_may_still_be_rolled_back_is_not_signed() -> None:
    enter(1)
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        checkpoint(SIGNER)
    assert not Checkpoint.objects.exists()


@pytest.mark.django_db
def test_reading_a_proof_takes_two_queries_however_long_the_log(
    django_assert_max_num_queries: object,
) -> None:
    enter(40)
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        merkle.inclusion_proof(17, 40, nodes.read)
