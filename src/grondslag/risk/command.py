"""The command `grondslag lekcontrole <map> --zaak zaak.json`: the independent check alone, over a folder.

It reads every file under the folder, hidden ones too: its name, its text, its properties. Two kinds it passes
over, and says so: the registration itself, and `FILE.tekst.txt` beside `FILE.werktekst.txt`, which is the
original as `grondslag anonimiseer` put it there.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grondslag.risk.leak import Unchecked, forbidden_of, leak_check

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from grondslag.risk.leak import Forbidden, Hit

CLEAN, UNUSABLE, UNREADABLE, LEAK = 0, 2, 3, 4
_SOURCE, _OUTPUT = ".tekst.txt", ".werktekst.txt"


class UnusableError(Exception):
    """The arguments cannot be used; the message is one Dutch sentence."""


@dataclass(slots=True)
class Outcome:
    """What was found and what could not be read, file by file; `passed` counts originals passed over."""

    files: int = 0
    passed: int = 0
    hits: list[tuple[str, Hit]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)

    @property
    def status(self) -> int:
        """A hit outweighs what could not be read; what could not be read is never clean."""
        if self.hits:
            return LEAK
        return UNREADABLE if self.unread else CLEAN


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("map", type=Path, help="map met uitkomsten; ook wat in mappen daaronder staat")
    parser.add_argument(
        "--zaak", type=Path, required=True, help="registratie van de zaak, waarvan niets mag blijven staan"
    )
    parser.add_argument("--json", action="store_true", help="geef de uitkomst als JSON")


def run(args: argparse.Namespace) -> int:
    """Check a folder: 0 clean, 2 unusable arguments, 3 something could not be read, 4 a hit."""
    try:
        forbidden = _forbidden(args.zaak)
        outcome = check_folder(args.map, forbidden, registration=args.zaak)
    except UnusableError as problem:
        print(f"grondslag lekcontrole: {problem}", file=sys.stderr)
        return UNUSABLE
    if args.json:
        print(json.dumps(_as_json(outcome), ensure_ascii=False, indent=1))
    else:
        _show(outcome, len(forbidden))
    return outcome.status


def check_folder(folder: Path, forbidden: tuple[Forbidden, ...], *, registration: Path) -> Outcome:
    """Every file under the folder against every forbidden value.

    Raises:
        UnusableError: it is no folder.
    """
    if not folder.is_dir():
        raise UnusableError(f"{folder} is geen map; geef de map met uitkomsten.")
    outcome = Outcome()
    for path in _files(folder, outcome):
        name = str(path.relative_to(folder))
        if (
            path.name.endswith(_SOURCE)
            and path.with_name(path.name.removesuffix(_SOURCE) + _OUTPUT).is_file()
        ):
            outcome.passed += 1
            continue
        if path.resolve() == registration.resolve():
            outcome.passed += 1
            continue
        outcome.files += 1
        try:
            hits = leak_check(path.read_bytes(), forbidden, name=name)
        except OSError as problem:
            outcome.unread.append((name, f"Dit bestand is niet te lezen ({problem.strerror})."))
            hits = leak_check("", forbidden, name=name)
        except Unchecked as problem:
            outcome.unread.append((name, str(problem)))
            hits = leak_check("", forbidden, name=name)
        outcome.hits += [(name, hit) for hit in hits]
    return outcome


def _files(folder: Path, outcome: Outcome) -> Iterator[Path]:
    """Every file, by name; what is no file and what leads elsewhere is named as not read."""

    def unread(problem: OSError) -> None:
        outcome.unread.append((str(problem.filename), f"Deze map is niet te lezen ({problem.strerror})."))

    for here, folders, names in os.walk(folder, onerror=unread):
        folders.sort()
        for name in sorted([*names, *(each for each in folders if Path(here, each).is_symlink())]):
            path = Path(here, name)
            if path.is_file() and not path.is_symlink():
                yield path
            else:
                outcome.unread.append(
                    (str(path.relative_to(folder)), "Dit is een verwijzing of geen gewoon bestand.")
                )


def _forbidden(path: Path) -> tuple[Forbidden, ...]:
    """The values of the registration."""
    try:
        zaak = json.loads(path.read_text(encoding="utf-8-sig"))
        forbidden = forbidden_of(zaak)
    except OSError as problem:
        raise UnusableError(
            f"{path} is niet te lezen ({problem.strerror}); geef een bestand dat er is."
        ) from None
    except (ValueError, RecursionError):
        raise UnusableError(f"{path} is geen JSON in UTF-8; herstel het bestand.") from None
    except (TypeError, KeyError, AttributeError):
        raise UnusableError(f"{path} heeft niet de vorm van een registratie; herstel het bestand.") from None
    if not forbidden:
        raise UnusableError(f"In {path} staat niets om naar te zoeken; geef de registratie van de zaak.")
    return forbidden


_VERDICT = {CLEAN: "Niets gevonden", UNREADABLE: "Niet alles is gelezen", LEAK: "Er staat nog iets"}


def _show(outcome: Outcome, count: int) -> None:
    for name, hit in outcome.hits:
        how = f"{hit.how}; {hit.forbidden.source}"
        print(f"{name}: {hit.place}, teken {hit.start}–{hit.end}: {hit.text!r} ({how})")
    for name, why in outcome.unread:
        print(f"{name}: niet gecontroleerd. {why}")
    if outcome.passed:
        print(f"{outcome.passed} overgeslagen: brontekst naast de werktekst, of de registratie zelf.")
    files = {name for name, _ in outcome.hits}
    print(
        f"{_VERDICT[outcome.status]}: {outcome.files} bestanden, {count} waarden, "
        f"{len(outcome.hits)} treffers in {len(files)} bestanden."
    )


def _as_json(outcome: Outcome) -> dict[str, Any]:
    return {
        "bestanden": outcome.files,
        "overgeslagen": outcome.passed,
        "treffers": [
            {
                "bestand": name,
                "plaats": hit.place,
                "start": hit.start,
                "end": hit.end,
                "tekst": hit.text,
                "hoe": hit.how,
                "bron": hit.forbidden.source,
            }
            for name, hit in outcome.hits
        ],
        "niet_gelezen": [{"bestand": name, "waarom": why} for name, why in outcome.unread],
    }
