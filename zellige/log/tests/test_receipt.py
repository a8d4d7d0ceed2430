import pytest

from zellige.log.engine import base64, checkpoint, merkle, note, receipt
from zellige.log.engine.errors import (
    LogError,
    Malformed,
    NotValid,
    ProofNotValid,
    SignatureNotValid,
)
from zellige.log.engine.keys import SoftwareSigner
from zellige.log.tests.trees import MemoryTree, items

SIGNER = SoftwareSigner.from_seed("zellige.example/log", b"\x01" * 32)
OTHER = SoftwareSigner.from_seed("other.example/log", b"\x02" * 32)
DATA = items(13)
TREE = MemoryTree.of(DATA)


def signed(size: int, signer: SoftwareSigner = SIGNER) -> str:
    said = checkpoint.Checkpoint(signer.name, size, TREE.root(size))
    return checkpoint.sign(said, signer)


def made(index: int, size: int = 13) -> receipt.Receipt:
    proof = merkle.inclusion_proof(index, size, TREE.read)
    return receipt.Receipt(index, DATA[index], proof, signed(size))


@pytest.mark.parametrize("index", range(13))
def test_a_receipt_written_and_read_back_checks_out(index: int) -> None:
    written = str(made(index))
    parsed = receipt.parse(written)
    assert str(parsed) == written
    checked = receipt.check(parsed, SIGNER.key)
    assert (checked.index, checked.entry, checked.checkpoint.size) == (index, DATA[index], 13)


def test_a_receipt_has_the_lines_of_the_format() -> None:
    lines = str(made(4, 6)).split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    assert lines[1] == "extra " + base64.encode(DATA[4])
    assert lines[2] == "index 4"
    assert lines[3:5] == [base64.encode(hash_) for hash_ in made(4, 6).proof]
    assert lines[5:9] == ["", "zellige.example/log", "6", base64.encode(TREE.root(6))]
    assert lines[9] == ""
    assert lines[10].startswith("\u2014 zellige.example/log ")


def test_the_only_entry_needs_no_hashes() -> None:
    written = str(made(0, 1))
    assert written.split("\n")[3] == ""
    receipt.check(receipt.parse(written), SIGNER.key)


def test_every_changed_byte_is_detected() -> None:
    written = str(made(5)).encode()
    for position in range(len(written)):
        for bit in (1, 2, 0x10, 0x80):
            changed = bytearray(written)
            changed[position] ^= bit
            with pytest.raises((LogError, UnicodeDecodeError)):
                receipt.check(receipt.parse(changed.decode()), SIGNER.key)


def test_every_cut_is_detected() -> None:
    written = str(made(5))
    for end in range(len(written)):
        with pytest.raises(LogError):
            receipt.check(receipt.parse(written[:end]), SIGNER.key)


def test_another_entry_in_the_extra_line_is_detected() -> None:
    forged = receipt.Receipt(5, b"entry 6", made(5).proof, signed(13))
    with pytest.raises(ProofNotValid):
        receipt.check(forged, SIGNER.key)


def test_another_index_is_detected() -> None:
    for index in (4, 6, 13, 99):
        with pytest.raises(ProofNotValid):
            receipt.check(receipt.Receipt(index, DATA[5], made(5).proof, signed(13)), SIGNER.key)


def test_a_checkpoint_of_another_size_is_detected() -> None:
    with pytest.raises(NotValid):
        receipt.check(receipt.Receipt(5, DATA[5], made(5).proof, signed(12)), SIGNER.key)


def test_a_checkpoint_of_another_log_is_detected() -> None:
    forged = receipt.Receipt(5, DATA[5], made(5).proof, signed(13, OTHER))
    with pytest.raises(SignatureNotValid):
        receipt.check(forged, SIGNER.key)
    with pytest.raises(SignatureNotValid):
        receipt.check(made(5), OTHER.key)


def test_a_key_may_not_speak_for_another_origin() -> None:
    said = checkpoint.Checkpoint("other.example/log", 13, TREE.root())
    with pytest.raises(Malformed):
        checkpoint.sign(said, SIGNER)
    with pytest.raises(SignatureNotValid, match="origin"):
        checkpoint.read(str(note.sign(said.text, SIGNER)), SIGNER.key)


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2"),
        ("index 5", "index 05"),
        ("index 5", "index -5"),
        ("index 5", "index +5"),
        ("index 5", "index five"),
        ("index 5", "indix 5"),
        ("extra ", "extra"),
        ("extra ", "Extra "),
        ("\n13\n", "\n013\n"),
    ],
)
def test_a_line_out_of_form_is_malformed(line: str, instead: str) -> None:
    written = str(made(5))
    assert line in written
    with pytest.raises((Malformed, SignatureNotValid)):
        receipt.check(receipt.parse(written.replace(line, instead, 1)), SIGNER.key)


@pytest.mark.parametrize(
    "text",
    ["", "a\n1\n", "a\n\n1\n", "a\n01\nAAAA\n", "a\n1\nAAAA\n", "\n1\n" + "A" * 43 + "=\n"],
)
def test_a_text_that_is_no_checkpoint_is_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        checkpoint.parse(text)


def test_a_checkpoint_keeps_its_extension_lines() -> None:
    said = checkpoint.Checkpoint(SIGNER.name, 13, TREE.root(), ("one", "two"))
    assert checkpoint.read(checkpoint.sign(said, SIGNER), SIGNER.key) == said
