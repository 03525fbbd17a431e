"""Found once is searched everywhere.

Numbers, codes, contact data and place names of one document in all the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from grondslag.anonymise.candidate import CONTEXT, LISTED, WEAK, Candidate
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.view import CAPITALISED
from grondslag.anonymise.vouch import Vouch, base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grondslag.anonymise.resolve import Span
    from grondslag.anonymise.view import View

_SEARCHED = frozenset(
    {
        "VNUMMER",
        "BSN",
        "ZAAKNUMMER",
        "DOCNUMMER",
        "PARKETNUMMER",
        "CONTACT",
        "AMBTENAAR",
        "PROFESSIONAL",
        "PERSOON",
    }
)
_MIN = 4
# Initials of an official; what is short for more than a person is not sought elsewhere.
_SIGN = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]")
_SHORT_FOR = word_set("overheid", "landen", "bewegingen") | frozenset(
    {"aa", "ac", "pv", "va", "ok", "id", "nr", "art", "vz", "ivd", "ovj", "rc", "tk", "mw", "dhr", "dd"}
)


class Repeated:
    """What was found in any document of the dossier, ready to be searched in each."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[str, str, str]] = {}
        self._places: dict[str, str] = {}
        self._sorted: tuple[AhoCorasick, list[str]] | None = None

    def learn(self, view: View, spans: Iterable[Span]) -> None:
        """Take up the sure findings of one document."""
        self._sorted = None
        for span in spans:
            winner, surface = span.winner, view.text[span.start : span.end]
            if winner.action == "behoud" or winner.score <= WEAK:
                continue
            if _sought(winner, surface):
                self._values.setdefault(surface, (winner.label, winner.key, span.role))
            elif winner.label == "PLAATS" and winner.score >= LISTED:
                self._learn_place(surface, winner.key)

    def _learn_place(self, surface: str, key: str) -> None:
        word = fold(surface)
        if (
            word.isalpha()
            and word not in word_set("landen", "overheid", "talen")
            and base(word, word, frozenset({"nl"})) is not Vouch.UNKNOWN
        ):
            self._places.setdefault(word, key)

    def _index(self) -> tuple[AhoCorasick, list[str]]:
        """The values in order, and what searches them all at once; made when first asked for."""
        if self._sorted is None:
            values = sorted(self._values)
            self._sorted = AhoCorasick(values, matchkind=MatchKind.LeftmostLongest), values
        return self._sorted

    def search(self, view: View) -> Iterator[Candidate]:
        """Every other mention in a text of what was taken up; for an ordinary word only with a capital."""
        if self._values:
            search, values = self._index()
            for at, start, end in search.find_matches_as_indexes(view.text):
                if not view.text[start - 1 : start].isalnum() and not view.text[end : end + 1].isalnum():
                    label, key, role = self._values[values[at]]
                    yield Candidate(
                        start, end, label, CONTEXT, "elders in het dossier gevonden", key=key, role=role
                    )
        for index in view.where(self._places):
            if view.shapes[index] in CAPITALISED:
                key = self._places[view.folded[index]]
                yield Candidate(
                    view.starts[index],
                    view.ends[index],
                    "PLAATS",
                    LISTED,
                    "elders in het dossier een plaats",
                    action="generaliseer",
                    key=key,
                )


def _sought(winner: Candidate, surface: str) -> bool:
    """Whether a finding is sought in the other documents: a number or a code, or the initials of one."""
    if winner.key.startswith("code:") and _SIGN.fullmatch(surface):
        return fold(surface) not in _SHORT_FOR
    numbered = len(surface) >= _MIN and any(ch.isdigit() for ch in surface)
    return winner.label in _SEARCHED and numbered and not _year(surface)


def _year(surface: str) -> bool:
    return len(surface) == _MIN and surface[:2] in {"19", "20"}
