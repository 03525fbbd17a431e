"""Stored decisions, decided again: the same to the byte, or where not; what a corrected date changes."""

import json
import subprocess
import sys
from datetime import date

import pytest

from grondslag.law import LAW_EVENT, decide, law_from
from grondslag.law.records.looking_back import changed_since
from grondslag.law.records.replay import Replayer
from grondslag.law.records.stored import read_stored
from grondslag.law.wire import Unreadable

LAW = {
    "staatsblad": "nog geen Staatsblad",
    "artikelonderdeel": "artikel I",
    "datum": "2026-11-20",
    "overgangsrecht": "Verzonnen zin.",
    "soorten": [{"soort": "dossier", "zin": "Verzonnen zin."}],
    "voorwaarden": [],
    "aanname": True,
}


@pytest.fixture
def stored(register, complete, day):
    """Return a stored decision as a dict; `changes` overrule the request."""

    def _stored(ground: str, *, law: dict | None = None, day: date = day, **changes) -> dict:
        held = register.with_law(law_from(law)) if law else register
        events = {LAW_EVENT: law_from(law).datum} if law else register.events
        request = complete(held, ground, **changes)
        papers = {
            name: {"role": j.role, "evidence": j.evidence, "sha256": j.sha256, "date": j.date.isoformat()}
            for name, j in request.judgements.items()
            if j is not None
        }
        return {
            "id": request.id,
            "ground": ground,
            "day": day.isoformat(),
            "kinds": sorted(request.kinds),
            "recipient": request.recipient,
            "judgements": papers,
            "events": {name: str(state) for name, state in events.items()},
            "law": law,
            "decision": decide(request, held, events, day).as_json(),
        }

    return _stored


def replayed(register, line: dict):
    return Replayer(register).replay(read_stored(json.dumps(line)))


@pytest.mark.parametrize(
    "ground", ["overlegtafel", "vordering-126nd", "vordering-126u", "eigen-beweging-oud"]
)
def test_a_decision_and_a_refusal_come_out_to_the_byte(register, stored, ground):
    assert replayed(register, stored(ground)).same
    assert replayed(register, stored(ground, zaak_is_1f=None)).same


def test_under_the_law_of_then_it_comes_out_to_the_byte(register, stored):
    line = stored("eigen-beweging-wet", law=LAW)
    assert line["decision"]["permit"]
    assert line["decision"]["aanname"]
    assert replayed(register, line).same
    assert not replayed(register, {**line, "law": None}).same


def test_what_was_changed_afterwards_is_named_with_its_place(register, stored):
    line = stored("overlegtafel")
    line["decision"]["steps"][2]["ok"] = False
    line["decision"]["permit"] = False
    outcome = replayed(register, line)
    assert (outcome.was, outcome.now) == (False, True)
    assert outcome.differences == ("permit", "steps[2].ok")
    one = stored("overlegtafel")
    one["decision"]["demo"] = 1  # equal for Python, other bytes
    assert replayed(register, one).differences == ("demo",)


def test_a_missing_and_an_added_name_are_differences(register, stored):
    line = stored("overlegtafel")
    del line["decision"]["routes"]
    line["decision"]["steps"].pop()
    line["decision"]["extra"] = 1
    assert replayed(register, line).differences == ("extra", "routes", "steps")


def test_a_no_of_the_gate_itself_is_taken_as_it_stands(register, stored):
    line = stored("overlegtafel")
    own = {"line": "poort", "ok": False, "source": "de poort zelf", "why": "Niet gereed.", "evidence": None}
    line["decision"]["steps"].append(own)
    line["decision"]["permit"] = False
    assert replayed(register, line).same
    line["decision"]["permit"] = True
    assert replayed(register, line).differences == ("permit",)


@pytest.mark.parametrize(
    "change",
    [
        {"decision": None},
        {"decision": {"permit": "ja", "steps": []}},
        {"decision": {"permit": True, "steps": [{"line": "G1.a"}]}},
        {"law": {"staatsblad": "x"}},
        {"law": []},
        {"events": None},
        {"day": "2026-02-30"},
        {"judgements": []},
        {"onbekend": 1},
    ],
)
def test_what_is_no_stored_decision_is_not_judged(stored, change):
    with pytest.raises(Unreadable):
        read_stored(json.dumps({**stored("overlegtafel"), **change}))


