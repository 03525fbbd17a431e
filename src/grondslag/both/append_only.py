"""Rows that can be added and never changed: the migration operation, on SQLite and on PostgreSQL.

The rule stands in the database itself, not in the models, so that a script, a shell or a mistaken service
cannot break it either.
"""

from typing import Any

from django.db import connections, models
from django.db.migrations.operations.base import Operation

REFUSAL = "append-only: rows of {table} are never changed or deleted"


def lock_for_append(using: str = "default") -> None:
    """Serialise appenders until the end of the transaction, so that two of them never see the same last row.

    SQLite needs nothing: its transactions start IMMEDIATE (see settings). PostgreSQL takes an advisory lock,
    and one for all tables: an act writes the log and the register in either order, and with a lock for each
    two acts would wait for one another.
    """
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('grondslag append-only'))")


class AppendOnly(Operation):
    """Refuse UPDATE and DELETE on the table of `model_name`."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change nothing in Django's picture of the models."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: Any,
        from_state: Any,  # noqa: ARG002 - Django's own signature
        to_state: Any,
    ) -> None:
        table = _table(to_state.apps.get_model(app_label, self.model_name))
        for statement in _create(schema_editor.connection.vendor, table):
            schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: Any,
        from_state: Any,
        to_state: Any,  # noqa: ARG002 - Django's own signature
    ) -> None:
        table = _table(from_state.apps.get_model(app_label, self.model_name))
        for statement in _drop(schema_editor.connection.vendor, table):
            schema_editor.execute(statement)

    def describe(self) -> str:
        return f"Make {self.model_name} append-only"


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table  # noqa: SLF001 - Django's documented way to a model's table


def _create(vendor: str, table: str) -> list[str]:
    message = REFUSAL.format(table=table)
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for verb in ("UPDATE", "DELETE")
        ]
    function = f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    call = f"EXECUTE FUNCTION {table}_append_only()"
    return [
        f"{function}$$ BEGIN RAISE EXCEPTION '{message}'; END $$",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {call}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}",
    ]


def _drop(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER {table}_no_{verb}" for verb in ("update", "delete")]
    return [
        f"DROP TRIGGER {table}_no_truncate ON {table}",
        f"DROP TRIGGER {table}_append_only ON {table}",
        f"DROP FUNCTION {table}_append_only()",
    ]
