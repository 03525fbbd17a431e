"""How many aangiften of a year stand where at its end, for the yearly figures. Numbers only."""

import datetime as dt
from collections import Counter

from grondslag.both import clock
from grondslag.ind.aangiften.models import Aangifte, Stand, Terugname, Vervolgsoort


def aangiften_of_year(year: int) -> dict[str, int]:
    """Return the aangiften begun in a year by where they stood at the end of it."""
    found: Counter[str] = Counter()
    for aangifte in Aangifte.objects.all():
        if clock.amsterdam_day(aangifte.begonnen).year == year:
            found[_stood(aangifte, dt.date(year, 12, 31))] += 1
    cells = ("in_voorbereiding", "vrijgegeven", "overgedragen", "niet_gedaan")
    return {cell: found[cell] for cell in cells}


def _stood(aangifte: Aangifte, day: dt.date) -> str:
    if aangifte.vervolg.filter(soort=Vervolgsoort.OVERHANDIGD, dag__lte=day).exists():
        return "overgedragen"
    release = getattr(aangifte, "vrijgave", None)
    if release and clock.amsterdam_day(release.moment) <= day:
        return "vrijgegeven"
    ended = Terugname.objects.filter(aangifte=aangifte, naar=Stand.NIET_GEDAAN).last()
    return "niet_gedaan" if ended and clock.amsterdam_day(ended.moment) <= day else "in_voorbereiding"
