"""The parent's hold on the fork server: starts it, gives it jobs, and starts it anew should it end."""

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import asdict
from types import TracebackType
from typing import IO, Self

from grondslag.documents import wire
from grondslag.documents.limits import Limits
from grondslag.documents.model import Unreadable

_COMMAND = (sys.executable, "-I", "-m", "grondslag.documents.child.server")
_PASSED_ON = ("PATH", "TESSDATA_PREFIX")


class Server:
    """A context that reads files one after another; one thread at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, data: bytes, name: str) -> wire.Reading:
        """Read one file; Unreadable where it can't be read, whatever the reason."""
        try:
            return wire.unpack(self._reply(data, name), self._limits)
        except (OSError, EOFError) as fault:
            self._stop()
            raise Unreadable("vastgelopen") from fault

    def _reply(self, data: bytes, name: str) -> bytes:
        process = self._process or self._start()
        jobs, replies = _pipe(process.stdin), _pipe(process.stdout)
        job = {"name": name, "size": len(data), "limits": asdict(self._limits)}
        jobs.write(json.dumps(job).encode() + b"\n" + data)
        jobs.flush()
        line = replies.readline()
        if not line:
            raise EOFError("the server ended")
        head = json.loads(line)
        if head["status"] != "klaar":
            raise Unreadable(head["status"])
        return replies.read(head["size"])

    def _start(self) -> subprocess.Popen[bytes]:
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - fixed words
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**kept, "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"},
        )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with contextlib.suppress(BrokenPipeError), process:  # a job that it never took is still in the pipe
            pass


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("the server has no pipe")
    return pipe
