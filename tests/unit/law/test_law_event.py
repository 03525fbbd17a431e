"""The law opens what its text names and nothing else, from its own day on."""

from datetime import date, timedelta

import pytest

from grondslag.law import LAW_GROUND, RegisterError, Request, decide, law_from, what_if

LAW_DAY = date(2027, 1, 1)
EVENTS = {"inwerkingtreding_wet1f": LAW_DAY}


@pytest.fixture
def draft(draft_law):
    def _draft(**changes):
        return law_from({**draft_law.model_dump(mode="json"), **changes})

    return _draft


@pytest.mark.parametrize(
    "changes",
    [
        {"datum": "2027-02-30"},
        {"datum": None},
        {"staatsblad": ""},
        {"overgangsrecht": " "},
        {"aanname": "ja"},
        {"soorten": [{"soort": "dossier"}]},
        {"soorten": [{"soort": "dossier", "zin": ""}]},
        {"soorten": None},
        {"extra": 1},
    ],
)
def test_an_unusable_law_is_refused(draft, changes):
    with pytest.raises(RegisterError, match="onbruikbaar of ontbreekt"):
        draft(**changes)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"soorten": [{"soort": "geheim", "zin": "x"}]}, "bestaat niet"),
        ({"soorten": [{"soort": "biometrie", "zin": "x"}]}, "kan deze grondslag niet dragen"),
        ({"soorten": [{"soort": "casus", "zin": "x"}]}, "kan deze grondslag niet dragen"),
        ({"soorten": [{"soort": "dossier", "zin": "x"}] * 2}, "twee keer"),
        ({"voorwaarden": [{"oordeel": "goedgevonden", "zin": "x"}]}, "bestaat niet"),
        ({"voorwaarden": [{"oordeel": "wet_voorwaarden", "zin": "x"}] * 2}, "twee keer"),
        (
            {"voorwaarden": [{"oordeel": "wet_voorwaarden", "zin": f"{n}"} for n in range(17)]},
            "ten hoogste 18",
        ),
    ],
)
def test_a_law_that_the_register_cannot_hold_is_refused(register, draft, changes, message):
    with pytest.raises(RegisterError, match=message):
        register.with_law(draft(**changes))


def test_with_no_kinds_nothing_opens(register, complete, draft):
    loaded = register.with_law(draft(soorten=[]))
    for kind in register.vocabulary.kinds:
        request = complete(loaded, "eigen-beweging-wet", day=LAW_DAY, kinds=[kind])
        assert not decide(request, loaded, EVENTS, LAW_DAY).permit


def test_the_law_opens_on_its_day_and_not_the_day_before(register, complete, draft_law):
    loaded = register.with_law(draft_law)
    for day, permit in ((LAW_DAY - timedelta(days=1), False), (LAW_DAY, True)):
        request = complete(loaded, "eigen-beweging-wet", day=day)
        assert decide(request, loaded, EVENTS, day).permit is permit


def test_a_law_that_is_postponed_shuts_again(register, complete, draft_law):
    loaded = register.with_law(draft_law)
    request = complete(loaded, "eigen-beweging-wet", day=LAW_DAY)
    assert decide(request, loaded, EVENTS, LAW_DAY).permit
    assert not decide(request, loaded, {"inwerkingtreding_wet1f": date(2028, 1, 1)}, LAW_DAY).permit
    assert not decide(request, loaded, {"inwerkingtreding_wet1f": "nog_niet"}, LAW_DAY).permit


def test_a_day_without_a_text_of_law_opens_nothing(register, complete):
    request = complete(register, "eigen-beweging-wet", day=LAW_DAY, kinds=["dossier"])
    assert not decide(request, register, EVENTS, LAW_DAY).permit


def test_the_law_carries_no_more_than_it_names(register, complete, draft_law):
    loaded = register.with_law(draft_law)
    named = {kind.soort for kind in draft_law.soorten}
    for kind in register.vocabulary.kinds:
        request = complete(loaded, "eigen-beweging-wet", day=LAW_DAY, kinds=[kind])
        assert decide(request, loaded, EVENTS, LAW_DAY).permit is (kind in named)


def test_every_condition_of_the_law_is_needed(register, complete, draft_law):
    loaded = register.with_law(draft_law)
    request = complete(loaded, "eigen-beweging-wet", day=LAW_DAY, wet_voorwaarden=None)
    decision = decide(request, loaded, EVENTS, LAW_DAY)
    assert [step.source for step in decision.refused] == [
        "AANNAME: onbekend, verzonnen onderdeel A: Verzonnen: indien noodzakelijk."
    ]


def test_every_sentence_of_the_law_is_a_line_of_its_own(register, draft):
    sentences = [("wet_voorwaarden", "Eerste."), ("wet_voorwaarden", "Tweede."), ("zaak_is_1f", "Derde.")]
    loaded = register.with_law(draft(voorwaarden=[{"oordeel": name, "zin": zin} for name, zin in sentences]))
    sources = [line.source for line in loaded.lines["eigen-beweging-wet"] if line.judgement]
    assert [source.rsplit(": ")[-1] for source in sources[-3:]] == ["Eerste.", "Tweede.", "Derde."]


def test_the_law_opens_exactly_one_ground_and_closes_exactly_one(register, complete, draft_law):
    loaded = register.with_law(draft_law)
    differs = set()
    for ground in loaded.grounds:
        request = complete(loaded, ground, day=LAW_DAY)
        before = decide(request, register, register.events, LAW_DAY).permit
        if before is not decide(request, loaded, EVENTS, LAW_DAY).permit:
            differs.add(ground)
    assert differs == {"eigen-beweging-wet", "overlegtafel"}


