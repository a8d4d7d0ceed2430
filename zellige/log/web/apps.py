from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


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
        from zellige.log.web import kinds

        kinds.register("log.erased", _("Erasure"))
        connection_created.connect(fire_triggers_on_replace, dispatch_uid="log.recursive_triggers")
