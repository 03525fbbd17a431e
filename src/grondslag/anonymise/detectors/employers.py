"""Small employers and bodies of men, of which a place has few: "theefabriek in Kigali".

The words for them are data: `data/eenheden.yaml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, Candidate
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import words_of
from grondslag.anonymise.view import CAPITAL, LOWER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# A small word for a body of men or a workshop with whose it is ("de stammenmacht van sjeik Nazhan").
_WHOSE = re.compile(
    r" van (?:sjeik|sheikh|kolonel|generaal|emir|commandant)(?= [A-Z])"
    r"|(?: op de (?:halve|eerste|tweede|derde|vierde|bovenste|onderste) verdieping)"
    r"|(?: (?:van|te|in) (?:de )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
# Where a small employer stands ("aan de uitvalsweg naar Prizren").
_WHERE = re.compile(
    r" (?:aan|op|bij|langs|achter|naast|tegenover|boven|onder|in|te|van) (?:(?:de|het) )?(?:[a-z]{3,15}e )?"
    r"(?:(?-i:[A-Z])[\w’'-]+|[a-z]*(?:weg|straat|brug|haven|markt|plein|kade|gracht|dijk|rivier|kruising"
    r"|rotonde|station"
    r"|moskee|kerk|poort|dorp|kanaal|grens|rand|heuvel|boulevard|laan|pad|bazaar|school))(?![\w-])"
    r"(?: (?:naar|van|in|bij) (?:de |het )?(?-i:[A-Z])[\w’'-]+)?"
)
_ARTICLES = re.compile(r"(?<![\w’'.-])(?:[Dd]e|[Hh]et|[Ee]en) \Z")
_LONGEST_ARTICLE = 5
_LEAST_BEFORE = 3


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Workshops, and shops with where they stand."""
    yield from _workshops(view)
    yield from _shops(view)


def _workshops(view: View) -> Iterator[Candidate]:
    """Small employers, of which a place has one or a few, with whose or where they are."""
    for index in view.where_each(_workshop):
        small = view.shapes[index] == LOWER or (view.shapes[index] == CAPITAL and view.opens(index))
        if not small or view.gap_after(index) == "-":
            continue
        whose = _WHOSE.match(view.text, view.ends[index])
        end = whose.end() if whose else view.ends[index]
        yield _employer(view.text, view.starts[index], end)


def _shops(view: View) -> Iterator[Candidate]:
    """Small employers with where they stand ("een pasfotozaak aan de Hoofdstraat")."""
    for index in view.where_each(_shop):
        where = _WHERE.match(view.text, view.ends[index]) if view.shapes[index] == LOWER else None
        if where:
            before = view.starts[index]
            article = _ARTICLES.search(view.text, max(0, before - _LONGEST_ARTICLE), before)
            yield _employer(view.text, article.start() if article else before, where.end())


@cache
def _shop_ends() -> tuple[str, ...]:
    return tuple(sorted(words_of("eenheden", "zaakslot") | words_of("eenheden", "werkplaatsslot")))


@lru_cache(maxsize=4_000)
def _shop(word: str) -> bool:
    """Whether it is a compound for a small employer ("meelhandel", "visverwerking")."""
    tail = next((tail for tail in _shop_ends() if word.endswith(tail)), "")
    wrong = any(word.endswith(bad) for bad in words_of("eenheden", "geen_zaak"))
    return bool(tail) and len(word) >= len(tail) + _LEAST_BEFORE and not wrong


def _workshop(word: str) -> bool:
    """Whether it is a workshop by itself: "kalkoven", or a compound such as "theefabriek"."""
    return word in words_of("eenheden", "werkplaatsen") or any(
        word.endswith(tail) and len(word) >= len(tail) + _LEAST_BEFORE
        for tail in words_of("eenheden", "werkplaatsslot")
    )


def _employer(text: str, start: int, end: int) -> Candidate:
    key = f"eenheid:{fold(text[start:end])}"
    return Candidate(start, end, "EENHEID", CONTEXT, "school_of_werkgever", action="generaliseer", key=key)
