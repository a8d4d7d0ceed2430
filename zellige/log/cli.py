"""`zellige log`: verify the log, give a receipt, check one without any database."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from zellige.log.engine.audit import StoredCheckpoint
    from zellige.log.engine.keys import VerifierKey
    from zellige.log.engine.receipt import Checked

HOLDS, DOES_NOT_HOLD, BAD_INPUT = 0, 1, 2
LARGEST_FILE = 1 << 20
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")


@click.group("log", no_args_is_help=True)
def group() -> None:
    """The tamper-evident log."""


@group.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--key", "given", required=True, metavar="VKEY|FILE", help="The log's verifier key.")
@FORMAT
def check(file: Path, given: str, form: str) -> None:
    """Check a receipt offline: 0 it is valid, 1 it is not, 2 it cannot be read."""
    from zellige.log.engine import receipt
    from zellige.log.engine.errors import LogError, NotValid

    try:
        parsed, key = receipt.parse(_text(file)), _key(given)
        checked = receipt.check(parsed, key)
    except NotValid as error:
        _answer({"valid": False, "reason": str(error)}, f"not valid: {error}", form)
        raise SystemExit(DOES_NOT_HOLD) from None
    except LogError as error:
        _refuse(str(error))
    said = {"valid": True, **_said(checked)}
    _answer(said, _sentences(said), form)


@group.command()
@click.option("--key", "given", multiple=True, metavar="VKEY|FILE", help="A key used before.")
@click.option(
    "--against",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A signed checkpoint that was kept outside.",
)
@FORMAT
def verify(given: tuple[str, ...], files: tuple[Path, ...], form: str) -> None:
    """Hash the whole log of the configured database again: 0 it holds, 1 it does not."""
    from zellige.log.engine.audit import Faulty
    from zellige.log.engine.errors import LogError

    _django()
    from zellige.log.web import stored
    from zellige.log.web.signer import signer

    try:
        keys = [signer().key, *map(_key, given)]
        kept = [_kept(file, keys) for file in files]
        holds = stored.verify(keys, kept)
    except Faulty as error:
        fault = {"table": error.table, "row": error.row, "what": error.what}
        _answer({"holds": False, "fault": fault}, f"does not hold: {error}", form)
        raise SystemExit(DOES_NOT_HOLD) from None
    except LogError as error:
        _refuse(str(error))
    said = {
        "holds": True,
        "size": holds.size,
        "root": holds.root.hex(),
        "checkpoints": holds.checkpoints,
    }
    words = f"holds: {holds.size} entries, root {holds.root.hex()}, {holds.checkpoints} signed checkpoints agree"
    _answer(said, words, form)


@group.command()
@click.argument("index", type=click.IntRange(min=0))
@click.option("--out", type=click.Path(path_type=Path), help="Write here, not to standard output.")
def receipt(index: int, out: Path | None) -> None:
    """Give the receipt of an entry, to be checked with `zellige log check`."""
    from zellige.log.engine.errors import LogError

    _django()
    from zellige.log.web.actions.receipt import receipt as receipt_of

    try:
        written = str(receipt_of(index))
    except LogError as error:
        _refuse(str(error))
    if out is None:
        click.echo(written, nl=False)
    else:
        out.write_text(written, encoding="utf-8")
        click.echo(f"written to {out}", err=True)


@group.command()
def key() -> None:
    """Print the log's verifier key (vkey)."""
    from zellige.log.engine.errors import LogError

    _django()
    from zellige.log.web.signer import signer

    try:
        click.echo(str(signer().key))
    except LogError as error:
        _refuse(str(error))


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zellige.platform.settings")
    import django

    django.setup()


def _kept(file: Path, keys: list[VerifierKey]) -> StoredCheckpoint:
    from zellige.log.engine import checkpoint
    from zellige.log.engine.audit import StoredCheckpoint
    from zellige.log.engine.errors import Malformed, NotValid

    text = _text(file)
    reasons = []
    for known in keys:
        try:
            said = checkpoint.read(text, known)
        except NotValid as error:
            reasons.append(str(error))
        else:
            return StoredCheckpoint(said.size, said.root, text)
    raise Malformed(f"{file}: no checkpoint of this log: {'; '.join(reasons)}")


def _key(given: str) -> VerifierKey:
    from zellige.log.engine.errors import Malformed
    from zellige.log.engine.keys import parse_vkey

    if "+" in given and not Path(given).exists():
        return parse_vkey(given)
    try:
        return parse_vkey(_text(Path(given)))
    except Malformed as error:
        raise Malformed(f"--key {given}: {error}") from error


def _text(file: Path) -> str:
    from zellige.log.engine.errors import Malformed

    try:
        with click.open_file(str(file), "rb") as stream:
            data: bytes = stream.read(LARGEST_FILE + 1)
        text = data.decode("utf-8")
    except OSError as error:
        raise Malformed(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Malformed(f"{file}: got bytes that are not UTF-8 at {error.start}") from error
    if len(data) > LARGEST_FILE:
        raise Malformed(f"{file}: got more than {LARGEST_FILE} bytes")
    return text


def _said(checked: Checked) -> dict[str, Any]:
    from zellige.log.engine import canonical
    from zellige.log.engine.errors import Malformed

    try:
        entry: Any = canonical.decode(checked.entry)
    except Malformed:
        entry = checked.entry.hex()
    return {
        "index": checked.index,
        "entry": entry,
        "origin": checked.checkpoint.origin,
        "size": checked.checkpoint.size,
        "root": checked.checkpoint.root.hex(),
    }


def _sentences(said: dict[str, Any]) -> str:
    entry = json.dumps(said["entry"], ensure_ascii=False, indent=2, sort_keys=True)
    return (
        f"valid: entry {said['index']} of {said['origin']}, "
        f"signed at {said['size']} entries with root {said['root']}\n{entry}"
    )


def _answer(said: dict[str, Any], words: str, form: str) -> None:
    click.echo(json.dumps(said, ensure_ascii=False, sort_keys=True) if form == "json" else words)


def _refuse(words: str) -> NoReturn:
    click.echo(f"error: {words}", err=True)
    raise SystemExit(BAD_INPUT)
