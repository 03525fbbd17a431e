"""What the yearly figures count of the table: numbers of a year, never of a casus."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable

from grondslag.ind.overlegtafel.models import Agendapunt, Overleg, Stand, Uitkomst

HELD = (Stand.GEHOUDEN, Stand.VASTGESTELD)


def meetings(year: int) -> int:
    """Return how many meetings were held."""
    return Overleg.objects.filter(datum__year=year, stand__in=HELD).count()


def cases(year: int) -> int:
    """Return how many casussen left for a meeting of the year."""
    return Agendapunt.objects.filter(overleg__datum__year=year).exclude(inschrijving=None).count()


def outcomes(year: int) -> dict[str, int]:
    """Return how many outcomes were concluded at meetings that were held, by outcome."""
    meeting = {"agendapunt__overleg__datum__year": year, "agendapunt__overleg__stand__in": HELD}
    found = Uitkomst.objects.filter(**meeting)
    return dict(Counter(found.values_list("uitkomst", flat=True)))


def moments() -> Iterable[tuple[uuid.UUID, dt.date]]:
    """Return which zaak had a casus at the table, and on which day; for the FG's count alone."""
    left = Agendapunt.objects.exclude(inschrijving=None)
    return left.values_list("casus__zaak__referentie", "overleg__datum")
