"""Random requests near every edge of the register: a fair share is permitted, each line fails at times."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from tweede_lezing import PARTIJEN

from grondslag.law import LAW_EVENT, NOT_YET, Events, Judgement, Register, Request
from grondslag.law.window import first_day, last_day

WETDAGEN = (NOT_YET, date(2022, 4, 1), date(2027, 1, 1), date.min, date.max)
GOED = ("stuk", "ab" * 32)  # a reference and a SHA-256
LAATSTE = date.max.toordinal()


class Vraag(NamedTuple):
    """One question to the gate."""

    request: Request
    events: Events
    day: date


def vragen(register: Register, aantal: int, naam: str) -> Iterator[Vraag]:
    """`aantal` questions; the same for the same `naam`."""
    rng = random.Random(naam)  # noqa: S311 - a sample, the same every run
    gronden = sorted(register.grounds)
    randen = cache(lambda wetdag: _randen(register, {LAW_EVENT: wetdag}))
    for _ in range(aantal):
        wetdag = rng.choice(WETDAGEN)
        dag = rng.choice(randen(wetdag))
        yield Vraag(_verzoek(rng, register, rng.choice(gronden), dag), {LAW_EVENT: wetdag}, dag)


def _randen(register: Register, events: Events) -> list[date]:
    """The days on which a ground opens or closes, their neighbours, the calendar's ends, and one other."""
    randen = {date(2026, 11, 24), date.min, date.max}
    for ground in register.grounds.values():
        werking = ground.rule.werking
        for dag in (first_day(werking.vanaf, events), last_day(werking.vervalt_per, events)):
            if dag:
                n = dag.toordinal()
                randen |= {date.fromordinal(m) for m in (n - 1, n, n + 1) if 1 <= m <= LAATSTE}
    return sorted(randen)


def _verzoek(rng: random.Random, register: Register, grond: str, dag: date) -> Request:
    ground, words = register.grounds[grond], register.vocabulary
    in_orde = rng.random() < 0.4
    papieren: dict[str, Any] = {
        naam: Judgement(kind.door, *GOED, dag)
        if in_orde
        else _papier(rng, kind.door, tuple(words.roles), dag)
        for naam, kind in words.judgements.items()
    }
    soorten = set(rng.sample(sorted(words.kinds), rng.choice((0, 1, 2)))) if rng.random() < 0.3 else set()
    soorten |= {soort for soort in sorted(ground.kinds) if rng.random() < 0.7}
    aan = ground.rule.aan if rng.random() < 0.9 else rng.choice((*PARTIJEN, "niemand"))
    return Request("x", grond, frozenset(soorten), aan, {k: v for k, v in papieren.items() if v})


def _papier(rng: random.Random, door: str, rollen: tuple[str, ...], dag: date) -> Judgement | None:
    """Mostly in order; now and then absent, of another role, without paper, too old or from after the day."""
    if rng.random() < 0.05:
        return None
    rol = door if rng.random() < 0.97 else rng.choice(rollen)
    leeftijd = rng.choice((0, 0, 0, 0, 0, 1, 2, 3, 4, 30) if rng.random() < 0.97 else (-1, -30))
    in_kalender = 1 <= dag.toordinal() - leeftijd <= LAATSTE
    bewijs, sha = rng.choice([GOED] * 40 + [("", "ab" * 32), ("stuk", "")])
    return Judgement(rol, bewijs, sha, dag - timedelta(leeftijd) if in_kalender else dag)
