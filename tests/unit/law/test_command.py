"""`grondslag wet`: one answer a line, in order, also for what cannot be read."""

import json
import subprocess
import sys

import pytest

from grondslag.law.wire import answer


@pytest.fixture
def asked(register, day):
    """A request as JSON that lacks nothing."""

    def _asked(**changes) -> dict:
        rule = register.grounds["overlegtafel"].rule
        judgements = {
            c.oordeel: {
                "role": register.vocabulary.judgements[c.oordeel].door,
                "evidence": "stuk 1",
                "sha256": "ab" * 32,
                "date": day.isoformat(),
            }
            for c in rule.voorwaarden
        }
        request = {
            "id": "v1",
            "ground": rule.id,
            "day": day.isoformat(),
            "kinds": list(rule.mag),
            "recipient": rule.aan,
            "judgements": judgements,
            **changes,
        }
        return {name: value for name, value in request.items() if value != "weg"}

    return _asked


BAD = {
    "no id": {"id": "weg"},
    "id null": {"id": None},
    "id that is no name": {"id": ["v1"]},
    "id true": {"id": True},
    "no ground": {"ground": "weg"},
    "two grounds": {"ground": ["overlegtafel", "kamer"]},
    "unknown ground": {"ground": "eigen-beweging"},
    "no day": {"day": "weg"},
    "day and moment": {"moment": "2026-11-24T12:00:00Z"},
    "a day that does not exist": {"day": "2026-02-30"},
    "a day as a number": {"day": 20261124},
    "day null": {"day": None},
    "a moment without zone": {"day": "weg", "moment": "2026-11-24T12:00:00"},
    "no kinds": {"kinds": "weg"},
    "kinds empty": {"kinds": []},
    "kinds as text": {"kinds": "casus"},
    "kinds with null": {"kinds": ["casus", None]},
    "unknown kind": {"kinds": ["casus", "geheim"]},
    "no recipient": {"recipient": "weg"},
    "another recipient": {"recipient": "eenieder"},
    "judgements null": {"judgements": None},
    "judgements as list": {"judgements": []},
    "unknown judgement": {"judgements": {"goedgevonden": {}}},
    "judgement null": {"judgements": {"anoniem": None}},
    "judgement with an unknown field": {"judgements": {"anoniem": {"ok": True}}},
    "events null": {"events": None},
    "unknown event": {"events": {"morgen": "2027-01-01"}},
    "an event that is no day": {"events": {"inwerkingtreding_wet1f": "2027-02-30"}},
    "an event that is null": {"events": {"inwerkingtreding_wet1f": None}},
    "an unknown field": {"spoed": True},
}


@pytest.mark.parametrize("changes", BAD.values(), ids=BAD)
def test_a_bad_request_is_refused_with_a_step_that_says_no(register, asked, changes):
    reply = answer(json.dumps(asked(**changes)), register)
    assert reply["permit"] is False
    assert any(not step["ok"] and step["why"] for step in reply["steps"])


@pytest.mark.parametrize(
    "line",
    [
        "",
        "geen json",
        "[]",
        "null",
        '"tekst"',
        "NaN",
        '{"id": NaN}',
        "[" * 100_000,
        '{"id": "a", "id": "b"}',
        "1" * 5000,
    ],
)
def test_an_unreadable_line_is_answered_with_no_id(register, line):
    reply = answer(line, register)
    assert reply["id"] is None
    assert reply["permit"] is False
    assert [(step["line"], step["ok"]) for step in reply["steps"]] == [("verzoek", False)]


def test_naming_two_grounds_in_one_object_is_refused(register, asked):
    text = json.dumps(asked()).replace('"ground": ', '"ground": "kamer", "ground": ', 1)
    assert answer(text, register)["steps"][0]["line"] == "verzoek"


