"""Sentences that may point at one person though they name nobody.

For the reader, strongest first, at most 15 in 100. `telling` orders them; the signs of `data/kenmerken.yaml`
weigh in and say why.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise import telling
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table
from grondslag.anonymise.model import Attention
from grondslag.anonymise.view import LOWER
from grondslag.anonymise.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from grondslag.anonymise.resolve import Span
    from grondslag.anonymise.view import View

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+(?=\s)|$)", re.MULTILINE)
_SHARE = 0.15
_SHORTEST_STEM = 6
# A sentence less likely than one in a hundred is not shown, however few there are.
_LEAST = -4.6
_MOST_SPANS = 12
_SOUND = "zo vertelt wie iets meemaakte"
# Words that few texts hold tell of something that few people lived through.
_RARE, _MOST_RARE, _RARE_LENGTH = 0.2, 4, 5
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


@dataclass(slots=True)
class Sentence:
    """A sentence of the visible text: what points at one person in it, and its features for `telling`."""

    start: int
    end: int
    hits: dict[str, float]
    features: set[str]


def sentences(view: View, spans: Sequence[Span]) -> tuple[Attention, ...]:
    """The sentences that sound most like what one person lived through, strongest first."""
    weights = telling.shipped()
    found = list(weighed(view, spans))
    scored = [(telling.weight(each.features, weights), each) for each in found]
    scored.sort(key=lambda pair: (-pair[0], pair[1].start))
    shown = scored[: max(1, round(len(found) * _SHARE))]
    return tuple(_attention(view, value, each, weights) for value, each in shown if value > _LEAST)


def weighed(view: View, spans: Sequence[Span]) -> Iterator[Sentence]:
    """Every sentence with its signs and features."""
    word, span = 0, 0
    signs = _sign_hits(view)
    for start, end in _split(view.text):
        while word < len(signs) and signs[word][0] < start:
            word += 1
        hits: dict[str, float] = {}
        at = word
        while at < len(signs) and signs[at][0] < end:
            _, weight, why = signs[at]
            hits[why] = max(hits.get(why, weight), weight)
            at += 1
        while span < len(spans) and spans[span].end <= start:
            span += 1
        inside = [
            each
            for each in spans[span : span + _MOST_SPANS]
            if each.start < end and each.winner.action != "behoud"
        ]
        if uncommon := _uncommon(view, start, end):
            hits[_RARE_WHY] = _RARE * uncommon
        sign = sum(hits.values()) + 0.02 * min(len(inside), 3)
        yield Sentence(start, end, hits, telling.features(view, inside, start, end, sign))


def _attention(view: View, value: float, sentence: Sentence, weights: Mapping[str, float]) -> Attention:
    """What the reader is told of a sentence: the signs in it, or else the words that weigh most."""
    hits = sentence.hits
    signs = sorted((why for why, weight in hits.items() if weight > 0), key=lambda why: (-hits[why], why))
    told = ", ".join(signs) or _weighty(sentence, weights) or _SOUND
    first, last = view.clean.original(sentence.start, sentence.end)
    return Attention(first, last, round(1 / (1 + math.exp(-value)), 3), told)


def _weighty(sentence: Sentence, weights: Mapping[str, float]) -> str:
    words_ = {name[1:]: weights.get(name, 0.0) for name in sentence.features if name.startswith("w")}
    heavy = sorted((word for word, weight in words_.items() if weight > 0), key=lambda w: (-words_[w], w))
    return f"woorden als {' en '.join(map(repr, heavy[:2]))}" if heavy else ""


def _uncommon(view: View, start: int, end: int) -> int:
    """How many small words of a sentence are not among the common ones, up to a most."""
    common, found = words("gewoon"), 0
    inside = slice(view.first_at(start), view.first_at(end))
    for raw, form in zip(view.raw[inside], view.shapes[inside], strict=True):
        found += form == LOWER and len(raw) >= _RARE_LENGTH and raw.lower() not in common
    return min(found, _MOST_RARE)


def _sign_hits(view: View) -> list[tuple[int, float, str]]:
    """Where a sign stands, its weight, and what it points at."""
    signs, (pattern, stems) = _signs(), _stems()
    known: dict[str, tuple[float, str] | None] = {}
    hits: list[tuple[int, float, str]] = []
    for index, word in enumerate(view.folded):
        if word not in known:
            stem = None if word in signs or len(word) < _SHORTEST_STEM else pattern.search(word)
            known[word] = stems[stem.group()] if stem else signs.get(word)
        hit = known[word]
        if hit:
            hits.append((view.starts[index], *hit))
    return hits


def _split(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        lead = len(match.group()) - len(match.group().lstrip())
        if end - start - lead > 3:  # noqa: PLR2004 (shorter is no sentence)
            yield start + lead, end
