"""A reader that a hostile file has taken over reaches no network, disk or other process, and ends in time."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grondslag.documents import Limits, readers
from grondslag.documents.child import server as child_server
from grondslag.documents.draft import Draft

PRELUDE = """
import os, sys, socket, subprocess, mmap
from grondslag.documents.child import cage
from grondslag.documents.limits import Limits
cage.enter(Limits(), 1)
try:
    {attempt}
except (OSError, MemoryError) as fault:
    print("refused")
else:
    print("reached")
"""


def caged(attempt: str) -> str:
    program = PRELUDE.format(attempt=attempt)
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False)
    return done.stdout.strip() or f"ended {done.returncode}: {done.stderr}"


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_UNIX)",
        "socket.socketpair()",
    ],
)
def test_no_network(attempt):
    assert caged(attempt) == "refused"


def test_no_network_for_what_the_reader_starts():
    inner = "import socket; socket.socket()"
    assert caged(
        f"subprocess.run([sys.executable, '-I', '-c', {inner!r}], check=True, stderr=-3)"
    ).startswith("ended 1")


def test_no_signal_to_the_parent_and_no_way_out_of_the_group():
    assert caged("os.kill(os.getppid(), 0)") == "refused"
    assert caged("os.setsid()") == "refused"


def test_no_writing(tmp_path):
    target = tmp_path / "uit.txt"
    assert caged(f"open({str(target)!r}, 'w').write('x' * 10)") == "refused"
    assert not target.exists()


def test_no_reading_of_what_lies_beside_the_programs(tmp_path):
    secret = tmp_path / "sleutel"
    secret.write_text("geheim")
    assert caged(f"open({str(secret)!r}).read()") == "refused"


def test_no_more_memory_than_the_bound():
    assert caged("bytearray(Limits().memory_bytes)") == "refused"


def outcome_of(monkeypatch, behaviour, limits=None):
    """Return how the server sees a reader that behaves so."""
    monkeypatch.setattr(readers, "read", behaviour)
    return child_server._read_in_fork(b"x", "a.txt", limits or Limits())


def test_a_reader_that_hangs_is_ended_in_time(monkeypatch):
    begun = time.monotonic()
    outcome = outcome_of(monkeypatch, lambda *_: time.sleep(60), Limits(seconds=1))
    assert outcome.status == "tijd"
    assert time.monotonic() - begun < 5


def test_a_reader_that_only_counts_pages_is_ended_in_time(monkeypatch):
    def count(_data, _name, _limits, begin_page):
        while True:
            begin_page()

    begun = time.monotonic()
    limits = Limits(seconds=1, seconds_per_page=1, pages=1)
    assert outcome_of(monkeypatch, count, limits).status == "tijd"
    assert time.monotonic() - begun < 10


def test_pages_buy_time(monkeypatch):
    def slow(_data, _name, limits, begin_page):
        begin_page()
        time.sleep(1.5)
        return Draft("txt", limits)

    outcome = outcome_of(monkeypatch, slow, Limits(seconds=1, seconds_per_page=2))
    assert outcome.status == "klaar"
    assert b'"kind": "txt"' in outcome.reply


def test_without_a_cage_nothing_is_read(monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: "onbekend")
    outcome = outcome_of(monkeypatch, lambda *_: pytest.fail("was read"))
    assert b'"afscherming"' in outcome.reply


def test_a_reader_that_crashes_is_said(monkeypatch):
    assert outcome_of(monkeypatch, lambda *_: os.abort()).status == "vastgelopen"


def test_a_reader_that_asks_too_much_memory_is_said(monkeypatch):
    outcome = outcome_of(monkeypatch, lambda _d, _n, limits, _b: bytearray(limits.memory_bytes))
    assert b"geheugen" in outcome.reply


def test_a_reader_that_talks_without_end_is_cut_off(monkeypatch):
    def talk(*_):
        while True:
            for descriptor in range(3, 64):  # whichever is the pipe
                with contextlib.suppress(OSError):
                    os.write(descriptor, b"x" * 100_000)

    outcome = outcome_of(monkeypatch, talk, Limits(text=1000, bytes=1000))
    assert (outcome.status, outcome.reply) == ("ongeldig_antwoord", b"")


def test_nothing_that_a_reader_started_outlives_it(monkeypatch, tmp_path):
    def start(_data, _name, limits, _begin_page):
        started = subprocess.Popen(["sleep", "60"])
        draft = Draft("txt", limits)
        draft.show(str(started.pid))
        return draft

    reply = outcome_of(monkeypatch, start).reply
    pid = int(reply.split(b'"text": "')[1].split(b'"')[0])
    deadline = time.monotonic() + 5
    while not _has_ended(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _has_ended(pid)


def _has_ended(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return True
    return status.rsplit(")", 1)[1].split()[0] == "Z"