@pytest.mark.parametrize("field", ["role", "evidence", "sha256", "date"])
@pytest.mark.parametrize("value", [None, 1, "", "x", []])
def test_a_judgement_with_an_unusable_field_is_refused_on_its_own_line(register, asked, field, value):
    request = asked()
    request["judgements"]["anoniem"][field] = value
    reply = answer(json.dumps(request), register)
    if (field, value) == ("evidence", "x"):  # any reference that is not empty is a reference
        assert reply["permit"]
    else:
        assert [step["line"] for step in reply["steps"] if not step["ok"]] == ["G8.i"]


def test_a_judgement_with_a_field_too_many_is_refused(register, asked):
    request = asked()
    request["judgements"]["anoniem"]["akkoord"] = True
    reply = answer(json.dumps(request), register)
    assert "Onbekend veld 'akkoord'" in reply["steps"][0]["why"]


def test_a_permit_has_the_form_that_other_programs_rely_on(register, asked):
    reply = answer(json.dumps(asked()), register)
    assert reply["id"] == "v1"
    assert reply["permit"] is True
    assert reply["demo"] is True
    assert "simulation" not in reply
    assert all(set(step) == {"line", "ok", "source", "why"} and step["ok"] for step in reply["steps"])


def test_events_make_a_simulation(register, asked):
    reply = answer(json.dumps(asked(events={"inwerkingtreding_wet1f": "2026-11-24"})), register)
    assert reply["simulation"] is True
    assert reply["permit"] is False
    assert [step["line"] for step in reply["steps"] if not step["ok"]] == ["G8.b"]


@pytest.mark.parametrize(
    ("moment", "permit"), [("2023-06-29T21:59:59Z", False), ("2023-06-29T22:00:00Z", True)]
)
def test_a_moment_is_decided_on_its_day_in_amsterdam(register, asked, moment, permit):
    request = asked(day="weg", moment=moment)
    for found in request["judgements"].values():
        found["date"] = "2023-06-29"
    assert answer(json.dumps(request), register)["permit"] is permit


def _run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "grondslag.cli", "wet", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


def test_toets_answers_every_line_in_order_and_ends_well(asked):
    lines = [
        json.dumps(asked()).encode(),
        b"\xff\xfe",
        json.dumps(asked(id="\ud800")).encode(),
        json.dumps(asked(id=7)).encode(),
    ]
    done = _run("toets", "--jsonl", "--demo", stdin=b"\n".join(lines))
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [(reply["id"], reply["permit"]) for reply in replies] == [
        ("v1", True),
        (None, False),
        ("\ud800", True),
        (7, True),
    ]


def test_toets_without_signatures_permits_nothing(asked):
    (line,) = _run("toets", "--jsonl", stdin=json.dumps(asked()).encode()).stdout.splitlines()
    reply = json.loads(line)
    assert reply["permit"] is False
    assert "demo" not in reply


def test_vocabulaire_prints_one_object():
    done = _run("vocabulaire", "--json")
    assert done.returncode == 0
    assert set(json.loads(done.stdout)) >= {"grounds", "judgements", "kinds", "events"}


def test_verklaar_reads_a_ground_aloud_and_knows_what_is_not_there():
    done = _run("verklaar", "aangifte-161", "--demo")
    assert done.returncode == 0
    assert b"G10.a " in done.stdout
    assert b"DEMO" in done.stdout
    unknown = _run("verklaar", "eigen-beweging")
    assert unknown.returncode == 2
    assert b"kies uit" in unknown.stderr


def test_onderteken_signs_what_is_there_and_refuses_the_rest(tmp_path):
    file = tmp_path / "handtekeningen.yaml"
    sign = ("--jurist", "J. Verzonnen", "--dag", "2026-11-24", "--naar", str(file))
    assert _run("onderteken", "kamer", *sign).returncode == 0
    assert _run("onderteken", "eigen-beweging", *sign).returncode == 2
    assert _run("onderteken", "kamer", *sign[:3], "2026-02-30", *sign[4:]).returncode == 2
    words = json.loads(_run("vocabulaire", "--json", "--handtekeningen", str(file)).stdout)
    assert words["grounds"]["kamer"]["status"] == "getekend"
    assert words["grounds"]["publicatie"]["status"] == "concept"
