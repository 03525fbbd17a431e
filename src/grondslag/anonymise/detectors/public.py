"""What may stay: movements and national bodies.

Public figures in their public role, courts and institutions of the Netherlands.

Candidates with the action `behoud` win from a refusal, never from the registration or from a title before
a name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import TITLED, VOUCHED, Candidate
from grondslag.anonymise.lists import entries, phrases, word_set
from grondslag.anonymise.view import CAPITALISED, UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_LISTS = ("bewegingen", "instellingen", "landen")
_REASONS = {"bewegingen": "beweging of nationale dienst", "instellingen": "instelling", "landen": "land"}
_COURT = re.compile(
    r"(?:[Rr]echtbank|[Gg]erechtshof|[Hh]of|[Zz]ittingsplaats(?: van de rechtbank)?"
    r"|[Aa]rrondissementsparket|nevenzittingsplaats|[Aa]rrondissement|[Pp]aleis van "
    r"Justitie)(?: te| in)? "
    r"(?P<place>(?:Den |'s-|’s-)?[A-Z][\w-]+(?:-[A-Z][\w]+)?)(?:,? zittingsplaats (?P<seat>"
    r"(?:Den |'s-|’s-)?[A-Z][\w-]+))?"
)
_COURT_WORDS = frozenset(
    [
        "rechtbank",
        "gerechtshof",
        "hof",
        "zittingsplaats",
        "arrondissementsparket",
        "nevenzittingsplaats",
        "arrondissement",
    ]
)


@cache
def _figures() -> dict[str, tuple[tuple[str, ...], ...]]:
    return phrases("publiek")


@cache
def _figure_words() -> frozenset[str]:
    """Family names that mean the public figure when they stand alone."""
    return frozenset(entry for entry in entries("publiek") if " " not in entry)


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Spans that a list vouches for."""
    for name in _LISTS:
        for start, end in matches(view, phrases(name)):
            yield Candidate(
                view.starts[start], view.ends[end], "PERSOON", VOUCHED, _REASONS[name], action="behoud"
            )
    for index in view.where(word_set("bewegingen")):
        if (
            view.shapes[index] == UPPER
            or (view.shapes[index] in CAPITALISED and len(view.raw[index]) > 4)
            or view.folded[index] in word_set("bewegingswoorden")
        ):
            yield Candidate(
                view.starts[index],
                view.ends[index],
                "PERSOON",
                VOUCHED,
                "beweging of nationale dienst",
                action="behoud",
            )
    for start, end in matches(view, _figures()):
        if not _private(view, start, end, context) and all(
            view.shapes[at] in CAPITALISED or at > start for at in range(start, end + 1)
        ):
            yield Candidate(
                view.starts[start],
                view.ends[end],
                "PERSOON",
                TITLED + 0.01,
                "publieke persoon",
                action="behoud",
            )
    for index in view.where(_figure_words()):
        if (
            view.shapes[index] in CAPITALISED
            and view.folded[index] not in context.known.words
            and _alone(view, index)
        ):
            yield Candidate(
                view.starts[index], view.ends[index], "PERSOON", VOUCHED, "publieke persoon", action="behoud"
            )
    for index in view.where(_COURT_WORDS):
        court = _COURT.match(view.text, view.starts[index])
        if court:
            for group in ("place", "seat"):
                if court[group]:
                    yield Candidate(
                        *court.span(group), "PLAATS", TITLED, "rechterlijke instantie", action="behoud"
                    )


def matches(view: View, table: dict[str, tuple[tuple[str, ...], ...]]) -> Iterator[tuple[int, int]]:
    """First and last word of every phrase of `table` that stands in the text on one line."""
    folded = view.folded
    for index in view.where(table):
        for parts in table[folded[index]]:
            last = index + len(parts) - 1
            if tuple(folded[index : last + 1]) == parts and all(
                len(view.gap(at)) <= 2 for at in range(index + 1, last + 1)
            ):
                yield index, last
                break


def _private(view: View, start: int, end: int, context: Context) -> bool:
    """Whether every word of it is a name of the zaak's own people."""
    return all(view.folded[at] in context.known.words for at in range(start, end + 1))


def _alone(view: View, index: int) -> bool:
    """Whether no other name word stands directly beside it ("Assad", not "Karim Assad" or "Assad Rahimi")."""
    before = (
        index > 0
        and view.gap(index) == " "
        and view.shapes[index - 1] in CAPITALISED
        and not view.opens(index - 1)
    )
    after = index + 1 < len(view) and view.gap_after(index) == " " and view.shapes[index + 1] in CAPITALISED
    titles = word_set("publieke_titels")
    return not after and (not before or view.folded[index - 1] in titles)
