"""Triggers that keep acts and decisions as they were, against everyone who writes SQL and not our code alone.

An act may lose its words, because they may be about people and erasure must be possible, but never gets others. A
decision is written until it is signed or sent back; then it stays. People are erased where they are: in their account.
Raw SQL stands here because neither database lets the ORM say this.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FROZEN = ("id", "procedure_id", "position", "transition", "seat_id", "author_id", "at", "outcome", "language", "entry")
ERASABLE = {"reasons": "''", "conditions": "'[]'", "papers": "'[]'"}
"""The words of an act, each with what stands there once it is erased."""

STANDS = "(OLD.signed_at IS NOT NULL OR OLD.sent_back_at IS NOT NULL)"
_REFUSAL = "append-only"
_REPLACED = {
    "review_act": "id = NEW.id OR idempotency_key = NEW.idempotency_key "
    'OR (procedure_id = NEW.procedure_id AND "position" = NEW."position")',
    "review_decision": "(signed_at IS NOT NULL OR sent_back_at IS NOT NULL) AND (id = NEW.id OR key = NEW.key "
    "OR (procedure_id = NEW.procedure_id AND sent_back_at IS NULL AND NEW.sent_back_at IS NULL))",
}


def install(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place; for a migration's `RunPython`."""
    for statement in statements_to_install(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def remove(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away; only to unmake the tables, or to empty a test database."""
    for statement in statements_to_remove(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def statements_to_install(vendor: str) -> list[str]:
    """SQL that makes acts and finished decisions append-only."""
    if vendor == "sqlite":
        return [
            _sqlite("review_act", "update", f"BEFORE UPDATE ON review_act WHEN {_changed('IS NOT')}"),
            _sqlite("review_act", "delete", "BEFORE DELETE ON review_act"),
            _sqlite("review_decision", "update", f"BEFORE UPDATE ON review_decision WHEN {STANDS}"),
            _sqlite("review_decision", "delete", f"BEFORE DELETE ON review_decision WHEN {STANDS}"),
            *(_sqlite_replacement(table) for table in _REPLACED),
        ]
    if vendor == "postgresql":
        changed = _changed("IS DISTINCT FROM")
        return [
            "CREATE FUNCTION review_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{_REFUSAL}: % on % refused', TG_OP, TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$",
            _postgresql("review_act", "update", f"BEFORE UPDATE ON review_act FOR EACH ROW WHEN ({changed})"),
            _postgresql("review_act", "delete", "BEFORE DELETE OR TRUNCATE ON review_act FOR EACH STATEMENT"),
            *(
                _postgresql("review_decision", event, f"BEFORE {event} ON review_decision FOR EACH ROW WHEN {STANDS}")
                for event in ("update", "delete")
            ),
            _postgresql("review_decision", "truncate", "BEFORE TRUNCATE ON review_decision FOR EACH STATEMENT"),
        ]
    raise _unknown(vendor)


def statements_to_remove(vendor: str) -> list[str]:
    """SQL that undoes it."""
    names = [(table, event) for table in _REPLACED for event in ("update", "delete", "replace", "truncate")]
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {table}_no_{event}" for table, event in names]
    if vendor == "postgresql":
        dropped = [f"DROP TRIGGER IF EXISTS {table}_no_{event} ON {table}" for table, event in names]
        return [*dropped, "DROP FUNCTION IF EXISTS review_refuse()"]
    raise _unknown(vendor)


def _changed(differs_from: str) -> str:
    frozen = [f'OLD."{column}" {differs_from} NEW."{column}"' for column in FROZEN]
    words = [
        f"(OLD.{column} {differs_from} NEW.{column} AND NEW.{column} {differs_from} {erased})"
        for column, erased in ERASABLE.items()
    ]
    return " OR ".join([*frozen, *words])


def _sqlite(table: str, event: str, moment: str) -> str:
    words = f"{_REFUSAL}: {event} on {table} refused"
    return f"CREATE TRIGGER {table}_no_{event} {moment} BEGIN SELECT RAISE(ABORT, '{words}'); END"


def _sqlite_replacement(table: str) -> str:
    # A foreign connection may leave `recursive_triggers` off: INSERT OR REPLACE then deletes past the triggers.
    exists = f"EXISTS (SELECT 1 FROM {table} WHERE {_REPLACED[table]})"  # noqa: S608 -- constants
    return _sqlite(table, "replace", f"BEFORE INSERT ON {table} WHEN {exists}")


def _postgresql(table: str, event: str, moment: str) -> str:
    return f"CREATE TRIGGER {table}_no_{event} {moment} EXECUTE FUNCTION review_refuse()"


def _unknown(vendor: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"append-only triggers: got {vendor}, expected sqlite or postgresql")
