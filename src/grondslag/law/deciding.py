"""Decide whether something may leave, on which ground, on which day: a pure function, with no clock inside.

Default no. A step that cannot be answered is answered no; a fault of the engine is a refusal that says so.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from grondslag.law.checking import Situation
from grondslag.law.days import NOT_YET, Events
from grondslag.law.decision import Decision, Finding, Route, SimulatedDecision, Step
from grondslag.law.lines import HOUSE_RULE
from grondslag.law.register import Register
from grondslag.law.request import Request
from grondslag.law.weighing import Weighing
from grondslag.law.window import is_day

REQUEST_LINE = "verzoek"  # whether the request can be answered at all
ENGINE_LINE = "motor"  # a fault of the engine itself
_F = TypeVar("_F", bound=Finding)
_NOTHING = Request("", "", frozenset(), "", {})


def decide(request: Request, register: Register, events: Events, day: date) -> Decision:
    """Decide `request` on `day` (a Dutch day), with each event on its day or `nog_niet`. Never raises."""
    return _decide(Decision, request, register, events, day=day)


def simulate(request: Request, register: Register, events: Events, day: date) -> SimulatedDecision:
    """What `decide` would say under other events; a law marked AANNAME counts. Never raises."""
    return _decide(SimulatedDecision, request, register, events, day=day)


def would_permit(request: Request, register: Register, events: Events, day: date) -> bool:
    """The bare verdict of a simulation in which no judgement grows old: on a day to come it is given anew.

    For counting many requests. It weighs the same lines by the same rules as `simulate`, without the reasons.
    """
    try:
        if next(_unanswerable(request, register, events, day), None):
            return False
        situation = _situation(request, register, events, day, simulation=True)
        return Weighing.of(request, register, situation, age_counts=False).permits()
    except Exception:  # noqa: BLE001 - whatever breaks in here must refuse, never let pass
        return False


def refusal(register: Register, why: str) -> Decision:
    """A refusal of what cannot be read as a request: its one step is `verzoek`."""
    return _finding(Decision, _NOTHING, register, steps=(_no(REQUEST_LINE, why),))


def _decide(kind: type[_F], request: Request, register: Register, events: Events, *, day: date) -> _F:
    try:
        if why := next(_unanswerable(request, register, events, day), None):
            known = day if is_day(day) else None
            return _finding(kind, request, register, steps=(_no(REQUEST_LINE, why),), day=known)
        situation = _situation(request, register, events, day, simulation=kind is SimulatedDecision)
        return _weighed(kind, Weighing.of(request, register, situation, age_counts=True))
    except Exception as error:  # noqa: BLE001 - whatever breaks in here must refuse, never let pass
        why = (
            f"De motor gaf een fout ({type(error).__name__}); er is niets beslist. Meld dit aan de beheerder."
        )
        # What broke may be the request itself, so nothing is taken from it.
        return _finding(kind, _NOTHING, register, steps=(_no(ENGINE_LINE, why),))


def _situation(
    request: Request, register: Register, events: Events, day: date, *, simulation: bool
) -> Situation:
    return Situation(request.kinds, request.recipient, day, events, simulation, register.assumed_law)


def _unanswerable(request: Request, register: Register, events: Events, day: date) -> Iterator[str]:
    """Why the request cannot be answered at all, if so. Only the first reason may be taken."""
    words = register.vocabulary
    if not is_day(day):
        yield "Het verzoek noemt geen dag; noem de Nederlandse dag waarop verstrekt zou worden."
    if faults := register.faults.get(request.ground):
        yield f"De grondslag '{request.ground}' is niet te lezen en dus dicht: {faults[0]}"
    if request.ground not in register.grounds:
        yield f"De grondslag '{request.ground}' bestaat niet; noem er één uit het register."
    if unknown := sorted(request.kinds - words.kinds.keys()):
        yield f"De soort '{unknown[0]}' bestaat niet; kies uit de soorten van het register."
    if unknown := sorted(request.judgements.keys() - words.judgements.keys()):
        yield f"Het oordeel '{unknown[0]}' bestaat niet; kies uit de oordelen van het register."
    if unknown := sorted(events.keys() ^ words.events.keys()):
        yield f"De stand van de gebeurtenis '{unknown[0]}' ontbreekt, of het register kent haar niet."
    if wrong := sorted(name for name, state in events.items() if state != NOT_YET and not is_day(state)):
        yield f"De stand van de gebeurtenis '{wrong[0]}' is geen dag en niet nog_niet."


def _weighed(kind: type[_F], weighing: Weighing) -> _F:
    asked = Step(
        REQUEST_LINE, ok=True, source=HOUSE_RULE, why="Het verzoek is volledig en te lezen.", evidence=None
    )
    steps = (asked, *weighing.steps())
    permit = all(step.ok for step in steps)
    missing = {} if permit else weighing.missing()
    return _finding(
        kind,
        weighing.request,
        weighing.register,
        steps=steps,
        day=weighing.situation.day,
        events=weighing.situation.events,
        missing=missing,
        routes=() if permit else tuple(weighing.routes(missing)),
    )


def _no(line: str, why: str) -> Step:
    return Step(line, ok=False, source=HOUSE_RULE, why=why, evidence=None)


def _finding(
    kind: type[_F],
    request: Request,
    register: Register,
    *,
    steps: tuple[Step, ...],
    day: date | None = None,
    events: Events | None = None,
    missing: Mapping[str, tuple[str, ...]] | None = None,
    routes: tuple[Route, ...] = (),
) -> _F:
    ground = register.grounds.get(request.ground)
    return kind(
        permit=all(step.ok for step in steps),
        demo=register.demo,
        assumption=bool(ground and ground.law and ground.law.aanname),
        ground=request.ground,
        day=day,
        kinds=request.kinds,
        recipient=request.recipient,
        steps=steps,
        missing=missing or {},
        routes=routes,
        register_sha256=register.sha256,
        events={name: str(state) for name, state in (events or {}).items()},
    )
