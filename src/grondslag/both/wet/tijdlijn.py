"""When a ground is in force, drawn: the geometry of a bar between years; the template makes the picture."""

import datetime as dt
from dataclasses import dataclass

WIDTH, LEFT, RIGHT = 720, 20, 700
"""Units of the picture: its width, and where the first and the last year stand."""
FIRST_YEAR, YEARS_AHEAD = 1997, 3


@dataclass(frozen=True)
class Jaar:
    """A year on the axis, at `x`."""

    jaar: int
    x: int


@dataclass(frozen=True)
class Tijdlijn:
    """A bar from `x` over `breedte`; the day looked at stands at `dag_x`. Width 0: not in force so far."""

    van: dt.date | None
    tot_en_met: dt.date | None
    x: int
    breedte: int
    dag_x: int
    jaren: tuple[Jaar, ...]
    breed: int = WIDTH

    @property
    def zonder_begin(self) -> bool:
        return self.van == dt.date.min

    @property
    def zonder_einde(self) -> bool:
        return self.tot_en_met == dt.date.max


def tijdlijn(first: dt.date | None, last: dt.date | None, day: dt.date) -> Tijdlijn:
    """Return the picture of a window (both ends inclusive; None = not known yet) seen from a day."""
    begin = dt.date(min(FIRST_YEAR, day.year), 1, 1)
    end = dt.date(day.year + YEARS_AHEAD, 1, 1)
    known = first is not None and last is not None and first <= last

    def x_of(moment: dt.date) -> int:
        inside = min(max(moment, begin), end)
        return LEFT + round((RIGHT - LEFT) * (inside - begin).days / (end - begin).days)

    x = x_of(first) if known and first else LEFT
    years = range(begin.year + (-begin.year) % 5, end.year + 1, 5)
    return Tijdlijn(
        van=first if known else None,
        tot_en_met=last if known else None,
        x=x,
        breedte=max(x_of(last) - x, 2) if known and last else 0,
        dag_x=x_of(day),
        jaren=tuple(Jaar(year, x_of(dt.date(year, 1, 1))) for year in years),
    )
