"""`make demo`: three invented dossiers through the whole chain, then both sites stay up for the visitor.

python demo/draai.py                      everything, then wait for Ctrl-C
python demo/draai.py --keten              everything, then stop (what the tests and the bench use)
python demo/draai.py --dossier <folder>   intake and anonymisation of one's own files, nothing more
"""

import argparse
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tqdm import tqdm

import keten
import register_laden
import zijden
from bezoeker import HttpVisitor, Stuck

HERE = Path(__file__).parent


def main() -> int:
    """Run the demo; 0 when every step went as it should."""
    args = _arguments()
    out, proofs = args.map / "uit", args.map / "bewijzen"
    if args.dossier:
        return _own_dossier(args.dossier, out / "eigen-dossier")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs behind it deaf to it
    for folder in (out, proofs):
        shutil.rmtree(folder, ignore_errors=True)
    print("Grondslag, de demo. Alle mensen, zaken en documenten zijn verzonnen.\n")
    sides = zijden.prepare(out, known_ports=not args.keten)
    try:
        _chain(sides, out, proofs)
        if not args.keten:
            _welcome(sides, out / "dossiers" / "sierra-leone")
            signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        for side in sides.values():
            side.stop()
        print(f"\nBeide sites zijn gestopt; wat is vastgelegd staat in {out} en {proofs}.")
    return 0


def _chain(sides: dict[str, zijden.Side], out: Path, proofs: Path) -> None:
    started = time.monotonic()
    steps: list[tuple[str, Callable[[], object]]] = [
        ("Bouw de verzonnen dossiers (docx, pdf, scan, e-mail)", lambda: _build_dossiers(out / "dossiers")),
        ("Lees het register van 1.200 verzonnen zaken in", lambda: register_laden.load(sides["ind"], out)),
        ("Start beide sites en hun workers", lambda: zijden.start_sites(sides)),
    ]
    bar = tqdm(total=len(steps) + len(keten.STAPPEN), unit="stap", disable=not sys.stderr.isatty())
    for name, step in steps:
        _step(bar, name, step)
    stage = keten.Stage(
        sides, out / "dossiers", {name: links_of(side) for name, side in sides.items()}, HttpVisitor
    )
    for name, act in keten.STAPPEN:
        _step(bar, name, lambda act=act: act(stage))  # type: ignore[misc]  # the default binds this act
    bar.close()
    for side in sides.values():
        side.manage("bewijzen", "--uit", str(proofs), "--weigeringen")
    print(f"\nDe hele keten liep in {time.monotonic() - started:.0f} seconden.")
    print(f"Van iedere verstrekking en weigering ligt een bewijs in {proofs}. Controleer er een met:")
    print(f"  .venv/bin/grondslag verify {proofs}/ind-00001-weigering.json --sleutels {proofs}/sleutels.json")


def _build_dossiers(folder: Path) -> None:
    command = [sys.executable, str(HERE / "bouw.py"), "--uit", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _step(bar: "tqdm[None]", name: str, act: Callable[[], object]) -> None:
    started = time.monotonic()
    try:
        act()
    except Stuck as stuck:
        bar.close()
        raise SystemExit(f"\nStap '{name}' liep vast: {stuck}") from stuck
    bar.write(f"  ✓ {name} ({time.monotonic() - started:.1f} s)")
    bar.update()


def links_of(side: zijden.Side) -> dict[str, str]:
    """Return a login link for each role of a side."""
    lines = side.manage("demo_links", "--adres", side.address).splitlines()
    return {line[:36].strip(): line[line.index("http") :].strip() for line in lines if "http" in line}


def _welcome(sides: dict[str, zijden.Side], fourth: Path) -> None:
    for side in sides.values():
        print(f"\nDe site van {'de IND' if side.name == 'ind' else 'het OM'}: {side.address}")
        for role, link in links_of(side).items():
            print(f"  {role:<36} {link}")
    print(f"\nEen vierde dossier om zelf te lopen: {fourth}")
    print("De demo hield vandaag al een vergadering; plan voor dit dossier de 2e van die dag.")
    print("Stoppen met Ctrl-C.")


def _own_dossier(folder: Path, out: Path) -> int:
    """Intake and anonymisation of somebody's own files; nothing goes into a database, nothing leaves."""
    command = [sys.executable, "-m", "grondslag.cli", "anonimiseer", str(folder), "--uit", str(out)]
    return subprocess.run(command, check=False).returncode


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--keten", action="store_true", help="stop na de keten")
    parser.add_argument("--dossier", type=Path, help="alleen intake en anonimisering van eigen bestanden")
    parser.add_argument("--map", type=Path, default=HERE, help="waar de demo haar gegevens legt")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
