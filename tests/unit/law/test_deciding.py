"""The gate refuses whatever is missing, wrong or unknown, and says which line and why."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from grondslag.law import (
    Decision,
    Request,
    SimulatedDecision,
    decide,
    own_initiative_refusal,
    simulate,
)

TABLE = "overlegtafel"
OPEN = [
    "overlegtafel", "aangifte-160", "aangifte-161", "aangifte-162-1", "vordering-126nc", "vordering-126nd",
    "vordering-126nd-6", "vordering-126ne", "vordering-126nf", "kamer", "publicatie", "om-vordering",
    "om-tafelreactie", "om-herkend", "vaststelling-verslag",
]  # fmt: skip
SHUT = ["eigen-beweging-oud", "eigen-beweging-wet", "inlichtingen-162-2", "vordering-126u", "vordering-126z"]


@pytest.fixture
def ask(register, day):
    def _ask(request, *, on: date = day, events=None) -> Decision:
        return decide(request, register, register.events if events is None else events, on)

    return _ask


BAD_PAPER = {
    "another role": ({"role": "behandelaar"}, "niet van 'tweede-lezer'"),
    "no role": ({"role": None}, "niet van 'tweede-lezer'"),
    "no evidence": ({"evidence": ""}, "geen bewijs"),
    "evidence of spaces": ({"evidence": "  "}, "geen bewijs"),
    "evidence null": ({"evidence": None}, "geen bewijs"),
    "no hash": ({"sha256": None}, "geen SHA-256"),
    "half a hash": ({"sha256": "ab" * 16}, "geen SHA-256"),
    "a hash with a tail": ({"sha256": "ab" * 32 + "\n"}, "geen SHA-256"),
    "no date": ({"date": None}, "dag ontbreekt"),
    "a moment for a date": ({"date": datetime(2026, 11, 1, tzinfo=UTC)}, "dag ontbreekt"),
    "from after the decision": ({"date": date(2026, 11, 25)}, "na de dag van de beslissing"),
}


@pytest.mark.parametrize("paper", BAD_PAPER.values(), ids=BAD_PAPER)
def test_a_judgement_without_good_paper_is_no(register, complete, judgement, ask, paper):
    changes, why = paper
    request = complete(register, TABLE, anoniem=judgement(register, "anoniem", **changes))
    decision = ask(request)
    assert not decision.permit
    (refused,) = decision.refused
    assert refused.line == "G8.i"
    assert why in refused.why
    assert refused.evidence == request.judgements["anoniem"]


@pytest.mark.parametrize("ground", OPEN)
def test_each_condition_is_needed(register, complete, ask, ground):
    request = complete(register, ground)
    assert ask(request).permit
    for name in request.judgements:
        rest = {key: value for key, value in request.judgements.items() if key != name}
        decision = ask(replace(request, judgements=rest))
        assert [name] == [
            line.judgement for line in register.lines[ground] if line.id in {s.line for s in decision.refused}
        ]


def test_a_judgement_that_is_null_is_no(register, complete, ask):
    decision = ask(complete(register, TABLE, anoniem=None))
    assert [step.line for step in decision.refused] == ["G8.i"]


@pytest.mark.parametrize("age", [0, 1, 2])
def test_a_judgement_that_grows_old_counts_to_its_last_day(register, complete, judgement, ask, age):
    found = judgement(register, "lekvrij", date(2026, 11, 24) - timedelta(days=age))
    assert ask(complete(register, TABLE, lekvrij=found)).permit is (age <= 1)


def test_the_paper_of_an_oral_demand_is_there_in_three_days(register, complete, judgement, ask, day):
    for age, permit in ((3, True), (4, False)):
        found = judgement(register, "vordering_staat", day - timedelta(days=age))
        assert ask(complete(register, "vordering-126nd", vordering_staat=found)).permit is permit


def test_a_judgement_without_a_limit_does_not_grow_old(register, complete, judgement, ask):
    found = judgement(register, "anoniem", date(2023, 7, 1))
    assert ask(complete(register, TABLE, anoniem=found)).permit


@pytest.mark.parametrize("ground", SHUT)
def test_what_is_shut_stays_shut_whatever_is_shown(register, complete, ask, ground):
    request = complete(register, ground, kinds=["identificerend"])
    assert not ask(request).permit


@pytest.mark.parametrize("ground", OPEN)
def test_a_ground_carries_its_own_kinds_and_no_other(register, complete, ask, ground):
    for kind in register.vocabulary.kinds:
        allowed = kind in register.grounds[ground].kinds
        decision = ask(complete(register, ground, kinds=[kind]))
        assert decision.permit is allowed
        if not allowed:
            assert f"'{kind}' gaat niet mee" in decision.refused[0].why


def test_one_kind_too_many_refuses_the_whole_set_and_names_it(register, complete, ask):
    decision = ask(complete(register, "vordering-126nd", kinds=["dossier", "gezondheid", "ras"]))
    (refused,) = decision.refused
    assert "'gezondheid' gaat niet mee: art. 126nd lid 2" in refused.why
    assert "'ras' gaat niet mee" in refused.why
    assert "'dossier'" not in refused.why
    assert decision.routes[0].ground == "vordering-126nf"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"ground": "eigen-beweging"}, "bestaat niet"),
        ({"ground": ""}, "bestaat niet"),
        ({"kinds": frozenset({"casus", "geheim"})}, "De soort 'geheim' bestaat niet"),
        ({"judgements": {"goedgevonden": None}}, "Het oordeel 'goedgevonden' bestaat niet"),
    ],
)
def test_what_is_unknown_makes_the_request_unanswerable(register, complete, ask, changes, why):
    decision = ask(replace(complete(register, TABLE), **changes))
    assert not decision.permit
    assert [step.line for step in decision.steps] == ["verzoek"]
    assert why in decision.steps[0].why


def test_a_request_for_nothing_and_to_another_are_refused_on_their_own_line(register, complete, ask):
    nothing = ask(complete(register, TABLE, kinds=[]))
    other = ask(replace(complete(register, TABLE), recipient="tweede-kamer"))
    assert [step.line for step in nothing.refused] == ["G8.d"]
    assert [step.line for step in other.refused] == ["G8.c"]


@pytest.mark.parametrize("on", [None, "2026-11-24", datetime(2026, 11, 24, tzinfo=UTC)])
def test_without_a_dutch_day_nothing_is_decided(register, complete, ask, on):
    decision = decide(complete(register, TABLE), register, register.events, on)
    assert not decision.permit
    assert decision.day is None
    assert decision.as_json()["day"] is None


@pytest.mark.parametrize(
    "events",
    [
        {},
        {"inwerkingtreding_wet1f": None},
        {"inwerkingtreding_wet1f": "morgen"},
        {"inwerkingtreding_wet1f": "nog_niet", "x": "nog_niet"},
    ],
)
def test_an_event_that_is_missing_unknown_or_no_day_refuses(register, complete, ask, events):
    decision = ask(complete(register, "kamer"), events=events)
    assert not decision.permit
    assert "gebeurtenis" in decision.refused[0].why


@pytest.mark.parametrize(
    "request_",
    [
        None,
        Request("x", ["kamer"], frozenset({"cijfers"}), "om", {}),
        Request("x", "kamer", None, "om", {}),
        Request("x", "kamer", frozenset({"cijfers"}), "om", None),
    ],
)
def test_a_fault_of_the_engine_refuses_and_says_so(register, ask, request_):
    decision = ask(request_)
    assert not decision.permit
    assert [step.line for step in decision.steps] == ["motor"]
    json.dumps(decision.as_json())


@pytest.mark.parametrize(("on", "permit"), [(date(2023, 6, 29), False), (date(2023, 6, 30), True)])
def test_the_table_opens_on_the_day_of_the_note(register, complete, ask, on, permit):
    assert ask(complete(register, TABLE, day=on), on=on).permit is permit


@pytest.mark.parametrize(("on", "permit"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)])
def test_the_table_closes_the_day_before_the_law(register, complete, ask, on, permit):
    events = {"inwerkingtreding_wet1f": date(2027, 1, 1)}
    decision = ask(complete(register, TABLE, day=on), on=on, events=events)
    assert decision.permit is permit
    if not permit:
        assert "31 december 2026" in decision.refused[0].why


@pytest.mark.parametrize("on", [date(1997, 6, 1), date(2022, 3, 31), date(2022, 4, 1), date(2026, 11, 24)])
def test_own_initiative_is_shut_on_every_day(register, complete, ask, on):
    for ground in ("eigen-beweging-oud", "eigen-beweging-wet"):
        assert not ask(complete(register, ground, day=on, kinds=["dossier"]), on=on).permit


@pytest.mark.parametrize(("on", "in_window"), [(date(2022, 3, 31), True), (date(2022, 4, 1), False)])
def test_the_old_practice_ended_with_march_2022(register, complete, ask, on, in_window):
    decision = ask(complete(register, "eigen-beweging-oud", day=on, kinds=["dossier"]), on=on)
    (until,) = [step for step in decision.steps if step.line == "G1.c"]
    assert until.ok is in_window
    assert any("verklaren" in step.why for step in decision.refused)


def test_own_initiative_names_the_rule_its_source_and_the_lawful_routes(register, day):
    decision = own_initiative_refusal(day, register, register.events)
    assert not decision.permit
    first = decision.refused[0]
    assert first.why.startswith("Verstrekken uit eigen beweging was tot april 2022 een praktijk (G1)")
    assert "nota 4754492" in first.source
    routes = [route.ground for route in decision.routes]
    assert routes == ["overlegtafel", "aangifte-161", "vordering-126nc", "vordering-126nd", "vordering-126nf"]
    assert all(route.sentence.startswith("Ja, mits ") for route in decision.routes)


def test_own_initiative_stays_refused_when_the_law_is_there(register, draft_law):
    loaded = register.with_law(draft_law)
    decision = own_initiative_refusal(draft_law.datum, loaded, {"inwerkingtreding_wet1f": draft_law.datum})
    assert not decision.permit
    assert "overlegtafel" not in [route.ground for route in decision.routes]


def test_a_refusal_says_what_every_other_ground_lacks(register, complete, ask):
    decision = ask(complete(register, "vordering-126nd", kinds=["casus"]))
    assert set(decision.missing) == set(register.grounds) - {"vordering-126nd"}
    assert set(decision.missing["overlegtafel"]) == {"G8.h", "G8.i", "G8.j", "G8.k"}


def test_what_lacks_nothing_elsewhere_would_be_open_there(register, complete, ask):
    both = complete(register, "vordering-126nf", kinds=["gezondheid"])
    decision = ask(replace(both, ground="vordering-126nd"))
    assert decision.missing["vordering-126nf"] == ()
    assert ask(both).permit


def test_a_decision_writes_itself_down_the_same_every_time(register, complete, ask):
    first, again = (json.dumps(ask(complete(register, TABLE)).as_json()) for _ in range(2))
    assert first == again
    plain = json.loads(first)
    assert plain["permit"] is True
    assert plain["demo"] is True
    assert plain["missing"] == {}
    assert plain["register_sha256"] == register.sha256
    assert plain["steps"][-1]["evidence"]["role"] == "poort"


def test_a_simulation_is_no_decision(register, complete, day):
    simulated = simulate(complete(register, TABLE), register, register.events, day)
    assert simulated.permit
    assert isinstance(simulated, SimulatedDecision)
    assert not isinstance(simulated, Decision)
    assert simulated.as_json()["simulation"] is True


class ClearedByAnother(dict):
    """What is kept of a register, as one thread finds it when another clears it at the worst moment."""

    def __setitem__(self, key, value):
        """Keep nothing."""


def test_what_another_thread_clears_makes_no_decision_another(register, complete, ask, day):
    request = complete(register, TABLE)
    before = ask(request).as_json()
    register.__dict__["unmet_checks"] = ClearedByAnother()
    try:
        assert decide(request, register, register.events, day).as_json() == before
    finally:
        del register.__dict__["unmet_checks"]


@pytest.fixture
def said_of_the_practice(ask):
    def _said(day):
        request = Request("1", "eigen-beweging-oud", frozenset({"dossier"}), "om", {})
        return [step.why for step in ask(request, on=day).refused]

    return _said


def test_a_practice_that_did_not_exist_yet_is_not_said_to_have_existed(said_of_the_practice):
    before, during, after = (said_of_the_practice(date(year, 6, 1)) for year in (1997, 2010, 2023))
    assert any("bestond deze praktijk nog niet" in why for why in before)
    assert not any("bestond deze praktijk nog niet" in why for why in (*during, *after))
    assert any("Op 1 juni 2010 bestond deze praktijk;" in why for why in during)
    assert any("bestond tot en met 31 maart 2022" in why for why in after)


def test_a_ground_that_carries_nothing_says_so_whatever_is_asked(said_of_the_practice):
    assert "Deze grondslag laat geen enkele soort gegevens gaan." in said_of_the_practice(date(2010, 6, 1))
