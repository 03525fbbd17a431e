"""The command, as other programs call it."""

import argparse
import hashlib
import json

import pytest

from grondslag.anonymise import command

ZAAK = {"vnummer": "2844019273", "personen": [{"rol": "betrokkene", "naam": "Karim Rahimi"}]}


def call(*arguments):
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return command.run(parser.parse_args([str(each) for each in arguments]))


@pytest.fixture
def folder(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    (source / "01-gehoor.txt").write_text("Karim Rahimi, V-nummer 2844019273.\n", encoding="utf-8")
    (source / ".verborgen").write_text("geen document", encoding="utf-8")
    (source / "zaak.json").write_text(json.dumps(ZAAK), encoding="utf-8")
    return source


def test_three_files_a_document_with_the_form_that_others_read(folder, tmp_path):
    out = tmp_path / "uit" / "diep"
    assert call(folder, "--uit", out) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "01-gehoor.txt.bevindingen.json", "01-gehoor.txt.tekst.txt", "01-gehoor.txt.werktekst.txt",
    ]  # fmt: skip
    text = (out / "01-gehoor.txt.tekst.txt").read_bytes()
    assert text == (folder / "01-gehoor.txt").read_bytes()
    found = json.loads((out / "01-gehoor.txt.bevindingen.json").read_text(encoding="utf-8"))
    assert found["document"] == "01-gehoor.txt"
    assert found["text_sha256"] == hashlib.sha256(text).hexdigest()
    assert set(found["findings"][0]) == {
        "start",
        "end",
        "label",
        "entity",
        "action",
        "replacement",
        "score",
        "reasons",
    }
    assert (out / "01-gehoor.txt.werktekst.txt").read_text(
        encoding="utf-8"
    ) == "[betrokkene], V-nummer [V-nummer].\n"


def test_an_unreadable_document_is_named_and_the_others_are_done(folder, tmp_path, capsys):
    (folder / "02-kapot.pdf").write_bytes(b"%PDF-1.7 kapot")
    assert call(folder, "--uit", tmp_path / "uit") == 3
    assert "02-kapot.pdf" in capsys.readouterr().out
    assert (tmp_path / "uit" / "01-gehoor.txt.werktekst.txt").is_file()
    assert not list((tmp_path / "uit").glob("02-*"))


def test_a_registration_given_overrides_the_one_in_the_folder(folder, tmp_path):
    other = tmp_path / "ander.json"
    other.write_text(json.dumps({"personen": [{"rol": "broer", "naam": "Karim Rahimi"}]}), encoding="utf-8")
    call(folder, "--uit", tmp_path / "uit", "--zaak", other)
    assert "[broer 1]" in (tmp_path / "uit" / "01-gehoor.txt.werktekst.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["{", "[]", '{"personen": 3}', "[" * 100_000])
def test_a_registration_that_cannot_be_used_is_refused_before_anything_is_written(
    folder, tmp_path, content, capsys
):
    (folder / "zaak.json").write_text(content, encoding="utf-8")
    assert call(folder, "--uit", tmp_path / "uit") == 2
    assert "zaak.json" in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_the_folder_itself_and_a_folder_that_is_not_there_are_refused(folder, tmp_path):
    assert call(folder, "--uit", folder) == 2
    assert call(tmp_path / "weg", "--uit", tmp_path / "uit") == 2
    assert call(folder, "--uit", folder / "zaak.json" / "x") == 2
    assert call(folder, "--uit", tmp_path / "uit", "--zaak", tmp_path / "weg.json") == 2


def test_an_empty_folder_is_done_at_once(tmp_path):
    (tmp_path / "leeg").mkdir()
    assert call(tmp_path / "leeg", "--uit", tmp_path / "uit") == 0
