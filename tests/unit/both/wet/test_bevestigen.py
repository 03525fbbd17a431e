"""The second person: another than the first, once, over exactly what was entered."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from grondslag.both import clock
from grondslag.both.audit.models import AuditEvent
from grondslag.both.wet import services
from grondslag.both.wet.checks import WetError
from grondslag.both.wet.models import Bevestiging
from grondslag.both.wet.selectors import pending_row, row_in_force


def test_the_same_person_cannot_confirm_or_reject(eerste, law):
    row = services.enter_law(person=eerste, **law)
    with pytest.raises(WetError, match="zelf in"):
        services.confirm_law(invoer=row, person=eerste)
    with pytest.raises(WetError, match="zelf in"):
        services.reject_law(invoer=row, person=eerste, reden="Het gaat toch niet door.")


def test_another_role_cannot_confirm(eerste, persoon, law):
    from django.conf import settings

    row = services.enter_law(person=eerste, **law)
    other = persoon("afdelingshoofd" if settings.ZIJDE == "ind" else "opsporingsambtenaar")
    with pytest.raises(WetError, match="andere rol"):
        services.confirm_law(invoer=row, person=other)


def test_a_decision_is_taken_once(eerste, tweede, law):
    row = services.enter_law(person=eerste, **law)
    services.reject_law(invoer=row, person=tweede, reden="De zin bij stap 3 staat er anders.")
    with pytest.raises(WetError, match="al beslist"):
        services.confirm_law(invoer=row, person=tweede)
    assert row_in_force() is None
    assert pending_row() is None


def test_an_assumption_is_confirmed_in_the_demo_only(eerste, tweede, law, settings):
    row = services.enter_law(person=eerste, **{**law, "staatsblad": "", "aanname": True})
    settings.DEMO = False
    with pytest.raises(WetError, match="demo"):
        services.confirm_law(invoer=row, person=tweede)


def test_a_confirmed_assumption_counts_in_the_demo_only(eerste, tweede, law, settings):
    row = services.enter_law(person=eerste, **{**law, "staatsblad": "", "aanname": True})
    services.confirm_law(invoer=row, person=tweede)
    assert row_in_force() == row
    settings.DEMO = False
    assert row_in_force() is None


def test_confirming_is_logged(eerste, confirmed, tweede):
    event = AuditEvent.objects.get(event="wet:bevestigd")
    assert (event.actor, event.fields) == (tweede, {"invoer": confirmed.pk})


def _raw(row, person, **change):
    fields = {
        "inwerkingtreding": row,
        "akkoord": True,
        "bevestigd_door": person,
        "moment": clock.now(),
        "over_sha256": row.inhoud_sha256,
    }
    return Bevestiging.objects.create(**{**fields, **change})


def test_the_database_refuses_the_same_person(eerste, law):
    row = services.enter_law(person=eerste, **law)
    with pytest.raises((IntegrityError, DatabaseError), match="another person"), transaction.atomic():
        _raw(row, eerste)


def test_the_database_refuses_another_content(eerste, tweede, law):
    row = services.enter_law(person=eerste, **law)
    with pytest.raises((IntegrityError, DatabaseError), match="another person"), transaction.atomic():
        _raw(row, tweede, over_sha256="0" * 64)


def test_the_database_refuses_a_no_without_reason(eerste, tweede, law):
    row = services.enter_law(person=eerste, **law)
    with pytest.raises(IntegrityError), transaction.atomic():
        _raw(row, tweede, akkoord=False)


def test_the_database_refuses_change_and_removal(confirmed):
    for change in (
        lambda: type(confirmed).objects.update(reden="anders"),
        lambda: type(confirmed).objects.all()._raw_delete("default"),
        lambda: Bevestiging.objects.update(akkoord=False),
        lambda: Bevestiging.objects.all()._raw_delete("default"),
    ):
        with pytest.raises((IntegrityError, DatabaseError), match="append-only"), transaction.atomic():
            change()
