"""What the sequence model brings to a dossier that it did not learn from.

    .venv/bin/python bench/reeksmodel.py --data MAP [--modellen MAP] [--json BESTAND]

Each invented dossier in turn is left out: a model is trained on all the others, as `make train` does, and the
dossier is scored with it, and with no model. The rules are the same in both; they were made with these
dossiers at hand, so that only the difference between the two columns is blind, not their height.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from grondslag.anonymise import anonymise
from grondslag.anonymise.candidate import Detector
from grondslag.anonymise.detectors import RULES, sequence
from grondslag.anonymise.scores import Score, read_dossier
from grondslag.anonymise.sequence import model, stored, train

PARTS = ("dev", "dev2", "dev3", "dev4", "dev5")


def main() -> int:
    """Train, score and print; the figures by part, and with `--json` by dossier too."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="map met CoNLL-U-bestanden")
    parser.add_argument("--modellen", type=Path, help="bewaar de modellen hier, en gebruik wat er al ligt")
    parser.add_argument("--json", type=Path, help="schrijf alle cijfers hierheen")
    args = parser.parse_args()
    folders = {
        part: sorted(path.parent for path in (train.GOLD / part).glob("*/zaak.json")) for part in PARTS
    }
    everything = [folder for each in folders.values() for folder in each]
    figures: dict[str, object] = {}
    for part, own in folders.items():
        without, with_model = Score(), Score()
        for folder in own:
            others = [each for each in everything if each != folder]
            learnt = _learnt(others, args.data, args.modellen and args.modellen / f"{folder.name}.xz")
            detectors = (*RULES, partial(sequence.detect_with, learnt))
            one, two = _scored(folder, RULES, without), _scored(folder, detectors, with_model)
            figures[folder.name] = [one, two]
            print(folder.name, json.dumps([one, two]), flush=True)
        figures[part] = [{**each.summary(), **each.per_label()} for each in (without, with_model)]
        print(part, json.dumps(figures[part], indent=1), flush=True)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def _learnt(folders: list[Path], data: Path, kept: Path | None) -> model.Model:
    """The model of these dossiers, from a file when one was kept."""
    if kept and kept.is_file():
        return model.Model(stored.unpack(kept.read_bytes()))
    packed = train.fit(train.read(train.examples(folders, data)))
    if kept:
        kept.write_bytes(packed)
    return model.Model(stored.unpack(packed))


def _scored(folder: Path, detectors: Sequence[Detector], total: Score) -> dict[str, float]:
    """The figures of one dossier, counted into the total as well."""
    dossier, gold = read_dossier(folder)
    documents = anonymise(dossier, detectors=detectors).documents
    own = Score()
    for each in (own, total):
        each.add(folder.name, documents, gold)
    return own.summary()


if __name__ == "__main__":
    sys.exit(main())
