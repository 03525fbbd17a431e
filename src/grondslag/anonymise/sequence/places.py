"""The places of words in numbers, and what the features of a place say.

`features.of_place` writes a feature as a string. Here the same features are numbers made of what they tell,
so that those of all places of a text are made and looked up at once.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from grondslag.anonymise.sequence import features

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ids = NDArray[np.int64]
    Readings = tuple[NDArray[np.uint16], NDArray[np.uint8]]  # of the features of one letter

# What each feature of a place tells, by its first letter, as `of_place` writes it.
TELLS: dict[str, tuple[str, ...]] = {
    "g": ("gap",),
    "G": ("gap_1", "gap"),
    "a": ("gap", "|", "own"),
    "A": ("kind_1", "gap", "own"),
    "D": ("kind_2", "gap_1", "kind_1", "gap", "own"),
    "h": ("gap1",),
    "H": ("gap1", "gap2"),
    "b": ("own", "|", "gap1"),
    "B": ("own", "gap1", "kind1"),
    "E": ("own", "gap1", "kind1", "gap2", "kind2"),
    "C": ("kind_1", "gap", "own", "gap1", "kind1"),
    "f": ("field",),
    "F": ("field", "|", "own"),
}
# Summed side by side: before, behind, around, and the line.
_SIDES = ("gGaAD", "hHbBE", "C", "fF")
LETTERS = "".join(_SIDES)
# The same in letters, for `_readings`: "own" is a kind too.
_SLOTS = {
    letter: "".join("k" if slot == "own" else slot[0] for slot in told) for letter, told in TELLS.items()
}
_BEGIN, _END = "^", "$"
_PAD = 2  # what a place looks at before it and behind it
_BEHIND_ALL = np.iinfo(np.int64).max


class Places:
    """The places of the words of a sequence: `ids` holds the number of each thing that a feature may tell.

    `slots`: where each word stands in a row of `room` places in which empty ones part the parts.
    """

    def __init__(self, sequence: features.Sequence, kinds: Ids, symbols: Mapping[str, int]) -> None:
        count, parts = len(kinds), len(sequence.parts)
        starts = np.fromiter((start for start, _ in sequence.parts), np.int64, parts)
        lengths = np.diff(starts, append=count)
        self.slots = np.arange(count) + np.repeat(_PAD + 2 * _PAD * np.arange(parts), lengths)
        self.room = count + 2 * _PAD * parts
        spaced_kinds, spaced_gaps = np.full((2, self.room), symbols[_END])
        firsts = self.slots[starts]
        gaps = _numbers(sequence.gaps, symbols)
        spaced_kinds[self.slots], spaced_gaps[self.slots] = kinds, gaps
        spaced_kinds[firsts - 1] = spaced_kinds[firsts - 2] = spaced_gaps[firsts] = symbols[_BEGIN]
        earlier = np.roll(gaps, 1)
        earlier[starts] = symbols[_BEGIN]
        self.ids: dict[str, Ids] = {
            "own": kinds,
            "gap_1": earlier,
            "gap": spaced_gaps[self.slots],
            "gap1": spaced_gaps[self.slots + 1],
            "gap2": spaced_gaps[self.slots + 2],
            "kind_2": spaced_kinds[self.slots - 2],
            "kind_1": spaced_kinds[self.slots - 1],
            "kind1": spaced_kinds[self.slots + 1],
            "kind2": spaced_kinds[self.slots + 2],
            "field": _numbers(sequence.fields, symbols),
        }


class Told:
    """What features say of places. `symbols`, `told`: as in `Stored`; `weights`: a row for each, in order."""

    def __init__(
        self, symbols: Iterable[str], told: Mapping[str, Readings], weights: NDArray[np.float16]
    ) -> None:
        # From one on: zero is what no feature knows.
        self.symbols = {each: number for number, each in enumerate(sorted(_kinds()), start=1)}
        numbers = [self.symbols.setdefault(each, len(self.symbols) + 1) for each in symbols]
        own, row = np.array(numbers, np.int64), 0
        # Row 0 is silent.
        self._weights = np.zeros((len(weights) + 1, weights.shape[1]), np.float32)
        self._weights[1:] = weights
        # Of each letter the numbers of its features, in order, and their rows.
        self._known: dict[str, tuple[Ids, Ids]] = {}
        for letter, (readings, firsts) in told.items():
            rows = row + np.cumsum(firsts, dtype=np.int64)
            row += int(firsts.sum())
            asked = self._number(own[readings])[: len(rows)]  # none where no feature has this letter
            order = np.argsort(asked, kind="stable")
            self._known[letter] = np.append(asked[order], _BEHIND_ALL), np.append(rows[order], 0)

    def _number(self, telling: Iterable[Ids]) -> Ids:
        """The numbers of features by what they tell, or those of the features of all places."""
        number = np.zeros(1, np.int64)
        for each in telling:
            number = number * (len(self.symbols) + 1) + each
        return number

    def add(self, scores: Floats, places: Places) -> None:
        """Add to the score of each place what its features say of it."""
        for side in _SIDES:
            first, *others = [self._said(letter, places) for letter in side]
            for said in others:
                first += said
            scores += first

    def _said(self, letter: str, places: Places) -> Floats:
        """What the features of one letter say of each place."""
        known, rows_of = self._known[letter]
        asked = self._number(places.ids[slot] for slot in TELLS[letter] if slot != "|")
        at = known.searchsorted(asked)
        rows = rows_of.take(at) * (known.take(at) == asked)
        said: Floats = self._weights.take(rows, axis=0)
        return said


def _numbers(told: list[str], symbols: Mapping[str, int]) -> Ids:
    return np.fromiter((symbols.get(each, 0) for each in told), np.int64, len(told))


@cache
def _kinds() -> frozenset[str]:
    return features.kinds() | {_BEGIN, _END}


@cache
def _lengths() -> range:
    """How long a kind can be."""
    return range(1, max(map(len, _kinds())) + 1)


def tellings(name: str) -> tuple[tuple[str, ...], ...]:
    """What a feature of a place may tell: more than one thing where several places write it alike."""
    slots = _SLOTS.get(name[:1])
    return _readings(name[1:], slots) if slots else ()


@cache
def _readings(text: str, slots: str) -> tuple[tuple[str, ...], ...]:
    """The ways to read a text as kinds (k), gaps (g), strokes and a field (f). Many features end alike."""
    slot, rest = slots[0], slots[1:]
    if not rest:
        fits = len(text) == 1 if slot == "g" else slot == "f" or text in _kinds()
        return ((text,),) if fits else ()
    if slot == "|":
        return _readings(text[1:], rest) if text[:1] == "|" else ()
    if slot == "k":
        cuts = [length for length in _lengths() if text[:length] in _kinds()]
    else:
        cuts = [1 if slot == "g" else text.rfind("|")]
    return tuple((text[:cut], *others) for cut in cuts for others in _readings(text[cut:], rest))
