"""The model itself: weights of features, and the chance of each label for each word. Needs numpy alone."""

from __future__ import annotations

import json
import lzma
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from grondslag.anonymise.sequence import features

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Packed = NDArray[np.float16]  # as they are in the file; summed as Floats

OUTSIDE = "-"
# So many different words or places are remembered; a longer document may have more.
_KEPT = 60_000
FILE = resources.files("grondslag.anonymise") / "data" / "reeksmodel.xz"


class _Said:
    """What features say of the things that they are of, summed once for each different thing."""

    def __init__(
        self, features_of: Callable[[Any], list[str]], rows: Mapping[str, int], weights: Packed
    ) -> None:
        self._features_of, self._rows, self._weights = features_of, rows, weights
        self._at: dict[Any, int] = {}
        self.table = weights[:0].astype(np.float32)

    def rows(self, asked: Sequence[Any]) -> NDArray[np.intp]:
        """The row of `table` for each of these."""
        new = [each for each in dict.fromkeys(asked) if each not in self._at]
        if new and len(self._at) + len(new) > _KEPT:
            self._at, new = {}, list(dict.fromkeys(asked))
        if new:
            known = [[*filter(None, map(self._rows.get, self._features_of(each)))] for each in new]
            # Row 0 says nothing; it stands in each, so that none is empty.
            starts = np.cumsum([0, *(len(each) + 1 for each in known[:-1])])
            flat = [row for each in known for row in (0, *each)]
            self._append(new, np.add.reduceat(self._weights[flat].astype(np.float32), starts, axis=0))
        return np.fromiter(map(self._at.__getitem__, asked), np.intp, len(asked))

    def _append(self, new: Sequence[Any], summed: Floats) -> None:
        count = len(self._at) + len(new)
        if count > len(self.table):
            grown = np.empty((max(count, 2 * len(self.table)), *summed.shape[1:]), np.float32)
            grown[: len(self._at)] = self.table[: len(self._at)]
            self.table = grown
        self.table[len(self._at) : count] = summed
        self._at.update(zip(new, range(len(self._at), count), strict=True))


class Model:
    """`labels` in the order of the columns; `rows` feature → row of `weights`; `moves` label → next label."""

    def __init__(
        self, labels: tuple[str, ...], rows: Mapping[str, int], weights: Packed, moves: Floats
    ) -> None:
        self.labels, self.moves = labels, np.exp(moves)
        self._places = _Said(features.of_place, *_of_places(rows, weights))
        self._words = _Said(_of_word, *_by_distance(rows, weights))

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
        which = self._words.rows(sequence.words)
        scores = np.zeros((len(which), len(self.labels)), np.float32)
        for places in sequence.places():
            rows = self._places.rows(places)
            scores += self._places.table[rows]
        place = np.arange(len(which))
        first, last = np.empty_like(place), np.empty_like(place)
        for start, end in sequence.parts:
            first[start:end], last[start:end] = start, end
        for column, distance in enumerate(features.WINDOW):
            beside = place + distance
            inside = (beside >= first) & (beside < last)
            scores[inside] += self._words.table[which[beside[inside]], column]
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
            ahead[at] *= back
            step = (back * told[at]) @ self.moves.T
            back = step / step.sum(axis=1, keepdims=True)
        ahead /= ahead.sum(axis=2, keepdims=True)
        for row, (start, end) in enumerate(parts):
            into[start:end] = ahead[: end - start, row]


def _of_places(rows: Mapping[str, int], weights: Packed) -> tuple[dict[str, int], Packed]:
    """Feature of a place → row of what it says; row 0 is silent."""
    own = [name for name in rows if not _distance(name)]
    told = np.zeros((len(own) + 1, weights.shape[1]), np.float16)
    told[1:] = weights[[rows[name] for name in own]]
    return {name: row for row, name in enumerate(own, start=1)}, told


def _by_distance(rows: Mapping[str, int], weights: Packed) -> tuple[dict[str, int], Packed]:
    """Feature of a word by itself → row of what it says at each distance; row 0 is silent."""
    at: dict[str, int] = {}
    taken: list[tuple[int, int, int]] = []
    for name, row in rows.items():
        if distance := _distance(name):
            to = at.setdefault(name[len(distance) :], len(at) + 1)
            taken.append((to, features.WINDOW.index(int(distance)), row))
    own = np.zeros((len(at) + 1, len(features.WINDOW), weights.shape[1]), np.float16)
    if taken:
        to, distances, from_ = np.array(taken).T
        own[to, distances] = weights[from_]
    return at, own


def _distance(name: str) -> str:
    """How far away the word is that a feature is of ("-2", "0"); nothing for a feature of a place."""
    end = 2 if name.startswith("-") else 1
    return name[:end] if name[end - 1 : end].isdecimal() else ""


def _of_word(word: tuple[str, str, str, frozenset[str]]) -> list[str]:
    return features.of_word(*word)


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
    values, size = np.frombuffer(numbers, np.float16), len(labels)
    moves = values[: size * size].reshape(size, size).astype(np.float32)
    weights = values[size * size :].reshape(size, len(names)).T
    return Model(labels, {name: row for row, name in enumerate(names)}, weights, moves)


@cache
def shipped() -> Model:
    """The model in the package, read once, when first asked for."""
    return unpack(FILE.read_bytes())
