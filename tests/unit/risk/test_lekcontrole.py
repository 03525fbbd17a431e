"""`grondslag lekcontrole`: clean, a hit, unreadable, unusable; and 2,000 planted leaks in small."""

import argparse
import json

import pytest

from grondslag.cli import SUBCOMMANDS
from grondslag.risk import Forbidden, command, leak_check

ZAAK = {
    "vnummer": "2801234567",
    "geboortedatum": "1971-03-03",
    "personen": [{"rol": "betrokkene", "naam": "Yousef Karimi", "aliassen": ["Abu Tariq"]}],
}


def call(*arguments):
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return command.run(parser.parse_args([str(each) for each in arguments]))


@pytest.fixture
def zaak(tmp_path):
    path = tmp_path / "zaak.json"
    path.write_text(json.dumps(ZAAK), encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "uit"
    folder.mkdir()
    (folder / "01.txt.werktekst.txt").write_text("Toen kwam [betrokkene] binnen.\n", encoding="utf-8")
    (folder / "01.txt.bevindingen.json").write_text(
        '{"document": "01.txt", "findings": []}', encoding="utf-8"
    )
    return folder


def test_the_command_exists():
    assert SUBCOMMANDS["lekcontrole"][0] == command.__name__


def test_a_clean_folder_is_clean_and_the_original_beside_it_is_passed_over_aloud(out, zaak, capsys):
    (out / "01.txt.tekst.txt").write_text("Toen kwam Yousef Karimi binnen.\n", encoding="utf-8")
    assert call(out, "--zaak", zaak) == 0
    assert "1 overgeslagen" in capsys.readouterr().out


def test_an_original_without_its_working_text_is_not_passed_over(out, zaak):
    (out / "02.txt.tekst.txt").write_text("Yousef Karimi\n", encoding="utf-8")
    assert call(out, "--zaak", zaak) == 4


@pytest.mark.parametrize(
    "text",
    ["van Youssouf Karimy", "karim\u200bi", "V-nummer 280.123.4567", "يوسف", "yousef_karimi71@post.example"],
)
def test_a_hit_is_named_with_file_and_place(out, zaak, text, capsys):
    (out / "diep").mkdir()
    (out / "diep" / "x.txt").write_text(f"Toen kwam {text}\n", encoding="utf-8")
    assert call(out, "--zaak", zaak) == 4
    assert "diep/x.txt: tekst" in capsys.readouterr().out


def test_the_name_of_a_file_is_read_too(out, zaak, capsys):
    (out / "verklaring-karimi.txt").write_text("niets\n", encoding="utf-8")
    assert call(out, "--zaak", zaak) == 4
    assert "verklaring-karimi.txt: bestandsnaam" in capsys.readouterr().out


def test_what_cannot_be_read_is_never_clean(out, zaak, capsys):
    (out / "beeld.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert call(out, "--zaak", zaak) == 3
    assert "beeld.png: niet gecontroleerd" in capsys.readouterr().out


def test_a_link_is_not_followed_and_not_called_clean(out, zaak, tmp_path):
    (out / "elders").symlink_to(tmp_path)
    assert call(out, "--zaak", zaak) == 3


def test_a_hit_outweighs_what_could_not_be_read(out, zaak):
    (out / "Karimi.png").write_bytes(b"\x89PNG\0")
    assert call(out, "--zaak", zaak) == 4


def test_the_registration_in_the_folder_itself_is_no_leak(out):
    (out / "zaak.json").write_text(json.dumps(ZAAK), encoding="utf-8")
    assert call(out, "--zaak", out / "zaak.json") == 0


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"personen": [3]}', '{"personen": 3}', "[" * 100_000])
def test_a_registration_that_cannot_be_used_is_refused(out, zaak, content, capsys):
    zaak.write_text(content, encoding="utf-8")
    assert call(out, "--zaak", zaak) == 2
    assert "zaak.json" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_refused(tmp_path, zaak):
    assert call(tmp_path / "weg", "--zaak", zaak) == 2
    assert call(tmp_path, "--zaak", tmp_path / "weg.json") == 2


def test_the_outcome_as_json(out, zaak, capsys):
    (out / "x.txt").write_text("van Karimi\n", encoding="utf-8")
    assert call(out, "--zaak", zaak, "--json") == 4
    (hit,) = json.loads(capsys.readouterr().out)["treffers"]
    assert (hit["bestand"], hit["plaats"], hit["start"], hit["tekst"]) == ("x.txt", "tekst", 4, "Karimi")


@pytest.mark.parametrize(
    "text",
    [
        "Yusuf zei", "bij Joesoef thuis", "Юсуф", "Γιουσεφ Καριμι", "ዩሴፍ", "Kar imi", "K a r i m i",
        "Kar-\nimi", "Karirni", "K@rimi", "Karlmi", "dat Kraimi zei", "foto_karimi71.pdf", "@karimi_y",
        "dat Karim zei",
    ],
)  # fmt: skip
def test_a_name_is_found_nearly(text):
    name = Forbidden("naam", "Yousef Karimi", "registratie")
    assert leak_check(f"Later was het {text}, en niets meer.", [name])


@pytest.mark.parametrize(
    "text",
    ["de krant is kaarten", "een karige maaltijd", "Karig was het.", "de kar imiteert", "klaar is kees"],
)
def test_ordinary_words_that_look_a_little_like_it_are_left(text):
    assert not leak_check(text, [Forbidden("naam", "Yousef Karimi", "registratie")])


@pytest.fixture(scope="module")
def lekken(bench_module):
    return bench_module("lekken")


def test_of_planted_leaks_nearly_all_are_found(lekken):
    planted = lekken.leaks(360, seed=7)
    assert {each.kind for each in planted} == {*lekken.DISGUISES, "nummer of datum"}
    missed = [(each.value.value, each.planted) for each in planted if not lekken.found(each)]
    assert len(missed) <= 3, missed


def test_a_clean_page_gives_hardly_any_false_alarm(lekken):
    dossiers = list(lekken.clean_dossiers())
    alarms = [alarm for each in dossiers for alarm in lekken.false_alarms(each, marked=False)]
    assert len(alarms) <= sum(len(each.pages) for each in dossiers)


def test_a_form_of_address_tells_nothing_and_the_name_behind_it_does():
    name = Forbidden("naam", "Mullah Chabok", "registratie")
    assert not leak_check("dat zei Mullah Omar, en een mullah", [name])
    assert leak_check("dat zei Chabok toen", [name])


def test_the_same_words_in_two_places_are_two_hits():
    content = json.dumps({"a": "van Karimi", "b": "van Karimi", "start": 123})
    hits = leak_check(content, [Forbidden("naam", "Yousef Karimi", "registratie")])
    assert {hit.place for hit in hits} == {"json $.a", "json $.b"}
    assert leak_check('{"nummer": 2801234567}', [Forbidden("nummer", "2801234567", "registratie")])
