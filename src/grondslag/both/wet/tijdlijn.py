"""When a ground is in force, drawn: the geometry of bars between years; the template makes the picture."""

import datetime as dt
from dataclasses import dataclass

from grondslag.law import Events
from grondslag.law.schema import InForce
from grondslag.law.window import first_day, is_assumed, last_day

WIDTH, LEFT, RIGHT = 720, 20, 700
"""Units of the picture: its width, and where the first and the last year stand."""
FIRST_YEAR, YEARS_AHEAD, YEARS_APART = 1997, 3, 5


@dataclass(frozen=True)
class Jaar:
    """A year on the axis, at `x`."""

    jaar: int
    x: int


@dataclass(frozen=True)
class Balk:
    """A bar from `x` over `breedte`."""

    x: int
    breedte: int


@dataclass(frozen=True)
class As:
    """An axis of days: from 1 January of `eerste` to 1 January of `laatste`, between `links` and `rechts`."""

    eerste: int
    laatste: int
    links: int
    rechts: int
    stap: int

    def x_of(self, day: dt.date) -> int:
        """Return where a day stands; a day outside the axis stands at its end."""
        begin, end = dt.date(self.eerste, 1, 1), dt.date(self.laatste, 1, 1)
        inside = min(max(day, begin), end)
        return self.links + round((self.rechts - self.links) * (inside - begin).days / (end - begin).days)

    def balk(self, first: dt.date, last: dt.date) -> Balk:
        """Return the bar of a spell, both days inclusive; one day can be seen too."""
        x = self.x_of(first)
        return Balk(x, max(self.x_of(last) - x, 2))

    @property
    def jaren(self) -> tuple[Jaar, ...]:
        """The years that are written, `stap` apart."""
        first = self.eerste + (-self.eerste) % self.stap
        return tuple(
            Jaar(year, self.x_of(dt.date(year, 1, 1))) for year in range(first, self.laatste + 1, self.stap)
        )


@dataclass(frozen=True)
class Tijdlijn:
    """A bar from `x` over `breedte`; the day looked at stands at `dag_x`. Width 0: not in force so far.

    `van_aanname`, `tot_aanname`: that day is one of a law that is only assumed.
    """

    van: dt.date | None
    tot_en_met: dt.date | None
    x: int
    breedte: int
    dag_x: int
    jaren: tuple[Jaar, ...]
    van_aanname: bool
    tot_aanname: bool
    breed: int = WIDTH

    @property
    def zonder_begin(self) -> bool:
        return self.van == dt.date.min

    @property
    def zonder_einde(self) -> bool:
        return self.tot_en_met == dt.date.max


def tijdlijn(werking: InForce, events: Events, day: dt.date, *, assumed_law: bool) -> Tijdlijn:
    """Return the picture of when a ground is in force, seen from a day."""
    first, last = first_day(werking.vanaf, events), last_day(werking.vervalt_per, events)
    axis = As(min(FIRST_YEAR, day.year), day.year + YEARS_AHEAD, LEFT, RIGHT, YEARS_APART)
    known = first is not None and last is not None and first <= last
    bar = axis.balk(first, last) if known and first and last else Balk(LEFT, 0)
    return Tijdlijn(
        van=first if known else None,
        tot_en_met=last if known else None,
        x=bar.x,
        breedte=bar.breedte,
        dag_x=axis.x_of(day),
        jaren=axis.jaren,
        van_aanname=is_assumed(werking.vanaf, assumed_law=assumed_law),
        tot_aanname=is_assumed(werking.vervalt_per, assumed_law=assumed_law) and last != dt.date.max,
    )
