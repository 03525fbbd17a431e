"""What claims never to change has the database on its side, on SQLite and on PostgreSQL."""

import re

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from grondslag.both import clock
from grondslag.both.append_only import AppendOnly
from grondslag.both.audit.models import AuditEvent
from grondslag.both.audit.services import record
from grondslag.both.exchange import outbox
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.register.models import Kind
from grondslag.both.register.services import append

pytestmark = pytest.mark.django_db
CLAIM = re.compile(r"never (be )?(changed|deleted)|append-only", re.IGNORECASE)


def append_only_models() -> dict[str, type]:
    migrations = MigrationLoader(connection).disk_migrations
    return {
        apps.get_model(app, operation.model_name)._meta.label: apps.get_model(app, operation.model_name)
        for (app, _), migration in migrations.items()
        for operation in migration.operations
        if isinstance(operation, AppendOnly)
    }


def triggers_on(table: str) -> str:
    """Return what the database says of the triggers of a table."""
    wanted = {
        "sqlite": "SELECT name || ' ' || sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
        "postgresql": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = CAST(%s AS regclass)",
    }
    with connection.cursor() as cursor:
        cursor.execute(wanted[connection.vendor], [table])
        return "\n".join(row[0] for row in cursor.fetchall())


def test_every_model_that_claims_it_is_append_only():
    """`User` and `OutboxMessage` change, and have their own rules."""
    claims = {model._meta.label for model in apps.get_models() if CLAIM.search(model.__doc__ or "")}
    assert claims - {"accounts.User"} <= append_only_models().keys()


def test_every_append_only_table_has_its_triggers():
    verbs = {"UPDATE", "DELETE"} | ({"TRUNCATE"} if connection.vendor == "postgresql" else set())
    for model in append_only_models().values():
        found = triggers_on(model._meta.db_table)
        assert all(verb in found for verb in verbs), model


@pytest.fixture
def logged(db) -> AuditEvent:
    return record(event="sessie:geweigerd", actor=None, wijze="proef")


WAYS = {
    "bulk update": lambda row: AuditEvent.objects.all().update(event="x"),
    "bulk_update": lambda row: AuditEvent.objects.bulk_update([row], ["event"]),
    "save": lambda row: row.save(),
    "upsert": lambda row: AuditEvent.objects.bulk_create(
        [row], update_conflicts=True, update_fields=["event"], unique_fields=["seq"]
    ),
    "delete": lambda row: row.delete(),
    "bulk delete": lambda row: AuditEvent.objects.all().delete(),
    "raw delete": lambda row: execute("DELETE FROM audit_auditevent"),
    "flush": lambda row: call_command("flush", interactive=False, verbosity=0),
}


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("way", WAYS)
def test_no_way_changes_a_row(logged, way):
    row = AuditEvent.objects.get()
    row.event = "x"
    with pytest.raises((DatabaseError, CommandError)), transaction.atomic():
        WAYS[way](row)
    assert AuditEvent.objects.get().event == "sessie:geweigerd"


def around_the_rows(table: str) -> str:
    """Return the statement of this database that reaches no row trigger of its own accord."""
    if connection.vendor == "postgresql":
        return f"TRUNCATE {table} CASCADE"
    return f"REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608 - a table of this test


def outgoing() -> OutboxMessage:
    return outbox.put(
        entry=append(kind=Kind.VERSTREKKING, body={}),
        payload=b"x",
        kind="proef",
        channel="papier",
        recipient="om",
        file_name="a.json",
        media_type="application/json",
    )


@pytest.mark.parametrize("table", ["audit_auditevent", "register_entry", "exchange_outboxmessage"])
def test_no_way_around_the_rows_empties_or_replaces_a_table(logged, table):
    outgoing()
    with pytest.raises(DatabaseError), transaction.atomic():
        execute(around_the_rows(table))


@pytest.mark.parametrize("column", [field.name for field in OutboxMessage._meta.concrete_fields])
def test_of_an_outgoing_message_only_its_progress_changes(column):
    message, other = outgoing(), append(kind=Kind.VERSTREKKING, body={})
    values = {"entry": other, "message_id": outbox.uuid7(clock.now()), "attempts": 9}
    changed = values.get(column, clock.now() if column in ("created", "next_attempt") else "anders")
    rows = OutboxMessage.objects.filter(pk=message.pk)
    if column in ("state", "attempts", "next_attempt", "last_error"):
        assert rows.update(**{column: changed}) == 1
        return
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**{column: changed})
