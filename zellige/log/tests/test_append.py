from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from zellige.log.engine import entry as entries
from zellige.log.engine import merkle
from zellige.log.engine.errors import EntryRefused, KeyReused, NoSuchEntry, OutsideTransaction
from zellige.log.tests import naive
from zellige.log.web import nodes, selectors, stored
from zellige.log.web.actions.append import append
from zellige.log.web.actions.erase import erase
from zellige.log.web.models import Entry, Head, Node, Salt

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def enter(number: int, **more: Any) -> Entry:
    with transaction.atomic():
        return append(kind="test.happened", body={"number": number}, at=AT, **more)


def everything() -> tuple[int, list[object], list[object], list[object]]:
    return (
        selectors.size(),
        list(Entry.objects.order_by("index").values_list("index", "body", "idempotency_key")),
        list(Node.objects.order_by("level", "i").values_list("level", "i", "hash")),
        list(Salt.objects.order_by("id").values_list("entry", "name")),
    )


@pytest.mark.django_db
def test_entries_nodes_and_head_grow_together_into_the_tree_of_the_definition() -> None:
    for number in range(21):
        assert enter(number).index == number
    bodies = [bytes(row.body) for row in Entry.objects.order_by("index")]
    assert selectors.size() == 21
    assert merkle.root(21, nodes.read) == naive.root(bodies)
    assert stored.verify([]).root == naive.root(bodies)


@pytest.mark.django_db
def test_an_entry_says_what_was_handed_in() -> None:
    record = entries.decode(bytes(enter(7).body))
    assert (record.kind, record.at, record.body) == ("test.happened", AT, {"number": 7})


@pytest.mark.django_db(transaction=True)
def test_appending_without_an_open_transaction_is_refused() -> None:
    with pytest.raises(OutsideTransaction, match="atomic"):
        append(kind="test.happened", body={}, at=AT)
    assert everything() == (0, [], [], [])


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_change_leaves_no_entry() -> None:
    enter(0)
    before = everything()
    with pytest.raises(ZeroDivisionError):
        change_that_fails()
    assert everything() == before
    assert enter(1).index == 1


@transaction.atomic(durable=True)
def change_that_fails() -> None:
    append(kind="test.happened", body={}, at=AT, private={"reasons": "why"})
    raise ZeroDivisionError


@pytest.mark.django_db
def test_words_about_people_stay_outside_and_are_checkable_until_erased() -> None:
    entry = enter(0, private={"reasons": "Fatima asked", "name": "Fatima"})
    assert b"Fatima" not in bytes(entry.body)
    salt = bytes(entry.salts.get(name="reasons").salt)
    record = entries.decode(bytes(entry.body))
    assert record.digests["reasons"] == entries.digest(salt, "Fatima asked")
    with transaction.atomic():
        erasing = erase(index=entry.index, names=["reasons"], at=AT)
    assert list(entry.salts.values_list("name", flat=True)) == ["name"]
    said = entries.decode(bytes(erasing.body))
    assert (said.kind, said.body) == ("log.erased", {"entry": 0, "names": ["reasons"]})
    assert stored.verify([]).size == 2


@pytest.mark.django_db
def test_nothing_is_erased_twice() -> None:
    entry = enter(0, private={"reasons": "why"})
    with transaction.atomic():
        erase(index=entry.index, names=["reasons"], at=AT)
    with pytest.raises(NoSuchEntry, match="reasons"), transaction.atomic():
        erase(index=entry.index, names=["reasons"], at=AT)
    assert selectors.size() == 2


@pytest.mark.django_db
def test_words_in_the_body_are_refused_and_nothing_is_written() -> None:
    with pytest.raises(EntryRefused, match="private"), transaction.atomic():
        append(kind="test.happened", body={"reasons": "she asked for it"}, at=AT)
    assert everything() == (0, [], [], [])


@pytest.mark.django_db
def test_the_same_key_twice_is_one_entry() -> None:
    private = {"reasons": "why"}
    first = enter(0, key="request-1", private=private)
    with transaction.atomic():
        again = append(
            kind="test.happened",
            body={"number": 0},
            at=AT + timedelta(minutes=1),
            key="request-1",
            private=private,
        )
    assert again == first
    assert selectors.size() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"kind": "test.else"}, "kind"),
        ({"body": {"number": 1}}, "body"),
        ({"private": {"reasons": "other"}}, "private value reasons"),
        ({"private": {}}, "names of private values"),
    ],
)
def test_a_key_never_stands_for_two_contents(change: dict[str, Any], named: str) -> None:
    enter(0, key="request-1", private={"reasons": "why"})
    asked = {"kind": "test.happened", "body": {"number": 0}, "private": {"reasons": "why"}}
    with pytest.raises(KeyReused, match=named), transaction.atomic():
        append(at=AT, key="request-1", **{**asked, **change})
    assert selectors.size() == 1


@pytest.mark.django_db(transaction=True)
def test_an_error_at_any_statement_leaves_all_or_nothing_and_a_retry_makes_one_entry() -> None:
    enter(0)
    enter(1)
    enter(2)
    before = everything()
    statement = 0
    while True:
        statement += 1
        finished = run_until(statement)
        if finished:
            break
        assert everything() == before, f"torn at statement {statement}"
    assert statement > 6  # begin, head, key, siblings, entry, nodes, salts, head: a real campaign
    assert selectors.size() == 4
    for _ in range(2):
        enter(3, key="request", private={"reasons": "why"})
    assert selectors.size() == 4
    assert stored.verify([]).size == 4


def run_until(statement: int) -> bool:
    """Append while the n-th statement fails; whether it was finished before that."""
    seen = 0

    def fails(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == statement:
            raise ConnectionAbortedError(sql)
        return execute(sql, params, many, context)

    try:
        with connection.execute_wrapper(fails), transaction.atomic(durable=True):
            append(
                kind="test.happened",
                body={"number": 3},
                at=AT,
                key="request",
                private={"reasons": "why"},
            )
    except ConnectionAbortedError:
        return False
    return True


@pytest.mark.django_db(transaction=True)
def test_an_error_at_commit_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    enter(0)
    before = everything()

    def broken() -> None:
        raise IntegrityError("power cut before commit")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "_commit", broken)
        with pytest.raises(IntegrityError, match="power cut"):
            enter(1)
    assert everything() == before
    assert enter(1).index == 1


@pytest.mark.django_db
def test_a_log_whose_tables_were_emptied_starts_again() -> None:
    assert not Head.objects.exists()
    assert enter(0).index == 0
    assert Head.objects.get().size == 1
