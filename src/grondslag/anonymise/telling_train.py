"""Learn the weights of `telling` from gold folders; part of `make train`.

Logistic regression with a penalty on the square of the weights. The same dossiers give the same bytes.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from grondslag.anonymise import attention, telling
from grondslag.anonymise.engine import read_spans
from grondslag.anonymise.scores import read_dossier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LEAST = 0.02
_TELLS, _OTHER = "K", "-"


def examples(folders: Iterable[Path]) -> Iterator[tuple[list[str], bool]]:
    """For each sentence of the dossiers its features, and whether a KENMERK is marked in it."""
    for folder in folders:
        dossier, gold = read_dossier(folder)
        for name, view, spans in read_spans(dossier):
            marked = [mention for mention in gold[name] if mention.label == "KENMERK"]
            for sentence in attention.weighed(view, spans):
                first, last = view.clean.original(sentence.start, sentence.end)
                tells = any(each.start < last and first < each.end for each in marked)
                yield sorted(telling.features(view, sentence)), tells


def fit(told: Iterable[tuple[list[str], bool]]) -> bytes:
    """The weights as bytes."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.0, "c2": 2.0, "max_iterations": 80, "feature.minfreq": 2})
    for found, tells in told:
        trainer.append([found], [_TELLS if tells else _OTHER])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        learnt = tagger.info().state_features
        tagger.close()
    weights: dict[str, float] = {}
    for (name, label), value in learnt.items():
        weights[name] = weights.get(name, 0.0) + (value if label == _TELLS else -value)
    return telling.pack({name: value for name, value in weights.items() if abs(value) >= _LEAST})
