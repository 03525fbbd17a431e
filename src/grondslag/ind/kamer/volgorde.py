"""Whether demands follow the table: how often the OM demanded a dossier after its casus was there.

A table that serves to find out what to demand is no longer anonymous, so the FG wants the number: of closed
years only, with 1 to 4 shown as such.
"""

from grondslag.ind.kamer import momenten
from grondslag.ind.kamer.models import Jaarcijfers

LEAST = 5


def demands_after_table(year: int) -> int:
    """Return how many demands of a year came after a casus of the same zaak was at the table."""
    latest_first = sorted(momenten.dated(momenten.TABLE), key=lambda told: told[1], reverse=True)
    first = dict(latest_first)  # the earliest day of a zaak is set last, and stays
    return sum(
        1
        for zaak, day in momenten.dated(momenten.DEMAND)
        if day.year == year and zaak in first and first[zaak] <= day
    )


def closed_years() -> list[tuple[int, str]]:
    """Return every closed year with its number in words, newest first."""
    years = Jaarcijfers.objects.order_by("-jaar").values_list("jaar", flat=True)
    return [(year, in_words(demands_after_table(year))) for year in years]


def in_words(number: int) -> str:
    """Return a number that points at nobody."""
    return f"1–{LEAST - 1}" if 0 < number < LEAST else str(number)
