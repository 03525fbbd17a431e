"""Found once is searched everywhere.

Numbers, codes, contact data and place names of one document in all the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from grondslag.anonymise.candidate import CONTEXT, LISTED, TITLED, WEAK, Candidate
from grondslag.anonymise.detectors.titles import titles
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.model import NAMES
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
# A name in full, of a given name or initials and a family name with or without particles.
_FULL_NAME = re.compile(
    r"(?:[Mm](?:w|r|evr|evrouw)\.? |[Dd](?:r|rs|hr)\.? ){0,3}"
    r"(?P<given>[A-ZÀ-Þ](?:[\w'’]+|\.))(?:[ -]?[A-Z]\.)*[ ]"
    r"(?P<particles>(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Tt]e|[Ee]l|[Aa]l|'t)[ -]){0,3})"
    r"(?P<family>[A-ZÀ-Þ][\w'’]+)(?:-(?P<second>[A-ZÀ-Þ])[\w'’]+)?"
)
# Initials where somebody signs, is written to or has agreed: behind a bracket, a dash, an arrow or a word.
_BY_INITIALS = re.compile(
    r"(?:[(\[>→–—/@]|(?<![\w.-])(?:door|van|aan|van|met|par|paraaf|gez|akk|akkoord|overleg|cc|voor|dd|by|for|to"
    r"|from|par|de|von|an)\.?:?)[ ]?"
    r"(?P<initials>[A-Z][A-Za-z]{0,3}[A-Z])(?![\w-])(?!\.\w)"
)
# What a nickname of one word has before it where it is used ("de koekoek").
_ARTICLES = frozenset({"de", "het", "die", "el", "la", "le", "the", "der"})
# Initials of an official; what is short for more than a person is not sought elsewhere.
_SIGN = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]")
_SHORT_FOR = word_set("overheid", "landen", "bewegingen") | frozenset(
    {"aa", "ac", "pv", "va", "ok", "id", "nr", "art", "vz", "ivd", "ovj", "rc", "tk", "mw", "dhr", "dd"}
)
_OTHER = frozenset({"mt", "rb", "mk", "vk", "ob", "cv", "bv", "nv"})


class Repeated:
    """What was found in any document of the dossier, ready to be searched in each."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[str, str, str]] = {}
        self._places: dict[str, str] = {}
        self._initials: dict[str, tuple[str, str]] = {}
        self._nicknames: dict[str, str] = {}
        self._sorted: tuple[AhoCorasick, list[str]] | None = None

    def learn(self, view: View, spans: Iterable[Span]) -> None:
        """Take up the sure findings of one document."""
        self._sorted = None
        for span in spans:
            winner, surface = span.winner, view.text[span.start : span.end]
            if winner.action == "behoud" or winner.score <= WEAK:
                continue
            if winner.label in NAMES:
                self._learn_initials(surface, winner, span.role)
                self._learn_nickname(surface, winner)
            if _sought(winner, surface):
                self._values.setdefault(surface, (winner.label, winner.key, span.role))
            elif winner.label == "PLAATS" and winner.score >= LISTED:
                self._learn_place(surface, winner.key)

    def _learn_initials(self, surface: str, winner: Candidate, role: str) -> None:
        """Of a name in full the initials that its bearer may be called by ("Femke Bos": FB)."""
        match = _FULL_NAME.search(surface)
        if match is None:
            return
        particles = match["particles"].replace("-", " ").split()
        parts = [match["given"][0], *(each[0].lower() for each in particles), match["family"][0]]
        for form in {"".join(parts), "".join(parts).upper(), "".join(parts[1:]), parts[0] + parts[-1]}:
            if _SIGN.fullmatch(form) and not _stands_for_more(form):
                self._initials.setdefault(form, (winner.label, role))

    def _learn_nickname(self, surface: str, winner: Candidate) -> None:
        """A nickname of one small word, which is sought behind an article."""
        small = surface.isalpha() and surface.islower() and len(surface) >= _MIN
        if (
            winner.reason.startswith("bijnaam")
            and small
            and fold(surface) not in word_set("geen_bijnaam") | titles().keys()
        ):
            self._nicknames.setdefault(surface, winner.key)

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
        yield from self._by_initials(view)
        yield from self._by_nickname(view)
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

    def _by_initials(self, view: View) -> Iterator[Candidate]:
        """The initials of somebody whose name stands elsewhere in the dossier ("MT > EK, 5/2", "– FB")."""
        if not self._initials:
            return
        for match in _BY_INITIALS.finditer(view.text):
            code = match["initials"]
            if code in self._initials:
                label, role = self._initials[code]
                key = f"code:{code.lower()}"
                yield Candidate(
                    *match.span("initials"), label, TITLED, "initialen van een naam", key=key, role=role
                )

    def _by_nickname(self, view: View) -> Iterator[Candidate]:
        """An article and a nickname of one small word."""
        for index in view.where(self._nicknames):
            if view.at(index - 1) in _ARTICLES and view.gap(index) == " ":
                key = self._nicknames[view.folded[index]]
                yield Candidate(
                    view.starts[index - 1], view.ends[index], "PERSOON", TITLED, "elders een bijnaam", key=key
                )


def _stands_for_more(code: str) -> bool:
    """Whether letters are known to be short for something else than a person."""
    return fold(code) in _SHORT_FOR | word_set("afkortingen", "letters_van_een_rol") or fold(code) in _OTHER


def _sought(winner: Candidate, surface: str) -> bool:
    """Whether a finding is sought in the other documents: a number or a code, or the initials of one."""
    if winner.key.startswith("code:") and _SIGN.fullmatch(surface):
        return fold(surface) not in _SHORT_FOR
    numbered = len(surface) >= _MIN and any(ch.isdigit() for ch in surface)
    return winner.label in _SEARCHED and numbered and not _year(surface)


def _year(surface: str) -> bool:
    return len(surface) == _MIN and surface[:2] in {"19", "20"}
