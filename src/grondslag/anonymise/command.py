"""The command `grondslag anonimiseer <map> --uit <map> [--zaak zaak.json]`."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from grondslag.anonymise.engine import flattened
from grondslag.anonymise.many import anonymise_to
from grondslag.anonymise.outputs import UnusableError
from grondslag.anonymise.progress import Progress
from grondslag.anonymise.resume import Done, engine_version
from grondslag.anonymise.zaak import Zaak
from grondslag.documents import Extract, Unreadable, read_documents, safe_name

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

OK, UNUSABLE, UNREADABLE = 0, 2, 3
ZAAK = "zaak.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "map", type=Path, help="map met de documenten van één zaak (alleen het bovenste niveau)"
    )
    parser.add_argument(
        "--uit", type=Path, required=True, help="map voor de uitkomst; wordt gemaakt als zij er niet is"
    )
    parser.add_argument("--zaak", type=Path, help="registratie van de zaak; anders zaak.json in de map")
    parser.add_argument(
        "--processen", type=int, default=0, metavar="N", help="werkprocessen; standaard één per kern"
    )


def run(args: argparse.Namespace) -> int:
    """Anonymise a folder: 0, 2 for unusable arguments, 3 when a document could not be read."""
    try:
        processes = _processes(args.processen)
        zaak = _zaak(args.zaak, args.map)
        paths = _documents(args.map)
        _prepare(args.uit, args.map)
        with Done(args.uit, key=_key(zaak)) as done:
            progress = Progress([path.stat().st_size for path in paths])
            extracts, failures = _read_all(paths, processes, done, progress)
            texts = [(extract.name, extract.text) for extract in flattened(extracts)]
            progress.known(("Zoeken", "Verbinden", "Schrijven"), sum(len(text) for _, text in texts))
            counts = anonymise_to(args.uit, texts, zaak, processes=processes, done=done, progress=progress)
            progress.close()
            done.finished()
    except UnusableError as problem:
        print(f"grondslag anonimiseer: {problem}", file=sys.stderr)
        return UNUSABLE
    except OSError as problem:
        print(
            f"grondslag anonimiseer: {problem.filename} is niet te gebruiken ({problem.strerror}).",
            file=sys.stderr,
        )
        return UNUSABLE
    _summarise(len(texts), counts, failures, args.uit)
    return UNREADABLE if failures else OK


def _processes(asked: int) -> int:
    if asked < 0:
        raise UnusableError("--processen is ten minste 1.")
    return asked or len(os.sched_getaffinity(0))


def _key(zaak: Zaak | None) -> str:
    """What an earlier run must share with this one, for its work to be used."""
    registration = json.dumps(asdict(zaak) if zaak else None, sort_keys=True)
    return hashlib.sha256(f"{engine_version()}\n{registration}".encode()).hexdigest()


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


def _read_all(
    paths: Sequence[Path], processes: int, done: Done, progress: Progress
) -> tuple[list[Extract], list[tuple[str, str]]]:
    """What could be read, and of the rest, attachments included, the name and why."""
    extracts: list[Extract] = []
    failures: list[tuple[str, str]] = []
    reading = progress.over(
        "Lezen", _outcomes(paths, processes, done), (path.stat().st_size for path in paths)
    )
    for name, outcome in reading:
        if isinstance(outcome, Unreadable):
            failures.append((safe_name(name), str(outcome)))
        else:
            extracts.append(outcome)
    failures.extend(
        (failure.name, failure.message) for extract in flattened(extracts) for failure in extract.failures
    )
    return extracts, failures


def _outcomes(
    paths: Sequence[Path], processes: int, done: Done
) -> Iterator[tuple[str, Extract | Unreadable]]:
    """Each document in order: as an earlier run read it where its bytes are the same, or read now."""
    digests = {path: _digest(path) for path in paths}
    known = {path: done.extract(digest) for path, digest in digests.items() if digest}
    fresh = [path for path in paths if known.get(path) is None]
    reading = read_documents(((path.name, path) for path in fresh), processes=processes)
    for path in paths:
        extract = known.get(path)
        if extract is not None:
            yield path.name, extract
            continue
        name, outcome = next(reading)
        if isinstance(outcome, Extract) and digests[path]:
            done.keep_extract(digests[path], outcome)
        yield name, outcome


def _digest(path: Path) -> str:
    """Of the name and the bytes; nothing for what can't be opened, which the reader will say."""
    try:
        with path.open("rb") as file:
            return f"{path.name}:{hashlib.file_digest(file, 'sha256').hexdigest()}"
    except OSError:
        return ""


def _summarise(
    documents: int, counts: tuple[int, int], failures: Sequence[tuple[str, str]], out: Path
) -> None:
    found, unknown = counts
    print(
        f"{documents} documenten gelezen, {found} bevindingen ({unknown} onbekende "
        f"woorden), uitkomst in {out}."
    )
    if failures:
        print(f"{len(failures)} niet gelezen; deze zijn niet geanonimiseerd:")
        for name, why in failures:
            print(f"  {name}: {why}")
    print("De werktekst is van de IND en gaat niet de deur uit.")
