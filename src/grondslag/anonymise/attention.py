"""Sentences that may point at one person though they name nobody.

For the reader, strongest first, at most 15 in 100. `telling` orders them; the signs of `data/kenmerken.yaml`
weigh in and say why.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from grondslag.anonymise import telling
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table
from grondslag.anonymise.model import Attention
from grondslag.anonymise.remember import Remembered
from grondslag.anonymise.telling import Sentence
from grondslag.anonymise.view import LOWER, shape
from grondslag.anonymise.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from grondslag.anonymise.resolve import Span
    from grondslag.anonymise.view import View

# To the end of the line, or to a stop with space behind it.
_SENTENCE = re.compile(r"[^\n](?:[^\n.!?]+|[.!?]+(?![\s.!?]))*(?:[.!?]+(?=\s))?")
_SHARE = 0.15
_SHORTEST_STEM = 6
# A sentence less likely than one in a hundred is not shown, however few there are.
_LEAST = -4.6
_MOST_SPANS = 12
_SOUND = "zo vertelt wie iets meemaakte"
# Words that few texts hold tell of something that few people lived through.
_RARE, _MOST_RARE, _RARE_LENGTH = 0.2, 4, 5
# So many different words are remembered; beyond that they are asked anew.
_KEPT = 50_000
_RARE_WHY = "ongewone woorden"


@cache
def _signs() -> dict[str, tuple[float, str]]:
    """Folded word → (weight, what it points at)."""
    found: dict[str, tuple[float, str]] = {}
    for why, entry in table("kenmerken").items():
        for word in entry["woorden"]:
            found[fold(word)] = (float(entry["gewicht"]), why.replace("_", " "))
    return found


@cache
def _stems() -> tuple[re.Pattern[str], dict[str, tuple[float, str]]]:
    """A pattern for any of the stems, and what each stands for."""
    found = {
        fold(stem): (float(entry["gewicht"]), why.replace("_", " "))
        for why, entry in table("kenmerken").items()
        for stem in entry.get("stammen", ())
    }
    return re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True)))), found


def sentences(view: View, spans: Sequence[Span]) -> tuple[Attention, ...]:
    """The sentences that sound most like what one person lived through, strongest first."""
    scale = telling.shipped()
    found = list(weighed(view, spans))
    scored = sorted(
        zip(scale.weigh(view, found), found, strict=True), key=lambda pair: (-pair[0], pair[1].start)
    )
    shown = scored[: max(1, round(len(found) * _SHARE))]
    return tuple(_attention(view, value, each, scale.weights) for value, each in shown if value > _LEAST)


def weighed(view: View, spans: Sequence[Span]) -> Iterator[Sentence]:
    """Every sentence with its words, spans and signs."""
    sign, span = 0, 0
    signs = view.where_each(_sign.__getitem__)
    uncommon = [0, *accumulate(map(_uncommon.__getitem__, view.raw))]
    for start, end in _split(view.text):
        first, after = view.first_at(start), view.first_at(end)
        hits: dict[str, float] = {}
        sign = bisect_left(signs, first, sign)
        while sign < len(signs) and signs[sign] < after:
            if told := _sign[view.folded[signs[sign]]]:
                hits[told[1]] = max(hits.get(told[1], told[0]), told[0])
            sign += 1
        while span < len(spans) and spans[span].end <= start:
            span += 1
        inside = [
            each
            for each in spans[span : span + _MOST_SPANS]
            if each.start < end and each.winner.action != "behoud"
        ]
        if rare := min(uncommon[after] - uncommon[first], _MOST_RARE):
            hits[_RARE_WHY] = _RARE * rare
        yield Sentence(
            start, end, first, after, inside, hits, sum(hits.values()) + 0.02 * min(len(inside), 3)
        )


def _attention(view: View, value: float, sentence: Sentence, weights: Mapping[str, float]) -> Attention:
    """What the reader is told of a sentence: the signs in it, or else the words that weigh most."""
    hits = sentence.hits
    signs = sorted((why for why, weight in hits.items() if weight > 0), key=lambda why: (-hits[why], why))
    told = ", ".join(signs) or _weighty(telling.features(view, sentence), weights) or _SOUND
    first, last = view.clean.original(sentence.start, sentence.end)
    return Attention(first, last, round(1 / (1 + math.exp(-value)), 3), told)


def _weighty(features: set[str], weights: Mapping[str, float]) -> str:
    words_ = {name[1:]: weights.get(name, 0.0) for name in features if name.startswith("w")}
    heavy = sorted((word for word, weight in words_.items() if weight > 0), key=lambda w: (-words_[w], w))
    return f"woorden als {' en '.join(map(repr, heavy[:2]))}" if heavy else ""


def _is_uncommon(raw: str) -> bool:
    """Whether a word is a small one that is not among the common ones."""
    return len(raw) >= _RARE_LENGTH and shape(raw) == LOWER and raw.lower() not in words("gewoon")


def _sign_of(word: str) -> tuple[float, str] | None:
    """The weight of a folded word and what it points at, if it is a sign."""
    pattern, stems = _stems()
    stem = None if word in _signs() or len(word) < _SHORTEST_STEM else pattern.search(word)
    return stems[stem.group()] if stem else _signs().get(word)


_uncommon, _sign = Remembered(_is_uncommon, _KEPT), Remembered(_sign_of, _KEPT)


def _split(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        lead = len(match.group()) - len(match.group().lstrip())
        if end - start - lead > 3:  # noqa: PLR2004 (shorter is no sentence)
            yield start + lead, end
