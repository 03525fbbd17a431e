"""`grondslag meet`: the figures of a small dossier, the absent named, bad arguments refused."""

import argparse
import json

import pytest

from grondslag.anonymise.gold import read_gold
from grondslag.anonymise.meten import command
from grondslag.anonymise.meten.systemen import measure
from grondslag.anonymise.meten.tabel import figures, table
from grondslag.anonymise.model import DocumentResult, Finding
from grondslag.anonymise.scores import Score
from grondslag.cli import SUBCOMMANDS

TEXT = "Hij heet ⟦PERSOON#p1|Karim Rahimi⟧ (⟦VNUMMER#v1|2801234567⟧). Later zei ⟦PERSOON#p1|Karim⟧ niets.\n"
ZAAK = {"vnummer": "2801234567", "personen": [{"rol": "betrokkene", "naam": "Karim Rahimi"}]}


def call(*arguments):
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return command.run(parser.parse_args([str(each) for each in arguments]))


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold" / "x01-land"
    folder.mkdir(parents=True)
    (folder / "01-gehoor.gold.txt").write_text(TEXT, encoding="utf-8")
    (folder / "zaak.json").write_text(json.dumps(ZAAK), encoding="utf-8")
    return folder.parent


def test_the_command_exists():
    assert SUBCOMMANDS["meet"][0] == command.__name__


def test_the_engine_is_scored_in_a_process_of_its_own(gold, tmp_path, capsys):
    assert call(gold, "--json", tmp_path / "cijfers.json", "--rondes", "1") == 0
    (measured,) = json.loads((tmp_path / "cijfers.json").read_text(encoding="utf-8"))["gold"]
    assert (measured["direct"], measured["direct_entiteiten"], measured["lekken"]) == (1.0, 1.0, 0)
    assert measured["aantal_per_label"] == {"PERSOON": 2, "VNUMMER": 1}
    assert measured["laden_s"] > 0
    assert measured["piek_mb"] > 1
    assert measured["tekens_per_s"] > 1
    assert "PERSOON (2)" in capsys.readouterr().out


def test_an_absent_peer_is_named_and_the_rest_is_measured(gold, tmp_path, capsys):
    assert call(gold, "--tegen", "deduce", "--peers", tmp_path, "--rondes", "1") == 3
    assert "Niet gemeten: deduce" in capsys.readouterr().out


def test_a_peer_that_fails_is_named(gold, tmp_path, capsys):
    python = tmp_path / "presidio" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho 'kapot hier' >&2\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    assert call(gold, "--tegen", "presidio", "--peers", tmp_path, "--rondes", "1") == 3
    assert "kapot hier" in capsys.readouterr().out


def test_two_runs_give_the_same_findings(gold):
    (question,), _ = command._read([gold / "x01-land"])
    first, second = (measure("grondslag", [question], environments=gold) for _ in range(2))
    assert first.results == second.results


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["weg"],
        ["{gold}", "--tegen", "niemand"],
        ["{gold}", "--rondes", "0"],
        ["{gold}", "--json", "weg/x.json"],
    ],
)
def test_unusable_arguments_are_refused(gold, arguments, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert call(*(each.format(gold=gold) for each in arguments)) == 2
    assert "grondslag meet: " in capsys.readouterr().err


def test_a_folder_without_gold_and_a_broken_mark_are_refused(gold, tmp_path):
    assert call(tmp_path) == 2
    (gold / "x01-land" / "02-kapot.gold.txt").write_text("⟦PERSOON#p1|Karim", encoding="utf-8")
    assert call(gold) == 2


def _score(*findings):
    score = Score()
    text, mentions = read_gold(TEXT)
    score.add("x", [DocumentResult("d", text, findings, ())], {"d": mentions})
    return score


def _finding(start, end, entity="p"):
    return Finding(start, end, "PERSOON", entity, "masker", "[x]", 1.0, ())


def test_half_a_name_is_a_miss_and_a_leak_stands_in_the_output():
    score = _score(_finding(9, 14))
    assert score.mentions["PERSOON"] == [0, 2]
    assert [(label, surface) for _, label, surface in score.leaked] == [
        ("VNUMMER", "2801234567"),
        ("PERSOON", "Karim"),
    ]


def test_a_system_that_only_finds_gets_no_figure_for_linking():
    class Other:
        name, load_s, cpu_s, peak_mb = "ander", 0.5, 1.0, 9.0

    row = figures(Other, _score(_finding(9, 21)))
    assert row["koppeling"] is None
    assert "–" in table([row])
