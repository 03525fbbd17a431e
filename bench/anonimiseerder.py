"""The anonymiser in numbers: beside others, in length, on more cores, after planted leaks.

    .venv/bin/python bench/anonimiseerder.py [--tab MAP] [--zonder-test]

`make bench` runs this. Of the sealed part of the dossiers only figures are shown, never what was missed.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import peers
import volume

from grondslag.anonymise.gold import read_gold
from grondslag.anonymise.meten.systemen import measure

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "data" / "gold"
LENGTHS = (10_000, 100_000, 1_000_000)
DOCUMENTS = 2000
NEW, SEALED = "nieuw", "test"


def main(arguments: list[str] | None = None) -> int:
    """Print all figures; 1 when something does not hold that must."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tab", type=Path, help="map met de Text Anonymization Benchmark")
    parser.add_argument("--zonder-test", action="store_true", help="laat het verzegelde deel erbuiten")
    args = parser.parse_args(arguments)
    names = ",".join(peers.ready())
    status = 0
    for title, parts in _parts(sealed=not args.zonder_test):
        print(f"\n{title}: ", end="", flush=True)
        _grondslag("meet", *map(str, parts), "--tegen", names)
    if args.tab:
        _grondslag("meet", "--tab", str(args.tab), "--tegen", "presidio", "--rondes", "1")
    status |= length()
    status |= cores()
    print("\nGeplante lekken, gezocht door de onafhankelijke controle:")
    status |= subprocess.run([sys.executable, str(ROOT / "bench" / "lekken.py")], check=False).returncode
    print("\nGeregistreerde waarden in vermomming, gevonden door de anonimiseerder:")
    status |= subprocess.run([sys.executable, str(ROOT / "bench" / "vormen.py")], check=False).returncode
    subprocess.run([sys.executable, str(ROOT / "bench" / "in_presidio.py")], check=False)
    return int(bool(status))


def _parts(*, sealed: bool) -> list[tuple[str, list[Path]]]:
    folders = sorted(path for path in GOLD.iterdir() if path.is_dir() and any(path.glob("*/*.gold.txt")))
    found = [("Dossiers waarop is ontwikkeld", [path for path in folders if path.name not in {NEW, SEALED}])]
    if GOLD / NEW in folders:
        found.append(("Dossiers waarvan nog niets is geleerd", [GOLD / NEW]))
    if sealed and GOLD / SEALED in folders:
        found.append(("Het verzegelde deel", [GOLD / SEALED]))
    return found


def _grondslag(*arguments: str) -> None:
    command = [sys.executable, "-m", "grondslag.cli", *arguments, "--peers", str(peers.PEERS)]
    subprocess.run(command, check=False)


def length() -> int:
    """The same text in documents of growing length: processor seconds must not grow by half.

    What each document costs apart from its length is in all rows, in the first most often.
    """
    text = "\n\n".join(
        read_gold(path.read_text(encoding="utf-8"))[0] for path in sorted(GOLD.glob("dev*/*/*.gold.txt"))
    )[: LENGTHS[-1]]
    print(f"\nDezelfde {len(text):,} tekens in documenten van:".replace(",", "."))
    paces = []
    for characters in LENGTHS:
        pieces = [text[at : at + characters] for at in range(0, len(text), characters)]
        questions = [{"zaak": None, "documents": [{"name": "lang.txt", "text": each}]} for each in pieces]
        measured = measure("grondslag", questions, environments=peers.PEERS)
        paces.append(measured.cpu_s)
        alone = measure("grondslag", questions[:1], environments=peers.PEERS).peak_mb
        memory = f"{measured.peak_mb:6.0f} MB, één ervan alleen {alone:6.0f} MB"
        print(f"  {characters:>9,} tekens  {paces[-1]:6.2f} s  {memory}".replace(",", "."))
    return int(paces[-1] > 1.5 * min(paces))


def cores() -> int:
    """The same folder on one core and on more: seconds, and whether the bytes are the same.

    Beside it what this machine can give: two commands of one process each at once, with half of the folder
    each, that share nothing.
    """
    print(f"\nEen map van {DOCUMENTS} documenten:")
    seen: set[str] = set()
    with tempfile.TemporaryDirectory() as place:
        whole, halves = Path(place, "in"), [Path(place, "in-1"), Path(place, "in-2")]
        for folder in (whole, *halves):
            folder.mkdir()
        for number, invented in enumerate(volume.dossiers(DOCUMENTS)):
            for name, gold in invented.documents:
                for folder in (whole, halves[number % 2]):
                    path = folder / f"{invented.name}-{name.replace('.gold', '')}"
                    path.write_text(read_gold(gold)[0], encoding="utf-8")
        for count in (1, 2, 3):
            out = Path(place, f"uit-{count}")
            print(f"  {count} werkprocessen: {_seconds([(whole, out)], count):6.1f} s")
            digest = hashlib.sha256()
            for path in sorted(out.iterdir()):
                digest.update(path.name.encode() + path.read_bytes())
            seen.add(digest.hexdigest())
        apart = [(half, Path(place, f"uit-{half.name}")) for half in halves]
        print(f"  twee losse opdrachten, elk de helft: {_seconds(apart, 1):6.1f} s")
    print(f"  dezelfde bytes, hoeveel processen ook: {'ja' if len(seen) == 1 else 'NEE'}")
    return int(len(seen) > 1)


def _seconds(folders: list[tuple[Path, Path]], processes: int) -> float:
    """How long it takes to anonymise these (from, to), all at once, each with so many processes."""
    command = [sys.executable, "-m", "grondslag.cli", "anonimiseer", "--processen", str(processes)]
    began = time.monotonic()
    running = [
        subprocess.Popen([*command, str(source), "--uit", str(out)], stdout=subprocess.DEVNULL)
        for source, out in folders
    ]
    for one in running:
        if one.wait():
            raise subprocess.CalledProcessError(one.returncode, command)
    return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
