"""z3: what holds on every day, for every day of entry of the law, for every request; and that it can fail."""

from dataclasses import replace
from typing import Any

import pytest
from beweringen import ALTIJD, verschilt, weerlegd
from mutanten import met_regel
from tweede_lezing import WET

from grondslag.law import Register


def _zonder(*namen: str) -> Any:
    return lambda rule: {"voorwaarden": [c for c in rule["voorwaarden"] if c["oordeel"] not in namen]}


def _ook(*soorten: str) -> Any:
    return lambda rule: {"mag": [*rule["mag"], *soorten]}


def _per(**grenzen: Any) -> Any:
    return lambda rule: {"werking": {**rule["werking"], **grenzen}}


def _anders(**velden: Any) -> Any:
    return lambda _: velden


_OP_DE_WET = {"gebeurtenis": "inwerkingtreding_wet1f"}
_OPEN = {"feiten": "alle", "open_vragen": [], "mag": ["dossier"]}
_VRAAG = {"vraag": "Mag dit?", "blokkeert": "ja", "besloten_door": "opsteller"}
FOUTEN = [
    ("geen persoonsgegeven dan", "vordering-126nd", _zonder("vordering_omvat")),
    ("geen persoonsgegeven dan", "vordering-126nc", _per(vanaf="open")),
    ("geen persoonsgegeven dan", WET, _zonder("noodzaak_per_gegeven")),
    ("eigen beweging is dicht", WET, _per(vanaf="2022-06-01")),
    ("de oude praktijk", "eigen-beweging-oud", _anders(gebruik="verstrekking", **_OPEN)),
    ("een dag zonder wettekst", WET, _anders(**_OPEN)),
    ("bijzondere gegevens", "vordering-126nd", _ook("gezondheid")),
    ("bijzondere gegevens", "aangifte-161", _ook("ras")),
    ("bijzondere gegevens", "vordering-126nf", _zonder("machtiging_rc")),
    ("biometrie", "vordering-126nf", _ook("biometrie")),
    ("de tafel ziet", "overlegtafel", _ook("identificerend")),
    ("de tafel ziet", "overlegtafel", _zonder("anoniem")),
    ("niets anders draagt", "aangifte-161", _ook("casus")),
    ("de wet opent één weg", "vordering-126nd", _per(vervalt_per=_OP_DE_WET)),
    ("de wet opent één weg", "vordering-126nd", _per(vanaf=_OP_DE_WET)),
    ("ieder ontvangt", "aangifte-161", _anders(aan="eenieder")),
    ("ieder ontvangt", "kamer", _ook("casus")),
    ("ieder ontvangt", "publicatie", _ook("cijfers")),
    ("geen dode regel", "vordering-126nc", _anders(open_vragen=[_VRAAG])),
    ("geen dode regel", "publicatie", _per(vanaf=_OP_DE_WET, vervalt_per=_OP_DE_WET)),
    ("de wet opent haar weg", WET, _per(vervalt_per=_OP_DE_WET)),
    ("de wet sluit de tafel", "overlegtafel", _per(vervalt_per="open")),
]


@pytest.fixture(scope="module")
def niet_bewezen(register: Register) -> list[str]:
    return weerlegd(register)


@pytest.mark.parametrize("bewering", ALTIJD)
def test_it_holds_for_every_day_and_every_day_of_entry(niet_bewezen, bewering):
    assert bewering not in niet_bewezen


def test_no_rule_no_kind_and_no_condition_is_dead(niet_bewezen):
    assert not niet_bewezen


@pytest.mark.parametrize(("bewering", "grond", "fout"), FOUTEN)
def test_a_planted_fault_breaks_the_proof(register, bewering, grond, fout):
    assert any(naam.startswith(bewering) for naam in weerlegd(_met_fout(register, grond, fout), (grond,)))


def test_every_claim_has_a_fault_that_breaks_it():
    stammen = {bewering for bewering, _, _ in FOUTEN}
    assert all(any(naam.startswith(stam) for stam in stammen) for naam in ALTIJD)


def test_the_second_reading_says_the_same_of_every_point(register):
    assert not verschilt(register)


@pytest.mark.parametrize(("bewering", "grond", "fout"), FOUTEN)
def test_the_second_reading_sees_the_planted_fault(register, bewering, grond, fout):
    assert verschilt(_met_fout(register, grond, fout), (grond,))


def test_a_ground_that_is_gone_breaks_the_proof(register):
    rest = {naam: g for naam, g in register.grounds.items() if naam != "kamer"}
    assert any("geen dode regel: kamer" in naam for naam in weerlegd(replace(register, grounds=rest)))


def _met_fout(register: Register, grond: str, fout: Any) -> Register:
    rule = register.grounds[grond].rule.model_dump(mode="json")
    kapot = met_regel(register, grond, {**rule, **fout(rule)})
    assert kapot is not None
    return kapot
