"""The formula that is proven is the evaluator that decides: line by line, on samples near every edge."""

import random
from datetime import date, timedelta

import pytest
import z3
from beweringen import in_te_voeren, wet
from codering import NIEMAND, Wereld, regels, wereld
from maat import LANG
from tweede_lezing import PARTIJEN

from grondslag.law import LAW_EVENT, NOT_YET, Judgement, Register, Request, decide
from grondslag.law.window import first_day, last_day

AANTAL = 4000 if LANG else 250
WETDAGEN = (NOT_YET, date(2022, 4, 1), date(2027, 1, 1), date.min, date.max)


def _dagen(register: Register, events) -> list[date]:
    randen = {date(2026, 11, 24), date.min, date.max}
    for ground in register.grounds.values():
        werking = ground.rule.werking
        for dag in (first_day(werking.vanaf, events), last_day(werking.vervalt_per, events)):
            if dag:
                randen |= {date.fromordinal(n) for n in _rond(dag.toordinal())}
    return sorted(randen)


def _rond(n: int) -> list[int]:
    return [m for m in (n - 1, n, n + 1) if 1 <= m <= date.max.toordinal()]


def _papier(rng: random.Random, door: str, rollen: tuple[str, ...], dag: date) -> Judgement | None:
    if rng.random() < 0.1:
        return None
    rol = door if rng.random() < 0.95 else rng.choice(rollen)
    leeftijd = rng.choice((0, 0, 0, 0, 1, 2, 3, 4, 30) if rng.random() < 0.95 else (-1, -30))
    datum = dag if not 1 <= dag.toordinal() - leeftijd <= date.max.toordinal() else dag - timedelta(leeftijd)
    bewijs, sha = rng.choice([("stuk", "ab" * 32)] * 20 + [("", "ab" * 32), ("stuk", "")])
    return Judgement(rol, bewijs, sha, datum)


def _verzoek(rng: random.Random, register: Register, grond: str, dag: date) -> Request:
    ground, words = register.grounds[grond], register.vocabulary
    rollen = tuple(words.roles)
    alles_op_orde = rng.random() < 0.3
    papieren = {
        naam: Judgement(kind.door, "stuk", "ab" * 32, dag)
        if alles_op_orde
        else _papier(rng, kind.door, rollen, dag)
        for naam, kind in words.judgements.items()
    }
    soorten = set(rng.sample(sorted(words.kinds), rng.choice((0, 1, 2)))) if rng.random() < 0.4 else set()
    soorten |= {soort for soort in ground.kinds if rng.random() < 0.7}
    aan = ground.rule.aan if rng.random() < 0.8 else rng.choice((*PARTIJEN, "niemand"))
    return Request("x", grond, frozenset(soorten), aan, {k: v for k, v in papieren.items() if v})


def _punt(
    w: Wereld, request: Request, oordelen: list[str], wetdag, dag: date
) -> list[tuple[z3.ExprRef, z3.ExprRef]]:
    """The request as a point in the world of symbols."""
    bekend = wetdag != NOT_YET
    punt = [
        (w.dag, z3.IntVal(dag.toordinal())),
        (w.wet_bekend, z3.BoolVal(bekend)),
        (w.wet, z3.IntVal(wetdag.toordinal() if bekend else 1)),
        (
            w.ontvanger,
            z3.IntVal(PARTIJEN.index(request.recipient) if request.recipient in PARTIJEN else NIEMAND),
        ),
        *((vlag, z3.BoolVal(naam in request.kinds)) for naam, vlag in w.soorten.items()),
    ]
    for naam in oordelen:
        papier = request.judgements.get(naam)
        punt += [
            (w.papier[naam], z3.BoolVal(bool(papier and papier.evidence and papier.sha256))),
            (w.rol[naam], z3.IntVal(w.rollen.index(papier.role) if papier else NIEMAND)),
            (w.leeftijd[naam], z3.IntVal((dag - papier.date).days if papier else 0)),
        ]
    return punt


@pytest.mark.parametrize("met_wet", [False, True])
def test_every_line_of_the_formula_is_the_step_of_the_decision(register, met_wet):
    rng = random.Random(f"codering {met_wet}")  # noqa: S311 - a sample, the same every run
    gebruikt = register.with_law(wet(*in_te_voeren(register))) if met_wet else register
    w = wereld(gebruikt)
    formules = {grond: regels(gebruikt, grond, w) for grond in gebruikt.grounds}
    uitkomsten = set()
    for _ in range(AANTAL):
        grond, wetdag = rng.choice(sorted(gebruikt.grounds)), rng.choice(WETDAGEN)
        events = {LAW_EVENT: wetdag}
        dag = rng.choice(_dagen(gebruikt, events))
        request = _verzoek(rng, gebruikt, grond, dag)
        besluit = decide(request, gebruikt, events, dag)
        oordelen = [line.judgement for line in gebruikt.lines[grond] if line.judgement]
        punt = _punt(w, request, oordelen, wetdag, dag)
        gezegd = {
            lijn: z3.is_true(z3.simplify(z3.substitute(formule, *punt)))
            for lijn, formule in formules[grond].items()
        }
        assert gezegd == {step.line: step.ok for step in besluit.steps if step.line != "verzoek"}
        uitkomsten.add(besluit.permit)
    assert uitkomsten == {False, True}
