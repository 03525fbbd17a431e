"""What if the law were there on a day: counted over open cases and past refusals. It can send nothing.

The result holds `law.Simulation`s, another type than the `law.Decision` of the gate; nothing is stored.
"""

from dataclasses import dataclass

from grondslag.both.wet import cases
from grondslag.both.wet.selectors import register_with
from grondslag.law import LAW_EVENT, NOT_YET, Law, Register, Request, Simulation, what_if
from grondslag.law.simulating import RouteCount


@dataclass(frozen=True)
class Deel:
    """One population, counted: the simulation and its routes with their Dutch names."""

    simulatie: Simulation
    routes: tuple[tuple[str, RouteCount], ...]

    @property
    def opent(self) -> int:
        return sum(count.opens for _, count in self.routes)

    @property
    def sluit(self) -> int:
        return sum(count.closes for _, count in self.routes)


@dataclass(frozen=True)
class WatAls:
    """The open cases and the past refusals, each counted on the law's own day."""

    open_zaken: Deel
    weigeringen: Deel


def reckon(law: Law) -> WatAls:
    """Count what the law's entry opens and closes, against the law not being there at all.

    Raises:
        RegisterError: the register cannot hold this law.
    """
    return WatAls(_count(cases.open_cases(), law), _count(cases.past_refusals(), law))


def _count(requests: list[Request], law: Law) -> Deel:
    register = register_with(None)
    simulation = what_if(requests, register, {LAW_EVENT: NOT_YET}, law.datum, law=law)
    return Deel(
        simulation, tuple((_name(ground, register), count) for ground, count in simulation.routes.items())
    )


def _name(ground_id: str, register: Register) -> str:
    ground = register.grounds.get(ground_id)
    return ground.rule.naam if ground else ground_id
