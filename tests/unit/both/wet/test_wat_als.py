"""What if: numbers over what the apps hand in, another type than a decision, no way to the gate."""

import ast
import dataclasses
import datetime as dt
from pathlib import Path

import pytest

import grondslag.both.gate
from grondslag.both.wet import cases, forms
from grondslag.both.wet.models import Inwerkingtreding
from grondslag.both.wet.selectors import register_with
from grondslag.both.wet.wat_als import _secret, reckon
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
def test_the_table_closes_and_own_initiative_opens():
    found = reckon(draft(soorten=["dossier"]))
    routes = found.open_zaken.simulatie.routes
    assert (routes["overlegtafel"].now, routes["overlegtafel"].then) == (3, 0)
    assert routes["overlegtafel"].last_day == DAY - dt.timedelta(days=1)
    refused = found.weigeringen.simulatie.routes[LAW_GROUND]
    assert (refused.asked, refused.now, refused.then, refused.opens) == (4, 0, 4, 4)
    assert [road.id for road in found.wegen if road.met] == [LAW_GROUND]
    assert "overlegtafel" in {road.id for road in found.wegen if road.zonder}


@pytest.mark.django_db
@pytest.mark.usefixtures("_population")
def test_what_is_secret_is_not_counted():
    """A vordering is known to its handlers only; readers of a what-if are others."""
    found = reckon(draft(soorten=["dossier"]))
    assert set(found.open_zaken.simulatie.routes) == {"overlegtafel"}
    assert not any("vordering" in outcome.id for outcome in found.open_zaken.simulatie.outcomes)
    demands = {name for name in register_with(None).grounds if "vordering" in name}
    assert demands <= _secret()
    assert _secret() <= register_with(None).grounds.keys()


@pytest.mark.django_db
@pytest.mark.usefixtures("_population")
def test_outside_the_demo_an_assumption_still_opens_in_a_what_if(settings):
    settings.DEMO = False
    found = reckon(draft(soorten=["dossier"]))
    assert found.weigeringen.simulatie.routes[LAW_GROUND].opens == 4
    assert [road.id for road in found.wegen] == [LAW_GROUND]


@pytest.mark.django_db
@pytest.mark.usefixtures("_population")
def test_without_kinds_or_with_an_unmet_condition_no_refusal_opens():
    unmet = draft(soorten=["dossier"], voorwaarden=["wet_voorwaarden"])
    for law in (draft(), unmet):
        assert reckon(law).weigeringen.simulatie.routes[LAW_GROUND].opens == 0
    assert not any(road.met for road in reckon(draft()).wegen)


@pytest.mark.django_db
def test_nothing_handed_in_gives_nothing_counted():
    found = reckon(draft(soorten=["dossier"]))
    assert found.open_zaken.wegen == ()
    assert found.weigeringen.wegen == ()


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


SIMULATED = {"Simulation", "SimulatedDecision", "simulate", "what_if", "register_with", "wat_als"}


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


@pytest.mark.django_db
def test_what_keeps_a_case_shut_on_an_open_route_is_named_and_counted():
    known = request(1, LAW_GROUND, {"dossier"})
    papers = {name: paper for name, paper in known.judgements.items() if name != "noodzaak_per_gegeven"}
    cases.register(
        lambda: [known, *(dataclasses.replace(known, id=f"x-{n}", judgements=papers) for n in (2, 3))]
    )
    found = reckon(draft(soorten=["dossier"])).open_zaken
    [(road, count)] = found.wegen
    assert (count.asked, count.then) == (3, 1)
    [missing] = found.ontbreekt
    assert (missing.weg, missing.aantal) == (road, 2)
    assert missing.stelling.startswith("Ieder gegeven heeft zijn soort")


@pytest.mark.django_db
@pytest.mark.usefixtures("_population")
def test_a_route_that_stays_shut_misses_no_papers():
    assert reckon(draft()).weigeringen.ontbreekt == ()


@pytest.mark.django_db
@pytest.mark.usefixtures("_population")
def test_each_road_that_changes_tells_the_cases_on_it_and_until_when():
    """Four at the table, one of them without a single paper: all four have to go another way."""
    bare = dataclasses.replace(request(9, "overlegtafel", {"casus"}), judgements={})
    cases.register(lambda: [bare])
    changes = {road.id: (count, road.laatste_dag) for road, count in reckon(draft()).wat_verandert}
    assert changes["overlegtafel"] == (4, DAY - dt.timedelta(days=1))
    opened = {
        road.id: (count, road.laatste_dag) for road, count in reckon(draft(soorten=["dossier"])).wat_verandert
    }
    assert opened[LAW_GROUND] == (0, None)
