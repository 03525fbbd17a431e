from django.db import migrations

MESSAGE = (
    "outbox: an outgoing message rests on a verstrekking in the register and is never changed or deleted"
)
FIXED = ("message_id", "entry_id", "channel", "recipient", "kind", "blob", "key_id", "payload_sha256")


def create(apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor, FIXED):
        schema_editor.execute(statement)


def statements(vendor, fixed):
    changed = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in fixed)
    wrong = "NOT EXISTS (SELECT 1 FROM register_entry WHERE seq = NEW.entry_id AND kind = 'verstrekking')"
    if vendor == "sqlite":
        raised = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        return [
            f"CREATE TRIGGER outbox_insert BEFORE INSERT ON exchange_outboxmessage WHEN {wrong} {raised}",
            f"CREATE TRIGGER outbox_update BEFORE UPDATE ON exchange_outboxmessage WHEN {changed} {raised}",
            f"CREATE TRIGGER outbox_delete BEFORE DELETE ON exchange_outboxmessage {raised}",
        ]
    return [
        "CREATE FUNCTION outbox_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'INSERT' THEN IF {wrong} THEN RAISE EXCEPTION '{MESSAGE}'; END IF; "
        f"ELSIF TG_OP = 'UPDATE' THEN IF {changed} THEN RAISE EXCEPTION '{MESSAGE}'; END IF; "
        f"ELSE RAISE EXCEPTION '{MESSAGE}'; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER outbox_guard BEFORE INSERT OR UPDATE OR DELETE ON exchange_outboxmessage "
        "FOR EACH ROW EXECUTE FUNCTION outbox_guard()",
    ]


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        dropped = [f"DROP TRIGGER outbox_{verb}" for verb in ("insert", "update", "delete")]
    else:
        dropped = [
            "DROP TRIGGER outbox_guard ON exchange_outboxmessage",
            "DROP FUNCTION outbox_guard()",
        ]
    for statement in dropped:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("exchange", "0002_append_only"), ("register", "0002_append_only")]

    operations = [migrations.RunPython(create, drop)]
