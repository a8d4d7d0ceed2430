from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from zellige.log.engine import checkpoint, receipt
from zellige.log.engine.keys import parse_vkey
from zellige.log.tests.rows import AT, enter
from zellige.log.web.actions.append import append
from zellige.log.web.models import Checkpoint

LANGUAGES = ["ar", "fr", "en"]


@pytest.fixture(autouse=True)
def key_file(db: None, settings: Any, tmp_path: Any) -> None:
    settings.ZELLIGE_LOG_KEY = tmp_path / "log.key"
    settings.ZELLIGE_LOG_ORIGIN = "zellige.example/log"


def get(client: Client, name: str, *arguments: object, language: str = "en") -> Any:
    with translation.override(language):
        address = reverse(f"log:{name}", args=arguments)
    return client.get(address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_shows_the_newest_entries_first_and_pages_on(client: Client, language: str) -> None:
    enter(53)
    first = get(client, "entries", language=language).content.decode()
    assert f'href="/{language}/log/52/"' in first
    assert f'href="/{language}/log/3/"' in first
    assert f'href="/{language}/log/2/"' not in first
    second = client.get(f"/{language}/log/?page=2").content.decode()
    assert f'href="/{language}/log/2/"' in second
    assert f'href="/{language}/log/0/"' in second
    assert f'href="/{language}/log/3/"' not in second


def test_an_empty_log_says_so(client: Client) -> None:
    assert "Nothing has been entered yet" in get(client, "entries").content.decode()


def test_pages_say_their_words_in_the_language_of_the_reader(client: Client) -> None:
    enter(1)
    for language, words in (("ar", "دفتر القيود"), ("fr", "Le journal"), ("en", "The log")):
        page = get(client, "entries", language=language).content.decode()
        assert f"<h1>{words}" in page


def test_an_entry_shows_kind_time_bytes_and_a_proof_but_no_private_word(client: Client) -> None:
    enter(5)
    with transaction.atomic():
        append(kind="log.erased", body={"entry": 1}, at=AT, private={"reasons": "Fatima asked"})
    page = get(client, "entry", 5).content.decode()
    assert "Erasure" in page
    assert "2 November 2026" in page
    assert "&quot;kind&quot;:&quot;log.erased&quot;" in page
    assert "Fatima" not in page
    signed = Checkpoint.objects.get()
    assert signed.text.splitlines()[2] in page


def test_a_receipt_from_the_site_checks_out_with_the_key_from_the_site(client: Client) -> None:
    enter(9)
    answer = get(client, "receipt", 4)
    assert "tlog-proof" in answer["Content-Disposition"]
    assert answer["Content-Type"].startswith("text/plain")
    key = parse_vkey(get(client, "key").content.decode())
    checked = receipt.check(receipt.parse(answer.content.decode()), key)
    assert checked.index == 4


def test_the_checkpoint_is_of_the_present_head_and_is_not_kept_by_caches(client: Client) -> None:
    key = parse_vkey(get(client, "key").content.decode())
    for size, more in ((0, 0), (3, 3), (5, 2)):
        enter(more, first=size - more)
        answer = get(client, "checkpoint")
        assert checkpoint.read(answer.content.decode(), key).size == size
        assert "max-age=0" in answer["Cache-Control"]


@pytest.mark.parametrize("address", ["7/", "7/receipt", "99999999999999999999/", "tile/0/000", "tile/0/000.p/8"])
def test_what_is_not_in_the_log_is_not_found(client: Client, address: str) -> None:
    enter(7)
    assert client.get(f"/en/log/{address}").status_code == 404


@pytest.mark.parametrize("address", ["", "3/", "3/receipt", "checkpoint", "key"])
def test_nothing_is_done_but_reading(client: Client, address: str) -> None:
    enter(4)
    assert client.post(f"/en/log/{address}").status_code == 405


@pytest.mark.parametrize("address", ["", "?page=2", "33/", "33/receipt", "checkpoint", "key"])
def test_no_page_needs_more_than_twelve_queries(
    client: Client, django_assert_max_num_queries: Any, address: str
) -> None:
    enter(20)
    client.get("/en/log/checkpoint")
    enter(40, first=20)
    with django_assert_max_num_queries(12):
        assert client.get(f"/en/log/{address}").status_code == 200


def test_a_page_of_entries_takes_two_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    enter(60)
    client.get("/en/log/")
    with django_assert_max_num_queries(2):
        client.get("/en/log/")
