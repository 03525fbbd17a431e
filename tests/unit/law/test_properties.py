"""For every request: the proof is the verdict, more evidence never closes, asking less never closes."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from grondslag.law import Judgement, Request, decide, load_register, simulate
from grondslag.law.deciding import would_permit

REGISTER = load_register(demo=True)
WORDS = REGISTER.vocabulary
GROUNDS = sorted(REGISTER.grounds)
BOUNDARIES = [
    date(2005, 12, 31),
    date(2006, 1, 1),
    date(2022, 3, 31),
    date(2022, 4, 1),
    date(2023, 6, 29),
    date(2023, 6, 30),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 1, 2),
]
days = st.sampled_from(BOUNDARIES)
events = st.sampled_from(["nog_niet", date(2027, 1, 1), date(2022, 4, 1)]).map(
    lambda state: {"inwerkingtreding_wet1f": state}
)


def _good(name: str, day: date) -> Judgement:
    return Judgement(WORDS.judgements[name].door, "stuk 1", "ab" * 32, day)


@st.composite
def cases(draw) -> tuple[Request, dict, date]:
    """A request near the edge: one ground, most of what it needs, now and then too much."""
    ground = REGISTER.grounds[draw(st.sampled_from(GROUNDS))]
    day = draw(days)
    needed = [c.oordeel for c in ground.rule.voorwaarden]
    dropped = draw(st.sets(st.sampled_from(needed), max_size=2))
    extra = draw(st.sets(st.sampled_from(sorted(WORDS.judgements)), max_size=3))
    judgements = {name: _good(name, day) for name in (*needed, *extra) if name not in dropped}
    pool = sorted(ground.kinds) or ["dossier"]
    kinds = draw(st.sets(st.sampled_from(pool), min_size=1)) | draw(
        st.sets(st.sampled_from(sorted(WORDS.kinds)), max_size=1)
    )
    recipient = draw(st.sampled_from([ground.rule.aan] * 4 + ["eenieder"]))
    return Request("x", ground.id, frozenset(kinds), recipient, judgements), draw(events), day


@settings(max_examples=400, deadline=None)
@given(cases())
def test_the_proof_is_the_verdict(case):
    request, state, day = case
    decision = decide(request, REGISTER, state, day)
    assert decision.permit is all(step.ok for step in decision.steps)
    expected = {"verzoek", *(line.id for line in REGISTER.lines[request.ground])}
    assert {step.line for step in decision.steps} == expected


@settings(max_examples=300, deadline=None)
@given(cases())
def test_what_is_missing_on_another_ground_is_what_it_would_refuse(case):
    request, state, day = case
    decision = decide(request, REGISTER, state, day)
    for ground, lines in decision.missing.items():
        other = decide(replace(request, ground=ground), REGISTER, state, day)
        assert tuple(step.line for step in other.refused) == lines


@settings(max_examples=300, deadline=None)
@given(cases(), st.sets(st.sampled_from(sorted(WORDS.judgements))))
def test_more_evidence_never_closes(case, more):
    request, state, day = case
    richer = replace(request, judgements={**{name: _good(name, day) for name in more}, **request.judgements})
    before, after = decide(request, REGISTER, state, day), decide(richer, REGISTER, state, day)
    assert after.permit >= before.permit
    assert {step.line for step in after.refused} <= {step.line for step in before.refused}


@settings(max_examples=300, deadline=None)
@given(cases(), st.data())
def test_asking_for_less_never_closes(case, data):
    request, state, day = case
    fewer = data.draw(st.sets(st.sampled_from(sorted(request.kinds)), min_size=1))
    smaller = replace(request, kinds=frozenset(fewer))
    assert decide(smaller, REGISTER, state, day).permit >= decide(request, REGISTER, state, day).permit


@settings(max_examples=300, deadline=None)
@given(cases())
def test_counting_and_deciding_agree(case):
    request, state, day = case
    counted = would_permit(request, REGISTER, state, day)
    assert counted is simulate(request, REGISTER, state, day).permit
    assert counted is decide(request, REGISTER, state, day).permit


@settings(max_examples=300, deadline=None)
@given(cases())
def test_nothing_personal_leaves_but_on_its_own_ground_in_force(case):
    request, state, day = case
    decision = decide(request, REGISTER, state, day)
    if decision.permit:
        assert request.kinds <= REGISTER.grounds[request.ground].kinds
        assert not request.ground.startswith("eigen-beweging")
        assert all(
            name in request.judgements
            for name in (c.oordeel for c in REGISTER.grounds[request.ground].rule.voorwaarden)
        )
