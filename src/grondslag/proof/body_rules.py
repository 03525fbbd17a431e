"""What the body of a verstrekking or a weigering must agree with, within itself.

Each rule yields faults `(where, what)`. They say nothing about the law, which is the decision's, but
that this decision, these signatures, this day and this file can belong to one another.
"""

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from grondslag.proof.bewijs import VERSTREKKING, WEIGERING, WRITERS

#: A ground is in force on a Dutch day.
ZONE = "Europe/Amsterdam"
_SIGNERS_NEEDED = 2

Fault = tuple[str, str]


def faults(soort: str, body: dict[str, Any]) -> Iterator[Fault]:
    """Yield what does not agree in a body of the right form. ZoneInfoNotFoundError without time zones."""
    yield from _agreement(body)
    yield from _day(body)
    yield from _persons(body)
    if soort == VERSTREKKING:
        yield from _released(body)
    if soort == WEIGERING:
        yield from _refused(body)


def amsterdam_day(moment: str) -> date:
    """Return the day in Amsterdam of an RFC 3339 moment."""
    return datetime.fromisoformat(moment).astimezone(ZoneInfo(ZONE)).date()


def _agreement(body: dict[str, Any]) -> Iterator[Fault]:
    ground, decision = body["grondslag"], body["besluit"]
    if decision["ground"] != ground["id"]:
        yield "body.besluit.ground", "een andere grondslag dan die van het bewijs"
    if decision["register_sha256"] != ground["register_sha256"]:
        yield "body.besluit.register_sha256", "een ander register van grondslagen dan dat van het bewijs"
    if decision["recipient"] != body["ontvanger"]:
        yield "body.besluit.recipient", "een andere ontvanger dan die van het bewijs"
    if (decision["demo"] or decision.get("aanname")) and not body["demo"]:
        yield "body.demo", "een besluit uit de demo of op een aanname staat niet als demo vermeld"
    if "simulation" in decision:
        yield "body.besluit.simulation", "een simulatie is geen besluit"


def _day(body: dict[str, Any]) -> Iterator[Fault]:
    if amsterdam_day(body["moment"]).isoformat() != body["dag"]:
        yield "body.dag", "het moment valt in Amsterdam op een andere dag"
    if body["besluit"]["day"] != body["dag"]:
        yield "body.besluit.day", "het besluit is van een andere dag"


def _persons(body: dict[str, Any]) -> Iterator[Fault]:
    """Who wrote, who read and who signed are different persons, as far as the body names them."""
    for one, other in combinations(body["ondertekenaars"], 2):
        if _person(one["persoon"]) == _person(other["persoon"]):
            yield "body.ondertekenaars", "dezelfde persoon tekent tweemaal"
    signers = {_person(signer["persoon"]) for signer in body["ondertekenaars"]}
    writers = [_person(body[name]) for name in WRITERS if body.get(name)]
    for name in WRITERS:
        if body.get(name) and _person(body[name]) in signers:
            yield f"body.{name}", "is ook ondertekenaar"
    if len(set(writers)) != len(writers):
        yield "body.tweede_lezer", "is ook opsteller"
    for number, signer in enumerate(body["ondertekenaars"]):
        if _second(signer["moment"]) > _second(body["moment"]):
            yield f"body.ondertekenaars[{number}].moment", "ligt na het moment van het besluit"


def _released(body: dict[str, Any]) -> Iterator[Fault]:
    decision = body["besluit"]
    if not decision["permit"]:
        yield "body.besluit.permit", "het besluit staat de verstrekking niet toe"
    if not decision["steps"]:
        yield "body.besluit.steps", "er is niets getoetst"
    for number, step in enumerate(decision["steps"]):
        if not step["ok"]:
            yield f"body.besluit.steps[{number}].ok", "aan deze voorwaarde is niet voldaan"
    if body["grondslag"]["naam"] is None or body["grondslag"]["tekst"] is None:
        yield "body.grondslag", "de grondslag heeft geen tekst"
    if len(body["ondertekenaars"]) < _SIGNERS_NEEDED:
        yield "body.ondertekenaars", "er zijn geen twee ondertekenaars"
    if body["bestand_sha256"] is None:
        yield "body.bestand_sha256", "ontbreekt bij een verstrekking"


def _refused(body: dict[str, Any]) -> Iterator[Fault]:
    decision = body["besluit"]
    if decision["permit"]:
        yield "body.besluit.permit", "het besluit staat de verstrekking toe"
    if all(step["ok"] for step in decision["steps"]):
        yield "body.besluit.steps", "geen voorwaarde draagt de weigering"
    if body["bestand_sha256"] is not None:
        yield "body.bestand_sha256", "bij een weigering wordt niets verstrekt"


def _second(moment: str) -> datetime:
    """Return the whole second: clocks and records differ in how they write parts of it."""
    return datetime.fromisoformat(moment).replace(microsecond=0)


def _person(name: str) -> str:
    """Return a name such that two spellings of one account are one person."""
    return unicodedata.normalize("NFKC", name).strip().casefold()
