"""The command `grondslag anonimiseer <map> --uit <map> [--zaak zaak.json]`."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from grondslag.anonymise.engine import anonymise, flattened
from grondslag.anonymise.model import Dossier
from grondslag.anonymise.zaak import Zaak
from grondslag.documents import Extract, Unreadable, read_documents, safe_name

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from grondslag.anonymise.model import DocumentResult

OK, UNUSABLE, UNREADABLE = 0, 2, 3
ZAAK = "zaak.json"
_SURROGATE = re.compile("[\ud800-\udfff]")


class UnusableError(Exception):
    """The arguments cannot be used; the message is one Dutch sentence."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "map", type=Path, help="map met de documenten van één zaak (alleen het bovenste niveau)"
    )
    parser.add_argument(
        "--uit", type=Path, required=True, help="map voor de uitkomst; wordt gemaakt als zij er niet is"
    )
    parser.add_argument("--zaak", type=Path, help="registratie van de zaak; anders zaak.json in de map")


def run(args: argparse.Namespace) -> int:
    """Anonymise a folder: 0, 2 for unusable arguments, 3 when a document could not be read."""
    try:
        zaak = _zaak(args.zaak, args.map)
        paths = _documents(args.map)
        _prepare(args.uit, args.map)
        extracts, failures = _read_all(paths)
        result = anonymise(Dossier(tuple(extracts), zaak))
        for document in tqdm(
            result.documents, desc="Schrijven", unit="document", disable=not sys.stderr.isatty()
        ):
            _write(args.uit, document)
    except UnusableError as problem:
        print(f"grondslag anonimiseer: {problem}", file=sys.stderr)
        return UNUSABLE
    _summarise(result.documents, failures, args.uit)
    return UNREADABLE if failures else OK


def _zaak(given: Path | None, folder: Path) -> Zaak | None:
    path = given or folder / ZAAK
    if given is None and not path.is_file():
        return None
    try:
        return Zaak.from_json(json.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as problem:
        raise UnusableError(
            f"{path} is niet te lezen ({problem.strerror}); geef een bestand dat er is."
        ) from None
    except UnicodeDecodeError:
        raise UnusableError(f"{path} is geen UTF-8; sla het bestand op als UTF-8.") from None
    except json.JSONDecodeError as problem:
        raise UnusableError(f"{path} is geen JSON (regel {problem.lineno}); herstel het bestand.") from None
    except (ValueError, RecursionError) as problem:
        raise UnusableError(f"{path} is niet te gebruiken: {problem}") from None


def _documents(folder: Path) -> list[Path]:
    """The documents at the top of the folder, by name; the registration and hidden files are none."""
    if not folder.is_dir():
        raise UnusableError(f"{folder} is geen map; geef de map met de documenten.")
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as problem:
        raise UnusableError(f"{folder} is niet te lezen ({problem.strerror}).") from None
    return [path for path in paths if path.name != ZAAK and not path.name.startswith(".")]


def _prepare(out: Path, folder: Path) -> None:
    if out.resolve() == folder.resolve():
        raise UnusableError("De map voor de uitkomst is dezelfde als die met de documenten; kies een andere.")
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as problem:
        raise UnusableError(
            f"In {out} kan niet worden geschreven ({problem.strerror}); kies een andere map."
        ) from None


def _read_all(paths: Sequence[Path]) -> tuple[list[Extract], list[tuple[str, str]]]:
    """What could be read, and of the rest, attachments included, the name and why."""
    extracts: list[Extract] = []
    failures: list[tuple[str, str]] = []
    reading = read_documents((path.name, path) for path in paths)
    for name, outcome in tqdm(
        reading, desc="Lezen", unit="document", total=len(paths), disable=not sys.stderr.isatty()
    ):
        if isinstance(outcome, Unreadable):
            failures.append((safe_name(name), str(outcome)))
        else:
            extracts.append(outcome)
    failures.extend(
        (failure.name, failure.message) for extract in flattened(extracts) for failure in extract.failures
    )
    return extracts, failures


def _write(out: Path, document: DocumentResult) -> None:
    """The three files of one document; each is there whole or not at all."""
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


def _summarise(documents: Sequence[DocumentResult], failures: Sequence[tuple[str, str]], out: Path) -> None:
    found = sum(finding.action != "behoud" for document in documents for finding in document.findings)
    unknown = sum(finding.label == "ONBEKEND" for document in documents for finding in document.findings)
    print(
        f"{len(documents)} documenten gelezen, {found} bevindingen ({unknown} onbekende "
        f"woorden), uitkomst in {out}."
    )
    if failures:
        print(f"{len(failures)} niet gelezen; deze zijn niet geanonimiseerd:")
        for name, why in failures:
            print(f"  {name}: {why}")
    print("De werktekst is van de IND en gaat niet de deur uit.")
