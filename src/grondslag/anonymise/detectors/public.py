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
from grondslag.anonymise.detectors.units import kinds
from grondslag.anonymise.lists import entries, phrases, word_set
from grondslag.anonymise.view import CAPITALISED, UPPER
from grondslag.anonymise.vouch import Vouch, base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# Above a kind of unit with a name behind it, which an institution may look like.
INSTITUTION = 0.81
_NO_ABBREVIATION = 5
_WIDEST_GAP = 2
_LISTS = ("bewegingen", "instellingen", "landen")
_REASONS = {"bewegingen": "beweging of nationale dienst", "instellingen": "instelling", "landen": "land"}
_LABELS = {"bewegingen": "EENHEID", "instellingen": "EENHEID", "landen": "PLAATS"}
_COURT = re.compile(
    r"(?:[Rr]echtbank|[Gg]erechtshof|[Hh]of|[Zz]ittingsplaats(?: van de rechtbank)?"
    r"|[Aa]rrondissementsparket|nevenzittingsplaats|[Aa]rrondissement|[Pp]aleis van "
    r"Justitie|RECHTBANK|GERECHTSHOF|ZITTINGSPLAATS|[Aa]mbassade|[Cc]onsulaat(?:-generaal)?"
    r"|[Ll]uchthaven|[Ee]mbassy)(?: te| in| van)? "
    r"(?P<place>(?:Den |DEN |'s-|’s-)?[A-Z][\w-]+(?:-[A-Z][\w]+)?)(?:,? zittingsplaats (?P<seat>"
    r"(?:Den |'s-|’s-)?[A-Z][\w-]+))?"
)
_COURT_WORDS = frozenset(
    [
        "rechtbank",
        "gerechtshof",
        "hof",
        "zittingsplaats",
        "ambassade",
        "consulaat",
        "embassy",
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
            if _unit_of(view, end):
                continue
            yield _stays(view.starts[start], view.ends[end], INSTITUTION, _REASONS[name], _LABELS[name])
    for index in view.where(word_set("bewegingen")):
        if _is_movement(view, index) and not _unit_of(view, index):
            yield _stays(view.starts[index], view.ends[index], VOUCHED, _REASONS["bewegingen"], "EENHEID")
    yield from _public_figures(view, context)
    for index in view.where(_COURT_WORDS):
        court = _COURT.match(view.text, view.starts[index])
        for group in ("place", "seat") if court else ():
            if court and court[group]:
                yield _stays(*court.span(group), TITLED, "rechterlijke instantie", "PLAATS")


def _unit_of(view: View, index: int) -> bool:
    """Whether a kind of unit is tied to the word ("OMON-kazerne"): then it is one unit, not the movement."""
    return view.gap_after(index) == "-" and view.at(index + 1) in kinds()


def _is_movement(view: View, index: int) -> bool:
    """Whether the word is the movement, not a word that looks like its abbreviation ("elf", "model")."""
    form = view.shapes[index]
    long = form in CAPITALISED and len(view.raw[index]) >= _NO_ABBREVIATION
    return form == UPPER or long or view.folded[index] in word_set("bewegingswoorden")


def _public_figures(view: View, context: Context) -> Iterator[Candidate]:
    """Public figures by their full name, or by a family name that stands alone."""
    for start, end in matches(view, _figures()):
        longer = view.gap_after(end) == "-" and view.shapes[end + 1] in CAPITALISED
        if view.shapes[start] in CAPITALISED and not longer and not _private(view, start, end, context):
            yield _stays(view.starts[start], view.ends[end], TITLED + 0.01, "publieke persoon")
    for index in view.where(_figure_words()):
        private = view.folded[index] in context.known.words
        if view.shapes[index] in CAPITALISED and not private and _alone(view, index):
            titled = (
                index > 0 and view.folded[index - 1] in word_set("publieke_titels") and view.gap(index) == " "
            )
            score = TITLED + 0.01 if titled else VOUCHED
            yield _stays(view.starts[index], view.ends[index], score, "publieke persoon")


def _stays(start: int, end: int, score: float, reason: str, label: str = "PERSOON") -> Candidate:
    return Candidate(start, end, label, score, reason, action="behoud")


def matches(view: View, table: dict[str, tuple[tuple[str, ...], ...]]) -> Iterator[tuple[int, int]]:
    """First and last word of every phrase of `table` that stands in the text on one line."""
    folded = view.folded
    for index in view.where(table):
        for parts in table[folded[index]]:
            last = index + len(parts) - 1
            if tuple(folded[index : last + 1]) == parts and all(
                len(view.gap(at)) <= _WIDEST_GAP for at in range(index + 1, last + 1)
            ):
                yield index, last
                break


def _private(view: View, start: int, end: int, context: Context) -> bool:
    """Whether every word of it is a name of the zaak's own people."""
    return all(view.folded[at] in context.known.words for at in range(start, end + 1))


def _ordinary(view: View, index: int) -> bool:
    """Whether the word is an ordinary Dutch one, which has its capital from the place where it stands."""
    return base(view.folded[index], view.raw[index].lower(), frozenset({"nl"})) is Vouch.SAFE


def _alone(view: View, index: int) -> bool:
    """Whether no other name word stands directly beside it ("Assad", not "Karim Assad" or "Assad Rahimi")."""
    before = (
        index > 0
        and view.gap(index) == " "
        and view.shapes[index - 1] in CAPITALISED
        and not (view.opens(index - 1) and _ordinary(view, index - 1))
    )
    after = index + 1 < len(view) and view.gap_after(index) == " " and view.shapes[index + 1] in CAPITALISED
    titles = word_set("publieke_titels")
    return not after and (not before or view.folded[index - 1] in titles)
