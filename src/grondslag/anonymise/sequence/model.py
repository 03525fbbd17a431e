"""The model itself: weights of features, and the chance of each label for each word. Needs numpy alone."""

from __future__ import annotations

import json
import lzma
from functools import cache
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from grondslag.anonymise.sequence import features
from grondslag.anonymise.sequence.places import Places, Told, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ids = NDArray[np.int64]
    Packed = NDArray[np.float16]  # as they are in the file; summed as Floats

OUTSIDE = "-"
# So many different words are remembered; a longer document may have more.
_KEPT = 16_000
# So many words are read at once, about: memory is for these alone, however long the document.
_STRETCH = 4_000
# So many steps the chances may grow or shrink before they are made to add up to one again.
_UNSCALED = 4
FILE = resources.files("grondslag.anonymise") / "data" / "reeksmodel.xz"


class _Sparse:
    """Rows of numbers of which few are not nothing: what stands in a row, `starts` to the next of `starts`.

    `cells`: where in the row, counted through its `shape`; `values`: what stands there. Row 0 is empty.
    """

    def __init__(self, rows: Ids, cells: Ids, values: Packed, count: int, shape: tuple[int, int]) -> None:
        order = np.argsort(rows, kind="stable")
        self.shape = shape
        self._starts = np.searchsorted(rows[order], np.arange(count + 1))
        self._cells, self._values = cells[order].astype(np.int16), values[order]

    def sums(self, told: Sequence[Sequence[int]]) -> Floats:
        """For each list of rows their sum."""
        rows = np.fromiter(chain.from_iterable(told), np.int64)
        of = np.repeat(np.arange(len(told)), [len(each) for each in told])
        first = self._starts[rows]
        lengths = self._starts[rows + 1] - first
        at = np.arange(lengths.sum()) + np.repeat(first - (np.cumsum(lengths) - lengths), lengths)
        size = self.shape[0] * self.shape[1]
        where = np.repeat(of, lengths) * size + self._cells[at]
        summed = np.bincount(where, self._values[at], len(told) * size)
        return summed.astype(np.float32).reshape(len(told), *self.shape)


class _Words:
    """What features say of words by themselves, at each distance; summed once for each different word.

    `rows` feature → row of `weights`. Row 0 of `table` and of `kinds` is of no word. What languages a text
    has counts only for the kind of a word: a word of the same kind has the same row in all of them.
    """

    def __init__(self, rows: Mapping[str, int], weights: _Sparse, symbols: Mapping[str, int]) -> None:
        self._features, self._weights, self._symbols = rows, weights, symbols
        self.table: Floats = np.zeros((1, *weights.shape), np.float32)
        self.kinds: Ids = np.zeros(1, np.int64)
        self._forget()

    def _forget(self) -> None:
        self._at: dict[frozenset[str], dict[str, int]] = {}
        self._of_kind: dict[str, dict[str, int]] = {}
        self._count = 1

    def rows(self, sequence: features.Sequence) -> Ids:
        """The row of each word."""
        known = self._at.setdefault(sequence.languages, {})
        new = {raw: at for at, raw in enumerate(sequence.raw) if raw not in known}
        if self._count + len(new) > _KEPT:
            self._forget()
            known = self._at.setdefault(sequence.languages, {})
            new = {raw: at for at, raw in enumerate(sequence.raw)}
        unseen: list[tuple[features.Word, str]] = []
        for raw, at in new.items():
            word = sequence.word(at)
            kind = features.kind_of(*word)
            known[raw] = row = self._of_kind.setdefault(kind, {}).setdefault(raw, self._count + len(unseen))
            if row == self._count + len(unseen):
                unseen.append((word, kind))
        if unseen:
            self._learn(unseen)
        return np.fromiter(map(known.__getitem__, sequence.raw), np.int64, len(sequence.raw))

    def _learn(self, words: Sequence[tuple[features.Word, str]]) -> None:
        """Give each of these words, of which the kind is told, the next row."""
        told = [[*filter(None, map(self._features.get, features.of_word(*word)))] for word, _ in words]
        first, self._count = self._count, self._count + len(words)
        if self._count > len(self.table):
            room = max(self._count, min(_KEPT, 2 * len(self.table)))
            self.table, self.kinds = _grown(self.table, room), _grown(self.kinds, room)
        self.table[first : self._count] = self._weights.sums(told)
        self.kinds[first : self._count] = [self._symbols[kind] for _, kind in words]


def _grown(table: Any, room: int) -> Any:
    grown = np.zeros((room, *table.shape[1:]), table.dtype)
    grown[: len(table)] = table
    return grown


