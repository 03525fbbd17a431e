"""A demand that came in, the three people who handle it, and the road to an answer."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import pytest

from grondslag.both import clock
from grondslag.both.exchange.handlers import Incoming
from grondslag.both.gate.services import request_release, sign
from grondslag.both.vordering.regels import artikelen
from grondslag.ind.vorderingen import onderdelen, services
from grondslag.ind.vorderingen.arrival import receive_demand, receive_withdrawal
from grondslag.ind.vorderingen.models import Vordering

FORM = ("vordering_vorm", "vordering_functie", "vordering_titel", "vordering_termijn")
YES = dict.fromkeys(FORM, (True, "Zo staat het in de vordering."))


def payload(**changes: Any) -> dict[str, Any]:
    article = changes.get("artikel", "126nd")
    plain = {
        "soort": "vordering",
        "versie": 1,
        "referentie": str(uuid.uuid4()),
        "artikel": article,
        "functie": "officier van justitie",
        "persoon": {"naam": "Karim Rahimi", "geboren": "1984"},
        "gegevens": ["naam en geboortedatum", "de verklaring over de deur"],
        "termijn": (clock.today() + dt.timedelta(days=14)).isoformat(),
        "wijze": "verzegeld bericht",
        "titel": f"Artikel {article}, eerste lid, Sv",
        "mondeling": False,
        "gedaan": None,
        "machtiging": None,
    }
    return {**plain, **changes}


def incoming(content: dict[str, Any], kind: str = "vordering") -> Incoming:
    return Incoming(uuid.uuid4(), "om", kind, content, clock.now())


def arrive(**changes: Any) -> Vordering:
    content = payload(**changes)
    receive_demand(incoming(content))
    return Vordering.objects.get(referentie=content["referentie"])


def withdraw(vordering: Vordering) -> None:
    message = {"soort": "vordering-ingetrokken", "versie": 1, "referentie": str(vordering.referentie)}
    receive_withdrawal(incoming(message, "vordering-ingetrokken"))


@dataclass
class People:
    opsteller: Any
    ondertekenaar: Any
    jurist: Any
    vreemde: Any


@pytest.fixture
def people(persoon) -> People:
    return People(
        opsteller=persoon("vorderingbehandelaar", naam="Opsteller"),
        ondertekenaar=persoon("vorderingbehandelaar", naam="Ondertekenaar"),
        jurist=persoon("jurist", naam="Jurist"),
        vreemde=persoon("vorderingbehandelaar", "jurist", naam="Vreemde"),
    )


@pytest.fixture
def zaak(maak_zaak, persoon):
    return maak_zaak(persoon("behandelaar", naam="Behandelaar"))


@pytest.fixture
def taken(people):
    """Let a demand arrive and take it."""

    def make(**changes: Any) -> Vordering:
        vordering = arrive(**changes)
        services.take_oldest(user=people.opsteller, ondertekenaar=people.ondertekenaar, jurist=people.jurist)
        vordering.refresh_from_db()
        return vordering

    return make


@pytest.fixture
def tied(taken, people, zaak, voeg_toe):
    """A demand whose form is judged, tied to the zaak with one document."""

    def make(**changes: Any) -> Vordering:
        vordering = taken(**changes)
        voeg_toe(zaak)
        services.judge_form(user=people.opsteller, vordering=vordering, oordelen=YES)
        services.tie_zaak(user=people.opsteller, vordering=vordering, vnummer=zaak.gegevens["vnummer"])
        return vordering

    return make


@pytest.fixture
def chosen(tied, people):
    """Registered data under item 1, a passage under item 2, neither labelled."""

    def make(**changes: Any) -> Vordering:
        vordering = tied(**changes)
        onderdelen.add_registered(
            user=people.opsteller, vordering=vordering, nummer=1, gekozen=["naam", "geboortedatum"]
        )
        document = vordering.zaak.documenten.order_by("pk").last()
        onderdelen.add_passage(
            user=people.opsteller,
            vordering=vordering,
            nummer=2,
            document=document.pk,
            woorden="Ik heb de deur\n dichtgehouden.",
        )
        return vordering

    return make


def label_all(
    vordering: Vordering, user: Any, passage: tuple[str, ...] = ("dossier", "strafrechtelijk")
) -> None:
    kinds = {1: ("identificerend",), 2: passage}
    onderdelen.label(
        user=user,
        vordering=vordering,
        soorten={row.pk: kinds[row.nummer] for row in vordering.onderdelen.all()},
    )


def hidden(answer: Any) -> dict[str, str]:
    """The hidden fields of the form on a page that was answered, without the token."""
    form = answer.context["form"]
    return {field.html_name: str(field.value()) for field in form.hidden_fields()}


def judge_all(vordering: Vordering, user: Any, *, omvat: bool = True, machtiging: bool | None = None) -> None:
    onderdelen.judge_scope(
        user=user,
        vordering=vordering,
        omvat={row.pk: omvat for row in vordering.onderdelen.all()},
        woorden="Dit is gevraagd.",
        machtiging=machtiging,
    )


def decide(vordering: Vordering, first: str = "verstrekt", second: str = "verstrekt") -> None:
    article = f"artikel {vordering.artikel} Sv"
    onderdelen.decide_items(
        vordering=vordering,
        posten={1: (first, article, "Is gevraagd."), 2: (second, article, "Is gevraagd.")},
    )


@pytest.fixture
def ready(chosen, people):
    """An answer in which everything that was asked goes."""

    def make(**changes: Any) -> Vordering:
        vordering = chosen(**changes)
        label_all(vordering, people.opsteller)
        judge_all(vordering, people.jurist)
        decide(vordering)
        return vordering

    return make


@pytest.fixture
def ask(people):
    def make(vordering: Vordering, ground: str = "") -> Any:
        return request_release(
            occasion="antwoord",
            object_id=str(vordering.pk),
            ground=ground or artikelen()[vordering.artikel].grondslag,
            requester=people.opsteller,
        )

    return make


@pytest.fixture
def release(ask, people):
    def make(vordering: Vordering) -> Any:
        asked = ask(vordering)
        asked = sign(request=asked, person=people.ondertekenaar, rol="vorderingbehandelaar")
        return sign(request=asked, person=people.jurist, rol="jurist")

    return make
