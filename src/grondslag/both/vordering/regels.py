"""Check a demand against its article, and read its two clocks. Pure: no database, no clock of its own."""

import datetime as dt
import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from grondslag.both.clock import amsterdam_day
from grondslag.both.vordering.bericht import Vordering

PAPER_DAYS = dt.timedelta(days=3)
"""An oral demand is put on paper within three days (art. 126nc lid 4, 126nd lid 4, 126l lid 7 Sv)."""


@dataclass(frozen=True)
class Artikel:
    """What an article asks: `functies` may issue it; `grondslag` is the IND's ground for the answer."""

    id: str
    naam: str
    grondslag: str
    functies: tuple[str, ...]
    machtiging: bool
    bron: str


@dataclass(frozen=True)
class Gebrek:
    """A fault: the part of the check it belongs to, the field, and one Dutch sentence."""

    toets: str
    veld: str
    zin: Any


@functools.cache
def artikelen() -> dict[str, Artikel]:
    """Return the articles on which the IND can be asked, by id."""
    text = Path(__file__).with_name("regels.toml").read_text(encoding="utf-8")
    return {
        name: Artikel(
            name, one["naam"], one["grondslag"], tuple(one["functies"]), one["machtiging"], one["bron"]
        )
        for name, one in tomllib.loads(text).items()
    }


def gebreken(demand: Vordering, day: dt.date, *, termijn: dt.date | None = None) -> list[Gebrek]:
    """Return everything that is wrong with a demand on a day; `termijn` is a later term, where extended.

    `toets` is one of vorm, functie, titel, termijn, machtiging.
    """
    return [
        *_vorm(demand, day),
        *_functie(demand),
        *_titel(demand),
        *_termijn(termijn or demand.termijn, day),
        *_machtiging(demand, day),
    ]


def papier_uiterlijk(gedaan: dt.datetime) -> dt.date:
    """Return the last day for the paper of an oral demand."""
    return amsterdam_day(gedaan) + PAPER_DAYS


def _vorm(demand: Vordering, day: dt.date) -> Iterator[Gebrek]:
    if demand.mondeling and demand.gedaan is None:
        yield Gebrek("vorm", "gedaan", _("Vul in wanneer de vordering mondeling is gedaan."))
    if demand.gedaan is None:
        return
    if amsterdam_day(demand.gedaan) > day:
        yield Gebrek(
            "vorm", "gedaan", _("De mondelinge vordering ligt in de toekomst; controleer dag en uur.")
        )
    elif demand.mondeling and papier_uiterlijk(demand.gedaan) < day:
        yield Gebrek(
            "vorm",
            "gedaan",
            _("De drie dagen voor het papier zijn voorbij; doe de vordering nu schriftelijk."),
        )


def _functie(demand: Vordering) -> Iterator[Gebrek]:
    allowed = artikelen()[demand.artikel].functies
    if demand.functie not in allowed:
        text = _("Artikel %(artikel)s Sv is niet voor de %(functie)s; laat de %(bevoegd)s vorderen.")
        words = {"artikel": demand.artikel, "functie": demand.functie, "bevoegd": " of ".join(allowed)}
        yield Gebrek("functie", "functie", text % words)


def _titel(demand: Vordering) -> Iterator[Gebrek]:
    named = set(re.findall(r"\b126[a-z]{1,2}\b", demand.titel))
    if demand.artikel not in named:
        text = _("De titel noemt artikel %(artikel)s Sv niet; schrijf op welk artikel de vordering berust.")
        yield Gebrek("titel", "titel", text % {"artikel": demand.artikel})


def _termijn(term: dt.date, day: dt.date) -> Iterator[Gebrek]:
    if term < day:
        yield Gebrek(
            "termijn", "termijn", _("De termijn is al voorbij; noem een dag waarop nog verstrekt kan worden.")
        )


def _machtiging(demand: Vordering, day: dt.date) -> Iterator[Gebrek]:
    if artikelen()[demand.artikel].machtiging and demand.machtiging is None:
        yield Gebrek(
            "machtiging",
            "machtiging_instantie",
            _("Artikel 126nf Sv vraagt vooraf een machtiging van de rechter-commissaris; vul die in."),
        )
    if demand.machtiging and demand.machtiging.datum > day:
        yield Gebrek(
            "machtiging",
            "machtiging_datum",
            _("De machtiging is van een dag die nog komt; controleer de datum."),
        )
