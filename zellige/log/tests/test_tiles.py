from typing import Any

import pytest
from django.test import Client

from zellige.log.engine import merkle, tiles
from zellige.log.engine.errors import Malformed, NoSuchEntry
from zellige.log.engine.tiles import Tile
from zellige.log.tests.rows import enter
from zellige.log.web.models import Entry


@pytest.mark.parametrize(
    ("address", "tile"),
    [
        ("0/x001/x234/067", Tile(0, 1_234_067, 256)),
        ("0/000", Tile(0, 0, 256)),
        ("1/000.p/255", Tile(1, 0, 255)),
        ("entries/x001/000.p/1", Tile(None, 1000, 1)),
    ],
)
def test_an_address_is_read_and_written(address: str, tile: Tile) -> None:
    assert tiles.parse(address) == tile
    assert tiles.written(tile) == address


@pytest.mark.parametrize(
    "address",
    ["", "0", "0/0", "0/0000", "6/000", "0/x000/001", "0/000.p/0", "0/000.p/256", "0/000.p/01",
     "0/001/002", "../000", "0/000/"],
)  # fmt: skip
def test_other_addresses_are_malformed(address: str) -> None:
    with pytest.raises(Malformed):
        tiles.parse(address)


def test_a_tile_is_there_when_it_is_full_to_its_width() -> None:
    tiles.check(Tile(0, 0, 256), 256)
    tiles.check(Tile(0, 1, 3), 259)
    tiles.check(Tile(1, 0, 2), 512)
    for tile, size in ((Tile(0, 0, 256), 255), (Tile(0, 1, 4), 259), (Tile(1, 0, 2), 511)):
        with pytest.raises(NoSuchEntry):
            tiles.check(tile, size)


def test_entries_are_bundled_after_their_lengths() -> None:
    assert tiles.bundle([b"ab", b"", b"c" * 300]) == b"\0\2ab\0\0\1\x2c" + b"c" * 300


def test_the_tiles_of_the_site_hold_the_log_and_lead_to_its_root(client: Client, db: Any) -> None:
    enter(260)
    bodies = [bytes(row.body) for row in Entry.objects.order_by("index")]
    leaves = [merkle.leaf_hash(body) for body in bodies]
    assert fetch(client, "0/000") == b"".join(leaves[:256])
    assert fetch(client, "0/001.p/4") == b"".join(leaves[256:])
    assert fetch(client, "entries/001.p/4") == tiles.bundle(bodies[256:])
    known = dict(enumerate(leaves[:256]))
    while len(known) > 1:
        known = {i: merkle.node_hash(known[2 * i], known[2 * i + 1]) for i in range(len(known) // 2)}
    assert fetch(client, "1/000.p/1") == known[0]
    assert client.get("/en/log/tile/0/001.p/5").status_code == 404
    assert client.get("/en/log/tile/0/zero").status_code == 404


def fetch(client: Client, address: str) -> bytes:
    answer = client.get(f"/en/log/tile/{address}")
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    content: bytes = answer.content
    return content
