"""The command `grondslag meet <gold>`: how good the engine is, and how good others, on the same dossiers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grondslag.anonymise.meten.systemen import ENGINE, PEERS, Absent, measure
from grondslag.anonymise.meten.tab import read_tab, score_tab, tab_rows, to_tab
from grondslag.anonymise.meten.tabel import aligned, figures, table
from grondslag.anonymise.outputs import UnusableError
from grondslag.anonymise.scores import Score, read_dossier

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from grondslag.anonymise.gold import Mention
    from grondslag.anonymise.meten.systemen import Question

OK, UNUSABLE, ABSENT = 0, 2, 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "gold",
        type=Path,
        nargs="*",
        help="map met een dossier per map, of één dossier (*.gold.txt en zaak.json)",
    )
    parser.add_argument(
        "--tegen", default="", metavar="NAMEN", help=f"ook te meten, met komma's: {', '.join(PEERS)}"
    )
    parser.add_argument(
        "--peers", type=Path, default=Path(".peers"), metavar="MAP", help="omgevingen van de anderen"
    )
    parser.add_argument("--rondes", type=int, default=3, help="keren dat de snelheid wordt gemeten")
    parser.add_argument("--json", type=Path, metavar="BESTAND", help="schrijf alle cijfers als JSON")
    parser.add_argument("--gemist", action="store_true", help="noem elke gemiste vermelding")
    parser.add_argument(
        "--tab", type=Path, metavar="MAP", help="meet (ook) op de Text Anonymization Benchmark"
    )
    parser.add_argument(
        "--tab-uit", type=Path, metavar="BESTAND", help="schrijf de dossiers in de vorm van die benchmark"
    )


def run(args: argparse.Namespace) -> int:
    """Measure and print: 0, 2 for unusable arguments, 3 when a system that was asked for is absent."""
    try:
        names = _systems(args)
        folders = _folders(args.gold)
        report: dict[str, Any] = {}
        absent: list[str] = []
        if args.tab_uit:
            _write(args.tab_uit, to_tab(folders))
        elif folders:
            report["gold"] = _on_gold(folders, names, args, absent)
        if args.tab:
            report["tab"] = _on_tab(names, args, absent)
        if args.json:
            _write(args.json, report)
    except UnusableError as problem:
        print(f"grondslag meet: {problem}", file=sys.stderr)
        return UNUSABLE
    for line in dict.fromkeys(absent):
        print(f"Niet gemeten: {line}")
    return ABSENT if absent else OK


def _systems(args: argparse.Namespace) -> list[str]:
    asked = [name.strip() for name in args.tegen.split(",") if name.strip()]
    unknown = [name for name in asked if name not in PEERS]
    if unknown:
        raise UnusableError(f"'{unknown[0]}' is niet te meten; kies uit {', '.join(PEERS)}.")
    if args.rondes < 1:
        raise UnusableError("--rondes is ten minste 1.")
    if not args.gold and not args.tab:
        raise UnusableError("geef een map met dossiers, of --tab met die benchmark.")
    return [ENGINE, *asked]


def _folders(given: Sequence[Path]) -> list[Path]:
    """Every folder with gold, at most one level down, by name."""
    found: list[Path] = []
    for folder in given:
        if not folder.is_dir():
            raise UnusableError(f"{folder} is geen map; geef een map met dossiers.")
        here = [each for each in (folder, *sorted(folder.iterdir())) if any(each.glob("*.gold.txt"))]
        if not here:
            raise UnusableError(f"In {folder} staat geen dossier met *.gold.txt.")
        found += here
    return found


def _on_gold(
    folders: Sequence[Path], names: Sequence[str], args: argparse.Namespace, absent: list[str]
) -> list[dict[str, Any]]:
    questions, golds = _read(folders)
    systems: list[dict[str, Any]] = []
    for name in names:
        try:
            measured = measure(name, questions, environments=args.peers, rounds=args.rondes)
        except Absent as problem:
            absent.append(str(problem))
            continue
        score = Score()
        for folder, documents, gold in zip(folders, measured.results, golds, strict=True):
            score.add(folder.name, documents, gold)
        systems.append(figures(measured, score))
        if args.gemist:
            for document, label, surface, context in score.missed:
                print(f"{name}  {document}  {label}  {surface!r}  …{context}…")
    if systems:
        count = sum(len(each["documents"]) for each in questions)
        print(f"{len(folders)} dossiers, {count} documenten, {systems[0]['tekens']} tekens.\n")
        print(table(systems), end="\n\n")
    return systems


def _read(folders: Sequence[Path]) -> tuple[list[Question], list[dict[str, list[Mention]]]]:
    questions, golds = [], []
    for folder in folders:
        try:
            dossier, gold = read_dossier(folder)
            path = folder / "zaak.json"
            zaak = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
        except (OSError, ValueError) as problem:
            raise UnusableError(f"{folder} is niet te lezen: {problem}") from None
        documents = [{"name": each.name, "text": each.text} for each in dossier.documents]
        questions.append({"zaak": zaak, "documents": documents})
        golds.append(gold)
    return questions, golds


def _on_tab(names: Sequence[str], args: argparse.Namespace, absent: list[str]) -> list[dict[str, Any]]:
    try:
        judgments = read_tab(args.tab)
    except (OSError, ValueError) as problem:
        raise UnusableError(f"{args.tab} is niet te lezen als benchmark: {problem}") from None
    questions: list[Question] = [
        {"zaak": None, "documents": [{"name": each.name, "text": each.text}]} for each in judgments
    ]
    systems = []
    for name in names:
        try:
            measured = measure(name, questions, environments=args.peers, language="en", rounds=args.rondes)
        except Absent as problem:
            absent.append(str(problem))
            continue
        systems.append(score_tab(measured, judgments))
    print(f"Text Anonymization Benchmark: {len(judgments)} Engelse uitspraken, niet op afgestemd.\n")
    print(aligned(tab_rows(systems)), end="\n\n")
    return systems


def _write(path: Path, content: Any) -> None:
    try:
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as problem:
        raise UnusableError(f"{path} is niet weg te schrijven ({problem.strerror}).") from None
