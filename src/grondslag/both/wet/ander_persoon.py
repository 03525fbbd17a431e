"""The migration operation that keeps the two jurists two persons, in the database itself.

A confirmation by the one who entered, or over another content than what was entered, is refused by a trigger
on SQLite and on PostgreSQL, so that a script or a shell cannot do it either.
"""

from typing import Any

from django.db.migrations.operations.base import Operation

REFUSAL = "the second jurist is another person than the first, and confirms exactly what was entered"

_SAME_PERSON = (
    "EXISTS (SELECT 1 FROM {entries} AS entry WHERE entry.id = NEW.inwerkingtreding_id"
    " AND (entry.ingevoerd_door_id = NEW.bevestigd_door_id OR entry.inhoud_sha256 <> NEW.over_sha256))"
)


class AnotherPerson(Operation):
    """Refuse a row of Bevestiging that the enterer wrote, or that is over another content."""

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change nothing in Django's picture of the models."""

    # Django calls both with the state before and the state after; each needs one of them.
    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ARG002
        table, entries = _tables(app_label, to_state)
        for statement in _create(
            schema_editor.connection.vendor, table, _SAME_PERSON.format(entries=entries)
        ):
            schema_editor.execute(statement)

    # Django calls both with the state before and the state after; each needs one of them.
    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:  # noqa: ARG002
        table, _ = _tables(app_label, from_state)
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {table}_another_person")
            return
        schema_editor.execute(f"DROP TRIGGER {table}_another_person ON {table}")
        schema_editor.execute(f"DROP FUNCTION {table}_another_person()")

    def describe(self) -> str:
        return "Keep the one who confirms another person than the one who entered"


def _tables(app_label: str, state: Any) -> tuple[str, str]:
    models = (state.apps.get_model(app_label, name) for name in ("Bevestiging", "Inwerkingtreding"))
    confirmations, entries = (model._meta.db_table for model in models)  # noqa: SLF001 - Django's public name for it
    return confirmations, entries


def _create(vendor: str, table: str, condition: str) -> list[str]:
    name = f"{table}_another_person"
    before = f"CREATE TRIGGER {name} BEFORE INSERT ON {table}"
    if vendor == "sqlite":
        return [f"{before} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"]
    body = f"BEGIN IF {condition} THEN RAISE EXCEPTION '{REFUSAL}'; END IF; RETURN NEW; END"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"{before} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
