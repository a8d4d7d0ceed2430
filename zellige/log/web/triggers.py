"""Triggers that make the log append-only for everyone who writes SQL, not for our code alone.

Raw SQL stands here because neither database lets the ORM say this. On SQLite `INSERT OR REPLACE`
deletes rows without firing delete triggers unless `recursive_triggers` is on, which a foreign
connection may leave off; therefore an insert that would replace a row is refused before it does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FROZEN = ("log_entry", "log_node", "log_checkpoint")
_REPLACED = {
    "log_entry": ('SELECT 1 FROM log_entry WHERE "index" = NEW."index" OR idempotency_key = NEW.idempotency_key'),
    "log_node": "SELECT 1 FROM log_node WHERE level = NEW.level AND i = NEW.i",
    "log_checkpoint": ("SELECT 1 FROM log_checkpoint WHERE id = NEW.id OR (size = NEW.size AND key_id = NEW.key_id)"),
    "log_head": "SELECT 1 FROM log_head WHERE id = NEW.id",
}
_REFUSAL = "the log is append-only"


def install(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place; for a migration's `RunPython`."""
    for statement in statements_to_install(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def remove(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away; only to unmake the tables, or to empty a test database."""
    for statement in statements_to_remove(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def statements_to_install(vendor: str) -> list[str]:
    """SQL that makes the log append-only."""
    return _of(vendor, {"sqlite": _sqlite, "postgresql": _postgresql})


def statements_to_remove(vendor: str) -> list[str]:
    """SQL that undoes it."""
    return _of(vendor, {"sqlite": _sqlite_removed, "postgresql": _postgresql_removed})


def _of(vendor: str, statements: Mapping[str, Callable[[], list[str]]]) -> list[str]:
    if vendor not in statements:
        expected = " or ".join(statements)
        raise ImproperlyConfigured(f"append-only triggers: got {vendor}, expected {expected}")
    return statements[vendor]()


def _sqlite() -> list[str]:
    statements = [_sqlite_trigger(table, event, "") for table in FROZEN for event in ("UPDATE", "DELETE")]
    statements += [_sqlite_replacement(table) for table in _REPLACED]
    statements.append(_sqlite_trigger("log_head", "UPDATE", "WHEN NEW.size <= OLD.size"))
    statements.append(_sqlite_trigger("log_head", "DELETE", ""))
    return statements


def _sqlite_trigger(table: str, event: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} {when} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}: {event} on {table} refused'); END"
    )


def _sqlite_replacement(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS ({_REPLACED[table]}) "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}: this row of {table} exists'); END"
    )


def _sqlite_removed() -> list[str]:
    names = [f"{table}_no_{event}" for table in _REPLACED for event in ("update", "delete", "replace")]
    return [f"DROP TRIGGER IF EXISTS {name}" for name in names]


def _postgresql() -> list[str]:
    return [
        "CREATE FUNCTION log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{_REFUSAL}: % on % refused', TG_OP, TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$",
        *(
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION log_refuse()"
            for table in FROZEN
        ),
        "CREATE TRIGGER log_head_grows BEFORE UPDATE ON log_head FOR EACH ROW "
        "WHEN (NEW.size <= OLD.size) EXECUTE FUNCTION log_refuse()",
        "CREATE TRIGGER log_head_stays BEFORE DELETE OR TRUNCATE ON log_head "
        "FOR EACH STATEMENT EXECUTE FUNCTION log_refuse()",
    ]


def _postgresql_removed() -> list[str]:
    return [
        *(f"DROP TRIGGER IF EXISTS {table}_frozen ON {table}" for table in FROZEN),
        "DROP TRIGGER IF EXISTS log_head_grows ON log_head",
        "DROP TRIGGER IF EXISTS log_head_stays ON log_head",
        "DROP FUNCTION IF EXISTS log_refuse()",
    ]
