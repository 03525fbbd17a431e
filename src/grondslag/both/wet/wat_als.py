"""What if the law were there on a day: which routes open and close, for how many cases. It can send nothing.

The result holds `law.Simulation`s, another type than the `law.Decision` of the gate; nothing is stored. What
takes a route that is itself secret is not counted (`niet_geteld.toml`).
"""

import datetime as dt
import functools
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grondslag.both.wet import cases
from grondslag.both.wet.grond import stand_on
from grondslag.both.wet.selectors import register_with
from grondslag.law import LAW_EVENT, NOT_YET, Events, Law, Register, Request, Simulation, what_if
from grondslag.law.simulating import RouteCount
from grondslag.law.window import last_day

WITHOUT: Events = {LAW_EVENT: NOT_YET}


@dataclass(frozen=True)
class Weg:
    """One route on the law's day: open or shut without and with the law, papers apart.

    `laatste_dag`: where the law shuts it, the last day on which it still stands.
    """

    id: str
    naam: str
    zonder: bool
    met: bool
    laatste_dag: dt.date | None

    @property
    def verandert(self) -> bool:
        """Whether the law opens or closes it."""
        return self.zonder != self.met


@dataclass(frozen=True)
class Ontbreekt:
    """What must stand established on a route that the law leaves open, and for how many cases it does not."""

    weg: Weg
    stelling: str
    aantal: int


@dataclass(frozen=True)
class Deel:
    """One population, counted: the simulation, for each route its count, and why an open one stays shut."""

    simulatie: Simulation
    wegen: tuple[tuple[Weg, RouteCount], ...]
    ontbreekt: tuple[Ontbreekt, ...]


@dataclass(frozen=True)
class WatAls:
    """The routes that change, and what that does to the open cases and to the refusals of the past."""

    wegen: tuple[Weg, ...]
    open_zaken: Deel
    weigeringen: Deel

    @property
    def wat_verandert(self) -> Iterator[tuple[Weg, int]]:
        """Each route that changes, with the open cases that are on their way along it, ready or not."""
        for road in self.wegen:
            count = self.open_zaken.simulatie.routes.get(road.id)
            yield road, count.asked if count else 0


def reckon(law: Law) -> WatAls:
    """Count what the law's entry opens and closes, against the law not being there at all.

    Raises:
        RegisterError: the register cannot hold this law.
    """
    roads = {road.id: road for road in _roads(law)}
    return WatAls(
        wegen=tuple(road for road in roads.values() if road.verandert),
        open_zaken=_count(cases.open_cases(), law, roads),
        weigeringen=_count(cases.past_refusals(), law, roads),
    )


def _roads(law: Law) -> Iterable[Weg]:
    without, with_law = register_with(None), register_with(law)
    after: Events = {LAW_EVENT: law.datum}
    for name, ground in without.grounds.items():
        before = stand_on(without, ground, WITHOUT, law.datum, simulation=True).open
        then = stand_on(with_law, with_law.grounds[name], after, law.datum, simulation=True).open
        shuts = last_day(ground.rule.werking.vervalt_per, after) if before and not then else None
        yield Weg(name, ground.rule.naam, before, then, shuts)


def _count(requests: list[Request], law: Law, roads: dict[str, Weg]) -> Deel:
    told = [request for request in requests if request.ground in roads.keys() - _secret()]
    simulation = what_if(told, register_with(None), WITHOUT, law.datum, law=law)
    routes = tuple((roads[name], count) for name, count in simulation.routes.items())
    return Deel(simulation, routes, tuple(_missing(told, register_with(law), roads)))


def _missing(requests: list[Request], register: Register, roads: dict[str, Weg]) -> Iterable[Ontbreekt]:
    """Tell, for each route that is open with the law, which of its conditions have no paper yet."""
    for name in sorted({request.ground for request in requests if roads[request.ground].met}):
        asked = [request for request in requests if request.ground == name]
        for judgement in dict.fromkeys(line.judgement for line in register.lines[name] if line.judgement):
            without = sum(judgement not in request.judgements for request in asked)
            if without:
                known = register.vocabulary.judgements[judgement]
                yield Ontbreekt(roads[name], known.stelling, without)


@functools.cache
def _secret() -> frozenset[str]:
    text = Path(__file__).with_name("niet_geteld.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["wegen"])
