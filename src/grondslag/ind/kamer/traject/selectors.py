"""Read the trajectory: each stage as it stands, what moves, and which promises are due."""

from dataclasses import dataclass

from grondslag.both import clock
from grondslag.ind.kamer.models import Stand, Toezegging, Trajectstap
from grondslag.ind.kamer.traject import stappen


@dataclass(frozen=True)
class Regel:
    """One stage with what is recorded of it, the latest first."""

    stap: stappen.Stap
    nu: Trajectstap | None
    eerder: list[Trajectstap]

    @property
    def dag(self) -> str:
        """The day, or the word onbekend."""
        return self.nu.dag if self.nu else stappen.ONBEKEND


@dataclass(frozen=True)
class Verschuiving:
    """A stage that got another day, and the later planned ones if that works through whole."""

    stap: stappen.Stap
    van: str
    naar: str
    mee: list[stappen.Verschoven]


@dataclass(frozen=True)
class Belofte:
    """A promise as it stands today."""

    toezegging: Toezegging
    uiterlijk: str
    nagekomen: bool
    te_laat: bool
    bron: str


def stages() -> list[Regel]:
    """Return every stage, in order, with what is recorded of it."""
    rows: dict[str, list[Trajectstap]] = {}
    for row in Trajectstap.objects.select_related("door"):
        rows.setdefault(row.stap, []).append(row)
    return [Regel(s, next(iter(rows.get(s.id, [])), None), rows.get(s.id, [])[1:]) for s in stappen.stappen()]


def moved(regels: list[Regel]) -> list[Verschuiving]:
    """Return each stage whose day changed the last time it was recorded, and what would move along."""
    planned = {r.stap.id: r.dag for r in regels if r.nu and r.nu.stand == Stand.GEPLAND}
    found = []
    for regel in regels:
        if regel.nu is None or not regel.eerder or regel.eerder[0].dag == regel.nu.dag:
            continue
        along = stappen.shifted(
            regel.stap.id, regel.eerder[0].dag, regel.nu.dag, _not_since(regel, planned, regels)
        )
        found.append(Verschuiving(regel.stap, regel.eerder[0].dag, regel.nu.dag, along))
    return found


def _not_since(regel: Regel, planned: dict[str, str], regels: list[Regel]) -> dict[str, str]:
    """Return the planned stages that nobody looked at again after this one moved."""
    moment = regel.nu.moment if regel.nu else None
    since = {r.stap.id for r in regels if r.nu and moment and r.nu.moment > moment}
    return {stap: day for stap, day in planned.items() if stap not in since}


def promises() -> list[Belofte]:
    """Return every promise, those that wait first, then by when they are due; an unknown day comes last."""
    found = [
        _promise(row) for row in Toezegging.objects.select_related("door").prefetch_related("opvolgingen")
    ]
    return sorted(found, key=lambda each: (each.nagekomen, _due(each) is None, str(_due(each))))


def _promise(row: Toezegging) -> Belofte:
    latest = next(iter(row.opvolgingen.all()), None)
    kept = latest is not None and not latest.uiterlijk
    due = (latest.uiterlijk if latest else "") or row.uiterlijk
    period = stappen.period(due)
    late = not kept and period is not None and period.last < clock.today()
    return Belofte(row, due, kept, late, latest.bron if latest else row.bron)


def _due(belofte: Belofte) -> object:
    period = stappen.period(belofte.uiterlijk)
    return period.last if period else None