def test_entering_a_law_changes_the_hash_of_the_register(register, draft_law):
    assert register.with_law(draft_law).sha256 != register.sha256


def test_what_if_counts_what_opens_and_what_closes_per_route(register, complete, draft_law, day):
    loaded = register.with_law(draft_law)
    requests = [
        *(complete(loaded, "eigen-beweging-wet", day=day) for _ in range(3)),
        *(complete(register, "overlegtafel", day=day) for _ in range(2)),
        complete(register, "vordering-126nd", day=day),
        Request("leeg", "aangifte-161", frozenset({"identificerend"}), "om", {}),
    ]
    outcome = what_if(requests, register, register.events, LAW_DAY, law=draft_law)
    counts = {name: (c.asked, c.now, c.then, c.opens, c.closes) for name, c in outcome.routes.items()}
    assert counts == {
        "aangifte-161": (1, 0, 0, 0, 0),
        "eigen-beweging-wet": (3, 0, 3, 3, 0),
        "overlegtafel": (2, 2, 0, 0, 2),
        "vordering-126nd": (1, 1, 1, 0, 0),
    }
    assert outcome.routes["overlegtafel"].last_day == date(2026, 12, 31)
    assert outcome.routes["vordering-126nd"].last_day is None


def test_what_if_on_a_day_before_the_law_changes_nothing(register, complete, draft_law, day):
    loaded = register.with_law(draft_law)
    requests = [complete(loaded, "eigen-beweging-wet"), complete(register, "overlegtafel")]
    outcome = what_if(requests, register, register.events, day, law=draft_law)
    assert [(found.now, found.then) for found in outcome.outcomes] == [(False, False), (True, True)]


def test_what_if_counts_a_request_that_it_cannot_weigh_as_no(register, day):
    broken = [
        Request("a", "kamer", None, "om", {}),
        Request("b", "onbekend", frozenset({"cijfers"}), "om", {}),
    ]
    outcome = what_if(broken, register, register.events, day)
    assert [(found.now, found.then) for found in outcome.outcomes] == [(False, False)] * 2


def test_what_if_says_in_its_output_that_it_is_a_simulation_of_an_assumption(register, draft_law):
    plain = what_if([], register, register.events, LAW_DAY, law=draft_law).as_json()
    assert plain["simulation"] is True
    assert plain["aanname"] is True
    assert plain["demo"] is True
    assert plain["events"] == {"inwerkingtreding_wet1f": "2027-01-01"}


def test_what_if_without_a_law_changes_nothing(register, complete, day):
    outcome = what_if([complete(register, "overlegtafel")], register, register.events, day)
    assert outcome.outcomes[0].now
    assert outcome.outcomes[0].then
    assert outcome.law is None


def test_a_day_that_an_assumed_law_gives_is_told_as_an_assumption(register, complete, draft_law):
    assumed = register.with_law(draft_law)
    before, after = date(2026, 11, 28), LAW_DAY
    (not_yet, *_) = decide(
        complete(assumed, "eigen-beweging-wet", day=before), assumed, EVENTS, before
    ).refused
    (no_longer,) = decide(complete(assumed, "overlegtafel", day=after), assumed, EVENTS, after).refused
    assert "bij AANNAME geldt zij vanaf 1 januari 2027" in not_yet.why
    assert "bij AANNAME geldt zij tot en met 31 december 2026" in no_longer.why


def test_a_day_of_the_staatsblad_is_told_as_it_is(register, complete, draft):
    entered = register.with_law(draft(aanname=False))
    day = date(2026, 11, 28)
    (step, *_) = decide(complete(entered, "eigen-beweging-wet", day=day), entered, EVENTS, day).refused
    assert "AANNAME" not in step.why
    assert "zij geldt vanaf 1 januari 2027" in step.why


def test_a_day_of_the_register_itself_is_no_assumption_beside_an_assumed_law(register, complete, draft_law):
    assumed, day = register.with_law(draft_law), date(2020, 1, 1)
    (step, *_) = decide(complete(assumed, "overlegtafel", day=day), assumed, EVENTS, day).refused
    assert "AANNAME" not in step.why


def test_the_law_moves_no_letter_of_the_ground_that_waited_for_it(register, draft):
    before = register.lines[LAW_GROUND]
    after = register.with_law(draft()).lines[LAW_GROUND]
    assert len(after) >= len(before)
    told = [(line.id, line.check, line.judgement) for line in after]
    assert told[: len(before)] == [(line.id, line.check, line.judgement) for line in before]


def test_the_letter_on_the_facts_it_governs_says_what_the_law_says_of_them(register, draft):
    lines = register.with_law(draft(overgangsrecht="Zij geldt ook voor oude dossiers.")).lines[LAW_GROUND]
    facts = next(line for line in lines if line.check == "feiten")
    assert facts.text.endswith("(overgangsrecht): Zij geldt ook voor oude dossiers.")


def test_each_line_of_the_law_cites_its_own_sentence_and_no_other(register, draft):
    law = draft(
        overgangsrecht="Zij geldt ook voor oude dossiers.", soorten=[{"soort": "dossier", "zin": "Zin A."}]
    )
    source = {line.check: line.source for line in register.with_law(law).lines[LAW_GROUND] if line.check}
    assert source["feiten"].endswith("Zij geldt ook voor oude dossiers.")
    assert source["soorten"].endswith("Zin A.")
    assert "Zin A." not in source["feiten"] + source["ontvanger"]
    assert source["ontvanger"].startswith("nota")
