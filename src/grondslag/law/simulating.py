"""What if: the same gate on another day, with a law that is not there (yet). Its result can send nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from grondslag.law.days import Events
from grondslag.law.deciding import would_permit
from grondslag.law.register import LAW_EVENT, Register
from grondslag.law.request import Request
from grondslag.law.schema import Law
from grondslag.law.window import last_day


@dataclass(frozen=True)
class Outcome:
    """One request: what the gate would say on the day without the law (`now`) and with it (`then`)."""

    id: str
    ground: str
    now: bool
    then: bool


@dataclass(frozen=True)
class RouteCount:
    """Numbers of one ground. What closes must be re-routed by `last_day`; None when nothing closes."""

    asked: int
    now: int
    then: int
    opens: int
    closes: int
    last_day: date | None


@dataclass(frozen=True)
class Simulation:
    """The outcome of a what-if. Another type than a decision: no door takes it."""

    day: date
    events: Mapping[str, str]
    law: str | None
    assumption: bool
    demo: bool
    outcomes: tuple[Outcome, ...]
    routes: Mapping[str, RouteCount]
    register_sha256: str

    def as_json(self) -> dict[str, Any]:
        """Plain data, marked as a simulation; what opens and closes by request id."""
        return {
            "simulation": True,
            "aanname": self.assumption,
            "demo": self.demo,
            "day": self.day.isoformat(),
            "events": dict(self.events),
            "law": self.law,
            "opens": [outcome.id for outcome in self.outcomes if outcome.then and not outcome.now],
            "closes": [outcome.id for outcome in self.outcomes if outcome.now and not outcome.then],
            "routes": {
                name: {
                    "asked": count.asked,
                    "now": count.now,
                    "then": count.then,
                    "opens": count.opens,
                    "closes": count.closes,
                    "last_day": count.last_day.isoformat() if count.last_day else None,
                }
                for name, count in self.routes.items()
            },
            "register_sha256": self.register_sha256,
        }


def what_if(
    requests: Iterable[Request], register: Register, events: Events, day: date, *, law: Law | None = None
) -> Simulation:
    """Decide `requests` on `day` twice: under `events`, and with `law` in force from its own day.

    A judgement does not grow old in a simulation: on a day to come it would be given anew.
    Raises RegisterError when the law cannot be entered.
    """
    with_law = register.with_law(law) if law else register
    then_events: Events = {**events, LAW_EVENT: law.datum} if law else events
    outcomes = tuple(
        Outcome(
            request.id,
            request.ground,
            now=would_permit(request, register, events, day),
            then=would_permit(request, with_law, then_events, day),
        )
        for request in requests
    )
    return Simulation(
        day=day,
        events={name: str(state) for name, state in then_events.items()},
        law=law.name if law else None,
        assumption=bool(law and law.aanname),
        demo=register.demo,
        outcomes=outcomes,
        routes={name: _count(name, outcomes, with_law, then_events) for name in _asked(outcomes)},
        register_sha256=with_law.sha256,
    )


def _asked(outcomes: tuple[Outcome, ...]) -> list[str]:
    return sorted({outcome.ground for outcome in outcomes})


def _count(name: str, outcomes: tuple[Outcome, ...], register: Register, events: Events) -> RouteCount:
    mine = [outcome for outcome in outcomes if outcome.ground == name]
    closes = sum(outcome.now and not outcome.then for outcome in mine)
    ground = register.grounds.get(name)
    return RouteCount(
        asked=len(mine),
        now=sum(outcome.now for outcome in mine),
        then=sum(outcome.then for outcome in mine),
        opens=sum(outcome.then and not outcome.now for outcome in mine),
        closes=closes,
        last_day=last_day(ground.rule.werking.vervalt_per, events) if ground and closes else None,
    )
