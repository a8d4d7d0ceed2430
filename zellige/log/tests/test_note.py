import pytest

from zellige.log.engine import note
from zellige.log.engine.errors import Malformed, SignatureNotValid
from zellige.log.engine.keys import SoftwareSigner, VerifierKey, parse_vkey

# The example of the signed-note specification.
VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
NOTE = (
    "This is an example message.\n"
    "\n"
    "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFX"
    "mRKuwHjG1Yu72IneyaQM=\n"
)
OURS = SoftwareSigner.from_seed("zellige.example/log", b"\x01" * 32)
THEIRS = SoftwareSigner.from_seed("witness.example", b"\x02" * 32)


def test_the_example_of_the_specification_verifies_and_is_written_back_unchanged() -> None:
    key = parse_vkey(VKEY)
    parsed = note.parse(NOTE)
    (signature,) = note.verify(parsed, [key])
    assert signature.name == "example.com/foo"
    assert str(parsed) == NOTE
    assert str(key) == VKEY


def test_a_changed_text_of_the_example_is_refused() -> None:
    with pytest.raises(SignatureNotValid, match="changed"):
        note.verify(note.parse(NOTE.replace("example message", "example massage")), [parse_vkey(VKEY)])


def test_a_text_with_empty_lines_ends_at_the_last_one() -> None:
    text = "first\n\nsecond\n"
    signed = note.parse(str(note.sign(text, OURS)))
    assert signed.text == text
    note.verify(signed, [OURS.key])


def test_unknown_keys_are_ignored_even_with_a_known_name_or_id() -> None:
    signed = note.sign("text\n", OURS, THEIRS)
    stranger = note.Signature(OURS.name, b"\x00\x00\x00\x00", b"nonsense")
    namesake = note.Signature("other.example", OURS.key.id, b"nonsense")
    mixed = note.Note(signed.text, (stranger, namesake, *signed.signatures))
    assert note.verify(mixed, [OURS.key]) == (signed.signatures[0],)


def test_one_bad_signature_by_a_known_key_rejects_the_note() -> None:
    signed = note.sign("text\n", OURS, THEIRS)
    ours, theirs = signed.signatures
    bad = note.Signature(theirs.name, theirs.key_id, ours.value)
    with pytest.raises(SignatureNotValid, match=r"witness\.example"):
        note.verify(note.Note("text\n", (ours, bad)), [OURS.key, THEIRS.key])


def test_a_note_that_no_known_key_signed_is_rejected() -> None:
    with pytest.raises(SignatureNotValid, match=r"expected one by witness\.example"):
        note.verify(note.sign("text\n", OURS), [THEIRS.key])
    with pytest.raises(SignatureNotValid):
        note.verify(note.sign("text\n", OURS), [])


def test_a_signature_does_not_carry_over_to_a_key_of_another_name() -> None:
    renamed = VerifierKey("other.example/log", OURS.key.public)
    assert renamed.id != OURS.key.id
    with pytest.raises(SignatureNotValid):
        note.verify(note.sign("text\n", OURS), [renamed])


def test_sixteen_signatures_are_accepted_and_a_flood_is_not() -> None:
    signers = [SoftwareSigner.from_seed(f"w{n}.example", bytes([n]) * 32) for n in range(16)]
    note.verify(note.parse(str(note.sign("text\n", *signers))), [signers[15].key])
    flood = str(note.sign("text\n", *[OURS] * 65))
    with pytest.raises(Malformed, match="65"):
        note.parse(flood)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "no signature\n",
        "text\n\n",
        "text\n\n\u2014 name AAAAAAA=",
        "text\n\n- zellige.example/log AAAAAAA=\n",
        "text\n\n\u2014 name\n",
        "text\n\n\u2014 name AAAA extra\n",
        "text\n\n\u2014 name AAAAAA==\n",
        "text\n\n\u2014 na+me AAAAAAA=\n",
        "text\n\n\u2014 name not-base64\n",
        "te\txt\n\n\u2014 name AAAAAAA=\n",
        "text\r\n\n\u2014 name AAAAAAA=\n",
    ],
)
def test_what_is_not_a_signed_note_is_malformed(written: str) -> None:
    with pytest.raises(Malformed):
        note.parse(written)


def test_a_base64_spelling_that_decodes_to_the_same_bytes_is_malformed() -> None:
    written = str(note.sign("text\n", OURS))
    end = written.rindex("=\n") - 1
    swapped = written[:end] + chr(ord(written[end]) ^ 1) + written[end + 1 :]
    with pytest.raises(Malformed, match="canonical"):
        note.parse(swapped)


@pytest.mark.parametrize("text", ["no newline", "", "tab\t\n", "return\r\n"])
def test_a_text_that_cannot_be_a_note_is_not_signed(text: str) -> None:
    with pytest.raises(Malformed):
        note.sign(text, OURS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "name+530d903a",
        VKEY.replace("530d903a", "530d903b"),
        VKEY.replace("530d903a", "530D903A"),
        VKEY.replace("example.com/foo", "example.com/f oo"),
        VKEY.replace("AekyeR", "BOkyeR"),
        VKEY[:-4],
    ],
)
def test_a_vkey_that_contradicts_itself_is_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        parse_vkey(text)


def test_a_seed_of_another_length_is_malformed() -> None:
    with pytest.raises(Malformed, match="31"):
        SoftwareSigner.from_seed("zellige.example/log", b"\x01" * 31)
