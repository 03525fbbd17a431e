"""The log holds references only, in one chain that shows where it was broken."""

import pytest
from django.db import DatabaseError, connection, transaction

from grondslag.both.audit.models import AuditEvent
from grondslag.both.audit.selectors import first_broken
from grondslag.both.audit.services import UnknownEvent, record, vocabulary

pytestmark = pytest.mark.django_db


def test_an_unknown_event_or_field_is_refused_and_nothing_is_written():
    for event, fields in (("bestaat:niet", {}), ("verzoek:gedaan", {"naam": "Jan"})):
        with pytest.raises(UnknownEvent):
            record(event=event, actor=None, **fields)
    assert not AuditEvent.objects.exists()


def test_rows_cannot_be_changed_or_deleted():
    row = record(event="bericht:geweigerd", actor=None, reden="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.filter(pk=row.pk).update(event="iets:anders")
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.filter(pk=row.pk).delete()


def test_a_row_changed_behind_the_database_s_back_is_named(monkeypatch):
    for number in range(5):
        record(event="bericht:geweigerd", actor=None, reden=str(number))
    assert first_broken() is None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER ALL")
        else:
            cursor.execute("DROP TRIGGER audit_auditevent_no_update")
        cursor.execute("UPDATE audit_auditevent SET event = 'iets:anders' WHERE seq = 3")
    assert first_broken() == 3


def test_every_event_of_the_vocabulary_has_a_name_of_the_agreed_form():
    for event in vocabulary():
        subject, act = event.split(":")
        assert subject
        assert act
