"""`make bench`: characters a second of the anonymiser, decisions a second of the gate, seconds of the chain.

All in one run, so that the figures belong to one machine at one time. Every figure is the median of several
rounds after one that does not count; one core each, unless it says otherwise.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import anonimiseerder

ROOT = Path(__file__).parent.parent
ROUNDS = 5
SMALL = 1000  # below it two decimals
DUTCH = str.maketrans(",.", ".,")


def main() -> int:
    """Measure and print; the status is that of the chain."""
    print("Grondslag, gemeten in één run op deze machine (mediaan van vijf rondes).\n")
    _line("anonimiseerder", anonymiser(), "tekens per seconde per kern")
    _line("poort, toestaan met volledig bewijs", decisions(permit=True), "besluiten per seconde")
    _line("poort, weigeren met wat elders ontbreekt", decisions(permit=False), "besluiten per seconde")
    for what, figure, unit in gate():
        _line(what, figure, unit)
    seconds, status = chain()
    _line("de keten van make demo", seconds, "seconden (één ronde)")
    print("\nDe anonimiseerder, naast anderen (docs/benchmark.md):", flush=True)
    return anonimiseerder.main(sys.argv[1:]) or status


def anonymiser() -> float:
    """Characters of the invented dossiers per second of processor time, the reading of files not counted."""
    from grondslag.anonymise import Dossier, Zaak, anonymise
    from grondslag.documents import Extract, read_documents

    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "demo" / "bouw.py"), "--uit", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        dossiers = []
        for source in sorted(Path(folder).iterdir()):
            zaak = Zaak.from_json(json.loads((source / "zaak.json").read_text(encoding="utf-8")))
            files = [(path.name, path) for path in sorted(source.iterdir()) if path.name != "zaak.json"]
            read = [extract for _, extract in read_documents(files) if isinstance(extract, Extract)]
            dossiers.append(Dossier(tuple(read), zaak))
    characters = sum(len(extract.text) for dossier in dossiers for extract in dossier.documents)
    return characters / _median(lambda: [anonymise(dossier) for dossier in dossiers])


def decisions(*, permit: bool) -> float:
    """Decisions per second of processor time on the table's ground, the proof line by line included."""
    from grondslag.law import Judgement, Request, decide, load_register

    register, day = load_register(demo=True), date(2026, 11, 24)
    ground = register.grounds["overlegtafel"]
    papers = {
        condition.oordeel: Judgement(
            ground.vocabulary.judgements[condition.oordeel].door, "stuk", "0" * 64, day
        )
        for condition in ground.rule.voorwaarden
    }
    request = Request("meting", "overlegtafel", ground.kinds, "om", papers if permit else {})
    assert decide(request, register, register.events, day).permit is permit
    count = 2000
    return count / _median(lambda: [decide(request, register, register.events, day) for _ in range(count)])


def gate() -> Iterator[tuple[str, float, str]]:
    """The gate beside two other engines, over a stock of cases and of stored decisions, and its proofs."""
    sys.path.insert(0, str(Path(__file__).parent))
    from poort import metingen

    return metingen()


def chain() -> tuple[float, int]:
    """Seconds of the demo's whole chain, and its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "demo" / "draai.py"), "--keten", "--map", folder]
        started = time.monotonic()
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout + done.stderr)
        for line in (done.stdout + done.stderr).splitlines():
            if "eigen beweging wordt geweigerd" in line:
                print(f"  de weigering van eigen beweging, in de pagina: {line.strip(' ✓')}")
        return time.monotonic() - started, done.returncode


def _median(act: Callable[[], object]) -> float:
    act()
    rounds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        act()
        rounds.append(time.process_time() - started)
    return statistics.median(rounds)


def _line(what: str, figure: float, unit: str) -> None:
    number = f"{figure:,.{0 if figure >= SMALL else 2}f}".translate(DUTCH)
    print(f"  {what:<52} {number:>12} {unit}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
