"""A demand in order, its three people, and the way through the gate."""

import datetime as dt
import json
import uuid
from typing import Any

import pytest

from grondslag.both import clock
from grondslag.both.exchange.handlers import Incoming
from grondslag.both.gate.services import request_release, sign
from grondslag.both.vordering.bericht import Machtiging, Persoon
from grondslag.both.vordering.bericht import Vordering as Bericht
from grondslag.om.vorderingen import services
from grondslag.om.vorderingen.arrival import receive_answer
from grondslag.om.vorderingen.models import Vordering

QUESTIONS = {
    "officier": {
        "om_vordering_bevoegd": (True, "Door mij vastgesteld."),
        "om_machtiging": (True, "Het artikel vraagt er geen."),
    },
    "parketsecretaris": {"om_vordering_vorm": (True, "Volledig, en niet meer dan nodig.")},
}


@pytest.fixture
def people(persoon) -> dict[str, Any]:
    return {
        "officier": persoon("officier", naam="Officier", functie="officier van justitie"),
        "parketsecretaris": persoon("parketsecretaris", naam="Secretaris"),
        "opsporingsambtenaar": persoon("opsporingsambtenaar", naam="Rechercheur"),
        "vreemde": persoon("officier", "parketsecretaris", "opsporingsambtenaar", naam="Vreemde"),
    }


def demand(**changes: Any) -> Bericht:
    values: dict[str, Any] = {
        "referentie": uuid.uuid4(),
        "artikel": "126nd",
        "functie": "officier van justitie",
        "persoon": Persoon(naam="Jan Verzonnen", geboren="1957"),
        "gegevens": ["het rapport van 10 februari 2011", "de beschikking van 22 mei 2012"],
        "termijn": clock.today() + dt.timedelta(days=14),
        "wijze": "verzegeld bericht",
        "titel": "Artikel 126nd, eerste lid, Sv",
        "mondeling": False,
        "gedaan": None,
        "machtiging": None,
    }
    return Bericht(**{**values, **changes})


def leave() -> Machtiging:
    return Machtiging(
        instantie="RC Den Haag", datum=clock.today(), kenmerk="RC 26/1", reikwijdte="onderdeel 1"
    )


@pytest.fixture
def drafted(people):
    """Draft a demand; `drafted(mondeling=True, ...)` bends it."""

    def make(by: str = "officier", **changes: Any) -> Vordering:
        return services.draft(
            user=people[by],
            bericht=demand(**changes),
            verdenking="Verdenking van een verzonnen misdrijf.",
            officier=people["officier"],
            parketsecretaris=people["parketsecretaris"],
        )

    return make


@pytest.fixture
def established(drafted, people):
    def make(**changes: Any) -> Vordering:
        vordering = drafted(**changes)
        for role, words in QUESTIONS.items():
            services.establish(user=people[role], vordering=vordering, oordelen=words)
        return vordering

    return make


@pytest.fixture
def send(people):
    """Let something through the gate with both signatures; return the request."""

    def through(object_id: str, occasion: str = "vordering") -> Any:
        asked = request_release(
            occasion=occasion, object_id=object_id, ground="om-vordering", requester=people["officier"]
        )
        for role in ("officier", "parketsecretaris"):
            asked = sign(request=asked, person=people[role], rol=role)
        return asked

    return through


@pytest.fixture
def sent(established, send):
    def make(**changes: Any) -> Vordering:
        vordering = established(**changes)
        send(str(vordering.pk))
        vordering.refresh_from_db()
        return vordering

    return make


def answer_to(vordering: Vordering, /, **changes: Any) -> dict[str, Any]:
    asked = vordering.inhoud["bericht"]["gegevens"]
    posts = [
        {
            "nummer": number,
            "gevraagd": text,
            "besluit": "verstrekt",
            "artikel": "artikel 126nd Sv",
            "reden": "Valt binnen de vordering.",
            "inhoud": f"Inhoud {number}.",
        }
        for number, text in enumerate(asked, start=1)
    ]
    plain = {"soort": "antwoord", "versie": 1, "vordering": str(vordering.pk), "onderdelen": posts}
    return {**plain, "kenmerk": "A-1", **changes}


def deliver(payload: dict[str, Any]) -> None:
    receive_answer(Incoming(uuid.uuid4(), "ind", "antwoord", json.loads(json.dumps(payload)), clock.now()))
