"""The two clocks of a demand, as both sides show them: the term, and the paper of an oral demand."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

URGENT_DAYS = 3


@dataclass(frozen=True)
class Klok:
    """A clock: its name, its last day, how long is left in words, and how pressing that is (`status`)."""

    naam: Any
    dag: dt.date
    over: Any
    soort: str


def lopend(naam: Any, dag: dt.date, vandaag: dt.date) -> Klok:
    """Return a clock that runs to the end of `dag`."""
    left = (dag - vandaag).days
    if left < 0:
        return Klok(naam, dag, _("verstreken"), "fout")
    if left == 0:
        return Klok(naam, dag, _("vandaag is de laatste dag"), "let-op")
    words = ngettext("nog %(n)s dag", "nog %(n)s dagen", left) % {"n": left}
    return Klok(naam, dag, words, "let-op" if left <= URGENT_DAYS else "neutraal")


def stilgezet(naam: Any, dag: dt.date, waarom: Any) -> Klok:
    """Return a clock that no longer runs."""
    return Klok(naam, dag, waarom, "goed")
