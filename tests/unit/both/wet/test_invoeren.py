"""What is not taken when the law is entered: each fault is one Dutch sentence, and nothing is kept."""

import datetime as dt

import pytest

from grondslag.both.audit.models import AuditEvent
from grondslag.both.wet import services
from grondslag.both.wet.checks import WetError
from grondslag.both.wet.models import Inwerkingtreding


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"staatsblad": ""}, "Staatsbladnummer"),
        ({"staatsblad": "2026"}, "Staatsbladnummer"),
        ({"staatsblad": "2026, 0"}, "Staatsbladnummer"),
        ({"staatsblad": "2026, 1000"}, "Staatsbladnummer"),
        ({"staatsblad": "2027, 1"}, "Staatsbladnummer"),
        ({"staatsblad": "2022, 12"}, "Staatsbladnummer"),
        ({"staatsblad": "２０２６, 12"}, "Staatsbladnummer"),
        ({"dag": dt.date(2026, 11, 23)}, "voorbij"),
        ({"artikelonderdeel": " "}, "artikelonderdeel"),
        ({"artikelonderdeel": "x" * 201}, "artikelonderdeel"),
        ({"overgangsrecht": "onbekend"}, "overgangsrecht"),
        ({"soorten": {"identificerend": ""}}, "soort gegevens"),
        ({"soorten": {"biometrie": "Ook vingerafdrukken."}}, "biometrie"),
        ({"soorten": {"casus": "Ook casusbladen."}}, "casus"),
        ({"soorten": {"verzonnen": "Iets."}}, "verzonnen"),
        ({"voorwaarden": [("verzonnen", "Iets.")]}, "oordeel"),
        ({"voorwaarden": [("lekvrij", "Iets.")]}, "oordeel"),
        ({"voorwaarden": [("zaak_is_1f", "Iets.")]}, "oordeel"),
        ({"voorwaarden": [("wet_voorwaarden", "a\u202eb")]}, "voorwaarde"),
        ({"voorwaarden": [("wet_voorwaarden", "Zin.")] * 2}, "twee keer"),
    ],
)
def test_a_fault_is_one_sentence_and_keeps_nothing(eerste, law, change, words):
    with pytest.raises(WetError, match=words) as fault:
        services.enter_law(person=eerste, **{**law, **change})
    assert str(fault.value).count(". ") == 0
    assert not Inwerkingtreding.objects.exists()
    assert not AuditEvent.objects.filter(event__startswith="wet:").exists()


@pytest.mark.parametrize("written", ["2026, 456", "Stb. 2026, 456", "stb 2026 nr. 456", "2026,456"])
def test_a_staatsblad_number_is_kept_in_one_spelling(eerste, law, written):
    row = services.enter_law(person=eerste, **{**law, "staatsblad": written})
    assert row.staatsblad == "2026, 456"


def test_another_role_cannot_enter(persoon, law):
    from django.conf import settings

    other = persoon("behandelaar" if settings.ZIJDE == "ind" else "opsporingsambtenaar")
    with pytest.raises(WetError, match="andere rol"):
        services.enter_law(person=other, **law)


def test_a_second_entry_waits_until_the_first_is_decided(eerste, law):
    services.enter_law(person=eerste, **law)
    with pytest.raises(WetError, match="wacht al"):
        services.enter_law(person=eerste, **law)


def test_the_day_itself_and_no_kinds_are_allowed(eerste, law):
    row = services.enter_law(person=eerste, **{**law, "dag": dt.date(2026, 11, 24), "soorten": {}})
    assert row.soorten == []


def test_nothing_can_be_moved_or_withdrawn_before_a_law_is_confirmed(eerste, law):
    services.enter_law(person=eerste, **law)
    with pytest.raises(WetError, match="geen bevestigde"):
        services.withdraw_law(person=eerste, reden="Vergissing bij de invoer.")
    with pytest.raises(WetError, match="geen bevestigde"):
        services.move_day(
            person=eerste, dag=dt.date(2027, 2, 1), staatsblad="2026, 500", reden="Uitgesteld bij besluit."
        )


@pytest.mark.usefixtures("confirmed")
def test_a_change_needs_a_reason_and_another_day(eerste):
    with pytest.raises(WetError, match="reden"):
        services.withdraw_law(person=eerste, reden=" ")
    with pytest.raises(WetError, match="al de dag"):
        services.move_day(
            person=eerste, dag=dt.date(2027, 1, 1), staatsblad="2026, 500", reden="Uitgesteld bij besluit."
        )


@pytest.mark.usefixtures("confirmed")
@pytest.mark.parametrize("reason", ["x", "ok ok ok", "Uitstel."])
def test_a_change_with_a_word_for_a_reason_is_refused(eerste, reason):
    with pytest.raises(WetError, match="ten minste 3"):
        services.withdraw_law(person=eerste, reden=reason)
    with pytest.raises(WetError, match="ten minste 3"):
        services.move_day(person=eerste, dag=dt.date(2027, 2, 1), staatsblad="2026, 500", reden=reason)


@pytest.fixture
def assumed(eerste, tweede, law):
    """A confirmed AANNAME, which has no Staatsblad to hold its day to."""
    row = services.enter_law(person=eerste, **{**law, "staatsblad": "", "aanname": True})
    services.confirm_law(invoer=row, person=tweede)
    return row


@pytest.mark.usefixtures("assumed")
def test_a_day_that_has_passed_is_confirmed_as_such_and_never_before_the_nota(eerste):
    def move(day, **more):
        return services.move_day(
            person=eerste, dag=day, staatsblad="", reden="De dag stond verkeerd.", **more
        )

    with pytest.raises(WetError, match="voorbij"):
        move(dt.date(2026, 11, 20))
    for confirmed in (False, True):
        with pytest.raises(WetError, match="30 juni 2023"):
            move(dt.date(2020, 1, 1), voorbij=confirmed)
    assert move(dt.date(2026, 11, 20), voorbij=True).dag == dt.date(2026, 11, 20)


@pytest.mark.usefixtures("confirmed")
def test_no_day_lies_before_the_year_of_its_staatsblad(eerste):
    with pytest.raises(WetError, match="vóór haar Staatsblad"):
        services.move_day(
            person=eerste,
            dag=dt.date(2025, 12, 31),
            staatsblad="2026, 500",
            reden="Verbetering van een fout.",
        )


def test_what_is_entered_is_logged_by_reference_only(eerste, law):
    row = services.enter_law(person=eerste, **law)
    event = AuditEvent.objects.get(event="wet:ingevoerd")
    assert event.actor == eerste
    assert event.fields == {"invoer": row.pk, "soort": "inwerkingtreding", "aanname": False}
