"""The lacunemeter: what the OM would have received before April 2022, against what it received since.

The old criterion stands with its sources in `cijfers.toml`: every zaak in which article 1F was held against
somebody. Counted is what the OM had, at the end of the year, along a way that may be used: the furthest one.
That a disclosure was looked at and found not needed is an outcome like the others. What is not known is
counted as unknown.
"""

import datetime as dt
import uuid

from grondslag.both import clock
from grondslag.ind.kamer import momenten

STOPPED = dt.date(2022, 4, 1)
"""From this day on the IND gives no dossiers of its own accord ("sinds april 2022": nota 4754492, par. 1)."""

FURTHEST_FIRST = {
    "vordering": momenten.ANSWERED,
    "aangifte": momenten.REPORTED,
    "tafel": momenten.TABLE,
    "niet_nodig": momenten.NOT_NEEDED,
}
NOTHING = "geen"
YEAR = dt.timedelta(days=365)


def received(year: int) -> dict[str, int]:
    """Return the zaken in which 1F was held against somebody in a year, by the furthest that the OM had."""
    ours = [
        zaak for zaak, day in momenten.dated(momenten.HELD_AGAINST) if day >= STOPPED and day.year == year
    ]
    had = _had_by(_end(year))
    return _counted([had.get(zaak, NOTHING) for zaak in ours], (*FURTHEST_FIRST, NOTHING))


def undated(year: int) -> int:  # noqa: ARG001 - a count is asked for a year; what has no day has no year
    """Return the zaken in which 1F is held against somebody and nobody recorded since when."""
    return sum(1 for _zaak, day in momenten.told(momenten.HELD_AGAINST) if day is None)


def waiting(year: int) -> dict[str, int]:
    """Return the zaken of which the OM had nothing at the end of a year, by how long 1F was held then."""
    end = _end(year)
    had = _had_by(end)
    found = []
    for zaak, day in momenten.told(momenten.HELD_AGAINST):
        if zaak not in had and (day is None or STOPPED <= day <= end):
            found.append(_age(day, end))
    return _counted(found, ("tot_1", "tot_2", "langer", "onbekend"))


def _age(day: dt.date | None, end: dt.date) -> str:
    if day is None:
        return "onbekend"
    return "tot_1" if end - day < YEAR else "tot_2" if end - day < 2 * YEAR else "langer"


def _had_by(end: dt.date) -> dict[uuid.UUID, str]:
    """Return the furthest that the OM had of each zaak on a day."""
    had: dict[uuid.UUID, str] = {}
    for cell, name in FURTHEST_FIRST.items():
        for zaak, day in momenten.dated(name):
            if day <= end:
                had.setdefault(zaak, cell)
    return had


def _end(year: int) -> dt.date:
    return min(dt.date(year, 12, 31), clock.today())


def _counted(found: list[str], cells: tuple[str, ...]) -> dict[str, int]:
    return {cell: found.count(cell) for cell in cells}
