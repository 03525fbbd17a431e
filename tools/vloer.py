"""Raise the floors of the invented dossiers to what is reached now; a floor is never lowered.

There are two floors for each part: of the rules alone, for the model learnt from these dossiers and would
hide a rule that broke; and of the whole engine, so that the model takes nothing away unseen.

    .venv/bin/python tools/vloer.py [--nieuw DEEL]

`--nieuw` writes the floors of one part afresh, because dossiers were added to it or the model was trained
again; say so in the commit.
"""

import argparse
import json
import sys
from pathlib import Path

from grondslag.anonymise.detectors import ALL, RULES
from grondslag.anonymise.model import DIRECT
from grondslag.anonymise.scores import score

GOLD = Path(__file__).parent.parent / "tests" / "data" / "gold"
ENGINES = {"regels": RULES, "alles": ALL}
PER_LABEL = "direct_per_label"


def main() -> int:
    """Write what rose and print it; 1 when something fell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nieuw", default="", metavar="DEEL", help="schrijf de vloer van dit deel opnieuw")
    args = parser.parse_args()
    fell = False
    for part in sorted(path for path in GOLD.glob("dev*") if path.is_dir()):
        path = part / "vloer.json"
        afresh = part.name == args.nieuw or not path.exists()
        old = {} if afresh else json.loads(path.read_text(encoding="utf-8"))
        folders = sorted(folder for folder in part.iterdir() if folder.is_dir())
        floors = {}
        for name, detectors in ENGINES.items():
            reached = score(folders, detectors=detectors)
            per_label = {label: value for label, value in reached.per_label().items() if label in DIRECT}
            was = dict(old.get(name, {}))
            was_per_label = was.pop(PER_LABEL, {})
            fell |= _told(f"{part.name} {name}", {**was, **was_per_label}, {**reached.summary(), **per_label})
            floors[name] = {**_raised(was, reached.summary()), PER_LABEL: _raised(was_per_label, per_label)}
        path.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return int(fell)


def _told(what: str, was: dict[str, float], reached: dict[str, float]) -> bool:
    """Print what changed; whether something fell."""
    changed = {name: value for name, value in reached.items() if was.get(name) != value}
    for name, value in changed.items():
        print(f"{what} {name}: {was.get(name)} → {value}")
    return any(value < was.get(name, 0.0) for name, value in changed.items())


def _raised(old: dict[str, float], reached: dict[str, float]) -> dict[str, float]:
    return {name: max(value, old.get(name, 0.0)) for name, value in reached.items()}


if __name__ == "__main__":
    sys.exit(main())
