"""A table with one approved casus on its agenda, its people, and messages as the OM would send them."""

import uuid
from types import SimpleNamespace

import pytest

WHY = "Er zijn verklaringen van meer kanten."


@pytest.fixture
def mensen(persoon):
    """The persons around the table, each another."""
    return SimpleNamespace(
        auteur=persoon("behandelaar"),
        lezer=persoon("tweede-lezer"),
        coordinator=persoon("coordinator"),
        jurist=persoon("jurist"),
        adviseur=persoon("privacyadviseur"),
    )


def _approved(casus, mensen, words):
    """Let the second reader answer every question with no, and return the casus as it then is."""
    from grondslag.ind.casussen import reading

    casus = reading.ask_reading(user=mensen.auteur, casus=casus, lezer=mensen.lezer)
    reading.approve(
        user=mensen.lezer,
        casus=casus,
        versie_sha256=casus.versie_sha256,
        antwoorden={name: reading.Antwoord("nee", words) for name in reading.QUESTIONS},
        gelezen=frozenset(),
    )
    casus.refresh_from_db()
    return casus


@pytest.fixture
def maak_casus(mensen, maak_zaak, voeg_toe):
    """Make an approved casus, in a register that has enough zaken of its kind."""

    def make():
        from dataclasses import replace

        from grondslag.ind.anonimiseren import selectors, services
        from grondslag.ind.casussen.inhoud import kaart_van
        from grondslag.ind.casussen.services import make_casus, save_kaart

        zaak = maak_zaak(mensen.auteur)
        voeg_toe(zaak)
        services.anonymise_zaak(user=mensen.auteur, zaak=zaak)
        findings = [each for stuk in selectors.werkstukken(zaak) for each in stuk.bevindingen]
        services.decide_findings(user=mensen.auteur, zaak=zaak, soort="aanvaard", bevindingen=findings)
        casus = make_casus(user=mensen.auteur, zaak=zaak)
        casus = save_kaart(user=mensen.auteur, casus=casus, kaart=replace(kaart_van(casus), prangend=WHY))
        return _approved(casus, mensen, "Er staat niets op.")

    return make


@pytest.fixture
def herlees(mensen):
    """Let a casus that left be read anew by the second reader."""
    return lambda casus: _approved(casus, mensen, "Het eerdere blad ligt ernaast; er staat niets anders op.")


@pytest.fixture
def casus(maak_casus, maak_zaak):
    for _ in range(4):
        maak_zaak()
    return maak_casus()


@pytest.fixture
def overleg(mensen):
    from grondslag.both import clock
    from grondslag.ind.overlegtafel.services import plan_meeting

    return plan_meeting(user=mensen.coordinator, datum=clock.today())


@pytest.fixture
def punt(overleg, casus, mensen):
    from grondslag.ind.overlegtafel.services import put_on_agenda

    return put_on_agenda(user=mensen.coordinator, overleg=overleg, casus=casus, prangend="De ernst.")


@pytest.fixture
def vraag_vrijgave(mensen):
    """Ask the gate to let a point out."""
    from grondslag.both.gate.services import request_release

    return lambda punt: request_release(
        occasion="casus", object_id=str(punt.pk), ground="overlegtafel", requester=mensen.coordinator
    )


@pytest.fixture
def teken(mensen):
    """Set both signatures under a request of the table."""
    from grondslag.both.gate.services import sign

    def sign_both(request):
        sign(request=request, person=mensen.coordinator, rol="coordinator")
        return sign(request=request, person=mensen.jurist, rol="jurist")

    return sign_both


@pytest.fixture
def op_tafel(punt, vraag_vrijgave, teken):
    """A point whose casus left."""
    teken(vraag_vrijgave(punt))
    punt.refresh_from_db()
    return punt


@pytest.fixture
def stuur():
    """Let a message of the OM arrive."""
    from grondslag.both import clock
    from grondslag.both.exchange.handlers import Incoming, handle

    def send(kind, payload):
        handle(Incoming(uuid.uuid4(), "om", kind, payload, clock.now()))

    return send


@pytest.fixture
def herken(stuur):
    """Let the OM say that it recognised a point."""
    return lambda punt: stuur(
        "herkend",
        {
            "soort": "herkend",
            "versie": 1,
            "overleg": {"referentie": str(punt.overleg.referentie)},
            "label": punt.label,
        },
    )


@pytest.fixture
def zeg():
    """What the OM says of a point: `zeg(punt, "van_belang")`, or with `soort="herkend"`."""

    def message(punt, reactie="van_belang", vraag="", **changes):
        plain = {
            "soort": "tafelreactie",
            "versie": 1,
            "overleg": {"referentie": str(punt.overleg.referentie)},
            "label": punt.label,
            "reactie": reactie,
            "vraag": vraag,
        }
        return {**plain, **changes}

    return message
