"""A signature covers exactly what was read; anything else decides nothing real."""

from pathlib import Path

import pytest

from grondslag.law import Law, decide, law_from, load_register, simulate
from grondslag.law.signing import add_signatures

DEMO = "handtekeningen/demo.yaml"
CHANGES = {
    "a condition dropped": (
        "gronden/overlegtafel.yaml",
        '  - {oordeel: lekvrij, bron: {nota: "par. 4 (Toelichting): geanonimiseerd"}}\n',
        "",
    ),
    "a kind added": ("gronden/overlegtafel.yaml", "mag: [casus]", "mag: [casus, cijfers]"),
    "a date moved": ("gronden/overlegtafel.yaml", "vanaf: 2023-06-30", "vanaf: 2023-06-29"),
    "a signer replaced": ("gronden/overlegtafel.yaml", "[coordinator, jurist]", "[behandelaar, jurist]"),
    "a judgement given to another role": ("oordelen.yaml", "door: tweede-lezer", "door: behandelaar"),
    "a judgement that may be older": ("oordelen.yaml", "geldig: {dagen: 1,", "geldig: {dagen: 9,"),
    "a recipient renamed": ("partijen.yaml", "het Openbaar Ministerie", "de politie"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_rule_loses_its_signature(folder, spoil, complete, day, change):
    spoil(*change)
    loaded = load_register(folder=folder, demo=True)
    decision = decide(complete(loaded, "overlegtafel"), loaded, loaded.events, day)
    assert not decision.permit
    assert [step.line for step in decision.refused] == ["G8.e"]
    assert "veranderde na de handtekening" in decision.refused[0].why


def test_a_changed_cited_text_shuts_only_the_ground_that_cites_it(folder, spoil, complete, day):
    spoil("teksten/sv-161.txt", "bevoegd", "verplicht")
    loaded = load_register(folder=folder, demo=True)
    assert loaded.grounds["aangifte-161"].status == "concept"
    assert not decide(complete(loaded, "aangifte-161"), loaded, loaded.events, day).permit
    assert decide(complete(loaded, "overlegtafel"), loaded, loaded.events, day).permit


def test_a_cited_text_that_is_unreadable_shuts_its_ground(folder):
    (folder / "teksten" / "sv-161.txt").write_bytes(b"\xff\xfe")
    assert load_register(folder=folder, demo=True).grounds["aangifte-161"].status == "concept"


def test_without_signatures_nothing_is_permitted(complete, day):
    unsigned = load_register()
    for ground in unsigned.grounds:
        decision = decide(complete(unsigned, ground), unsigned, unsigned.events, day)
        assert not decision.permit
        assert not decision.demo


def test_signatures_of_the_demo_count_only_in_the_demo(folder):
    loaded = load_register(folder=folder, signatures=folder / DEMO)
    assert all(ground.signature is None for ground in loaded.grounds.values())
    assert "alleen in de demo" in loaded.faults["demo.yaml"][0].message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("regel: ", "regel: x", "'regel' past niet"),
        ("rol: jurist", "rol: behandelaar", "door een jurist getekend"),
        ("demo: ja", "demo: yes", "schrijf ja of nee"),
        ("op: 2026-11-24", "op: 2026-11-31", "bestaat niet"),
    ],
)
def test_a_broken_signature_file_signs_nothing(folder, spoil, old, new, message):
    spoil(DEMO, old, new)
    loaded = load_register(folder=folder, demo=True)
    assert message in loaded.faults["demo.yaml"][0].message
    assert all(ground.status not in {"getekend", "getekend-demo"} for ground in loaded.grounds.values())


def test_a_jurist_signs_one_ground_and_only_that_one_opens(tmp_path: Path, complete, day):
    file = tmp_path / "handtekeningen.yaml"
    add_signatures(load_register(), ["kamer"], file, day=day, jurist="J. Verzonnen", demo=False)
    signed = load_register(signatures=file)
    assert decide(complete(signed, "kamer"), signed, signed.events, day).permit
    assert not decide(complete(signed, "kamer"), signed, signed.events, day).demo
    assert not decide(complete(signed, "publicatie"), signed, signed.events, day).permit


def test_signing_keeps_what_was_signed_before(tmp_path: Path, day):
    file = tmp_path / "handtekeningen.yaml"
    for ground in ("kamer", "publicatie"):
        add_signatures(load_register(), [ground], file, day=day, jurist="J. Verzonnen", demo=False)
    signed = load_register(signatures=file)
    assert {name for name, ground in signed.grounds.items() if ground.status == "getekend"} == {
        "kamer",
        "publicatie",
    }


UNKNOWN_FACTS = {"nog_niet": ": dat zegt pas de wet die komt.", "onbekend": ": niemand stelde dat vast."}


@pytest.mark.parametrize("word", UNKNOWN_FACTS)
def test_a_ground_of_which_the_facts_are_unknown_stays_shut(folder, spoil, complete, day, word):
    spoil("gronden/kamer.yaml", "feiten: alle", f"feiten: {word}")
    file = folder / "handtekeningen.yaml"
    add_signatures(load_register(folder=folder), ["kamer"], file, day=day, jurist="J. Verzonnen", demo=False)
    signed = load_register(folder=folder, signatures=file)
    decision = decide(complete(signed, "kamer"), signed, signed.events, day)
    assert [UNKNOWN_FACTS[word] in step.why for step in decision.refused] == [True]


def test_the_demo_has_another_hash_even_when_nothing_is_signed():
    unsigned = load_register()
    assert unsigned.signed_with({}, demo=True).sha256 != unsigned.sha256


def test_a_signature_does_not_lift_a_blocking_question(tmp_path: Path, complete, day):
    file = tmp_path / "handtekeningen.yaml"
    add_signatures(load_register(), ["inlichtingen-162-2"], file, day=day, jurist="J. Verzonnen", demo=False)
    signed = load_register(signatures=file)
    decision = decide(complete(signed, "inlichtingen-162-2"), signed, signed.events, day)
    assert not decision.permit
    assert "open vraag" in decision.refused[0].why


def test_a_drafted_law_counts_in_the_demo_and_in_a_simulation_only(complete, day, draft_law: Law):
    events = {"inwerkingtreding_wet1f": draft_law.datum}
    real, demo = load_register().with_law(draft_law), load_register(demo=True).with_law(draft_law)
    request = complete(demo, "eigen-beweging-wet", day=draft_law.datum)
    assert not decide(request, real, events, draft_law.datum).permit
    assert simulate(request, real, events, draft_law.datum).permit
    assert decide(request, demo, events, draft_law.datum).permit


def test_a_drafted_law_says_so_in_every_decision(complete, register, draft_law: Law):
    loaded = register.with_law(draft_law)
    events = {"inwerkingtreding_wet1f": draft_law.datum}
    decision = decide(
        complete(loaded, "eigen-beweging-wet", day=draft_law.datum), loaded, events, draft_law.datum
    )
    assert decision.assumption
    assert decision.as_json()["aanname"] is True
    assert any(step.source.startswith("AANNAME") for step in decision.steps)
    assert law_from(draft_law.model_dump()) == draft_law
