"""The platform's settings for tests: their own data folder, demonstration mode, no network."""

import atexit
import os
import shutil
import tempfile

_data = tempfile.mkdtemp(prefix="zellige-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)

os.environ["ZELLIGE_DATA"] = _data
os.environ["ZELLIGE_DEMO"] = "1"
for _name in (
    "ZELLIGE_DEBUG",
    "ZELLIGE_HOSTS",
    "ZELLIGE_CONTENT",
    "ZELLIGE_HTTPS",
    "ZELLIGE_LOG_KEY",
):
    os.environ.pop(_name, None)

from zellige.platform.settings import *  # noqa: E402, F403

# Hashing passwords slowly is for attackers to wait for, not for tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