def test_a_corrected_date_lists_what_would_come_out_differently(register, stored):
    lines = [
        read_stored(json.dumps(line))
        for line in (stored("eigen-beweging-wet", law=LAW), stored("overlegtafel"), stored("kamer"))
    ]
    later = law_from({**LAW, "datum": "2027-01-01"})
    events = {LAW_EVENT: later.datum}
    found = list(changed_since(lines, register.with_law(later), events))
    assert [(c.ground, c.was, c.now) for c in found] == [("eigen-beweging-wet", True, False)]
    assert len(found[0].lines) == 1
    assert not list(changed_since(lines[1:], register, register.events))
    # As drafted the table closes on the law's day: a date before it shuts what was decided then.
    earlier = law_from(LAW)
    shut = list(changed_since(lines[1:], register.with_law(earlier), {LAW_EVENT: earlier.datum}))
    assert [(c.ground, c.was, c.now) for c in shut] == [("overlegtafel", True, False)]


def _run(tmp_path, lines: list[str], *options: str) -> tuple[int, str]:
    file = tmp_path / "besluiten.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    command = [sys.executable, "-m", "grondslag.cli", "wet", "herhaal", str(file), "--demo", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_the_command_says_it_a_line_and_in_its_exit(tmp_path, stored):
    good, bad = stored("overlegtafel"), stored("overlegtafel")
    bad["decision"]["permit"] = False
    assert _run(tmp_path, [json.dumps(good)] * 2)[0] == 0
    code, said = _run(tmp_path, [json.dumps(good), json.dumps(bad)])
    assert code == 1
    assert said.splitlines()[:2] == ["1 verzoek-1: gelijk", "2 verzoek-1: ANDERE UITKOMST: permit"]
    assert said.rstrip().endswith("(DEMO)")
    code, said = _run(tmp_path, [json.dumps(good), "{geen json"])
    assert code == 2
    assert "2: onleesbaar" in said
    assert _run(tmp_path, [])[0] == 2


def test_the_command_looks_back_under_a_corrected_law(tmp_path, stored):
    law = tmp_path / "wet.yaml"
    law.write_text(json.dumps({**LAW, "aanname": "ja"}), encoding="utf-8")
    code, said = _run(tmp_path, [json.dumps(stored("overlegtafel"))], "--wet", str(law))
    assert code == 1
    assert "verzoek-1 (overlegtafel, 2026-11-24): toen ja, zou nu nee zijn: G" in said
    assert _run(tmp_path, [json.dumps(stored("overlegtafel"))], "--geen-wet")[0] == 0


def test_other_signatures_are_another_register(register, stored):
    line = stored("overlegtafel")
    outcome = replayed(register.signed_with({}, demo=True), line)
    assert "register_sha256" in outcome.differences
    assert not outcome.now


def test_what_cannot_be_repeated_is_said_with_why_and_is_not_the_same(stored, tmp_path):
    file = tmp_path / "besluiten.jsonl"
    unable = {"id": "ind-3", "niet_te_herhalen": "het is te oud."}
    file.write_text(
        "\n".join(json.dumps(line) for line in (unable, stored("overlegtafel"))), encoding="utf-8"
    )
    command = [sys.executable, "-m", "grondslag.cli", "wet", "herhaal", str(file), "--demo"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "1 ind-3: niet te herhalen: het is te oud." in done.stdout
    assert "1 niet te herhalen, 1 gelijk" in done.stdout
    assert done.returncode == 1


def test_a_decision_does_not_hide_behind_a_word(register, stored):
    with pytest.raises(Unreadable):
        read_stored(json.dumps({**stored("overlegtafel"), "niet_te_herhalen": "te oud"}))


def test_a_number_for_a_yes_is_another_decision(register, stored):
    line = stored("overlegtafel")
    line["decision"]["demo"] = 1
    assert replayed(register, line).differences == ("demo",)
