from datetime import UTC, datetime, timedelta, timezone

import pytest

from zellige.log.engine import entry
from zellige.log.engine.entry import Record
from zellige.log.engine.errors import EntryRefused, Malformed

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
SALT = b"\x05" * 32


def test_an_entry_is_written_in_one_way_and_read_back() -> None:
    record = Record(
        "decision.signed",
        AT,
        {"case": "INI-0001", "count": 2},
        {"reasons": entry.digest(SALT, "why")},
    )
    written = entry.encode(record)
    assert written.startswith(b'{"at":"2026-11-02T09:30:00.000000Z","body":{"case":"INI-0001"')
    assert entry.decode(written) == record


def test_times_are_written_in_utc() -> None:
    casablanca = timezone(timedelta(hours=1))
    same = Record("decision.signed", AT.astimezone(casablanca))
    assert entry.encode(same) == entry.encode(Record("decision.signed", AT))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(EntryRefused, match="time zone"):
        entry.encode(Record("decision.signed", AT.replace(tzinfo=None)))


@pytest.mark.parametrize("words", ["Fatima Zahra", "a@b.example", "\u0641\u0627\u0637\u0645\u0629", "", "a\nb"])
def test_words_are_refused_because_the_log_cannot_forget(words: str) -> None:
    with pytest.raises(EntryRefused, match=r"body\.who\[0\].*private"):
        entry.encode(Record("decision.signed", AT, {"who": [words]}))


def test_everything_that_may_not_enter_is_named_at_once() -> None:
    bad = Record("Decision", AT, {"Who": "x y", "amount": 1.5}, {"reasons": "because"})
    with pytest.raises(EntryRefused) as caught:
        entry.encode(bad)
    for place in ("kind:", "'Who'", "body.Who", "body.amount", "digests.reasons"):
        assert place in str(caught.value)


def test_an_entry_holds_at_most_65535_bytes() -> None:
    def of(count: int) -> Record:
        return Record("decision.signed", AT, {"ids": ["x" * 97] * count})

    assert len(entry.encode(of(654))) <= entry.LARGEST_ENTRY
    with pytest.raises(EntryRefused, match="65535"):
        entry.encode(of(656))


def test_a_digest_needs_its_salt() -> None:
    assert entry.digest(SALT, "why") == entry.digest(SALT, b"why")
    assert entry.digest(SALT, "why") != entry.digest(b"\x06" * 32, "why")
    with pytest.raises(Malformed, match="32"):
        entry.digest(b"short", "why")


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b'{"at":"2026-11-02T09:30:00Z","body":{},"digests":{},"kind":"a.b","version":1}',
        b'{"at":"2026-11-02T09:30:00.000000Z","body":[],"digests":{},"kind":"a.b","version":1}',
        b'{"at":"2026-11-02T09:30:00.000000Z","body":{},"digests":{},"kind":"a","version":1}',
        b'{"at":"2026-11-02T09:30:00.000000Z","body":{},"digests":{"a":1},"kind":"a.b","version":1}',
        b'{"at":"2026-11-02T09:30:00.0Z","body":{},"digests":{},"kind":"a.b","version":1}',
    ],
)
def test_other_bytes_are_no_entry(data: bytes) -> None:
    with pytest.raises(Malformed):
        entry.decode(data)
