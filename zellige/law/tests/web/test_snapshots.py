from __future__ import annotations

from datetime import timedelta
from shutil import copytree

import pytest

from zellige.kernel.errors import Fault
from zellige.law.tests.web.conftest import NOON, PACK
from zellige.law.web.actions.take_snapshot import take_snapshot
from zellige.law.web.models import ContentRelease
from zellige.law.web.selectors import replay
from zellige.log.engine.entry import decode
from zellige.log.web.models import Entry

LATER = NOON + timedelta(days=1)


@pytest.fixture
def snapshot(say, author):
    read = say(operator_kind="ministry", personal_data=True, data_categories=["health"])
    return take_snapshot(read.system, LATER, by=author)


def test_a_snapshot_replays_to_the_same_conclusions(snapshot) -> None:
    snapshot.refresh_from_db()
    assert snapshot.conclusions
    assert replay(snapshot) == ()


def test_it_replays_after_other_answers_were_given(snapshot, say) -> None:
    say(at=LATER + timedelta(days=1), data_categories=["income"], learns=True)
    assert replay(snapshot) == ()


def test_it_replays_after_the_rules_were_changed(snapshot, settings, tmp_path) -> None:
    changed = tmp_path / "content"
    copytree(PACK, changed)
    rule = changed / "ma/instruments/t-law/rules/art-2.yaml"
    rule.write_text(rule.read_text().replace("has: {data_categories: health}", "has: {data_categories: income}"))
    settings.ZELLIGE_CONTENT = changed
    assert replay(snapshot) == ()
    assert take_snapshot(snapshot.system, LATER).release != snapshot.release


def test_a_conclusion_that_was_altered_shows(snapshot) -> None:
    name = next(name for name in snapshot.conclusions if name.startswith("t-law/art-2@"))
    snapshot.conclusions[name]["value"] = False
    (difference,) = replay(snapshot)
    assert (difference.name, difference.kept["value"], difference.found["value"]) == (name, False, True)


def test_a_release_is_kept_once_and_entered_in_the_log(snapshot) -> None:
    again = take_snapshot(snapshot.system, LATER)
    assert again.release == snapshot.release
    assert ContentRelease.objects.count() == 1
    kinds = [decode(bytes(entry.body)).kind for entry in Entry.objects.order_by("index")]
    assert kinds.count("law.release_kept") == 1
    assert kinds.count("law.snapshot_taken") == 2


def test_its_entry_holds_ids_and_digests_only(snapshot) -> None:
    record = decode(bytes(Entry.objects.get(index=snapshot.entry).body))
    assert record.body == {
        "snapshot": str(snapshot.key),
        "system": str(snapshot.system.key),
        "content": snapshot.release.digest,
    }
    assert set(record.digests) == {"conclusions"}


def test_a_release_that_was_tampered_with_is_a_fault(snapshot) -> None:
    snapshot.release.digest = "0" * 64
    with pytest.raises(Fault, match="was changed after it was kept"):
        replay(snapshot)
