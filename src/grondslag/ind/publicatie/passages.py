"""Withheld passages in a text. What is withheld is withheld wherever it stands. Pure functions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from grondslag.anonymise import findings
from grondslag.anonymise.edges import bare

POINTED_AT = frozenset({"AMBTENAAR", "BSN", "CONTACT", "PARKETNUMMER", "PERSOON", "VNUMMER"})
"""The labels of the detectors that may be an official's datum, or a number that stands for one person."""

Stuk = str | dict[str, str]
"""A piece of a paragraph as the public reads it: text, or `{"weg": label of the ground}`."""


@dataclass(frozen=True)
class Deel:
    """A piece of a paragraph for the makers: `weg` is the ground it is withheld on, `open`: undecided."""

    tekst: str
    weg: str = ""
    open: bool = False


def spans(text: str, values: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return where the values stand in a text, whole words, the longest first, without overlap."""
    ordered = sorted(filter(None, values), key=len, reverse=True)
    if not ordered:
        return []
    pattern = "|".join(rf"(?<!\w){re.escape(value)}(?!\w)" for value in ordered)
    return [(match.start(), match.end(), match.group()) for match in re.finditer(pattern, text)]


def public(text: str, withheld: Mapping[str, str]) -> list[Stuk]:
    """Return a paragraph for the public. `withheld` gives each value the label of its ground."""
    pieces: list[Stuk] = []
    end = 0
    for start, stop, value in spans(text, withheld):
        pieces += [text[end:start], {"weg": withheld[value]}]
        end = stop
    return [piece for piece in [*pieces, text[end:]] if piece]


def for_makers(text: str, withheld: Mapping[str, str], undecided: Iterable[str]) -> list[Deel]:
    """Return a paragraph for the makers: what is withheld and what is undecided stands out."""
    pieces: list[Deel] = []
    end = 0
    for start, stop, value in spans(text, [*withheld, *undecided]):
        known = value in withheld
        pieces += [Deel(text[end:start]), Deel(value, weg=withheld.get(value, ""), open=not known)]
        end = stop
    return [piece for piece in [*pieces, Deel(text[end:])] if piece.tekst]


def tally(texts: Iterable[str], withheld: Mapping[str, str]) -> Counter[str]:
    """Return how many passages each ground withholds."""
    return Counter(withheld[value] for text in texts for _start, _stop, value in spans(text, withheld))


def undecided(
    texts: Iterable[str], *, withheld: Iterable[str], kept: Iterable[str], titles: Iterable[str]
) -> list[str]:
    """Return what the detectors point at and nobody has decided on, in order of appearance.

    Of a finding that was decided on in part the rest is returned. A name behind one of `titles` (minister) is
    a bewindspersoon's, and stays.
    """
    decided, found = [*withheld, *kept], dict[str, None]()
    office = re.compile(rf"(?:^|\W)(?:{'|'.join(map(re.escape, titles))})\s+$", re.IGNORECASE)
    for text in texts:
        covered = spans(text, decided)
        for finding in findings(text):
            if finding.label in POINTED_AT and not office.search(text[: finding.start]):
                found |= dict.fromkeys(_rest(text, finding.start, finding.end, covered))
    return list(found)


def _rest(text: str, start: int, end: int, covered: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    """Return the pieces of a span that no covered span reaches.

    Without the marks and blanks around them, and without "mevrouw": a name is withheld, not its announcing.
    """
    for first, stop, _value in [*covered, (end, end, "")]:
        if first > start and start < end:
            piece = bare(re.sub(r"^\W+|\W+$", "", text[start : min(first, end)]))
            if piece:
                yield piece
        start = max(start, stop)
