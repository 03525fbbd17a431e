"""Read the figures: closed years only. What a year holds before it is closed, nobody sees."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.gate.selectors import latest_of
from grondslag.both.rendering import Bar
from grondslag.both.ui.taken import Task
from grondslag.ind.kamer import tabellen
from grondslag.ind.kamer.cijferlijst import cijferlijst
from grondslag.ind.kamer.models import Jaarcijfers, Toelichting

OCCASION = "kamer-cijfers"
CLOSERS = ("jurist", "afdelingshoofd")


@dataclass(frozen=True)
class Jaar:
    """A year in the overview: its figures once it is closed, and what can be done with it now."""

    jaar: int
    cijfers: Jaarcijfers | None
    loopt: bool
    kan_sluiten: bool


def years(user: Any) -> list[Jaar]:
    """Return the running year, the one before, and every closed one, newest first."""
    closed = {cijfers.jaar: cijfers for cijfers in Jaarcijfers.objects.all()}
    running = clock.today().year
    return [
        Jaar(jaar, closed.get(jaar), jaar == running, jaar not in closed and may_close(user, jaar))
        for jaar in sorted({running, running - 1, *closed}, reverse=True)
    ]


def may_close(user: Any, jaar: int) -> bool:
    """Whether this person may close a year today; the running year only in the demo."""
    running = clock.today().year
    return user.has_role(*CLOSERS) and (jaar < running or (jaar == running and settings.DEMO))


def figures_of(jaar: int) -> Jaarcijfers | None:
    """Return the figures of a closed year, or None."""
    return Jaarcijfers.objects.select_related("door").filter(jaar=jaar).first()


def year_before(jaar: int) -> tuple[dict[str, int], frozenset[str]]:
    """Return what the closed year before counted, and which cells it hid; empty when it is not closed."""
    before = figures_of(jaar - 1)
    return (before.geteld, tabellen.hidden_in(before.tabellen)) if before else ({}, frozenset())


def explanation_of(cijfers: Jaarcijfers) -> Toelichting | None:
    """Return the explanation that counts now."""
    return cijfers.toelichtingen.select_related("door").first()


def given_away(cijfers: Jaarcijfers) -> list[str]:
    """Return the small cells that the frozen tables would give away, checked anew: none, or it is refused."""
    counted = tabellen.telling(_grouped(cijfers.geteld))
    return tabellen.told(
        cijferlijst(), counted, tabellen.hidden_in(cijfers.tabellen), *year_before(cijfers.jaar)
    )


def _grouped(values: dict[str, int]) -> dict[str, Any]:
    """Return frozen cells as the counts that they came from."""
    found: dict[str, Any] = {}
    for cell, value in values.items():
        naam, _slash, part = cell.partition("/")
        if part:
            found[naam] = {**(found[naam] if isinstance(found.get(naam), dict) else {}), part: value}
        else:
            found.setdefault(naam, value)
    return found


def tables_with_year_before(cijfers: Jaarcijfers) -> list[dict[str, Any]]:
    """Return the tables for a reader: each row with its value and that of the closed year before."""
    before = figures_of(cijfers.jaar - 1)
    earlier = {r["naam"]: r for t in before.tabellen for r in t["rijen"]} if before else {}
    return [
        {
            "titel": tabel["titel"],
            "rijen": [
                {**rij, "tekst": tabellen.written(rij), "vorig": _earlier(earlier.get(rij["naam"]))}
                for rij in tabel["rijen"]
            ],
        }
        for tabel in cijfers.tabellen
    ]


def _earlier(rij: dict[str, Any] | None) -> str:
    return tabellen.written(rij) if rij else "–"


def bars_of(cijfers: Jaarcijfers) -> list[Bar]:
    """Return the figure of each subject, for the plot; what is unknown has no bar."""
    return [
        Bar(rij["label"], rij["waarde"])
        for tabel in cijfers.tabellen
        for rij in tabel["rijen"]
        if rij["totaal"] and rij["stand"] != tabellen.ONBEKEND
    ]


def tasks_for(user: Any) -> list[Task]:
    """Return the closed years whose figures still wait for the beleidsmedewerker."""
    if not user.has_role("beleidsmedewerker"):
        return []
    waiting = [c for c in Jaarcijfers.objects.all() if latest_of(OCCASION, str(c.pk)) is None]
    return [Task(_("Cijfers om vrij te geven"), reverse("kamer:overzicht"), len(waiting))]
