import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from zellige.log import cli
from zellige.log.tests.emptying import triggers_set_aside
from zellige.log.tests.rows import SIGNER, enter
from zellige.log.web.actions.checkpoint import checkpoint
from zellige.log.web.models import Entry


@pytest.fixture
def log(db: None, settings: object, tmp_path: Path) -> Path:
    settings.ZELLIGE_LOG_KEY = tmp_path / "log.key"  # type: ignore[attr-defined]
    settings.ZELLIGE_LOG_ORIGIN = "zellige.example/log"  # type: ignore[attr-defined]
    enter(9)
    return tmp_path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli.group, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def offline(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own where importing Django fails."""
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from zellige.log.cli import group\n"
        "group(sys.argv[1:], prog_name='log')\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True, text=True, timeout=60, check=False,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[3],
    )  # fmt: skip


def test_a_receipt_is_checked_in_a_process_without_database_or_django(log: Path) -> None:
    file = log / "four.tlog-proof"
    assert run("receipt", 4, "--out", file)[0] == 0
    code, vkey = run("key")
    assert code == 0
    answer = offline("check", file, "--key", vkey.strip(), "--format", "json")
    assert answer.returncode == 0, answer.stderr
    said = json.loads(answer.stdout)
    assert (said["valid"], said["index"], said["size"]) == (True, 4, 9)
    assert said["entry"]["body"] == {"number": 4}
    text = offline("check", file, "--key", vkey.strip())
    assert text.stdout.startswith("valid: entry 4 of zellige.example/log")


def test_the_key_may_be_in_a_file(log: Path) -> None:
    (log / "vkey").write_text(run("key")[1])
    (log / "receipt").write_text(run("receipt", 0)[1])
    assert run("check", log / "receipt", "--key", log / "vkey")[0] == 0


def test_a_receipt_for_another_entry_or_by_another_key_is_not_valid_and_says_why(log: Path) -> None:
    vkey = run("key")[1].strip()
    written = run("receipt", 4)[1]
    forged = log / "forged"
    forged.write_text(written.replace("index 4", "index 5"))
    code, output = run("check", forged, "--key", vkey, "--format", "json")
    assert code == 1
    assert "lead to" in json.loads(output)["reason"]
    forged.write_text(written)
    code, output = run("check", forged, "--key", str(SIGNER.key))
    assert code == 1
    assert "expected one by" in output


def test_what_is_no_receipt_or_no_key_is_bad_input(log: Path) -> None:
    vkey = run("key")[1].strip()
    file = log / "file"
    file.write_text("not a receipt")
    assert run("check", file, "--key", vkey)[0] == 2
    file.write_bytes(b"\xff\xfe")
    assert run("check", file, "--key", vkey)[0] == 2
    file.write_bytes(b"a" * (cli.LARGEST_FILE + 1))
    assert run("check", file, "--key", vkey)[0] == 2
    assert run("check", log / "absent", "--key", vkey)[0] == 2
    file.write_text(run("receipt", 4)[1])
    assert run("check", file, "--key", "a+b+c")[0] == 2
    assert run("check", file, "--key", log / "absent")[0] == 2
    assert run("check", file)[0] == 2


def test_there_is_no_receipt_beyond_the_log(log: Path) -> None:
    code, output = run("receipt", 9)
    assert code == 2
    assert "it has 9" in output


def test_a_receipt_does_not_change_when_the_log_grows(log: Path) -> None:
    first = run("receipt", 4)[1]
    enter(3, first=9)
    assert run("receipt", 4)[1] == first
    assert "\n12\n" in run("receipt", 10)[1]


def test_verify_says_that_the_log_holds_or_names_the_first_fault(log: Path) -> None:
    run("receipt", 4)
    code, output = run("verify", "--format", "json")
    assert (code, json.loads(output)["size"]) == (0, 9)
    from django.db import connection

    with triggers_set_aside(connection):
        Entry.objects.filter(index=3).update(body=b"other")
    code, output = run("verify", "--format", "json")
    assert code == 1
    assert json.loads(output)["fault"]["table"] == "entry"
    assert json.loads(output)["fault"]["row"] == "3"
    assert run("verify")[1].startswith("does not hold: entry 3: ")


def test_verify_compares_with_a_checkpoint_kept_outside(log: Path) -> None:
    run("receipt", 4)
    kept = log / "checkpoint"
    kept.write_text(checkpoint().text)
    assert run("verify", "--against", kept)[0] == 0
    kept.write_text(checkpoint(SIGNER).text)
    assert run("verify", "--against", kept)[0] == 2
    assert run("verify", "--against", kept, "--key", str(SIGNER.key))[0] == 0


def test_the_key_file_is_made_for_the_owner_alone_and_then_kept(log: Path) -> None:
    vkey = run("key")[1]
    assert (log / "log.key").stat().st_mode & 0o777 == 0o600
    assert run("key")[1] == vkey
    assert [path.name for path in log.iterdir()] == ["log.key"]


def test_a_key_file_that_others_may_read_or_that_went_missing_is_refused(log: Path) -> None:
    run("receipt", 0)
    (log / "log.key").chmod(0o640)
    code, output = run("key")
    assert (code, "chmod 600" in output) == (2, True)
    (log / "log.key").unlink()
    for command in ("key", "verify"):
        code, output = run(command)
        assert (code, "restore it" in output) == (2, True)
    assert not (log / "log.key").exists()
