"""The model itself: weights of features, and the chance of each label for each word. Needs numpy alone."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from grondslag.anonymise.sequence import features
from grondslag.anonymise.sequence.places import Places, Told
from grondslag.anonymise.sequence.stored import unpack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from grondslag.anonymise.sequence.stored import Packed, Stored

    Floats = NDArray[np.float32]
    Ids = NDArray[np.int64]

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

    The rows come in order. `cells`: where in the row, counted through its `shape`; `values`: what stands
    there. Row 0 is empty.
    """

    def __init__(self, rows: Ids, cells: Ids, values: Packed, count: int, shape: tuple[int, int]) -> None:
        self.shape = shape
        self._starts = np.searchsorted(rows, np.arange(count + 1))
        self._cells, self._values = cells.astype(np.int16), values

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
    """`labels` in the order of the columns; `moves` label → next label, as odds."""

    def __init__(self, stored: Stored) -> None:
        self.labels, self.moves = stored.labels, np.exp(stored.moves.astype(np.float32))
        self._turned = np.stack((self.moves, self.moves.T))
        at = {word: row for row, word in enumerate(stored.words, start=1)}
        of_words = int(np.bitwise_count(stored.distances).sum())
        self._places = Told(stored.symbols, stored.told, stored.weights[of_words:])
        self._words = _Words(at, _of_words(stored), self._places.symbols)

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


def _of_words(stored: Stored) -> _Sparse:
    """What the features of words by themselves say at each distance, in order; row 0 is silent."""
    bits = np.unpackbits(stored.distances[:, np.newaxis], axis=1, bitorder="little")
    words, distances = np.nonzero(bits)
    which, labels = np.nonzero(np.ascontiguousarray(stored.weights[: len(words)]))
    shape = len(features.WINDOW), len(stored.labels)
    cells = distances[which] * len(stored.labels) + labels
    return _Sparse(words[which] + 1, cells, stored.weights[which, labels], len(stored.words) + 1, shape)


@cache
def shipped() -> Model:
    """The model in the package, read once, when first asked for."""
    return Model(unpack(FILE.read_bytes()))
