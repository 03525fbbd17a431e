"""Whether demands follow the table: how often the OM demanded a dossier after its casus was there.

A table that serves to find out what to demand is no longer anonymous, so the FG wants the number. The apps
tell when something happened to which zaak; nobody sees the pairs, and of the number only a closed year's,
with 1 to 4 shown as such.

    volgorde.register("tafel", lambda: [(zaak.referentie, dag), ...])
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable

from grondslag.ind.kamer.models import Jaarcijfers

Moments = Callable[[], Iterable[tuple[uuid.UUID, dt.date]]]
"""What happened to which zaak (by its random reference) on which Dutch day."""

TABLE, DEMAND = "tafel", "vordering"
LEAST = 5
_moments: dict[str, Moments] = {}


def register(name: str, moments: Moments) -> None:
    """Let an app tell of its moments."""
    _moments[name] = moments


def demands_after_table(year: int) -> int:
    """Return how many demands of a year came after a casus of the same zaak was at the table."""
    first: dict[uuid.UUID, dt.date] = {}
    for zaak, day in _told(TABLE):
        first[zaak] = min(day, first.get(zaak, day))
    return sum(1 for zaak, day in _told(DEMAND) if day.year == year and zaak in first and first[zaak] <= day)


def closed_years() -> list[tuple[int, str]]:
    """Return every closed year with its number in words, newest first."""
    years = Jaarcijfers.objects.order_by("-jaar").values_list("jaar", flat=True)
    return [(year, in_words(demands_after_table(year))) for year in years]


def in_words(number: int) -> str:
    """Return a number that points at nobody."""
    return f"1–{LEAST - 1}" if 0 < number < LEAST else str(number)


def _told(name: str) -> Iterable[tuple[uuid.UUID, dt.date]]:
    return _moments[name]() if name in _moments else ()
