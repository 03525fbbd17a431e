"""Many documents: the same bytes on any number of cores, and after a kill nothing is done twice."""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grondslag.anonymise import Dossier, Zaak, anonymise, command, engine, many
from grondslag.anonymise.gold import read_gold
from grondslag.anonymise.outputs import _outputs
from grondslag.anonymise.progress import USUAL, Progress
from grondslag.anonymise.resume import NAME, Done
from grondslag.documents import Extract

GOLD = Path(__file__).parents[2] / "data" / "gold"


def call(*arguments):
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return command.run(parser.parse_args([str(each) for each in arguments]))


@pytest.fixture
def folder(tmp_path):
    """All documents of two dossiers in one folder, with hidden characters in one of them."""
    source = tmp_path / "in"
    source.mkdir()
    for dossier in ("d01-afghanistan", "d04-irak"):
        for path in sorted((GOLD / "dev" / dossier).glob("*.gold.txt")):
            text, _ = read_gold(path.read_text(encoding="utf-8"))
            (source / f"{dossier}-{path.name}").write_text(text, encoding="utf-8", newline="")
    (source / "x.txt").write_text("Kar\u200bim Wafadar\U000e0041 kwam.\n", encoding="utf-8")
    (source / "zaak.json").write_bytes((GOLD / "dev" / "d01-afghanistan" / "zaak.json").read_bytes())
    return source


def outcome(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_bytes_are_those_of_the_library_whatever_the_number_of_processes(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(many, "_WORTH_FORKING", 0)
    for count in (1, 2, 3):
        assert call(folder, "--uit", tmp_path / str(count), "--processen", count) == 0
    alone = outcome(tmp_path / "1")
    assert outcome(tmp_path / "2") == alone
    assert outcome(tmp_path / "3") == alone
    zaak = Zaak.from_json(json.loads((folder / "zaak.json").read_text(encoding="utf-8")))
    texts = [(path.name, path.read_bytes().decode()) for path in sorted(folder.glob("*.txt"))]
    result = anonymise(Dossier(tuple(Extract(name, "txt", "", text) for name, text in texts), zaak))
    library = {f"{each.name}.{suffix}": data for each in result.documents for suffix, data in _outputs(each)}
    assert alone == library


def _interrupted(folder, out, monkeypatch):
    """A run that ends as the disk refuses the second document, all finding done."""

    class Full(Exception):
        pass

    def full(*_):
        raise Full

    monkeypatch.setattr(many, "write", full)
    with pytest.raises(Full):
        call(folder, "--uit", out, "--processen", "1")
    monkeypatch.undo()


def test_after_a_kill_nothing_is_read_or_sought_twice(folder, tmp_path, monkeypatch):
    out = tmp_path / "uit"
    _interrupted(folder, out, monkeypatch)
    assert (out / NAME).stat().st_mode & 0o077 == 0

    def twice(*_, **__):
        raise AssertionError

    monkeypatch.setattr(engine, "read", twice)
    monkeypatch.setattr(command, "read_documents", lambda files, **_: iter([twice() for _ in files]))
    assert call(folder, "--uit", out, "--processen", "1") == 0
    monkeypatch.undo()
    assert call(folder, "--uit", tmp_path / "nieuw") == 0
    assert outcome(out) == outcome(tmp_path / "nieuw")


def test_what_changed_since_is_done_again(folder, tmp_path, monkeypatch):
    out = tmp_path / "uit"
    _interrupted(folder, out, monkeypatch)
    (folder / "x.txt").write_text("Nu staat hier Torabaz Shinwari.\n", encoding="utf-8")
    assert call(folder, "--uit", out) == 0
    assert call(folder, "--uit", tmp_path / "nieuw") == 0
    assert outcome(out) == outcome(tmp_path / "nieuw")


def test_lines_that_were_cut_off_or_belong_to_another_run_count_for_nothing(tmp_path):
    extract = Extract("a", "txt", "0", "tekst \ud800")
    with Done(tmp_path, key="nu") as done:
        done.keep_extract("a", extract)
        done.keep_candidates("a", "[]")
    with (tmp_path / NAME).open("a", encoding="utf-8") as file:
        file.write('["nu", "lees", "b", {"na')
    with Done(tmp_path, key="nu") as again:
        assert (again.extract("a"), again.candidates("a")) == (extract, "[]")
        assert again.extract("b") is None
        again.keep_candidates("b", "[]")
    with Done(tmp_path, key="nu") as again:
        assert again.candidates("b") == "[]"
    with Done(tmp_path, key="anders") as other:
        assert other.extract("a") is None


def test_a_run_that_is_really_killed_goes_on_where_it_was(tmp_path):
    source, out = tmp_path / "in", tmp_path / "uit"
    source.mkdir()
    for number in range(60):
        text = f"Op 3 maart 2011 zag ik Torabaz Shinwari{number} in Herat.\n" * 20
        (source / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    order = [sys.executable, "-m", "grondslag.cli", "anonimiseer", str(source), "--uit", str(out)]
    running = subprocess.Popen(order, stdout=subprocess.DEVNULL, start_new_session=True)
    for _ in range(2000):
        if (out / NAME).is_file() and (out / NAME).stat().st_size > 2000:
            break
        time.sleep(0.005)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert (out / NAME).is_file(), "the run was over before it was killed"
    assert call(source, "--uit", out) == 0
    assert call(source, "--uit", tmp_path / "nieuw") == 0
    assert outcome(out) == outcome(tmp_path / "nieuw")


def test_a_worker_that_is_killed_is_said_in_one_sentence(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(many, "_WORTH_FORKING", 0)
    monkeypatch.setattr(many, "_search", _die)
    assert call(folder, "--uit", tmp_path / "uit", "--processen", "2") == 2
    assert "werkproces" in capsys.readouterr().err


def _die(_index):
    os.kill(os.getpid(), signal.SIGKILL)


def test_less_than_one_process_is_refused(folder, tmp_path):
    assert call(folder, "--uit", tmp_path / "uit", "--processen", "-1") == 2


def test_the_time_that_remains_follows_what_was_measured(monkeypatch):
    now = iter(range(100))
    monkeypatch.setattr("grondslag.anonymise.progress.time.monotonic", lambda: next(now))
    progress = Progress([10, 10], hidden=True)
    progress.known(("Zoeken", "Verbinden", "Schrijven"), 0)
    steps = progress.over("Lezen", "ab", [10, 10])
    before = progress.remaining()
    next(steps)
    next(steps)
    assert before == pytest.approx(20 * USUAL["Lezen"])
    assert progress.remaining() >= 1
    assert list(steps) == []
    assert progress.remaining() == 0
