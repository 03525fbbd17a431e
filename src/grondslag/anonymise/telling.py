"""How much a sentence sounds like what one person lived through: weights of what stands in it.

The weights are learnt from the invented dossiers by `make train`, in `telling_train`. They order what a
reader is shown; nothing is masked or kept by them.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import chain, pairwise
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from grondslag.anonymise.fold import fold
from grondslag.anonymise.remember import Remembered
from grondslag.anonymise.view import LOWER, shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from grondslag.anonymise.resolve import Span
    from grondslag.anonymise.view import View

FILE = resources.files("grondslag.anonymise") / "data" / "kenmerkmodel.xz"
_STEM, _ENDING = 5, 4
# Labels of spans, their number, length, last sign, whether it opens a line, and strength of its signs.
_Shape = tuple[frozenset[str], int, int, str, bool, int]
_Number = TypeVar("_Number", int, "NDArray[np.int64]")
_MOST_SPANS, _MOST_LENGTH, _WORDS_A_STEP = 4, 8, 4
_WORD_FEATURES = 3
# So many sentences are weighed at once: memory is for these alone, however long the document.
_AT_ONCE = 500
# So many different words are remembered; beyond that they are looked up anew.
_KEPT = 50_000


@dataclass(slots=True)
class Sentence:
    """A sentence of the visible text, from word `first` to before word `after`.

    `inside`: the spans in it; `hits`: which signs of `data/kenmerken.yaml` stand in it, and their weights;
    `sign`: what these make of it together.
    """

    start: int
    end: int
    first: int
    after: int
    inside: Sequence[Span]
    hits: Mapping[str, float]
    sign: float


def features(view: View, sentence: Sentence) -> set[str]:
    """What stands in a sentence: its words and pairs of words, and its shape."""
    found, before = set(_of_shape(_shape(view, sentence))), ""
    for at in range(sentence.first, sentence.after):
        own, name = _of_word(view.folded[at], view.shapes[at])
        found.update(own)
        if before:
            found.add(f"b{before}_{name}")
        before = name
    return found


def _shape(view: View, sentence: Sentence) -> _Shape:
    """What counts of a sentence beside its words: few sentences differ in it."""
    last = view.text[sentence.end - 1]
    return (
        frozenset([span.winner.label for span in sentence.inside]),
        min(_MOST_SPANS, len(sentence.inside)),
        min(_MOST_LENGTH, (sentence.after - sentence.first) // _WORDS_A_STEP),
        last if last in "?!.:" else "-",
        sentence.start == 0 or view.text[sentence.start - 1] == "\n",
        min(6, int(sentence.sign * 4)) if sentence.sign > 0 else -1,
    )


def _of_shape(shape: _Shape) -> list[str]:
    """The features of a sentence beside those of its words."""
    labels, spans, length, last, opens, sign = shape
    whole = [f"L{spans}", f"n{length}", f"e{last}", f"o{opens:d}", f"B{sign}" if sign >= 0 else "B-"]
    return [*(f"l{label}" for label in labels), *whole]


def _of_word(folded: str, shape: str) -> tuple[tuple[str, ...], str]:
    """The features of a word by itself, and its name in a pair."""
    if shape != LOWER:
        return (f"k{shape}",), f"_{shape}"
    if len(folded) <= _STEM:
        return (f"w{folded}",), folded
    return (f"w{folded}", f"p{folded[:_STEM]}", f"s{folded[-_ENDING:]}"), folded


class Scale:
    """Weighs sentences: the log odds that their features make. `weights` of each feature by its name.

    What `features` writes as strings stands here for numbers, so that all words of a text are weighed at
    once.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        # Row 0 is of what has no weight.
        self._rows = {name: row for row, name in enumerate(weights, start=1)}
        self._values = np.array([0, *weights.values()], np.float64)
        pairs = [(_pair(name), row) for name, row in self._rows.items() if name[0] == "b"]
        self._names = {
            name: number for number, name in enumerate(sorted({*chain(*(p for p, _ in pairs))}), 1)
        }
        known = sorted((self._number(*map(self._names.__getitem__, pair)), row) for pair, row in pairs)
        self._pairs, self._pair_rows = np.array([*known, (np.iinfo(np.int64).max, 0)], np.int64).T
        self._word = Remembered(self._numbers, _KEPT)
        self._beside = lru_cache(maxsize=2_000)(self._weights_beside)

    def weigh(self, view: View, found: Sequence[Sentence]) -> list[float]:
        """How much each sentence sounds so; its weights are summed in order of size, so always alike."""
        weighed: list[float] = []
        for first in range(0, len(found), _AT_ONCE):
            some = found[first : first + _AT_ONCE]
            weighed.extend(
                sum(sorted((*words, *self._beside(_shape(view, one)))))
                for one, words in zip(some, self._of_words(view, some), strict=True)
            )
        return weighed

    def _weights_beside(self, shape: _Shape) -> tuple[float, ...]:
        return tuple(filter(None, map(self.weights.get, _of_shape(shape))))

    def _of_words(self, view: View, found: Sequence[Sentence]) -> Iterator[list[float]]:
        """The weights of the words of each sentence and of their pairs, of each different one once."""
        begin, end = found[0].first, found[-1].after
        numbers = np.fromiter(
            chain.from_iterable(map(self._word.__getitem__, view.raw[begin:end])), np.int64
        ).reshape(-1, _WORD_FEATURES + 1)
        firsts = np.fromiter((one.first - begin for one in found), np.int64, len(found))
        lengths = np.fromiter((one.after for one in found), np.int64, len(found)) - firsts - begin
        of = np.repeat(np.arange(len(found)), lengths)
        skipped = firsts - (np.cumsum(lengths) - lengths)
        own = numbers[np.arange(len(of)) + skipped[of]]
        within = of[1:] == of[:-1]
        asked = self._number(own[:-1, -1], own[1:, -1])[within]
        at = np.searchsorted(self._pairs, asked)
        paired = np.where(self._pairs[at] == asked, self._pair_rows[at], 0)
        rows = np.concatenate((own[:, :-1].ravel(), paired))
        sentence = np.concatenate((np.repeat(of, _WORD_FEATURES), of[1:][within]))
        heavy, size = rows > 0, len(self._values)
        once = np.sort(sentence[heavy] * size + rows[heavy])
        once = once[np.diff(once, prepend=-1) > 0]
        weights = self._values[once % size].tolist()
        ends = np.searchsorted(once, np.arange(len(found) + 1) * size).tolist()
        return (weights[start:end] for start, end in pairwise(ends))

    def _number(self, first: _Number, second: _Number) -> _Number:
        """The number of a pair, or those of many pairs."""
        return first * (len(self._names) + 1) + second

    def _numbers(self, raw: str) -> tuple[int, ...]:
        """The rows of the features of a word by itself, and the number of its name in a pair."""
        own, name = _of_word(fold(raw), shape(raw))
        rows = [self._rows.get(each, 0) for each in own]
        return (*rows, *[0] * (_WORD_FEATURES - len(rows)), self._names.get(name, 0))


def _pair(feature: str) -> tuple[str, str]:
    """The names of two words in the feature of their pair. No word holds the stroke that parts them."""
    cut = feature.index("_", 2)
    return feature[1:cut], feature[cut + 1 :]


def pack(weights: Mapping[str, float]) -> bytes:
    """The weights as bytes: the same weights, the same bytes."""
    lines = "".join(f"{name}\t{value:.3f}\n" for name, value in sorted(weights.items()))
    return lzma.compress(lines.encode(), preset=9)


def unpack(data: bytes) -> dict[str, float]:
    """The weights that `pack` wrote."""
    rows = (line.rsplit("\t", 1) for line in lzma.decompress(data).decode().splitlines())
    return {name: float(value) for name, value in rows}


@cache
def shipped() -> Scale:
    """The weights in the package, read once, when first asked for."""
    return Scale(unpack(FILE.read_bytes()))
