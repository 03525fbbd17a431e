"""A zaak with an outcome of the table, and an aangifte brought as far as a test asks."""

import datetime as dt
from types import SimpleNamespace

import pytest

from grondslag.both import clock
from grondslag.both.exchange import collection
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.gate.services import request_release, sign
from grondslag.ind.aangiften import causes, deciding, services
from grondslag.ind.aangiften.models import Aangifte, Vrijgave
from grondslag.ind.zaken.services import register_zaak

TOETS = {
    "onderdeel": "1F-a",
    "feit_van": "1986-09-23",
    "feit_tot": "1988-08-08",
    "wet": "uwf",
    "artikel": "onbekend",
    "rechtsmacht": "verblijf",
    "aanwezig": "ja",
    "immuniteit": "geen",
    "verjaring": "onbekend",
    "toch": "",
}
FEITEN = {
    "feiten": ["De betrokkene gaf opdracht om door te gaan met vragen.", "Hij was erbij."],
    "kwalificatie": "foltering",
    "plaats": "een verhoorcentrum in het noorden",
    "tijd": "tussen 1986 en 1988",
    "soorten": [],
    "afweging": "",
}
NAAM = {
    "naam": "Naam",
    "waarde": "Ghulam Verzonnen",
    "soort": "identificerend",
    "dient": "identiteit",
    "noodzaak": "Zonder naam is niet vast te stellen op wie de aangifte ziet.",
    "afweging": "",
}
ADVIES = {
    "tekst": "De feiten vallen binnen de omschrijving; geen bezwaar.",
    "geadresseerde": {"naam": "Landelijk Parket", "regels": [], "reden": "Feiten van deze aard horen daar."},
    "bijzonder": [],
    "bijzonder_reden": "",
}
BESLUIT = {
    "tekst": "Ik besluit tot het doen van aangifte.",
    "mandaat": {"omschrijving": "verzonnen mandaat", "dag": "2026-01-05"},
}


@pytest.fixture
def people(persoon):
    return SimpleNamespace(
        behandelaar=persoon("behandelaar"),
        jurist=persoon("jurist"),
        tweede=persoon("jurist"),
        hoofd=persoon("afdelingshoofd", functie="Hoofd unit 1F"),
        fg=persoon("fg"),
    )


@pytest.fixture
def zaak(people):
    return make_zaak(people.behandelaar, "2719403381")


def make_zaak(user, vnummer):
    family = {"rol": "broer", "naam": "Wali Verzonnen", "aliassen": []}
    subject = {"rol": "betrokkene", "naam": "Ghulam Verzonnen", "aliassen": []}
    return register_zaak(
        user=user,
        gegevens={
            "vnummer": vnummer,
            "bsn": "999174022",
            "geboortedatum": "1958-03-14",
            "geboorteplaats": "",
            "geslacht": "m",
            "nationaliteit": ["Afghaanse"],
            "personen": [subject, family],
        },
        limbs=["1F-a"],
        status="tegengeworpen",
        land="AF",
        periode_van=1986,
        periode_tot=1988,
        feitsoorten=["foltering"],
        rolklasse="leidend",
    )


@pytest.fixture
def outcomes(monkeypatch):
    """What the table concluded, by zaak; the table itself has tests of its own."""
    found: dict[int, list] = {}
    monkeypatch.setattr(causes, "outcomes_for_aangifte", lambda zaak: found.get(zaak.pk, []))
    return found


def outcome(pk=7):
    return SimpleNamespace(
        pk=pk,
        uitkomst="aangifte_overwegen",
        motivering="De aard van de feiten geeft aanleiding.",
        moment=clock.now(),
        agendapunt=SimpleNamespace(label="Linde 48"),
    )


@pytest.fixture
def aangifte(people, zaak, outcomes):
    outcomes[zaak.pk] = [outcome()]
    return services.begin(user=people.behandelaar, zaak=zaak, soort="tafel", ref=7)


@pytest.fixture
def bring(people, aangifte):  # noqa: C901 - one small step a line of the road
    """Bring the aangifte on: `bring("ingediend")`, `bring("besloten")`, … each step with its own people."""

    def write(gegevens=(NAAM,), toets=TOETS, feiten=FEITEN):
        services.save_checklist(user=people.behandelaar, aangifte=aangifte, toets=toets)
        services.save_facts(user=people.behandelaar, aangifte=aangifte, inhoud=feiten)
        for row in gegevens:
            services.add_datum(user=people.behandelaar, aangifte=aangifte, gegeven=row)

    def hand_in():
        services.hand_in(
            user=people.behandelaar, aangifte=aangifte, adviseur=people.jurist, medetekenaar=people.tweede
        )

    def advise(advies=ADVIES):
        deciding.advise(jurist=people.jurist, aangifte=aangifte, mag=True, inhoud=advies)

    def decide():
        deciding.decide(
            hoofd=people.hoofd, aangifte=aangifte, akkoord=True, inhoud=BESLUIT, mandaat=b"verzonnen mandaat"
        )

    def settle():
        deciding.settle(user=people.behandelaar, aangifte=aangifte)

    def release():
        request = ask_gate(aangifte, people.behandelaar)
        sign(request=request, person=people.tweede, rol="jurist")
        sign(request=request, person=people.hoofd, rol="afdelingshoofd")

    def collect():
        take_out(aangifte, people.hoofd)

    steps = {
        "geschreven": write,
        "ingediend": hand_in,
        "geadviseerd": advise,
        "besloten": decide,
        "vastgesteld": settle,
        "vrijgegeven": release,
        "opgehaald": collect,
    }

    def to(name, **content):
        for step, act in steps.items():
            act(**content) if step == "geschreven" else act()
            if step == name:
                break
        return Aangifte.objects.get(pk=aangifte.pk)

    return to


def take_out(aangifte, person):
    """Take the released document out, as who signs it does; returns its bytes."""
    message = OutboxMessage.objects.get(entry_id=Vrijgave.objects.get(aangifte=aangifte).inschrijving)
    return collection.collect(message=message, person=person)


def ask_gate(aangifte, user, occasion="aangifte"):
    ground = Aangifte.objects.get(pk=aangifte.pk).grondslag
    return request_release(occasion=occasion, object_id=str(aangifte.pk), ground=ground, requester=user)


@pytest.fixture
def frozen_day():
    with clock.frozen(dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)):
        yield
