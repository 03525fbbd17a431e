"""How many aangiften of a year stand where at its end, for the yearly figures. Numbers only."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable

from grondslag.both import clock
from grondslag.ind.aangiften.models import Aangifte, Stand, Terugname, Vervolg, Vervolgsoort


def aangiften_of_year(year: int) -> dict[str, int]:
    """Return the aangiften begun in a year by where they stood at the end of it."""
    found: Counter[str] = Counter()
    for aangifte in Aangifte.objects.all():
        if clock.amsterdam_day(aangifte.begonnen).year == year:
            found[_stood(aangifte, dt.date(year, 12, 31))] += 1
    cells = ("in_voorbereiding", "vrijgegeven", "overgedragen", "niet_gedaan")
    return {cell: found[cell] for cell in cells}


def handed_over() -> Iterable[tuple[uuid.UUID, dt.date]]:
    """Return of which zaak an aangifte was handed over, and on which day; for the lacunemeter alone."""
    return Vervolg.objects.filter(soort=Vervolgsoort.OVERHANDIGD).values_list(
        "aangifte__zaak__referentie", "dag"
    )


def not_needed() -> Iterable[tuple[uuid.UUID, dt.date]]:
    """Return of which zaak an aangifte was considered and not done, and on which day; for the same."""
    ended = Terugname.objects.filter(naar=Stand.NIET_GEDAAN)
    rows = ended.values_list("aangifte__zaak__referentie", "moment")
    return [(zaak, clock.amsterdam_day(moment)) for zaak, moment in rows]


def _stood(aangifte: Aangifte, day: dt.date) -> str:
    if aangifte.vervolg.filter(soort=Vervolgsoort.OVERHANDIGD, dag__lte=day).exists():
        return "overgedragen"
    release = getattr(aangifte, "vrijgave", None)
    if release and clock.amsterdam_day(release.moment) <= day:
        return "vrijgegeven"
    ended = Terugname.objects.filter(aangifte=aangifte, naar=Stand.NIET_GEDAAN).last()
    return "niet_gedaan" if ended and clock.amsterdam_day(ended.moment) <= day else "in_voorbereiding"
