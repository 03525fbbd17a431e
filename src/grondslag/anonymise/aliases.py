"""Two names that the text says are of one person: "X, bijgenaamd Y", "Y (X)", "zo noemen wij X".

The words that tie two names are data: `data/bijnamen.yaml`.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.lists import table
from grondslag.anonymise.model import NAMES, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grondslag.anonymise.resolve import Span

_WIDEST = 48
# A name between brackets directly behind another ("Sultan Mohammad (سلطان محمد)").
_BRACKETS = re.compile(r" ?\( ?[\"'«„“]?$| [\"'«„“]$")


@cache
def _ties() -> re.Pattern[str]:
    """What may stand between two names of one person."""
    words = "|".join(
        sorted((re.escape(word) for word in table("bijnamen")["verbindt"]), key=len, reverse=True)
    )
    return re.compile(rf"[\s,;()\"'«»“”„’-]*(?:{words})[\s,:()\"'«»“”„‘-]*", re.IGNORECASE)


def tied(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Neighbouring spans that name one person, the first the one that is named already."""
    named = [
        span for span in spans if span.winner.action != "behoud" and span.winner.label in NAMES | {UNKNOWN}
    ]
    for first, second in itertools.pairwise(named):
        if second.start - first.end > _WIDEST:
            continue
        between = text[first.end : second.start]
        closed = text[second.end : second.end + 2].lstrip("\"'»”’")[:1] == ")"
        if _ties().fullmatch(between) or (_BRACKETS.fullmatch(between) and "(" in between and closed):
            yield first, second
