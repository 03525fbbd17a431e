"""Decide whether something may leave, on which ground, on which day: a pure function, with no clock inside.

Default no. A step that cannot be answered is answered no; a fault of the engine is a refusal that says so.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from grondslag.law.checking import CHECKS, Situation
from grondslag.law.days import NOT_YET, Events
from grondslag.law.decision import Decision, Finding, Route, SimulatedDecision, Step
from grondslag.law.lines import HOUSE_RULE, Line
from grondslag.law.register import Register
from grondslag.law.request import Judgement, Request, defect
from grondslag.law.window import is_day

REQUEST_LINE = "verzoek"  # whether the request can be answered at all
ENGINE_LINE = "motor"  # a fault of the engine itself
_Kind = TypeVar("_Kind", bound=Finding)


def decide(request: Request, register: Register, events: Events, day: date) -> Decision:
    """Decide `request` on `day` (a Dutch day), with each event on its day or `nog_niet`. Never raises."""
    return _decide(request, register, events, day, Decision)


def simulate(
    request: Request, register: Register, events: Events, day: date, *, age_counts: bool = True
) -> SimulatedDecision:
    """What `decide` would say under other events; a law marked AANNAME counts. Never raises.

    With `age_counts` False a judgement does not grow old: on a day to come it would be given anew.
    """
    return _decide(request, register, events, day, SimulatedDecision, age_counts=age_counts)


def refusal(request: Request, register: Register, why: str, *, line: str = REQUEST_LINE) -> Decision:
    """A refusal without any other step, for what cannot be read as a request."""
    step = Step(line, ok=False, source=HOUSE_RULE, why=why, evidence=None)
    return _finding(Decision, request, register, {}, None, (step,))


def _decide(
    request: Request, register: Register, events: Events, day: date, kind: type[_Kind], *, age_counts: bool = True
) -> _Kind:
    try:
        if fault := _unanswerable(request, register, events, day):
            step = Step(REQUEST_LINE, ok=False, source=HOUSE_RULE, why=fault, evidence=None)
            return _finding(kind, request, register, events, day if is_day(day) else None, (step,))
        return _weigh(request, register, events, day, kind, age_counts=age_counts)
    except Exception as error:  # noqa: BLE001 - whatever breaks in here must refuse, never let pass
        why = f"De motor gaf een fout ({type(error).__name__}); er is niets beslist. Meld dit aan de beheerder."
        step = Step(ENGINE_LINE, ok=False, source=HOUSE_RULE, why=why, evidence=None)
        return _finding(kind, request, register, {}, None, (step,))


def _unanswerable(request: Request, register: Register, events: Events, day: date) -> str | None:
    """Why the request cannot be answered at all; None when it can."""
    words = register.vocabulary
    if not is_day(day):
        return "Het verzoek noemt geen dag; noem de Nederlandse dag waarop verstrekt zou worden."
    if faults := register.faults.get(request.ground):
        return f"De grondslag '{request.ground}' is niet te lezen en dus dicht: {faults[0]}"
    if request.ground not in register.grounds:
        return f"De grondslag '{request.ground}' bestaat niet; noem er één uit het register."
    if not request.kinds:
        return "Het verzoek noemt geen soort gegevens; label wat er zou vertrekken."
    if unknown := sorted(request.kinds - words.kinds.keys()):
        return f"De soort '{unknown[0]}' bestaat niet; kies uit de soorten van het register."
    if unknown := sorted(request.judgements.keys() - words.judgements.keys()):
        return f"Het oordeel '{unknown[0]}' bestaat niet; kies uit de oordelen van het register."
    if unknown := sorted(events.keys() ^ words.events.keys()):
        return f"De stand van de gebeurtenis '{unknown[0]}' ontbreekt, of het register kent haar niet."
    if wrong := sorted(name for name, state in events.items() if state != NOT_YET and not is_day(state)):
        return f"De stand van de gebeurtenis '{wrong[0]}' is geen dag en niet nog_niet."
    return None


def _weigh(
    request: Request, register: Register, events: Events, day: date, kind: type[_Kind], *, age_counts: bool
) -> _Kind:
    simulation = kind is SimulatedDecision
    situation = Situation(request.kinds, request.recipient, day, events, simulation)
    defects = {
        name: defect(request.judgements.get(name), judgement.door, judgement.max_days if age_counts else None, day)
        for name, judgement in register.vocabulary.judgements.items()
    }
    asked = Step(REQUEST_LINE, ok=True, source=HOUSE_RULE, why="Het verzoek is volledig en te lezen.", evidence=None)
    steps = (asked, *(_step(line, request, register, situation, defects) for line in register.lines[request.ground]))
    if all(step.ok for step in steps):
        return _finding(kind, request, register, events, day, steps)
    missing = {
        name: tuple(_unmet(lines, name, register, situation, defects))
        for name, lines in register.lines.items()
        if name != request.ground
    }
    routes = tuple(_routes(request.ground, register, situation, missing))
    return _finding(kind, request, register, events, day, steps, missing, routes)


def _step(
    line: Line, request: Request, register: Register, situation: Situation, defects: Mapping[str, str | None]
) -> Step:
    ground = register.grounds[request.ground]
    if line.check is not None:
        reason = CHECKS[line.check](ground, situation)
        return Step(line.id, ok=reason is None, source=line.source, why=reason or line.text, evidence=None)
    name = str(line.judgement)
    found = request.judgements.get(name)
    evidence = found if isinstance(found, Judgement) else None
    if (fault := defects[name]) is None:
        return Step(line.id, ok=True, source=line.source, why=line.text, evidence=evidence)
    judgement = register.vocabulary.judgements[name]
    why = (
        f"Niet vastgesteld: {line.text} Het oordeel '{name}' telt niet: {fault}. "
        f"Nodig is {judgement.bewijs}, door {register.vocabulary.roles[judgement.door]}."
    )
    return Step(line.id, ok=False, source=line.source, why=why, evidence=evidence)


def _unmet(
    lines: tuple[Line, ...], name: str, register: Register, situation: Situation, defects: Mapping[str, str | None]
) -> Iterator[str]:
    ground = register.grounds[name]
    for line in lines:
        if line.check is not None:
            if CHECKS[line.check](ground, situation) is not None:
                yield line.id
        elif defects[str(line.judgement)] is not None:
            yield line.id


def _routes(
    asked: str, register: Register, situation: Situation, missing: Mapping[str, tuple[str, ...]]
) -> Iterator[Route]:
    """The routes that the ground itself names, as far as each stands on that day, signed and unblocked."""
    for name in register.grounds[asked].rule.wegen:
        ground = register.grounds.get(name)
        if ground is None or any(CHECKS[check](ground, situation) for check in ("handtekening", "open_vragen", "vanaf", "tot_en_met")):
            continue
        wanting = set(missing[name])
        needs = [line.text for line in register.lines[name] if line.judgement and line.id in wanting]
        kinds = f"alleen dit meegaat: {', '.join(ground.rule.mag)}"
        conditions = "; ".join([kinds, *(need.rstrip(".") for need in needs)])
        yield Route(name, ground.rule.naam, f"Ja, mits {conditions}.")


def _finding(
    kind: type[_Kind],
    request: Request,
    register: Register,
    events: Events,
    day: date | None,
    steps: tuple[Step, ...],
    missing: Mapping[str, tuple[str, ...]] | None = None,
    routes: tuple[Route, ...] = (),
) -> _Kind:
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
        events={name: str(state) for name, state in events.items()},
    )
