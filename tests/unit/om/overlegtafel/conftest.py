"""A table at the OM: two casussen for two meetings, and an officier who takes part in the first."""

import uuid
from types import SimpleNamespace

import pytest

KAART = {
    "limb": ["1F-a"],
    "feitsoort": ["internationaal"],
    "regio": "midden_oosten",
    "periode": "2010-2019",
    "rolklasse": "niet_bepaald",
    "bewijssoorten": ["verklaringen"],
    "status": "tegen",
    "behandeling": ["alleen_tafel"],
    "vraag": "belang",
}


@pytest.fixture
def stuur(db):
    """Let a message of the IND arrive."""
    from grondslag.both import clock
    from grondslag.both.exchange.handlers import Incoming, handle

    def send(kind, payload):
        handle(Incoming(uuid.uuid4(), "ind", kind, payload, clock.now()))

    return send


@pytest.fixture
def blad():
    """A casusblad as the IND sends it: `blad("Anker 48", meeting)`, with changes."""

    def message(label="Anker 48", meeting="7" * 32, **changes):
        plain = {
            "soort": "casus",
            "versie": 1,
            "overleg": {
                "referentie": str(uuid.UUID(meeting)),
                "datum": "2026-12-10",
                "naam": "Overlegtafel van 10 december 2026",
            },
            "label": label,
            "kaart": KAART,
            "citaten": ["De betrokkene verklaart dat hij gevangenen heeft geslagen."],
            "prangend": "Er zijn verklaringen van meer kanten.",
            "voorwaarden": ["Probeer niet vast te stellen om wie het gaat."],
        }
        return {**plain, **changes}

    return message


@pytest.fixture
def mensen(persoon):
    return SimpleNamespace(
        officier=persoon("officier"), ander=persoon("officier"), secretaris=persoon("parketsecretaris")
    )


@pytest.fixture
def casus(stuur, blad, mensen):
    """A casus of a meeting in which the officier takes part; another lies on another meeting."""
    from grondslag.om.casussen.models import Casus
    from grondslag.om.overlegtafel.services import let_take_part

    stuur("casus", blad())
    stuur("casus", blad("Ketel 12", "8" * 32))
    found = Casus.objects.get(label="Anker 48")
    let_take_part(user=mensen.secretaris, overleg=found.overleg, officier=mensen.officier)
    return found


@pytest.fixture
def helft(casus):
    """The IND's half of the minutes."""

    def message(**changes):
        plain = {
            "soort": "verslag",
            "versie": 1,
            "overleg": {"referentie": str(casus.overleg.referentie)},
            "zijde": "ind",
            "tekst": {
                "aanwezig": [{"functie": "coördinator", "organisatie": "IND"}],
                "casussen": [
                    {
                        "label": casus.label,
                        "besproken": ["Er is over het bewijs gesproken."],
                        "uitkomst": "Aanhouden",
                        "motivering": "Er is tijd nodig.",
                        "eigenaar": "IND, coördinator",
                        "uiterlijk": None,
                    }
                ],
                "overig": [],
            },
            "sha256_van_andere_helft": None,
        }
        return {**plain, **changes}

    return message
