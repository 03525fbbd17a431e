"""The formula that is proven is the evaluator that decides: line by line, on samples near every edge."""

import pytest
import z3
from beweringen import in_te_voeren, wet
from codering import NIEMAND, Wereld, regels, wereld
from maat import LANG
from steekproef import Vraag, vragen
from tweede_lezing import PARTIJEN

from grondslag.law import LAW_EVENT, NOT_YET, decide

AANTAL = 4000 if LANG else 250


def _punt(w: Wereld, vraag: Vraag, oordelen: list[str]) -> list[tuple[z3.ExprRef, z3.ExprRef]]:
    """The question as a point in the world of symbols."""
    request, wetdag, dag = vraag.request, vraag.events[LAW_EVENT], vraag.day
    aan = PARTIJEN.index(request.recipient) if request.recipient in PARTIJEN else NIEMAND
    punt = [
        (w.dag, z3.IntVal(dag.toordinal())),
        (w.wet_bekend, z3.BoolVal(wetdag != NOT_YET)),
        (w.wet, z3.IntVal(1 if wetdag == NOT_YET else wetdag.toordinal())),
        (w.ontvanger, z3.IntVal(aan)),
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
    gebruikt = register.with_law(wet(*in_te_voeren(register))) if met_wet else register
    w = wereld(gebruikt)
    formules = {grond: regels(gebruikt, grond, w) for grond in gebruikt.grounds}
    uitkomsten = set()
    for vraag in vragen(gebruikt, AANTAL, f"codering {met_wet}"):
        grond = vraag.request.ground
        besluit = decide(vraag.request, gebruikt, vraag.events, vraag.day)
        oordelen = [line.judgement for line in gebruikt.lines[grond] if line.judgement]
        punt = _punt(w, vraag, oordelen)
        gezegd = {
            lijn: z3.is_true(z3.simplify(z3.substitute(formule, *punt)))
            for lijn, formule in formules[grond].items()
        }
        assert gezegd == {step.line: step.ok for step in besluit.steps if step.line != "verzoek"}
        uitkomsten.add(besluit.permit)
    assert uitkomsten == {False, True}
