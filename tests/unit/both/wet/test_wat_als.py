"""What if: numbers over what the apps hand in, another type than a decision, no way to the gate."""

import ast
import datetime as dt
from pathlib import Path

import pytest

import grondslag.both.gate
from grondslag.both.wet import cases, forms
from grondslag.both.wet.models import Inwerkingtreding
from grondslag.both.wet.selectors import register_with
from grondslag.both.wet.wat_als import reckon
from grondslag.law import LAW_GROUND, Decision, Judgement, Request, Simulation

DAY = dt.date(2027, 1, 1)


@pytest.fixture(autouse=True)
def _no_other_sources(monkeypatch):
    monkeypatch.setattr(cases, "_open", [])
    monkeypatch.setattr(cases, "_refused", [])


def draft(**choices):
    form = forms.WatAlsForm({"dag": "2027-01-01", **choices})
    assert form.is_valid(), form.errors
    return form.law()


def request(number, ground, kinds):
    register = register_with(None)
    words = register.vocabulary.judgements
    asked = [condition.oordeel for condition in register.grounds[ground].rule.voorwaarden]
    papers = {name: Judgement(words[name].door, "papier", "a" * 64, dt.date(2026, 11, 1)) for name in asked}
    return Request(f"{ground}-{number}", ground, frozenset(kinds), "om", papers)


@pytest.fixture
def _population():
    table = [request(number, "overlegtafel", {"casus"}) for number in range(3)]
    demands = [request(number, "vordering-126nd", {"dossier"}) for number in range(2)]
    refused = [request(number, LAW_GROUND, {"dossier"}) for number in range(4)]
    cases.register(lambda: [*table, *demands])
    cases.register_refusals(lambda: refused)


@pytest.mark.django_db
@pytest.mark.usefixtures("_population")
def test_the_table_closes_own_initiative_opens_and_demands_stay():
    found = reckon(draft(soorten=["dossier"]))
    routes = found.open_zaken.simulatie.routes
    assert (routes["overlegtafel"].now, routes["overlegtafel"].then) == (3, 0)
    assert routes["overlegtafel"].last_day == DAY - dt.timedelta(days=1)
    assert (routes["vordering-126nd"].now, routes["vordering-126nd"].then) == (2, 2)
    assert (found.open_zaken.opent, found.open_zaken.sluit) == (0, 3)
    assert (found.weigeringen.opent, found.weigeringen.sluit) == (4, 0)


@pytest.mark.django_db
@pytest.mark.usefixtures("_population")
def test_without_kinds_or_with_an_unmet_condition_no_refusal_opens():
    assert reckon(draft()).weigeringen.opent == 0
    assert reckon(draft(soorten=["dossier"], voorwaarden=["wet_voorwaarden"])).weigeringen.opent == 0


@pytest.mark.django_db
def test_nothing_handed_in_gives_nothing_counted():
    found = reckon(draft(soorten=["dossier"]))
    assert found.open_zaken.routes == ()
    assert found.weigeringen.routes == ()


@pytest.mark.django_db
@pytest.mark.usefixtures("_population")
def test_the_outcome_is_a_simulation_on_an_assumption_and_is_not_stored():
    found = reckon(draft(soorten=["dossier"]))
    assert isinstance(found.open_zaken.simulatie, Simulation)
    assert not isinstance(found.open_zaken.simulatie, Decision)
    assert found.open_zaken.simulatie.assumption
    assert not hasattr(found.open_zaken.simulatie, "permit")
    assert not Inwerkingtreding.objects.exists()


def test_a_source_registered_twice_counts_once():
    def source():
        return [request(1, "overlegtafel", {"casus"})]

    cases.register(source)
    cases.register(source)
    assert len(cases.open_cases()) == 1


SIMULATED = {"Simulation", "SimulatedDecision", "simulate", "what_if", "register_with", "wat_als", "cases"}


def _imported(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)
            yield from (node.module or "").split(".")
        elif isinstance(node, ast.Import):
            yield from (part for alias in node.names for part in alias.name.split("."))


def test_the_gate_names_nothing_that_is_simulated():
    files = sorted(Path(grondslag.both.gate.__file__).parent.glob("*.py"))
    assert len(files) > 3
    assert {name for file in files for name in _imported(file)}.isdisjoint(SIMULATED)


def test_what_is_simulated_names_no_gate_and_writes_nothing():
    here = Path(cases.__file__).parent
    for name in ("wat_als.py", "views_wat_als.py", "cases.py"):
        assert set(_imported(here / name)).isdisjoint({"gate", "exchange", "services", "models", "decide"})
