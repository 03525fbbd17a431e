"""The time line of one object: when each ground is in force, and when the papers of now would open it.

Between two days on which something begins or ends nothing changes: the law is asked once a spell.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from grondslag.both import clock
from grondslag.both.inzicht.toetsvraag import Toetsvraag
from grondslag.both.wet.selectors import current_register, events_known
from grondslag.both.wet.tijdlijn import As, Balk
from grondslag.law import Events, Ground, Register, simulate
from grondslag.law.window import first_day, is_assumed, last_day

ROW, TOP = 22, 26
"""Units: the height of the row of one ground, and what stands above the first."""
LEFT, RIGHT = 60, 700
FIRST_YEAR, YEARS_AHEAD = 2022, 2  # own initiative stopped in April 2022 (beslisnota 4754492)
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Periode:
    """A spell, both days inclusive; None where it has no beginning or no end."""

    van: dt.date | None
    tot_en_met: dt.date | None


@dataclass(frozen=True)
class Rij:
    """One ground: in force during `geldt`, open with the papers of now during each of `open`.

    `aanname`: a day of it is one of a law that is only assumed.
    """

    ground: Ground
    geldt: Periode | None
    open: tuple[Periode, ...]
    y: int
    geldt_balk: Balk | None
    open_balken: tuple[Balk, ...]
    aanname: bool


@dataclass(frozen=True)
class Verloop:
    """The picture: its height, its axis, the day looked at, and a row for each ground."""

    hoogte: int
    as_: As
    dag_x: int
    rijen: tuple[Rij, ...]


def verloop(vraag: Toetsvraag, day: dt.date) -> Verloop:
    """Return the time line of what is asked about, seen from a day."""
    register, events = current_register(), events_known()
    axis = As(min(FIRST_YEAR, day.year), max(day, clock.today()).year + YEARS_AHEAD, LEFT, RIGHT, 1)
    grounds = sorted(register.grounds.values(), key=lambda ground: int(ground.rule.nummer[1:]))
    rows = tuple(
        _row(ground, axis, _Asked(register, events, vraag), TOP + ROW * place)
        for place, ground in enumerate(grounds)
    )
    return Verloop(TOP + ROW * len(rows) + ROW, axis, axis.x_of(day), rows)


@dataclass(frozen=True)
class _Asked:
    register: Register
    events: Events
    vraag: Toetsvraag

    def window(self, ground: Ground) -> tuple[dt.date, dt.date] | None:
        """The first and last day in force; None where the ground is not (yet)."""
        when = ground.rule.werking
        first, last = first_day(when.vanaf, self.events), last_day(when.vervalt_per, self.events)
        return (first, last) if first and last and first <= last else None

    def assumed(self, ground: Ground) -> bool:
        """Whether a day on which it begins or ends is that of an assumed law."""
        when, law = ground.rule.werking, self.register.assumed_law
        return any(is_assumed(each, assumed_law=law) for each in (when.vanaf, when.vervalt_per))

    def permits(self, ground: Ground, day: dt.date) -> bool:
        return simulate(self.vraag.request(ground, day), self.register, self.events, day).permit

    def turns(self, ground: Ground, first: dt.date, last: dt.date) -> list[dt.date]:
        """Every day in the window on which the answer can be another than the day before."""
        found = {first} | self.vraag.turns()
        for condition in ground.rule.voorwaarden:
            paper = self.vraag.papers.judgements.get(condition.oordeel)
            if paper is None or paper.date is None:
                continue
            age = self.register.vocabulary.judgements[condition.oordeel].max_days
            if age is not None:
                found.add(paper.date + age + ONE_DAY)
        return sorted(day for day in found if first <= day <= last)


def _row(ground: Ground, axis: As, asked: _Asked, y: int) -> Rij:
    window = asked.window(ground)
    if window is None:
        return Rij(ground, None, (), y, None, (), aanname=False)
    spells = tuple(_open(ground, asked, *window))
    return Rij(
        ground,
        _period(*window),
        tuple(_period(*spell) for spell in spells),
        y,
        axis.balk(*window),
        tuple(axis.balk(*spell) for spell in spells),
        aanname=asked.assumed(ground),
    )


def _open(ground: Ground, asked: _Asked, first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield each unbroken spell in which the ground is open."""
    turns = asked.turns(ground, first, last)
    begin: dt.date | None = None
    for turn in turns:
        permitted = asked.permits(ground, turn)
        if permitted and begin is None:
            begin = turn
        if not permitted and begin is not None:
            yield begin, turn - ONE_DAY
            begin = None
    if begin is not None:
        yield begin, last


def _period(first: dt.date, last: dt.date) -> Periode:
    return Periode(None if first == dt.date.min else first, None if last == dt.date.max else last)
