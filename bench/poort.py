"""The gate beside two other engines, in one run: the same requests, the same register, the same verdicts.

Ours answers with the full proof and with what is missing on every other ground; Cedar and Casbin say yes or
no. All three are built from the shipped register; a difference in one verdict stops the measurement.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import casbin
import cedarpy

from grondslag.law import LAW_EVENT, NOT_YET, Register, decide, load_register, what_if
from grondslag.law.ground import Ground
from grondslag.law.records.replay import Replayer
from grondslag.law.records.stored import read_stored
from grondslag.law.schema import Event
from grondslag.law.window import first_day, last_day

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "prove"))
from beweringen import verschilt, weerlegd, wet
from cedar_tweeling import beleid, vraag_aan_cedar
from steekproef import LAATSTE, Vraag, vragen

VRAGEN = 1000
ZAKEN = 10_000
BESLUITEN = 100_000
OPGESLAGEN = 5000  # stored decisions, verified again in turn until there were BESLUITEN
Meting = tuple[str, float, str]
_T = TypeVar("_T")


def metingen() -> Iterator[Meting]:
    """Every figure of the gate: (what, figure, unit)."""
    register = load_register(demo=True)
    yield from _motoren(register)
    yield from _op_voorraad(register)
    began = time.process_time()
    assert not weerlegd(register)
    yield "z3: wat altijd geldt, alle dagen en ingangsdagen", time.process_time() - began, "seconden"
    began = time.process_time()
    assert not verschilt(register)
    yield "z3: gelijk aan de tweede lezing", time.process_time() - began, "seconden"


def _motoren(register: Register) -> Iterator[Meting]:
    """Median microseconds of one decision."""
    gevraagd = list(_vragen(register, VRAGEN))
    policies, entities = cedarpy.PolicySet.from_str(beleid(register)), cedarpy.Entities.from_json_str("[]")
    klaar = [vraag_aan_cedar(vraag) for vraag in gevraagd]
    enforcer = _casbin(register)

    ons = _mediaan(gevraagd, lambda v: decide(v.request, register, v.events, v.day).permit)
    cedar = _mediaan(klaar, lambda v: cedarpy.is_authorized(v, policies, entities).allowed)
    gebouwd = _mediaan(
        gevraagd, lambda v: cedarpy.is_authorized(vraag_aan_cedar(v), policies, entities).allowed
    )
    gronden = {id(v): vraag.request.ground for v, vraag in zip(klaar, gevraagd, strict=True)}
    hun_casbin = _mediaan(klaar, lambda v: enforcer.enforce(gronden[id(v)], v["context"]))
    assert ons[1] == cedar[1] == gebouwd[1] == hun_casbin[1], "the engines do not say the same"
    yield "poort, vol bewijs en wat elders ontbreekt", ons[0], "µs per besluit (p50)"
    yield "cedarpy, kaal oordeel, verzoek al gebouwd", cedar[0], "µs per besluit (p50)"
    yield "cedarpy, kaal oordeel, verzoek nog te bouwen", gebouwd[0], "µs per besluit (p50)"
    yield "pycasbin, kaal oordeel, verzoek al gebouwd", hun_casbin[0], "µs per besluit (p50)"


def _vragen(register: Register, aantal: int) -> Iterator[Vraag]:
    """Requests as the gate makes them: with the papers of the ground that they name, and no others."""
    for vraag in vragen(register, aantal, "meting"):
        eigen = {c.oordeel for c in register.grounds[vraag.request.ground].rule.voorwaarden}
        papieren = {name: paper for name, paper in vraag.request.judgements.items() if name in eigen}
        yield vraag._replace(request=replace(vraag.request, judgements=papieren))


def _op_voorraad(register: Register) -> Iterator[Meting]:
    """Seconds over a stock of cases and of stored decisions."""
    zaken = [vraag.request for vraag in _vragen(register, ZAKEN)]
    began = time.process_time()
    what_if(zaken, register, register.events, date(2027, 1, 1), law=wet("identificerend", "dossier"))
    yield f"wat als, over {ZAKEN} zaken", time.process_time() - began, "seconden"
    regels = [_opgeslagen(vraag, register) for vraag in _vragen(register, OPGESLAGEN)]
    replayer = Replayer(register)
    began = time.process_time()
    for _ in range(BESLUITEN // OPGESLAGEN):
        assert all(replayer.replay(read_stored(regel)).same for regel in regels)
    yield f"{BESLUITEN} opgeslagen besluiten opnieuw genomen", time.process_time() - began, "seconden"


def _opgeslagen(vraag: Vraag, register: Register) -> str:
    """A decision as the register stores it, with all that it was decided on, as a line of text."""
    request = vraag.request
    return json.dumps(
        {
            "id": request.id,
            "ground": request.ground,
            "day": f"{vraag.day.year:04}-{vraag.day:%m-%d}",
            "kinds": sorted(request.kinds),
            "recipient": request.recipient,
            "judgements": {name: paper.as_json() for name, paper in request.judgements.items()},
            "events": {name: str(state) for name, state in vraag.events.items()},
            "law": None,
            "decision": decide(request, register, vraag.events, vraag.day).as_json(),
        }
    )


# One row an open ground, parsed once; Casbin evaluates the matcher a row at a time.
MODEL = """
[request_definition]
r = grond, vraag
[policy_definition]
p = grond, eerste, laatste, aan, soorten, oordelen
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.grond == p.grond && gaat_naar(r.vraag, p.aan) && van_kracht(r.vraag, p.eerste, p.laatste) \
&& draagt(r.vraag, p.soorten) && staan_vast(r.vraag, p.oordelen)
"""
TOT_DE_WET = "tot de wet"


def _casbin(register: Register) -> Any:
    model = casbin.Model()
    model.load_model_from_text(MODEL)
    enforcer = casbin.Enforcer(model)
    for grond, ground in register.grounds.items():
        if ground.status == "getekend-demo":
            enforcer.add_policy(grond, *_grenzen(ground), ground.rule.aan, *_inhoud(ground))
    for functie in (gaat_naar, van_kracht, draagt, staan_vast):
        enforcer.add_function(functie.__name__, functie)
    return enforcer


def _grenzen(ground: Ground) -> tuple[str, str]:
    """The first and last day as ordinals; none of the open grounds begins with the law, one ends with it."""
    werking, niets = ground.rule.werking, {LAW_EVENT: NOT_YET}
    eerste, laatste = first_day(werking.vanaf, niets), last_day(werking.vervalt_per, niets)
    assert eerste is not None
    assert laatste is not None
    einde = TOT_DE_WET if isinstance(werking.vervalt_per, Event) else str(laatste.toordinal())
    return str(eerste.toordinal()), einde


def _inhoud(ground: Ground) -> tuple[str, str]:
    """The kinds and the judgements, as text that `json` reads."""
    kinds = {c.oordeel: ground.vocabulary.judgements[c.oordeel] for c in ground.rule.voorwaarden}
    dagen = {name: [k.door, None if k.max_days is None else k.max_days.days] for name, k in kinds.items()}
    return json.dumps(ground.rule.mag), json.dumps(dagen)


_gelezen = cache(json.loads)


def gaat_naar(vraag: dict[str, Any], aan: str) -> bool:
    """The recipient is that of the row."""
    return bool(vraag["aan"] == aan)


def van_kracht(vraag: dict[str, Any], eerste: str, laatste: str) -> bool:
    """The day is within the row's days."""
    einde = vraag.get("wet", LAATSTE + 1) - 1 if laatste == TOT_DE_WET else int(laatste)
    return bool(int(eerste) <= vraag["dag"] <= einde)


def draagt(vraag: dict[str, Any], soorten: str) -> bool:
    """Something is asked, and nothing that the row does not carry."""
    return bool(vraag["soorten"]) and set(vraag["soorten"]) <= set(_gelezen(soorten))


def staan_vast(vraag: dict[str, Any], oordelen: str) -> bool:
    """Every judgement of the row is there, of the right role, and not too old."""
    papieren = vraag["papieren"]
    return all(
        name in papieren
        and papieren[name]["rol"] == door
        and 0 <= papieren[name]["leeftijd"] <= (LAATSTE if dagen is None else dagen)
        for name, (door, dagen) in _gelezen(oordelen).items()
    )


def _mediaan(vragen: Sequence[_T], beslis: Callable[[_T], bool]) -> tuple[float, list[bool]]:
    """The median of the microseconds of one call, and the verdicts; after one round that does not count."""
    for vraag in vragen:
        beslis(vraag)
    tijden, oordelen = [], []
    for vraag in vragen:
        began = time.perf_counter_ns()
        oordelen.append(beslis(vraag))
        tijden.append((time.perf_counter_ns() - began) / 1000)
    return statistics.median(tijden), oordelen
