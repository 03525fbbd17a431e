"""What an outgoing message is called is as fixed as its bytes; and PostgreSQL empties no table around its rows."""

from importlib import import_module

from django.db import migrations

before = import_module("grondslag.both.exchange.migrations.0003_outbox_needs_entry")
FIXED = (*before.FIXED, "file_name", "media_type", "created", "bewaartermijn")


def create(apps, schema_editor):
    before.drop(apps, schema_editor)
    for statement in before.statements(schema_editor.connection.vendor, FIXED):
        schema_editor.execute(statement)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER outbox_no_truncate BEFORE TRUNCATE ON exchange_outboxmessage "
            "FOR EACH STATEMENT EXECUTE FUNCTION outbox_guard()"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER outbox_no_truncate ON exchange_outboxmessage")
    before.drop(apps, schema_editor)
    before.create(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_outbox_needs_entry")]

    operations = [migrations.RunPython(create, drop)]
