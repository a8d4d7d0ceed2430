"""Triggers that make assertions append-only for everyone who writes SQL, not for our code alone.

Evidence and author stay changeable: they may be about people, and erasure must be possible. The
log's digest then no longer matches, which is how an erasure shows.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "register_assertion"
FROZEN = (
    "id", "key", "product_version_id", "system_id", "operator_id", "processing_id", "fact",
    "value", "unknown_reason", "seat_id", "holds_from", "holds_to", "recorded_at",
    "supersedes_id", "entry",
)  # fmt: skip
_COLUMNS = ", ".join(f'"{column}"' for column in FROZEN)
_SAME_ROW = f"(SELECT 1 FROM {TABLE} WHERE id = NEW.id OR key = NEW.key)"  # noqa: S608 -- constant
_REFUSAL = "assertions are append-only: supersede instead"


def install(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place; for a migration's `RunPython`."""
    for statement in _INSTALL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away; only to unmake the table, or to empty a test database."""
    for statement in _REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


_INSTALL = {
    "sqlite": [
        f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE OF {_COLUMNS} ON {TABLE} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
        f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
        f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} WHEN EXISTS {_SAME_ROW} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION register_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{_REFUSAL}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE OF {_COLUMNS} ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION register_refuse()",
        f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE OR TRUNCATE ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION register_refuse()",
    ],
}
_REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_no_{on}" for on in ("update", "delete", "replace")],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS {TABLE}_no_update ON {TABLE}",
        f"DROP TRIGGER IF EXISTS {TABLE}_no_delete ON {TABLE}",
        "DROP FUNCTION IF EXISTS register_refuse()",
    ],
}