class Model:
    """`labels` in the order of the columns; `rows` feature → row of `weights`; `moves` label → next label."""

    def __init__(
        self, labels: tuple[str, ...], rows: Mapping[str, int], weights: Packed, moves: Floats
    ) -> None:
        self.labels, self.moves = labels, np.exp(moves)
        self._turned = np.stack((self.moves, self.moves.T))
        self._places = Told(*_of_places(rows, weights))
        self._words = _Words(*_by_distance(rows, weights), self._places.symbols)

    def chances(self, sequence: features.Sequence) -> Floats:
        """(words, labels): the chance of each label for each word, given all words of its part."""
        chances = np.zeros((len(sequence.raw), len(self.labels)), np.float32)
        for first, stretch in sequence.stretches(_STRETCH):
            self._read(stretch, chances[first : first + len(stretch.raw)])
        return chances

    def _read(self, sequence: features.Sequence, into: Floats) -> None:
        scores = self._scores(sequence)
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        longest: list[tuple[int, int]] = sorted(sequence.parts, key=lambda part: part[0] - part[1])
        for at in range(0, len(longest), 64):
            self._read_parts(likely, longest[at : at + 64], into)

    def _scores(self, sequence: features.Sequence) -> Floats:
        """(words, labels): what the features of each word and place say, before the order of labels."""
        which = self._words.rows(sequence)
        scores = np.zeros((len(which), len(self.labels)), np.float32)
        places = Places(sequence, self._words.kinds[which], self._places.symbols)
        self._places.add(scores, places)
        # Further than the empty places reach no word looks.
        beside = np.zeros(places.room + 1, np.int64)
        beside[places.slots] = which
        said = self._words.table.reshape(-1, len(self.labels))
        beside *= len(features.WINDOW)
        for column, distance in enumerate(features.WINDOW):
            scores += said.take(beside.take(places.slots + distance) + column, axis=0)
        return scores

    def _read_parts(self, likely: Floats, parts: list[tuple[int, int]], into: Floats) -> None:
        """Forward and backward over parts of about one length at once.

        Backward is forward over the words in reverse, with the moves turned round: both are read in one go.
        """
        bounds = np.array(parts)
        lengths = bounds[:, 1] - bounds[:, 0]
        part = np.repeat(np.arange(len(parts)), lengths)
        at = np.arange(len(part)) - (np.cumsum(lengths) - lengths)[part]
        words, at_back = bounds[part, 0] + at, lengths[part] - 1 - at
        # (step, direction, part, label): what a word says, what comes to it from before, and both.
        told = np.ones((lengths[0], 2, len(parts), len(self.labels)), np.float32)
        told[at, 0, part] = told[at_back, 1, part] = likely[words]
        comes, both = np.ones_like(told), told.copy()
        steps = zip(both[:-1], comes[1:], told[1:], both[1:], strict=True)
        for step, (before, coming, says, here) in enumerate(steps):
            np.matmul(before, self._turned, out=coming)
            np.multiply(coming, says, out=here)
            if step % _UNSCALED == 0:
                np.divide(here, here.sum(axis=2, keepdims=True), out=here)
        chances = both[at, 0, part] * comes[at_back, 1, part]
        into[words] = chances / chances.sum(axis=1, keepdims=True)


def _of_places(rows: Mapping[str, int], weights: Packed) -> tuple[dict[str, int], Packed]:
    """Feature of a place → row of what it says; row 0 is silent."""
    own = [name for name in rows if name[0] > "9"]
    told = np.zeros((len(own) + 1, weights.shape[1]), np.float16)
    told[1:] = weights[[rows[name] for name in own]]
    return {name: row for row, name in enumerate(own, start=1)}, told


def _by_distance(rows: Mapping[str, int], weights: Packed) -> tuple[dict[str, int], _Sparse]:
    """Feature of a word by itself → row of what it says at each distance; row 0 is silent."""
    at: dict[str, int] = {}
    taken: list[tuple[int, int, int]] = []
    columns = {str(distance): column for column, distance in enumerate(features.WINDOW)}
    for name, row in rows.items():
        if name[0] <= "9":  # how far away the word is ("-2", "0"); a feature of a place begins with a letter
            end = 2 if name[0] == "-" else 1
            taken.append((at.setdefault(name[end:], len(at) + 1), columns[name[:end]], row))
    to, distances, from_ = np.array(taken, np.int64).reshape(-1, 3).T
    said = weights[from_]
    which, labels = np.nonzero(said)
    count, shape = len(at) + 1, (len(features.WINDOW), weights.shape[1])
    cells = distances[which] * shape[1] + labels
    return at, _Sparse(to[which], cells, said[which, labels], count, shape)


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
    features_written = (written(name) if name[0] > "9" else name for name in names)
    body = "\n".join((head, *features_written)).encode() + b"\n\0" + order.tobytes() + table.T.tobytes()
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
