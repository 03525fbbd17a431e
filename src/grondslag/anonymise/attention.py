"""Sentences that may point at one person though they name nobody.

For the reader, strongest first, at most 15 in 100.

Signs and their weights are data: `data/kenmerken.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table
from grondslag.anonymise.model import Attention
from grondslag.anonymise.view import LOWER
from grondslag.anonymise.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grondslag.anonymise.resolve import Span
    from grondslag.anonymise.view import View

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]+(?=\s)|$)", re.MULTILINE)
_SHARE = 0.15
_SHORTEST_STEM = 6
# A sentence without a sign, in which much of one person stands together, comes last.
_TOGETHER = 0.03
# A question tells less than the answer to it.
_QUESTION = 0.4
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


def sentences(view: View, spans: Sequence[Span]) -> tuple[Attention, ...]:
    """The sentences with the strongest signs."""
    scored: list[Attention] = []
    total, word, span = 0, 0, 0
    signs = _sign_hits(view)
    for start, end in _split(view.text):
        total += 1
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
        near = sum(
            1 for each in spans[span : span + 12] if each.start < end and each.winner.action != "behoud"
        )
        if uncommon := _uncommon(view, start, end):
            hits[_RARE_WHY] = _RARE * uncommon
        score = sum(hits.values()) + 0.02 * min(near, 3)
        if view.text[start:end].endswith("?"):
            score *= _QUESTION
        if not hits and near > 1:
            score, hits = _TOGETHER * near, {"gegevens bijeen": _TOGETHER}
        why = ", ".join(
            sorted(
                (sign for sign, weight in hits.items() if weight > 0), key=lambda sign: (-hits[sign], sign)
            )
        )
        if score <= 0 or not why:
            continue
        first, last = view.clean.original(start, end)
        scored.append(
            Attention(
                first, last, round(score, 3), ", ".join(sorted(hits, key=lambda why: (-hits[why], why)))
            )
        )
    scored.sort(key=lambda each: (-each.score, each.start))
    return tuple(scored[: max(1, round(total * _SHARE))])


def _uncommon(view: View, start: int, end: int) -> int:
    """How many small words of a sentence are not among the common ones, up to a most."""
    common, at, found = words("gewoon"), view.first_at(start), 0
    while at < len(view) and view.starts[at] < end and found < _MOST_RARE:
        raw = view.raw[at]
        found += view.shapes[at] == LOWER and len(raw) >= _RARE_LENGTH and raw.lower() not in common
        at += 1
    return found


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
