"""The checks that the gate makes itself: for each whether it is met, and why not in one Dutch sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from grondslag.law.days import NOT_YET, Events, in_words
from grondslag.law.ground import Ground
from grondslag.law.lines import Check
from grondslag.law.schema import Boundary, Event
from grondslag.law.window import first_day, is_assumed, last_day


@dataclass(frozen=True)
class Situation:
    """What the checks look at: the set that leaves, who gets it, the day, and the state of the events.

    `assumed_law`: the law whose day is among the events is not there, but assumed.
    """

    kinds: frozenset[str]
    recipient: str
    day: date
    events: Events
    simulation: bool
    assumed_law: bool


REQUEST_CHECKS: frozenset[Check] = frozenset({"ontvanger", "soorten"})
"""The checks that look at what is asked; every other looks at the ground, the day and the events alone."""


def is_met(check: Check, ground: Ground, situation: Situation) -> bool:
    """Whether `check` holds for `ground`."""
    return _MET[check](ground, situation)


def hindrance(check: Check, ground: Ground, situation: Situation) -> str | None:
    """Why `check` does not hold, in a Dutch sentence; None when it holds."""
    return None if is_met(check, ground, situation) else _REASON[check](ground, situation)


def _signed(ground: Ground, situation: Situation) -> bool:
    if ground.law is not None:  # two jurists entered and confirmed it: that is its signature
        return ground.demo or situation.simulation or not ground.law.aanname
    return ground.signed


def _in_force_yet(ground: Ground, situation: Situation) -> bool:
    first = first_day(ground.rule.werking.vanaf, situation.events)
    return first is not None and situation.day >= first


def _in_force_still(ground: Ground, situation: Situation) -> bool:
    last = last_day(ground.rule.werking.vervalt_per, situation.events)
    return last is not None and situation.day <= last


_MET: Mapping[Check, Callable[[Ground, Situation], bool]] = {
    "historie": lambda ground, _: ground.rule.gebruik != "historie",
    "vanaf": _in_force_yet,
    "tot_en_met": _in_force_still,
    "feiten": lambda ground, _: ground.rule.feiten == "alle",
    "ontvanger": lambda ground, situation: situation.recipient == ground.rule.aan,
    "soorten": lambda ground, situation: bool(situation.kinds) and situation.kinds <= ground.kinds,
    "handtekening": _signed,
    "open_vragen": lambda ground, _: not ground.blocking,
}


def _history(ground: Ground, situation: Situation) -> str:
    last = last_day(ground.rule.werking.vervalt_per, situation.events)
    begun = _in_force_yet(ground, situation)
    then = (
        f"Op {in_words(situation.day)} bestond deze praktijk"
        if begun and _in_force_still(ground, situation)
        else f"Op {in_words(situation.day)} bestond deze praktijk nog niet"
        if not begun
        else f"Deze praktijk bestond tot en met {in_words(last)}"
        if last
        else "Van deze praktijk is geen einde bekend"
    )
    return f"{then}; zij staat hier om besluiten van toen te verklaren, en staat zelf niets toe."


def _unsigned(ground: Ground, _situation: Situation) -> str:
    if ground.law is not None:
        return "De wet in deze grondslag is een AANNAME; zij telt alleen in een simulatie of in de demo."
    if ground.signature is None:
        return "Geen jurist tekende deze grondslag; tot dat is gebeurd, is zij dicht."
    return "De regel of de aangehaalde tekst veranderde na de handtekening; laat haar opnieuw tekenen."


def _not_yet(ground: Ground, situation: Situation) -> str:
    boundary = ground.rule.werking.vanaf
    first = first_day(boundary, situation.events)
    known = (
        _told("geldt", f"vanaf {in_words(first)}", boundary, situation)
        if first
        else _event_state(boundary, ground, situation.events)
    )
    return _outside(ground, f"Op {in_words(situation.day)} geldt deze grondslag nog niet: {known}.")


def _no_longer(ground: Ground, situation: Situation) -> str:
    boundary = ground.rule.werking.vervalt_per
    last = last_day(boundary, situation.events)
    known = (
        _told("geldt", f"tot en met {in_words(last)}", boundary, situation)
        if last
        else _event_state(boundary, ground, situation.events)
    )
    return _outside(ground, f"Op {in_words(situation.day)} geldt deze grondslag niet meer: {known}.")


def _told(verb: str, when: str, boundary: Boundary, situation: Situation) -> str:
    """A day of the ground; one that an assumed law gives is told as an assumption, never as a fact."""
    if is_assumed(boundary, assumed_law=situation.assumed_law):
        return f"bij AANNAME {verb} zij {when}; die wet is er niet"
    return f"zij {verb} {when}"


def _outside(ground: Ground, sentence: str) -> str:
    own = ground.rule.werking.buiten_werking
    return f"{own} {sentence}" if own else sentence


def _event_state(boundary: Boundary, ground: Ground, events: Events) -> str:
    if not isinstance(boundary, Event):
        return "haar dagen zijn onbekend"
    state = events.get(boundary.gebeurtenis)
    name = ground.vocabulary.events[boundary.gebeurtenis].naam
    return f"'{name}' is er nog niet" if state == NOT_YET else f"de stand van '{name}' is onbekend"


def _other_kinds(ground: Ground, situation: Situation) -> str:
    if not ground.kinds:
        return "Deze grondslag laat geen enkele soort gegevens gaan."
    if not situation.kinds:
        return "Het verzoek noemt geen soort gegevens; label wat er zou vertrekken."
    surplus = sorted(situation.kinds - ground.kinds)
    reasons = "; ".join(f"'{kind}' gaat niet mee: {ground.why_not(kind)}" for kind in surplus)
    return f"Niet alles wat gevraagd is, mag mee. {reasons}."


_FACTS = {"nog_niet": "dat zegt pas de wet die komt", "onbekend": "niemand stelde dat vast"}
"""What is known of the facts that a ground governs, where that is not all of them."""

_REASON: Mapping[Check, Callable[[Ground, Situation], str]] = {
    "historie": _history,
    "vanaf": _not_yet,
    "tot_en_met": _no_longer,
    "feiten": lambda ground, _: (
        f"Voor welke dossiers en feiten deze grondslag geldt, staat niet vast: {_FACTS[ground.rule.feiten]}."
    ),
    "ontvanger": lambda ground, situation: (
        f"De ontvanger '{situation.recipient}' is niet die van deze grondslag ('{ground.rule.aan}')."
    ),
    "soorten": _other_kinds,
    "handtekening": _unsigned,
    "open_vragen": lambda ground, _: (
        f"Een open vraag aan een jurist blokkeert deze grondslag: {' '.join(ground.blocking)}"
    ),
}
