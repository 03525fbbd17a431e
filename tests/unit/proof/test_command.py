"""`grondslag verify`: three outcomes, three exit statuses, and nothing needed but Python itself."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest

import grondslag
from grondslag.cli import main as grondslag_main
from grondslag.proof import body_rules, dumps
from grondslag.proof.command import main

FILE = b'{"kaart": "verzonnen"}'
SOURCE = Path(grondslag.__file__).parent.parent


@pytest.fixture
def folder(tmp_path, world, received):
    assert received["body"]["bestand_sha256"] == hashlib.sha256(FILE).hexdigest()
    (tmp_path / "bewijs.json").write_bytes(dumps(received))
    (tmp_path / "sleutels.json").write_text(json.dumps(world.keys.as_json()))
    (tmp_path / "kaart.json").write_bytes(FILE)
    return tmp_path


def arguments(folder, **options):
    given = {"bewijs": "bewijs.json", "sleutels": "sleutels.json", "bytes": None} | options
    found = [str(folder / given["bewijs"]), "--sleutels", str(folder / given["sleutels"])]
    return found + (["--bytes", str(folder / given["bytes"])] if given["bytes"] else [])


def test_a_valid_proof_with_its_file(folder, capsys):
    assert main(arguments(folder, bytes="kaart.json")) == 0
    assert capsys.readouterr() == ("GELDIG\n", "")


def test_the_command_grondslag_does_the_same(folder, capsys):
    assert grondslag_main(["verify", *arguments(folder)]) == 0
    assert capsys.readouterr().out == "GELDIG\n"


def test_a_demo_says_so(folder, world, body, capsys):
    body["demo"] = True
    (folder / "bewijs.json").write_bytes(world.file(body=body))
    assert main(arguments(folder)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "GELDIG"
    assert lines[1].startswith("DEMO")


def test_another_file_is_invalid(folder, capsys):
    (folder / "kaart.json").write_bytes(FILE + b" ")
    assert main(arguments(folder, bytes="kaart.json")) == 1
    assert capsys.readouterr() == ("ONGELDIG: bestand: is niet het bestand van dit bewijs\n", "")


def test_a_changed_proof_is_invalid(folder, received, capsys):
    received["body"]["ontvanger"] = "iemand anders"
    (folder / "bewijs.json").write_bytes(dumps(received))
    assert main(arguments(folder)) == 1
    assert capsys.readouterr().out.startswith("ONGELDIG: inschrijving.commitment: ")


def test_a_proof_brings_no_keys_of_its_own(folder, capsys):
    (folder / "sleutels.json").write_text('{"sleutels": []}')
    assert main(arguments(folder)) == 1
    assert capsys.readouterr().out.startswith("ONGELDIG: checkpoint: ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bewijs.json", None),
        ("bewijs.json", b""),
        ("bewijs.json", b"GELDIG"),
        ("bewijs.json", b"{}"),
        ("bewijs.json", b"\x89PNG\r\n"),
        ("bewijs.json", b"[" * 1_000_000),
        ("bewijs.json", b" " * 5_000_000),
        ("sleutels.json", None),
        ("sleutels.json", b"{}"),
        ("sleutels.json", b"\xff"),
        ("kaart.json", None),
    ],
)
def test_what_cannot_be_read_says_so_in_one_sentence(folder, capsys, name, content):
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    assert main(arguments(folder, bytes="kaart.json")) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert output.err.endswith(".\n")


@pytest.mark.parametrize("name", ["bewijs", "sleutels", "bytes"])
def test_a_folder_or_an_impossible_name_cannot_be_read(folder, capsys, name):
    (folder / "map").mkdir()
    for wrong in ("map", "naam\0vreemd"):
        assert main(arguments(folder, **{name: wrong})) == 2
    assert capsys.readouterr().err.count("kan niet gelezen worden") == 2


def test_a_file_name_cannot_write_to_the_terminal(folder, capsys):
    assert main(arguments(folder, bewijs="\x1b[2J.json")) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_without_keys_there_is_nothing_to_judge(folder):
    with pytest.raises(SystemExit) as stopped:
        main([str(folder / "bewijs.json")])
    assert stopped.value.code == 2


STANDARD_LIBRARY_ALONE = """
import importlib.util, runpy, sys
if importlib.util.find_spec("cryptography"):
    raise SystemExit("this Python still finds installed packages")
sys.path.insert(0, sys.argv.pop(1))
runpy.run_module("grondslag.proof.verify", run_name="__main__", alter_sys=True)
"""


def test_the_standard_library_is_enough(folder):
    """Without site-packages, environment and user folder (-I -S), and with warnings as errors."""
    program = [sys.executable, "-I", "-S", "-W", "error", "-c", STANDARD_LIBRARY_ALONE, str(SOURCE)]
    done = subprocess.run(
        [*program, *arguments(folder, bytes="kaart.json")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "GELDIG\n", "")


def test_without_time_zones_it_says_what_is_missing(folder, monkeypatch, capsys):
    """A machine without tzdata: no guess, but a sentence that says what to install."""

    def missing(key):
        raise ZoneInfoNotFoundError(key)

    monkeypatch.setattr(body_rules, "ZoneInfo", missing)
    assert main(arguments(folder)) == 2
    assert "tzdata" in capsys.readouterr().err


def test_the_module_runs_as_a_program(folder):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "grondslag.proof.verify", *arguments(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "GELDIG\n", "")
