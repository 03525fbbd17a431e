"""Another engine, built from the same register, gives the same verdict on every random request."""

from dataclasses import replace

import cedarpy
import pytest
from beweringen import in_te_voeren, wet
from cedar_tweeling import beleid, vraag_aan_cedar
from maat import LANG
from steekproef import vragen

from grondslag.law import decide

AANTAL = 10_000 if LANG else 1_000  # for each of the two registers


@pytest.mark.parametrize("met_wet", [False, True])
def test_cedar_says_the_same(register, met_wet, record_property):
    gebruikt = register.with_law(wet(*in_te_voeren(register))) if met_wet else register
    gevraagd = list(vragen(gebruikt, AANTAL, f"cedar {met_wet}"))
    cedar = cedarpy.is_authorized_batch([vraag_aan_cedar(vraag) for vraag in gevraagd], beleid(gebruikt), [])
    besluiten = [decide(vraag.request, gebruikt, vraag.events, vraag.day) for vraag in gevraagd]
    anders = [
        i for i, (ons, hun) in enumerate(zip(besluiten, cedar, strict=True)) if ons.permit is not hun.allowed
    ]
    assert not anders
    assert not any(answer.diagnostics.errors for answer in cedar)
    toegestaan = {besluit.ground for besluit in besluiten if besluit.permit}
    assert len(toegestaan) >= 12  # of the fifteen or sixteen that are open
    record_property("verzoeken aan Cedar voorgelegd", AANTAL)
    record_property("waarvan toegestaan door beide", sum(besluit.permit for besluit in besluiten))


def test_a_twin_with_another_rule_differs(register):
    ground = register.grounds["vordering-126nd"]
    ruimer = replace(ground, rule=ground.rule.model_copy(update={"mag": (*ground.rule.mag, "gezondheid")}))
    kapot = replace(register, grounds={**register.grounds, "vordering-126nd": ruimer})
    gevraagd = list(vragen(register, 1_000, "cedar met een fout"))
    cedar = cedarpy.is_authorized_batch([vraag_aan_cedar(vraag) for vraag in gevraagd], beleid(kapot), [])
    besluiten = [decide(vraag.request, register, vraag.events, vraag.day) for vraag in gevraagd]
    assert any(ons.permit is not hun.allowed for ons, hun in zip(besluiten, cedar, strict=True))
