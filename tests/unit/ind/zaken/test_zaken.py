"""Registration refuses what cannot be, in one clear sentence; a zaak is for its own behandelaar alone."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from grondslag.both import clock
from grondslag.ind.zaken import checks, selectors
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.services import register_zaak

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def registration():
    def make(**changes):
        gegevens = {
            "vnummer": "2719403381",
            "bsn": "",
            "geboortedatum": "1970-01-01",
            "geboorteplaats": "",
            "geslacht": "m",
            "nationaliteit": ["Afghaanse"],
            "personen": [{"rol": "betrokkene", "naam": "Verzonnen Persoon", "aliassen": []}],
            **changes.pop("gegevens", {}),
        }
        return {
            "gegevens": gegevens,
            "limbs": ["1F-a"],
            "status": "tegengeworpen",
            "land": "AF",
            "periode_van": 1986,
            "periode_tot": 1988,
            "feitsoorten": ["foltering"],
            "rolklasse": "leidend",
            **changes,
        }

    return make


@pytest.mark.parametrize(
    ("gegevens", "sentence"),
    [
        ({"vnummer": "271940338"}, "tien cijfers"),
        ({"vnummer": "27194O3381"}, "tien cijfers"),
        ({"vnummer": ""}, "tien cijfers"),
        ({"vnummer": "0000000000"}, "geen bestaand V-nummer"),
        ({"vnummer": "123.456.7890"}, "geen bestaand V-nummer"),
        ({"nationaliteit": ["Afghaanse", "Klingon"]}, "'Klingon' is geen land of nationaliteit"),
        ({"bsn": "123456789"}, "elfproef"),
        ({"bsn": "12345"}, "negen cijfers"),
        ({"bsn": "000000000"}, "negen cijfers"),
        ({"geboortedatum": "2999-01-01"}, "toekomst"),
        ({"geboortedatum": "1970-02-30"}, "bestaat niet"),
        ({"geboortedatum": "gisteren"}, "onbekend"),
        ({"personen": []}, "precies één betrokkene"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_is_kept(registration, persoon, gegevens, sentence):
    with pytest.raises(ValidationError, match=sentence):
        register_zaak(user=persoon("behandelaar"), **registration(gegevens=gegevens))
    assert not Zaak.objects.exists()


@pytest.mark.parametrize(("start", "end"), [(2999, None), (1988, 1986), (1800, 1801)])
def test_a_period_that_cannot_be_is_refused(registration, persoon, start, end):
    with pytest.raises(ValidationError):
        register_zaak(user=persoon("behandelaar"), **registration(periode_van=start, periode_tot=end))


def test_a_v_number_is_registered_once_however_it_is_written(registration, persoon):
    register_zaak(user=persoon("behandelaar"), **registration())
    with pytest.raises(ValidationError, match="al geregistreerd"):
        register_zaak(user=persoon("behandelaar"), **registration(gegevens={"vnummer": "271.940.33 81"}))


def test_a_valid_bsn_passes_and_absence_passes():
    assert checks.bsn("999174022") == "999174022"
    assert checks.bsn("") == ""


@pytest.mark.parametrize("value", ["Afghaanse", ["Afghaanse", "Staatloos"], ["nederlandse"], [], "Irak"])
def test_nationalities_become_a_list_of_what_the_table_knows(value):
    found = checks.nationalities(value)
    assert isinstance(found, list)
    assert all(checks.nationalities([name]) == [name] for name in found)


@pytest.mark.parametrize("value", ["1984", "1984-05", "1984-05-17", "onbekend"])
def test_a_birth_date_may_be_less_than_a_day(value):
    assert checks.birth_date(value, TODAY) == value


def test_another_s_zaak_is_as_unknown_as_one_that_does_not_exist(registration, persoon):
    zaak = register_zaak(user=persoon("behandelaar"), **registration())
    stranger = persoon("behandelaar")
    for pk in (zaak.pk, 99999):
        with pytest.raises(Http404):
            selectors.zaak_for(stranger, pk)


def test_every_person_of_the_registration_is_forbidden_to_leave(registration, persoon):
    family = {"rol": "broer", "naam": "Verzonnen Broer", "aliassen": ["Broertje"]}
    subject = {"rol": "betrokkene", "naam": "Verzonnen Persoon", "aliassen": ["De Verzonnene"]}
    zaak = register_zaak(
        user=persoon("behandelaar"), **registration(gegevens={"personen": [subject, family]})
    )
    values = {one.value for one in selectors.forbidden_of(zaak)}
    assert {"Verzonnen Persoon", "De Verzonnene", "Verzonnen Broer", "Broertje", "2719403381"} <= values


def test_a_registration_through_the_page(als):
    client = als("behandelaar")
    form = {
        "vnummer": "2719403381",
        "naam": "Verzonnen Persoon",
        "geboortedatum": "17-05-1980",
        "geslacht": "m",
        "nationaliteit": "Afghaanse",
        "limbs": ["1F-a"],
        "status": "in_onderzoek",
        "land": "AF",
        "feitsoorten": ["foltering"],
        "rolklasse": "leidend",
        "familie-TOTAL_FORMS": "0",
        "familie-INITIAL_FORMS": "0",
    }
    wrong = client.post("/zaken/nieuw/", {**form, "vnummer": "12"})
    assert "tien cijfers" in wrong.content.decode()
    right = client.post("/zaken/nieuw/", form)
    zaak = Zaak.objects.get()
    assert right["Location"] == f"/zaken/{zaak.pk}/dossier/"
    assert zaak.gegevens["geboortedatum"] == "1980-05-17"
    assert zaak.behandelaar == client.user
    assert zaak.bewaartermijn == "onbekend"
    assert clock.amsterdam_day(zaak.geregistreerd) == clock.today()
