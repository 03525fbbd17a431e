"""Raise the floors of the invented dossiers to what the rules reach now; a floor is never lowered.

The model learnt from these dossiers, so that it has no part in the floors: it would hide a rule that broke.

    .venv/bin/python tools/vloer.py [--nieuw DEEL]

`--nieuw` writes the floor of one part afresh, because dossiers were added to it; say so in the commit.
"""

import argparse
import json
import sys
from pathlib import Path

from grondslag.anonymise.detectors import RULES
from grondslag.anonymise.model import DIRECT
from grondslag.anonymise.scores import score

GOLD = Path(__file__).parent.parent / "tests" / "data" / "gold"
PER_LABEL = "direct_per_label"


def main() -> int:
    """Write what rose and print it; 1 when something fell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nieuw", default="", metavar="DEEL", help="schrijf de vloer van dit deel opnieuw")
    args = parser.parse_args()
    fell = False
    for path in sorted(GOLD.glob("*/vloer.json")):
        old = {} if path.parent.name == args.nieuw else json.loads(path.read_text(encoding="utf-8"))
        folders = sorted(folder for folder in path.parent.iterdir() if folder.is_dir())
        result = score(folders, detectors=RULES)
        per_label = {label: value for label, value in result.per_label().items() if label in DIRECT}
        floor = {**_raised(old, result.summary()), PER_LABEL: _raised(old.get(PER_LABEL, {}), per_label)}
        for name, value in {**result.summary(), **per_label}.items():
            was = {**old, **old.get(PER_LABEL, {})}.get(name)
            if was != value:
                print(f"{path.parent.name} {name}: {was} → {value}")
                fell |= was is not None and value < was
        path.write_text(json.dumps(floor, indent=1) + "\n", encoding="utf-8")
    return int(fell)


def _raised(old: dict[str, float], reached: dict[str, float]) -> dict[str, float]:
    return {name: max(value, old.get(name, 0.0)) for name, value in reached.items()}


if __name__ == "__main__":
    sys.exit(main())
