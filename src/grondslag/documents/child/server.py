"""The fork server: forks a caged reader for each file, ends it in time, and passes on what it said.

A fork has all libraries loaded, so that a file costs milliseconds; and each file has a process of its own,
so that one that breaks its reader reaches no other. Jobs come on standard input, replies go to standard
output.
"""

import json
import os
import select
import signal
import sys
import time
from typing import BinaryIO, NamedTuple

from grondslag.documents.child import reader
from grondslag.documents.limits import Limits
from grondslag.documents.readers import ocr

_CHUNK = 1 << 20
_PARENT = 0  # standard input: hung up when the parent is gone
_REASONS: dict[int, str] = {signal.SIGXCPU: "tijd", signal.SIGKILL: "geheugen"}
"""What it means when the kernel ends a reader: its processor time is up, or there is no memory left."""


class Outcome(NamedTuple):
    """How a reader ended: 'klaar', or a reason of `wording.toml`; and what it said."""

    status: str
    reply: bytes


def main() -> None:
    """Serve jobs until standard input ends."""
    jobs, replies = sys.stdin.buffer, sys.stdout.buffer
    ocr.available()  # asked once here, and not again in every fork
    while line := jobs.readline():
        job = json.loads(line)
        data = jobs.read(job["size"])
        if len(data) < job["size"]:
            return
        outcome = _read_in_fork(data, job["name"], Limits(**job["limits"]))
        _answer(replies, outcome)


def _answer(replies: BinaryIO, outcome: Outcome) -> None:
    head = {"status": outcome.status, "size": len(outcome.reply)}
    replies.write(json.dumps(head).encode() + b"\n" + outcome.reply)
    replies.flush()


def _read_in_fork(data: bytes, name: str, limits: Limits) -> Outcome:
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        _become_reader(data, name, limits, sending)
    os.close(sending)
    try:
        outcome = _listen(receiving, limits)
    finally:
        os.close(receiving)
        _end(child)
        _, ended = os.waitpid(child, 0)
    if outcome.status == "klaar" and not outcome.reply:
        signalled = os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else 0
        return Outcome(_REASONS.get(signalled, "vastgelopen"), b"")
    return outcome


def _become_reader(data: bytes, name: str, limits: Limits, out: int) -> None:
    """Let go of everything that the server holds, and read."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.closerange(3, out)
    os.closerange(out + 1, os.sysconf("SC_OPEN_MAX"))
    reader.run(data, name, limits, out)


def _listen(receiving: int, limits: Limits) -> Outcome:
    """Collect what the reader says, as long as it has time and says no more than it may."""
    said = bytearray()
    beats = 0
    begun = time.monotonic()
    waiter = select.poll()
    waiter.register(receiving, select.POLLIN)
    waiter.register(_PARENT, select.POLLHUP)
    while True:
        left = begun + limits.seconds + limits.seconds_per_page * min(beats, limits.pages) - time.monotonic()
        ready = dict(waiter.poll(max(0, int(left * 1000))))
        if left <= 0 or receiving not in ready:  # out of time, or the parent is gone
            return Outcome("tijd", b"")
        chunk = os.read(receiving, _CHUNK)
        if not chunk:
            return Outcome("klaar", bytes(said))
        if not said:
            rest = chunk.lstrip(reader.BEAT)
            beats += len(chunk) - len(rest)
            chunk = rest
        said += chunk
        if len(said) > limits.reply_bytes:
            return Outcome("ongeldig_antwoord", b"")


def _end(child: int) -> None:
    """End the reader and all that it started; it may have ended by itself."""
    for end in (os.killpg, os.kill):
        try:
            end(child, signal.SIGKILL)
        except ProcessLookupError:
            continue


if __name__ == "__main__":
    main()
