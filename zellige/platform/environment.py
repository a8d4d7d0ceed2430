"""What the environment says: the one place where variables and key files are read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
SAFE_HOSTS = frozenset((*LOCAL_HOSTS, "::1", "testserver"))
_YES, _NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # A decision that was confirmed to someone must survive a power cut: FULL, not NORMAL.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=0;",
}


def env_bool(name: str, default: bool = False) -> bool:
    """A yes or a no."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    value = raw.strip().lower()
    if value not in _YES | _NO:
        raise ImproperlyConfigured(f"{name}: got {raw!r}, expected one of 1, true, yes, on, 0, false, no, off")
    return value in _YES


def env_list(name: str, default: tuple[str, ...]) -> list[str]:
    """Words separated by commas."""
    raw = os.environ.get(name, "")
    return [word.strip() for word in raw.split(",") if word.strip()] or list(default)


def env_path(name: str, default: Path) -> Path:
    """A path, made absolute."""
    return Path(os.environ.get(name) or default).expanduser().resolve()


def data_folder() -> Path:
    """The folder that holds database, keys and built assets; made on first use."""
    folder = env_path("ZELLIGE_DATA", Path("var"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(path: Path) -> str:
    """The key in `path`, written for the owner's eyes alone on first start."""
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            # A hard link never overwrites: of two processes that start at once, one key wins.
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="ascii").strip()


def database(url: str, folder: Path) -> dict[str, object]:
    """Django's settings for `url`: empty for SQLite in `folder`, or postgresql://user:password@host:port/name."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "db.sqlite3",
            "OPTIONS": dict(_SQLITE),
        }
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise ImproperlyConfigured(
            f"ZELLIGE_DATABASE_URL: got scheme {parts.scheme!r} and name {name!r}, expected "
            "postgresql://user:password@host:port/name; leave it empty for the embedded database"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
