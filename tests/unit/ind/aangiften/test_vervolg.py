"""After the release: in order, on days that can be, and what the OM answers only for whom it is meant."""

import datetime as dt
import hashlib

import pytest
from django.core.exceptions import ValidationError
from tests.unit.ind.aangiften.conftest import take_out

from grondslag.both import clock
from grondslag.ind.aangiften import aftermath, selectors
from grondslag.ind.aangiften.counts import aangiften_of_year
from grondslag.ind.aangiften.models import Aangifte, Vervolg, Vervolgsoort

pytestmark = pytest.mark.django_db
SIGNED, HANDED, SCAN = Vervolgsoort.ONDERTEKEND, Vervolgsoort.OVERHANDIGD, Vervolgsoort.SCAN
PDF = b"%PDF-1.7 verzonnen scan"


def note(user, aangifte, soort, *, dag=None, scan=b"", **gegevens):
    return aftermath.note(
        user=user, aangifte=aangifte, soort=soort, dag=dag or clock.today(), gegevens=gegevens, scan=scan
    )


def test_before_the_release_there_is_nothing_to_record(people, bring, aangifte):
    bring("vastgesteld")
    with pytest.raises(ValidationError, match="nog niet vrijgegeven"):
        note(people.hoofd, aangifte, SIGNED, functie="Hoofd unit 1F")


def test_what_was_not_taken_out_is_not_signed_nor_anything_after_it(people, bring, aangifte):
    bring("vrijgegeven")
    for soort in Vervolgsoort:
        with pytest.raises(ValidationError, match="ligt nog klaar"):
            note(people.hoofd, aangifte, soort, scan=PDF)
    assert not Vervolg.objects.exists()


def test_the_om_answers_nothing_that_was_not_handed_over(people, bring, aangifte):
    bring("opgehaald")
    note(people.hoofd, aangifte, SIGNED, functie="Hoofd unit 1F")
    for soort in (Vervolgsoort.OM_KENMERK, Vervolgsoort.OM_REACTIE):
        with pytest.raises(ValidationError, match="overhandigd"):
            note(people.jurist, aangifte, soort)


def test_a_day_before_the_step_before_it_is_refused_as_such(people, bring, aangifte):
    bring("opgehaald")
    with clock.frozen(clock.now() + dt.timedelta(days=3)):
        note(people.hoofd, aangifte, SIGNED, functie="Hoofd unit 1F")
        with pytest.raises(ValidationError, match="voor de dag van"):
            note(people.hoofd, aangifte, HANDED, dag=clock.today() - dt.timedelta(days=1))


def test_where_it_stands_is_said_after_each_step_and_the_answer_only_to_whom_it_is_meant(
    people, bring, aangifte
):
    def stands(*persons):
        now = Aangifte.objects.get(pk=aangifte.pk)
        return [str(aftermath.standing_of(person, now)) for person in persons]

    bring("vrijgegeven")
    assert stands(people.behandelaar) == ["Vrijgegeven: het document ligt klaar om op te halen"]
    take_out(aangifte, people.hoofd)
    assert stands(people.behandelaar) == ["Opgehaald voor ondertekening"]
    note(people.hoofd, aangifte, SIGNED, functie="Hoofd unit 1F")
    assert stands(people.behandelaar) == ["Ondertekend"]
    note(people.hoofd, aangifte, HANDED, door="Hoofd", aan="LP", wijze="in persoon")
    assert stands(people.behandelaar, people.hoofd) == ["Overhandigd", "Overhandigd"]
    note(people.jurist, aangifte, Vervolgsoort.OM_KENMERK, kenmerk="verzonnen-1")
    assert stands(people.behandelaar) == ["Overhandigd"]
    assert stands(people.hoofd, people.jurist) == ["Overhandigd; het OM gaf een kenmerk"] * 2
    note(people.jurist, aangifte, Vervolgsoort.OM_REACTIE, reactie="in-behandeling")
    assert stands(people.behandelaar, people.fg) == ["Overhandigd", "Overhandigd; het OM liet iets weten"]


def test_nothing_unsigned_is_handed_over_or_scanned(people, bring, aangifte):
    bring("opgehaald")
    for soort in (HANDED, SCAN):
        with pytest.raises(ValidationError, match="ondertekende"):
            note(people.hoofd, aangifte, soort, scan=PDF)


def test_a_day_in_the_future_or_before_the_release_is_refused(people, bring, aangifte):
    bring("opgehaald")
    for days in (1, -1):
        with pytest.raises(ValidationError, match="Deze dag ligt"):
            note(people.hoofd, aangifte, SIGNED, dag=clock.today() + dt.timedelta(days=days))


@pytest.mark.parametrize("scan", [b"", b"geen scan", b"PK\x03\x04"])
def test_a_scan_is_a_scan(people, bring, aangifte, scan):
    bring("opgehaald")
    note(people.hoofd, aangifte, SIGNED, functie="Hoofd unit 1F")
    with pytest.raises(ValidationError, match="scan"):
        note(people.hoofd, aangifte, SCAN, scan=scan)


def test_the_signed_copy_is_kept_sealed_with_its_own_hash(people, bring, aangifte):
    bring("opgehaald")
    note(people.hoofd, aangifte, SIGNED, functie="Hoofd unit 1F")
    row = note(people.behandelaar, aangifte, SCAN, scan=PDF)
    assert aftermath.scan_of(row) == PDF
    assert row.sha256 == hashlib.sha256(PDF).hexdigest()


def test_what_the_om_answers_is_not_for_the_drafter(people, bring, aangifte):
    bring("opgehaald")
    with pytest.raises(ValidationError):
        note(people.behandelaar, aangifte, Vervolgsoort.OM_REACTIE, reactie="anders")
    note(people.hoofd, aangifte, SIGNED, functie="Hoofd unit 1F")
    note(people.hoofd, aangifte, HANDED, door="Hoofd", aan="LP", wijze="in persoon")
    note(people.jurist, aangifte, Vervolgsoort.OM_KENMERK, kenmerk="verzonnen-1")
    note(people.hoofd, aangifte, Vervolgsoort.OM_REACTIE, reactie="in-behandeling")
    assert {row.soort for row in selectors.vervolg_for(people.behandelaar, aangifte)} == {SIGNED, HANDED}
    for knows in (people.jurist, people.tweede, people.hoofd, people.fg):
        assert len(selectors.vervolg_for(knows, aangifte)) == 4


def test_the_fg_and_strangers_record_nothing(people, persoon, bring, aangifte):
    bring("opgehaald")
    for person in (people.fg, persoon("jurist"), persoon("behandelaar")):
        with pytest.raises(ValidationError):
            note(person, aangifte, SIGNED, functie="x")
    assert not Vervolg.objects.exists()


def test_the_year_is_counted_by_where_each_stands(people, bring, aangifte):
    year = clock.today().year
    assert aangiften_of_year(year)["in_voorbereiding"] == 1
    bring("opgehaald")
    assert aangiften_of_year(year)["vrijgegeven"] == 1
    note(people.hoofd, aangifte, SIGNED, functie="Hoofd")
    note(people.hoofd, aangifte, HANDED, door="Hoofd", aan="LP", wijze="in persoon")
    assert aangiften_of_year(year) == {
        "in_voorbereiding": 0,
        "vrijgegeven": 0,
        "overgedragen": 1,
        "niet_gedaan": 0,
    }
    assert sum(aangiften_of_year(year - 1).values()) == 0
