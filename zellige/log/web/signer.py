"""Who signs the log's checkpoints.

`ZELLIGE_LOG_SIGNER` may name a function without arguments that answers a `Signer` (a device, a
remote service); by default the key is in the file `ZELLIGE_LOG_KEY`, made on first use.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from zellige.log.engine import base64
from zellige.log.engine.errors import KeyUnusable
from zellige.log.engine.keys import SEED_BYTES, Signer, SoftwareSigner
from zellige.log.web.models import Checkpoint


def signer() -> Signer:
    """The signer of this log."""
    named = getattr(settings, "ZELLIGE_LOG_SIGNER", "")
    chosen: Signer = import_string(named)() if named else software_signer()
    return chosen


def software_signer() -> SoftwareSigner:
    """The key in the key file."""
    path = key_path()
    if not path.exists():
        _make_key(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyUnusable(f"{path}: others may read the log's key; expected mode 600; run chmod 600 on it")
    seed = base64.decode(path.read_text("ascii").strip(), str(path), SEED_BYTES)
    return SoftwareSigner.from_seed(origin(), seed)


def origin() -> str:
    """The name of this log, which is also the name of its key."""
    return str(getattr(settings, "ZELLIGE_LOG_ORIGIN", "zellige.example/log"))


def key_path() -> Path:
    """Where the key file is."""
    configured = getattr(settings, "ZELLIGE_LOG_KEY", None)
    return Path(configured or Path(getattr(settings, "ZELLIGE_DATA", "var")) / "log.key")


def _make_key(path: Path) -> None:
    if Checkpoint.objects.exists():
        raise KeyUnusable(
            f"{path}: the log's key is missing although it has signed checkpoints; restore it from "
            "its backup, or point ZELLIGE_LOG_KEY to it"
        )
    if not path.parent.is_dir():
        raise KeyUnusable(f"{path.parent}: no such folder; make it, or set ZELLIGE_LOG_KEY")
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(base64.encode(secrets.token_bytes(SEED_BYTES)) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        # A hard link never overwrites: of two processes that start at once, one key wins.
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
