"""How much a sentence sounds like what one person lived through: weights of what stands in it.

The weights are learnt from the invented dossiers by `make train`, in `telling_train`. They order what a
reader is shown; nothing is masked or kept by them.
"""

from __future__ import annotations

import lzma
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from grondslag.anonymise.view import LOWER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grondslag.anonymise.resolve import Span
    from grondslag.anonymise.view import View

FILE = resources.files("grondslag.anonymise") / "data" / "kenmerkmodel.xz"
_STEM, _ENDING = 5, 4
_MOST_SPANS, _MOST_LENGTH, _WORDS_A_STEP = 4, 8, 4


def features(view: View, inside: Sequence[Span], start: int, end: int, sign: float) -> set[str]:
    """What stands in the sentence from `start` to `end`: its words and pairs of words, and its shape.

    `inside` are the spans in it, `sign` is what the signs of `data/kenmerken.yaml` make of it.
    """
    found: set[str] = set()
    first, after, before = view.first_at(start), view.first_at(end), ""
    for at in range(first, after):
        own, name = _of_word(view.folded[at], view.shapes[at])
        found.update(own)
        if before:
            found.add(f"b{before}_{name}")
        before = name
    masked = {span.winner.label for span in inside}
    found.update(f"l{label}" for label in masked)
    found.add(f"L{min(_MOST_SPANS, len(inside))}")
    found.add(f"n{min(_MOST_LENGTH, (after - first) // _WORDS_A_STEP)}")
    last = view.text[end - 1 : end]
    found.add(f"e{last if last in '?!.:' else '-'}")
    found.add(f"o{view.text.rfind(chr(10), 0, start) + 1 == start:d}")
    found.add(f"B{min(6, int(sign * 4))}" if sign > 0 else "B-")
    return found


@lru_cache(maxsize=5_000)
def _of_word(folded: str, shape: str) -> tuple[tuple[str, ...], str]:
    """The features of a word by itself, and its name in a pair."""
    if shape != LOWER:
        return (f"k{shape}",), f"_{shape}"
    if len(folded) <= _STEM:
        return (f"w{folded}",), folded
    return (f"w{folded}", f"p{folded[:_STEM]}", f"s{folded[-_ENDING:]}"), folded


def weight(found: set[str], weights: Mapping[str, float]) -> float:
    """The log odds that these features make, the same in whatever order they stand."""
    return sum(sorted(filter(None, map(weights.get, found))))


def pack(weights: Mapping[str, float]) -> bytes:
    """The weights as bytes: the same weights, the same bytes."""
    lines = "".join(f"{name}\t{value:.3f}\n" for name, value in sorted(weights.items()))
    return lzma.compress(lines.encode(), preset=9)


def unpack(data: bytes) -> dict[str, float]:
    """The weights that `pack` wrote."""
    rows = (line.rsplit("\t", 1) for line in lzma.decompress(data).decode().splitlines())
    return {name: float(value) for name, value in rows}


@cache
def shipped() -> dict[str, float]:
    """The weights in the package, read once, when first asked for."""
    return unpack(FILE.read_bytes())
