"""`grondslag wet controleer` and `wat-als`: what is wrong with the register, and what a law would change."""

import io
import json
import shutil
from pathlib import Path

import pytest

from grondslag.cli import main
from grondslag.law.loading import HERE

LAW = """\
staatsblad: "2027, 1"
artikelonderdeel: "artikel I, onderdeel A"
datum: 2027-01-01
overgangsrecht: "Deze wet geldt voor alle dossiers."
soorten:
  - {soort: identificerend, zin: "De dienst verstrekt gegevens die identificeren."}
voorwaarden: []
aanname: ja
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "register"
    shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy


def test_the_shipped_register_has_no_fault(capsys):
    assert main(["wet", "controleer"]) == 0
    assert "0 fouten" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "change", "says"),
    [
        ("kamer.yaml", ("nummer: G13", "nummer: G13\nvreemd: ja"), "Onbekend veld 'vreemd'"),
        ("kamer.yaml", ("nummer: G13", "nummer: G8"), "is al van"),
        ("kamer.yaml", ("nummer: G13", "nummer:"), "Hier staat niets"),
        ("kamer.yaml", ("nummer: G13", "nummer: yes"), "geen woord van dit register"),
        ("overlegtafel.yaml", ("2023-06-30", "2023-06-31"), "bestaat niet"),
    ],
)
def test_a_fault_is_named_with_file_line_and_what_to_do(folder, capsys, file, change, says):
    old, new = change
    path = folder / "gronden" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert main(["wet", "controleer", "--map", str(folder)]) == 1
    captured = capsys.readouterr()
    assert says in captured.err
    assert "regel " in captured.err
    assert "0 fouten" not in captured.out


def test_a_changed_cited_text_lets_its_signature_fall(folder, capsys):
    assert main(["wet", "controleer", "--map", str(folder), "--demo"]) == 0
    signed = capsys.readouterr().out
    text = folder / "teksten" / "sv-161.txt"
    text.write_text(text.read_text(encoding="utf-8") + "en nog iets", encoding="utf-8")
    main(["wet", "controleer", "--map", str(folder), "--demo"])
    assert capsys.readouterr().out != signed


def test_a_folder_without_grounds_is_no_register(tmp_path, capsys):
    assert main(["wet", "controleer", "--map", str(tmp_path)]) == 2
    assert "geen enkele grondslag" in capsys.readouterr().err


@pytest.fixture
def what_if(monkeypatch, capsys, tmp_path):
    def ask(lines: list[str], law: str | None = LAW, *more: str) -> tuple[int, str, str]:
        arguments = ["wet", "wat-als", "--jsonl", "--demo", *more]
        if law is not None:
            (tmp_path / "wet.yaml").write_text(law, encoding="utf-8")
            arguments += ["--wet", str(tmp_path / "wet.yaml")]
        stdin = io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()))
        monkeypatch.setattr("sys.stdin", stdin)
        status = main(arguments)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return ask


def _request(ground: str, register, **changes) -> str:
    rule = register.grounds[ground].rule
    papers = {
        condition.oordeel: {
            "role": register.vocabulary.judgements[condition.oordeel].door,
            "evidence": "stuk 1",
            "sha256": "ab" * 32,
            "date": "2026-06-01",
        }
        for condition in rule.voorwaarden
    }
    request = {"id": ground, "ground": ground, "kinds": list(rule.mag), "recipient": rule.aan}
    return json.dumps({**request, "judgements": papers, **changes})


def test_the_law_opens_its_own_path_and_closes_the_table(what_if, register):
    lines = [
        _request("overlegtafel", register),
        _request("eigen-beweging-wet", register, kinds=["identificerend"]),
        "geen verzoek",
    ]
    status, out, _err = what_if(lines)
    found = json.loads(out)
    assert status == 0
    assert (found["opens"], found["closes"], found["onleesbaar"]) == (
        ["eigen-beweging-wet"],
        ["overlegtafel"],
        [3],
    )
    assert found["simulation"] is True
    assert found["aanname"] is True
    assert found["routes"]["overlegtafel"]["last_day"] == "2026-12-31"


def test_a_law_without_kinds_opens_nothing(what_if, register):
    kinds = '  - {soort: identificerend, zin: "De dienst verstrekt gegevens die identificeren."}\n'
    law = LAW.replace("soorten:\n" + kinds, "soorten: []\n")
    asked = _request("eigen-beweging-wet", register, kinds=["identificerend"])
    assert json.loads(what_if([asked], law)[1])["opens"] == []


@pytest.mark.parametrize(
    ("law", "says"),
    [
        (LAW.replace("aanname: ja", "aanname: misschien"), "aanname: ja of nee"),
        (LAW.replace("aanname: ja\n", ""), "aanname: ja of nee"),
        (LAW.replace("2027-01-01", "2027-02-30"), "bestaat niet"),
        (LAW.replace("identificerend, zin", "biometrie, zin"), "biometrie"),
        ("- geen wet\n", "aanname: ja of nee"),
    ],
)
def test_a_law_that_cannot_be_is_refused_with_a_reason(what_if, law, says):
    status, out, err = what_if([], law)
    assert (status, out) == (2, "")
    assert says in err


def test_without_a_law_and_without_a_day_there_is_nothing_to_try(what_if):
    status, _out, err = what_if([], None)
    assert status == 2
    assert "--dag" in err
