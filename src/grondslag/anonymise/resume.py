"""What a run that was killed had done: lines in the folder of the outcome, gone when all is done.

A line counts only for the same bytes of the document, the same registration and the same version of the
engine. It holds the text of the document, as `FILE.tekst.txt` does, and is readable by its owner alone.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from importlib import resources
from typing import TYPE_CHECKING, Any, Self

from grondslag.documents import Extract, Failure, Page

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path
    from types import TracebackType

NAME = ".voortgang.jsonl"


def engine_version() -> str:
    """A digest of all code and data of the anonymiser: another engine finds other things."""
    digest = hashlib.sha256()
    _digest(resources.files("grondslag.anonymise"), digest)
    return digest.hexdigest()


def _digest(folder: Traversable, digest: Any) -> None:
    for each in sorted(folder.iterdir(), key=lambda one: one.name):
        if each.is_dir():
            if each.name != "__pycache__":
                _digest(each, digest)
        else:
            digest.update(each.name.encode() + each.read_bytes())


class Done:
    """The lines of an earlier run that still hold, and the file to which this run adds."""

    def __init__(self, out: Path, *, key: str) -> None:
        self.path = out / NAME
        self._key = key
        self._lines = self._read()
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._file = os.fdopen(handle, "a", encoding="utf-8")
        self._file.write("\n")  # a line that was cut off by the kill ends here

    def _read(self) -> dict[tuple[str, str], Any]:
        """(kind, key of the document) → what was done; lines cut off or of another run fall away."""
        found: dict[tuple[str, str], Any] = {}
        if not self.path.is_file():
            return found
        with self.path.open(encoding="utf-8") as file:
            for line in file:
                try:
                    key, kind, of, what = json.loads(line)
                except (ValueError, TypeError):
                    continue
                if key == self._key:
                    found[(kind, of)] = what
        return found

    def extract(self, of: str) -> Extract | None:
        """The extract of a file, by the digest of its name and bytes."""
        what = self._lines.get(("lees", of))
        return None if what is None else _extract(what)

    def keep_extract(self, of: str, extract: Extract) -> None:
        """Keep what was read."""
        self._add("lees", of, asdict(extract))

    def candidates(self, of: str) -> str | None:
        """The candidates of a text, by its place in the folder and its digest, as JSON."""
        found: str | None = self._lines.get(("zoek", of))
        return found

    def keep_candidates(self, of: str, candidates: str) -> None:
        """Keep what was found."""
        self._add("zoek", of, candidates)

    def _add(self, kind: str, of: str, what: object) -> None:
        self._file.write(json.dumps([self._key, kind, of, what]) + "\n")
        self._file.flush()

    def finished(self) -> None:
        """All is done: nothing is left to go on with."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()


def _extract(what: dict[str, Any]) -> Extract:
    return Extract(
        **{
            **what,
            "pages": tuple(Page(**page) for page in what["pages"]),
            "attachments": tuple(_extract(each) for each in what["attachments"]),
            "warnings": tuple(what["warnings"]),
            "failures": tuple(Failure(**failure) for failure in what["failures"]),
        }
    )
