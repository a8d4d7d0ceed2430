from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created


def fire_triggers_on_replace(connection: Any, **kwargs: Any) -> None:
    """Without this SQLite's INSERT OR REPLACE deletes rows past the triggers that forbid it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")


class LogConfig(AppConfig):
    name = "zellige.log.web"
    label = "log"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        connection_created.connect(fire_triggers_on_replace, dispatch_uid="log.recursive_triggers")
