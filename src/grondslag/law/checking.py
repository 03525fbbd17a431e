"""The checks that the gate makes itself, one function a check: None when it is met, else why not, in Dutch."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from grondslag.law.days import NOT_YET, Events, in_words
from grondslag.law.ground import Ground
from grondslag.law.lines import Check
from grondslag.law.schema import Boundary, Event
from grondslag.law.window import first_day, last_day


@dataclass(frozen=True)
class Situation:
    """What the checks look at: the set that leaves, who gets it, the day, and the state of the events."""

    kinds: frozenset[str]
    recipient: str
    day: date
    events: Events
    simulation: bool


def _signature(ground: Ground, situation: Situation) -> str | None:
    if ground.law is not None:
        if ground.law.aanname and not (ground.demo or situation.simulation):
            return "De wet in deze grondslag is een AANNAME; zij mag alleen in een simulatie of in de demo."
        return None
    if ground.signature is None:
        return "Geen jurist tekende deze grondslag; zij mag alleen in een simulatie."
    if not ground.signed:
        return "De regel of de aangehaalde tekst veranderde na de handtekening; laat haar opnieuw lezen en tekenen."
    return None


def _open_questions(ground: Ground, _situation: Situation) -> str | None:
    if not ground.blocking:
        return None
    return f"Een open vraag aan een jurist blokkeert deze grondslag: {' '.join(ground.blocking)}"


def _history(_ground: Ground, _situation: Situation) -> str:
    return "Deze grondslag staat er om besluiten van vroeger te verklaren; zij staat niets toe."


def _from(ground: Ground, situation: Situation) -> str | None:
    boundary = ground.rule.werking.vanaf
    first = first_day(boundary, situation.events)
    if first is not None and situation.day >= first:
        return None
    when = f"Op {in_words(situation.day)} gold deze grondslag nog niet"
    detail = f"zij geldt vanaf {in_words(first)}" if first else _event_state(boundary, ground, situation.events)
    return _outside(ground, f"{when}: {detail}.")


def _until(ground: Ground, situation: Situation) -> str | None:
    boundary = ground.rule.werking.vervalt_per
    last = last_day(boundary, situation.events)
    if last is not None and situation.day <= last:
        return None
    when = f"Op {in_words(situation.day)} gold deze grondslag niet meer"
    detail = f"zij gold tot en met {in_words(last)}" if last else _event_state(boundary, ground, situation.events)
    return _outside(ground, f"{when}: {detail}.")


def _outside(ground: Ground, sentence: str) -> str:
    own = ground.rule.werking.buiten_werking
    return f"{own} {sentence}" if own else sentence


def _event_state(boundary: Boundary, ground: Ground, events: Events) -> str:
    if not isinstance(boundary, Event):
        return "haar dagen zijn onbekend"
    state = events.get(boundary.gebeurtenis)
    name = ground.vocabulary.events[boundary.gebeurtenis].naam
    return f"'{name}' is er nog niet" if state == NOT_YET else f"de stand van '{name}' is onbekend"


def _facts(ground: Ground, _situation: Situation) -> str | None:
    if ground.rule.feiten == "alle":
        return None
    return f"Voor welke dossiers en feiten deze grondslag geldt, staat er niet (het woord is: {ground.rule.feiten})."


def _recipient(ground: Ground, situation: Situation) -> str | None:
    if situation.recipient == ground.rule.aan:
        return None
    return f"De ontvanger '{situation.recipient}' is niet die van deze grondslag ('{ground.rule.aan}')."


def _kinds(ground: Ground, situation: Situation) -> str | None:
    if situation.kinds and situation.kinds <= ground.kinds:
        return None
    surplus = sorted(situation.kinds - ground.kinds)
    reasons = "; ".join(f"'{kind}' niet: {ground.why_not(kind)}" for kind in surplus)
    return f"Niet alles wat gevraagd is, mag mee. {reasons or 'Het verzoek noemt geen soort gegevens'}."


CHECKS: Mapping[Check, Callable[[Ground, Situation], str | None]] = {
    "handtekening": _signature,
    "open_vragen": _open_questions,
    "historie": _history,
    "vanaf": _from,
    "tot_en_met": _until,
    "feiten": _facts,
    "ontvanger": _recipient,
    "soorten": _kinds,
}
