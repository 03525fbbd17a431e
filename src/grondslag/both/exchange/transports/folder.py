"""Envelopes as files in a folder that both sides reach: the default, and what the demo starts with.

`naar-<side>/<number>.envelop` is on its way to that side, `naar-<side>/<number>.ontvangst` is its receipt.
A file appears whole or not at all; what is refused is kept in `geweigerd/`, for a person to look at.
"""

import contextlib
import json
import os
import stat
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from grondslag.both.exchange.transports.base import Unreachable
from grondslag.both.peer import peer

LARGEST = 64 * 1024 * 1024
"""Bytes; an envelope is never larger, so a larger file is not read."""


class FolderTransport:
    """See the module."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.inbox = self.root / f"naar-{settings.ZIJDE}"
        self.outbox = self.root / f"naar-{peer()}"

    def send(self, message_id: uuid.UUID, sealed: bytes) -> None:
        try:
            _write(self.outbox / f"{message_id}.envelop", sealed)
        except OSError as error:
            raise Unreachable("De uitwisselmap is niet te beschrijven.") from error

    def arrivals(self) -> Iterator[tuple[str, bytes]]:
        return ((name, data) for name, data in self._files("envelop"))

    def done(self, handle: str, receipt: dict[str, Any] | None) -> None:
        source = self.inbox / handle
        if receipt is None:
            aside = self.root / "geweigerd"
            aside.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileNotFoundError):  # another worker put it aside
                source.replace(aside / f"{settings.ZIJDE}-{handle}")
            return
        _write(self.outbox / f"{source.stem}.ontvangst", json.dumps(receipt).encode())
        source.unlink(missing_ok=True)

    def receipts(self) -> Iterator[tuple[str, Any]]:
        for name, data in self._files("ontvangst"):
            try:
                yield name, json.loads(data)
            except (ValueError, RecursionError):
                yield name, None

    def receipt_done(self, handle: str) -> None:
        (self.inbox / handle).unlink(missing_ok=True)

    def _files(self, ending: str) -> Iterator[tuple[str, bytes]]:
        if not self.inbox.is_dir():
            return
        for path in sorted(self.inbox.glob(f"*.{ending}")):
            yield path.name, _read(path)


def _read(path: Path) -> bytes:
    """Return what is in a plain file, at most `LARGEST` bytes; of anything else nothing.

    Others write in this folder: a link is not followed, and a pipe is not waited for.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return b""
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
        os.close(descriptor)
        return b""
    with os.fdopen(descriptor, "rb") as file:
        return file.read(LARGEST)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
