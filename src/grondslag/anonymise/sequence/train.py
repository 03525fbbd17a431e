"""Train the sequence model, then the weights of `telling`: `make train DATA=<folder with CoNLL-U files>`.

Needs python-crfsuite, which is there for building and testing; the product does not. Fixed seeds and sorted
input: the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from grondslag.anonymise import telling, telling_train
from grondslag.anonymise.sequence import corpus, features, model, stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Part = tuple[list[list[str]], list[str]]

_DATA = Path(__file__).parents[4] / "tests" / "data"
GOLD, SENTENCES = _DATA / "gold", _DATA / "voorbeelden"
# Weights smaller than this change nothing that can be measured.
_LEAST = 0.02
_ROUNDS = 80


def examples(folders: list[Path], data: Path | None, seed: str = "1") -> Iterable[corpus.Marked]:
    """All texts to learn from."""
    for marked in corpus.dossiers([*folders, SENTENCES]):
        yield from corpus.disguised(marked, seed)
    if data is not None:
        for marked in corpus.open_text(data):
            yield corpus.small(marked, seed)


def read(texts: Iterable[corpus.Marked]) -> Iterator[Part]:
    """What the trainer takes in: part by part the features of each word, and its label."""
    for marked in texts:
        known = corpus.labelled(marked)
        if known is None:
            continue
        sequence, labels = known
        told = [features.of_word(*word) for word in sequence.words]
        places = list(zip(*sequence.places(), strict=True))
        for start, end in sequence.parts:
            rows = [
                [
                    *(
                        each
                        for distance in features.WINDOW
                        if start <= index + distance < end
                        for each in features.windowed(told[index + distance], distance)
                    ),
                    *(each for place in places[index] for each in features.of_place(place)),
                ]
                for index in range(start, end)
            ]
            yield rows, labels[start:end]


def fit(parts: Iterable[Part], rounds: int = _ROUNDS) -> bytes:
    """A model as bytes. L-BFGS with a penalty that keeps few features."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.05, "c2": 0.3, "max_iterations": rounds, "feature.minfreq": 2})
    for rows, labels in parts:
        trainer.append(rows, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    weights: dict[str, dict[str, float]] = {}
    for (name, label), weight in info.state_features.items():
        if abs(weight) >= _LEAST:
            weights.setdefault(name, {})[label] = weight
    return stored.pack(tuple(sorted(info.labels)), weights, info.transitions)


def main() -> None:
    """Write the model into the package."""
    parser = argparse.ArgumentParser(description="train het reeksmodel van de anonimiseerder")
    parser.add_argument("--data", type=Path, required=True, help="map met CoNLL-U-bestanden")
    parser.add_argument(
        "--gold", type=Path, nargs="*", default=sorted(path for path in GOLD.glob("dev*") if path.is_dir())
    )
    args = parser.parse_args()
    folders = [path.parent for part in args.gold for path in sorted(part.glob("*/zaak.json"))]
    written = fit(read(examples(folders, args.data)))
    Path(str(model.FILE)).write_bytes(written)
    model.shipped.cache_clear()  # the sentences are learnt from what the new model finds
    told = telling_train.fit(telling_train.examples(folders))
    Path(str(telling.FILE)).write_bytes(told)
    print(f"{model.FILE}: {len(written)} bytes, uit {len(folders)} dossiers")  # noqa: T201 (a command says what it did)


if __name__ == "__main__":
    main()
