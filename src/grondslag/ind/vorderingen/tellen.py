"""What the yearly figures count of the demands: numbers only, of a year, never of a zaak."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable

from django.db.models import Q

from grondslag.both.clock import AMSTERDAM, amsterdam_day
from grondslag.ind.vorderingen.models import Uitkomst, Vordering


def received(year: int) -> dict[str, int]:
    """Return how many demands came in, by article."""
    articles = Vordering.objects.filter(ontvangen__range=_year(year)).values_list("artikel", flat=True)
    return dict(Counter(articles))


def settled(year: int) -> dict[str, int]:
    """Return how many were answered, by outcome, and how many were taken back unanswered."""
    answered = Vordering.objects.filter(beantwoord__range=_year(year)).values_list("uitkomst", flat=True)
    taken_back = Vordering.objects.filter(ingetrokken__range=_year(year), beantwoord=None).count()
    return {**Counter(str(Uitkomst(one).value) for one in answered), "ingetrokken": taken_back}


def still_open(year: int) -> int:
    """Return how many were neither answered nor taken back at the end of the year."""
    end = _year(year)[1]
    came = Vordering.objects.filter(ontvangen__lt=end)
    unanswered = came.filter(Q(beantwoord=None) | Q(beantwoord__gte=end))
    return unanswered.filter(Q(ingetrokken=None) | Q(ingetrokken__gte=end)).count()


def moments() -> Iterable[tuple[uuid.UUID, dt.date]]:
    """Return which zaak was demanded, and on which Dutch day; for the FG's count alone."""
    tied = Vordering.objects.exclude(zaak=None).values_list("zaak__referentie", "ontvangen")
    return [(zaak, amsterdam_day(moment)) for zaak, moment in tied]


def answered() -> Iterable[tuple[uuid.UUID, dt.date]]:
    """Return of which zaak something was given on demand, and on which day; for the lacunemeter alone."""
    given = Vordering.objects.filter(uitkomst__in=(Uitkomst.GEHEEL, Uitkomst.DEELS)).exclude(zaak=None)
    rows = given.values_list("zaak__referentie", "beantwoord")
    return [(zaak, amsterdam_day(moment)) for zaak, moment in rows if moment is not None]


def _year(year: int) -> tuple[dt.datetime, dt.datetime]:
    """Return the moments between which an Amsterdam year falls; the second is the last that still counts."""
    start = dt.datetime(year, 1, 1, tzinfo=AMSTERDAM)
    return start, dt.datetime(year + 1, 1, 1, tzinfo=AMSTERDAM) - dt.timedelta(microseconds=1)
