"""What goes with the words behind it: "mr. dr. Bakker", "de zomer van 2013", "le 19 mai" are one mention.

Who marks a dossier by hand is not of one mind about it. A letter too many costs less than one too few.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.lists import entries
from grondslag.anonymise.model import NAMES, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grondslag.anonymise.resolve import Span

_LONGEST = 24
# With these an article belongs to what is said, also before a capital; with the others before a small letter.
_WITH_ARTICLE = frozenset({"DATUM", "GEBDATUM", "ADRES", UNKNOWN})
_WITH_SMALL = frozenset({"PLAATS", "EENHEID", "FUNCTIE", "PERSOON", "LEEFTIJD"})


def starts(text: str, spans: Sequence[Span]) -> list[int]:
    """Where each span starts with what goes with it, never inside the span before."""
    found: list[int] = []
    least = 0
    for span in spans:
        start = span.start
        if span.winner.action != "behoud":
            for pattern in _patterns(text, span):
                before = pattern.search(text, max(least, start - _LONGEST), start)
                start = before.start() if before else start
        found.append(start)
        least = span.end
    return found


def _patterns(text: str, span: Span) -> list[re.Pattern[str]]:
    label = span.winner.label
    article = label in _WITH_ARTICLE or (label in _WITH_SMALL and text[span.start].islower())
    return [_address()] * (label in NAMES) + [_article()] * article


@cache
def _address() -> re.Pattern[str]:
    """Short forms of address, one or more, with a full stop or without."""
    return re.compile(rf"(?<![\w.])(?:(?:{_either_case('korte_aanspreekvormen')})\.?[ ])+\Z")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’.-])(?:(?:{_either_case('lidwoorden')})[ ]|[Ll]['’])\Z")


def _either_case(name: str) -> str:
    return "|".join(re.escape(form) for word in entries(name) for form in (word, word.capitalize()))
