"""Read documents with all that is in them: the public calls of this engine."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from grondslag.documents.limits import Limits
from grondslag.documents.model import Extract, Failure, Unreadable
from grondslag.documents.names import safe_name
from grondslag.documents.server import Server
from grondslag.documents.wire import Reading
from grondslag.documents.wording import sentence

_DEFAULT = Limits()


def read_document(data: bytes, name: str, *, limits: Limits = _DEFAULT) -> Extract:
    """Read one untrusted file.

    `name` is untrusted too: the extract carries its safe form. Raises Unreadable where the file can't be read
    in full.
    """
    with Server(limits) as server:
        return DocumentReader(server, limits).read(data, name)


def read_documents(
    files: Iterable[tuple[str, bytes | Path]], *, limits: Limits = _DEFAULT, processes: int | None = None
) -> Iterator[tuple[str, Extract | Unreadable]]:
    """Read many files, and yield each name with its extract or its fault, in the order given.

    Files given as a path are opened only when their turn comes. `processes` read side by side; one a core by
    default. A file that can't be read, or breaks its reader, costs no other file.
    """
    workers = processes or os.cpu_count() or 1
    servers: SimpleQueue[Server] = SimpleQueue()

    def read_one(file: tuple[str, bytes | Path]) -> tuple[str, Extract | Unreadable]:
        server = servers.get()
        try:
            return file[0], _read_or_fault(server, file, limits)
        finally:
            servers.put(server)

    with ExitStack() as running, ThreadPoolExecutor(workers) as pool:
        for _ in range(workers):
            servers.put(running.enter_context(Server(limits)))
        yield from pool.map(read_one, files)


def _read_or_fault(server: Server, file: tuple[str, bytes | Path], limits: Limits) -> Extract | Unreadable:
    name, source = file
    try:
        data = source if isinstance(source, bytes) else _contents(source, limits)
        return DocumentReader(server, limits).read(data, name)
    except Unreadable as fault:
        return fault


def _contents(path: Path, limits: Limits) -> bytes:
    """Read a file from disk, but not one that is too large."""
    try:
        with path.open("rb") as file:
            return file.read(limits.bytes + 1)
    except OSError as fault:
        raise Unreadable("niet_te_openen") from fault


class DocumentReader:
    """Reads one document and what is attached to it; counts the attachments over all depths."""

    def __init__(self, server: Server, limits: Limits) -> None:
        self._server = server
        self._limits = limits
        self._attachments = 0

    def read(self, data: bytes, name: str) -> Extract:
        """Read a file under its untrusted name; Unreadable where it can't be read in full."""
        shown = safe_name(name)
        warnings = [] if shown == name else [sentence("warning", "naam", {})]
        return self._extract(data, shown, shown, warnings, depth=0)

    def _extract(self, data: bytes, claimed: str, shown: str, warnings: list[str], depth: int) -> Extract:
        """Read `data`, that claims the name `claimed` and is shown under `shown`."""
        if len(data) > self._limits.bytes:
            raise Unreadable("te_groot", limit=self._limits.bytes // 1_000_000)
        if depth > self._limits.depth:
            raise Unreadable("te_diep", limit=self._limits.depth)
        reading = self._server.read(data, claimed)
        self._attachments += len(reading.parts)
        if self._attachments > self._limits.attachments:
            raise Unreadable("te_veel_bijlagen", limit=self._limits.attachments)
        attachments, failures = self._attached(reading, shown, depth + 1)
        told = [sentence("warning", notice.key, notice.values) for notice in reading.notices]
        return Extract(
            name=shown,
            kind=reading.kind,
            sha256=hashlib.sha256(data).hexdigest(),
            text=reading.text,
            hidden_start=reading.hidden_start,
            pages=reading.pages,
            attachments=attachments,
            warnings=(*warnings, *told, *(f"{failure.name}: {failure.message}" for failure in failures)),
            failures=failures,
        )

    def _attached(
        self, reading: Reading, shown: str, depth: int
    ) -> tuple[tuple[Extract, ...], tuple[Failure, ...]]:
        attachments: list[Extract] = []
        failures: list[Failure] = []
        for number, part in enumerate(reading.parts, start=1):
            name = f"{shown}.bijlage-{number}"
            try:
                attachments.append(self._extract(part.data, safe_name(part.name), name, [], depth))
            except Unreadable as fault:
                digest = hashlib.sha256(part.data).hexdigest()
                failures.append(Failure(name, digest, fault.reason, str(fault)))
        return tuple(attachments), tuple(failures)
