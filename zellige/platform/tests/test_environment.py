"""What the environment says is read strictly, and keys are for the owner alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from zellige.platform import environment
from zellige.platform.checks import demonstration_is_safe


def test_the_key_is_made_once_and_hidden_from_others(tmp_path: Path) -> None:
    path = tmp_path / "secret.key"
    key = environment.secret_key(path)
    assert len(key) >= 64
    assert path.stat().st_mode & 0o777 == 0o600
    assert environment.secret_key(path) == key
    assert list(tmp_path.iterdir()) == [path]


def test_processes_that_start_together_agree_on_the_key(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from zellige.platform.environment import secret_key;"
        "print(secret_key(pathlib.Path(sys.argv[1])))"
    )
    path = str(tmp_path / "secret.key")
    starts = [subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert len({start.communicate()[0] for start in starts}) == 1


def test_a_postgresql_address_is_taken_apart(tmp_path: Path) -> None:
    settings = environment.database("postgresql://clerk:p%40ss@db.example:5433/zellige?sslmode=require", tmp_path)
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["USER"], settings["PASSWORD"]) == ("clerk", "p@ss")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == (
        "db.example",
        "5433",
        "zellige",
    )
    assert settings["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://host", "nonsense"])
def test_another_database_is_refused_without_telling_the_password(url: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="ZELLIGE_DATABASE_URL") as caught:
        environment.database(url.replace("://", "://u:secret-word@"), tmp_path)
    assert "secret-word" not in str(caught.value)


def test_a_doubtful_yes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZELLIGE_DEMO", "maybe")
    with pytest.raises(ImproperlyConfigured, match="ZELLIGE_DEMO: got 'maybe'"):
        environment.env_bool("ZELLIGE_DEMO")


@pytest.mark.django_db
def test_the_embedded_database_keeps_what_it_confirmed() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_demonstration_with_debugging_is_refused(settings: Any) -> None:
    settings.ZELLIGE_DEMO, settings.DEBUG = True, True
    (error,) = demonstration_is_safe(None)
    assert error.id == "zellige.E001"
    assert "ZELLIGE_DEBUG" in error.msg


@pytest.mark.parametrize("host", ["zellige.example", "*", ".example", "0.0.0.0"])  # noqa: S104
def test_demonstration_for_a_public_host_is_refused(settings: Any, host: str) -> None:
    settings.ZELLIGE_DEMO, settings.DEBUG = True, False
    settings.ALLOWED_HOSTS = ["localhost", host]
    (error,) = demonstration_is_safe(None)
    assert error.id == "zellige.E002"
    assert host in error.msg


def test_demonstration_at_home_is_fine(settings: Any) -> None:
    settings.ZELLIGE_DEMO, settings.DEBUG = True, False
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
    assert demonstration_is_safe(None) == []


def test_without_demonstration_any_host_may_be_served(settings: Any) -> None:
    settings.ZELLIGE_DEMO, settings.ALLOWED_HOSTS = False, ["zellige.example"]
    assert demonstration_is_safe(None) == []


@pytest.mark.parametrize("extra", [{"ZELLIGE_DEBUG": "1"}, {"ZELLIGE_HOSTS": "zellige.example"}])
def test_the_server_itself_refuses_to_start(tmp_path: Path, extra: dict[str, str]) -> None:
    start = subprocess.run(
        [sys.executable, "-c", "import zellige.platform.wsgi"],
        env={"ZELLIGE_DATA": str(tmp_path), "ZELLIGE_DEMO": "1", "PATH": "", **extra},
        capture_output=True,
        text=True,
        check=False,
    )
    assert start.returncode != 0
    assert "Demonstration mode" in start.stderr
