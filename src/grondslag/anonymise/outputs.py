"""The three files of one document, as other programs read them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.model import DocumentResult

_SURROGATE = re.compile("[\ud800-\udfff]")


class UnusableError(Exception):
    """The arguments cannot be used; the message is one Dutch sentence."""


def write(out: Path, document: DocumentResult) -> None:
    """Write the three files of one document; each is there whole or not at all.

    Raises:
        UnusableError: the disk refuses.
    """
    for suffix, content in _outputs(document):
        target = out / f"{document.name}.{suffix}"
        handle, name = tempfile.mkstemp(dir=out, prefix=".", suffix=".deel")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except OSError as problem:
            Path(name).unlink(missing_ok=True)
            raise UnusableError(
                f"{target.name} is niet weg te schrijven ({problem.strerror}); maak ruimte vrij."
            ) from None


def _outputs(document: DocumentResult) -> Iterator[tuple[str, bytes]]:
    text = _utf8(document.text)
    yield "tekst.txt", text
    yield "werktekst.txt", _utf8(document.working_text)
    yield "bevindingen.json", _utf8(json.dumps(as_json(document), ensure_ascii=False, indent=1) + "\n")


def _utf8(text: str) -> bytes:
    """UTF-8; a lone surrogate, which has no such form, as U+FFFD, so that offsets still fit."""
    return _SURROGATE.sub("\ufffd", text).encode("utf-8")


def as_json(document: DocumentResult) -> dict[str, Any]:
    """The content of `FILE.bevindingen.json`. `text_sha256` is of the bytes of `FILE.tekst.txt`."""
    return {
        "document": document.name,
        "text_sha256": hashlib.sha256(_utf8(document.text)).hexdigest(),
        "findings": [finding.as_json() for finding in document.findings],
        "aandacht": [each.as_json() for each in document.aandacht],
    }
