"""The model itself: weights of features, and the chance of each label for each word. Needs numpy alone."""

from __future__ import annotations

import json
import lzma
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from grondslag.anonymise.sequence import features

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

OUTSIDE = "-"
FILE = resources.files("grondslag.anonymise") / "data" / "reeksmodel.xz"


class Model:
    """`labels` in the order of the columns; `rows` feature → row of `weights`; `moves` label → next label."""

    def __init__(
        self, labels: tuple[str, ...], rows: Mapping[str, int], weights: Floats, moves: Floats
    ) -> None:
        self.labels, self.rows, self.weights = labels, rows, weights
        self.moves = np.exp(moves)
        self._of_word = lru_cache(maxsize=20_000)(self._word)
        self._of_place = lru_cache(maxsize=40_000)(self._place)

    def _sum(self, found: list[str]) -> Floats:
        at = [row for row in map(self.rows.get, found) if row is not None]
        return self.weights[at].sum(axis=0) if at else np.zeros(len(self.labels), np.float32)

    def _word(self, word: tuple[str, str, str, frozenset[str]]) -> Floats:
        """What one word says at each distance of the window: (distances, labels)."""
        found = features.of_word(*word)
        return np.stack([self._sum(features.windowed(found, distance)) for distance in features.WINDOW])

    def _place(self, place: tuple[str, ...]) -> Floats:
        return self._sum(features.of_place(place))

    def chances(self, sequence: features.Sequence) -> Floats:
        """(words, labels): the chance of each label for each word, given all words of its part."""
        count = len(sequence.words)
        chances = np.zeros((count, len(self.labels)), np.float32)
        if not count:
            return chances
        scores = self._scores(sequence)
        longest: list[tuple[int, int]] = sorted(sequence.parts, key=lambda part: part[0] - part[1])
        for at in range(0, len(longest), 64):
            self._read_parts(scores, longest[at : at + 64], chances)
        return chances

    def _scores(self, sequence: features.Sequence) -> Floats:
        """(words, labels): what the features of each word and place say, before the order of labels."""
        numbers: dict[tuple[str, str, str, frozenset[str]], int] = {}
        which = np.array([numbers.setdefault(word, len(numbers)) for word in sequence.words])
        table = np.stack([self._of_word(word) for word in numbers])
        scores = np.stack(
            [
                self._of_place(sequence.between(index, start, end))
                for start, end in sequence.parts
                for index in range(start, end)
            ]
        )
        place = np.arange(len(which))
        first, last = np.empty_like(place), np.empty_like(place)
        for start, end in sequence.parts:
            first[start:end], last[start:end] = start, end
        for column, distance in enumerate(features.WINDOW):
            beside = place + distance
            inside = (beside >= first) & (beside < last)
            scores[inside] += table[which[beside[inside]], column]
        return scores

    def _read_parts(self, scores: Floats, parts: list[tuple[int, int]], into: Floats) -> None:
        """Forward and backward over parts of about one length at once."""
        length, labels = parts[0][1] - parts[0][0], len(self.labels)
        told = np.ones((length, len(parts), labels), np.float32)
        for row, (start, end) in enumerate(parts):
            own = scores[start:end]
            told[: end - start, row] = np.exp(own - own.max(axis=1, keepdims=True))
        ahead = np.empty_like(told)
        ahead[0] = told[0]
        for at in range(1, length):
            step = (ahead[at - 1] @ self.moves) * told[at]
            ahead[at] = step / step.sum(axis=1, keepdims=True)
        lengths = np.array([end - start for start, end in parts])
        back = np.ones((len(parts), labels), np.float32)
        for at in range(length - 1, -1, -1):
            back[lengths - 1 == at] = 1
            both = ahead[at] * back
            both /= both.sum(axis=1, keepdims=True)
            for still in np.flatnonzero(lengths > at):
                into[parts[still][0] + at] = both[still]
            step = (back * told[at]) @ self.moves.T
            back = step / step.sum(axis=1, keepdims=True)


def pack(
    labels: tuple[str, ...],
    weights: Mapping[str, Mapping[str, float]],
    moves: Mapping[tuple[str, str], float],
) -> bytes:
    """A model as bytes: the same model, the same bytes."""
    names = sorted(weights)
    table = np.zeros((len(names), len(labels)), np.float16)
    for row, name in enumerate(names):
        for label, weight in weights[name].items():
            table[row, labels.index(label)] = weight
    order = np.array([[moves.get((first, second), 0.0) for second in labels] for first in labels], np.float16)
    head = json.dumps({"labels": labels, "features": len(names)}, sort_keys=True)
    body = "\n".join((head, *names)).encode() + b"\n\0" + order.tobytes() + table.T.tobytes()
    return lzma.compress(body, preset=9)


def unpack(data: bytes) -> Model:
    """The model that `pack` wrote."""
    text, _, numbers = lzma.decompress(data).partition(b"\n\0")
    head, *names = text.decode().split("\n")
    labels = tuple(json.loads(head)["labels"])
    values = np.frombuffer(numbers, np.float16).astype(np.float32)
    size = len(labels)
    moves, weights = (
        values[: size * size].reshape(size, size),
        values[size * size :].reshape(size, len(names)).T,
    )
    return Model(labels, {name: row for row, name in enumerate(names)}, np.ascontiguousarray(weights), moves)


@cache
def shipped() -> Model:
    """The model in the package, read once, when first asked for."""
    return unpack(FILE.read_bytes())
