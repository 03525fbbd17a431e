"""What stays whatever stands in it: where a publication can be found, and the captions of the reader."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import REGISTERED
from grondslag.documents import captions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from grondslag.anonymise.candidate import Candidate

# Papers of Parliament ("6802 EK" is a postcode), official gazettes and law reports, with a line end where a
# space may stand. The names of parties and cases are no part of it.
_YEARS = r"(?:19|20)\d{2}(?:[-/–](?:19|20)?\d{2})?"
_CITED = re.compile(
    r"(?<!\w)(?:"
    rf"(?:Kamerstuk(?:ken)?|Handelingen|(?<!\d )(?:TK|EK))(?:\s(?:I{{1,2}}|TK|EK))?(?:\s{_YEARS})?"
    r"(?:,?\s\d{2}[ .]?\d{3}(?:[ -](?:\([A-Z]\d*\)|[IVX]{1,5}))?)?"
    r"(?:,\s(?:nrs?|item|p|blz)\.?\s[\dA-Z-]{1,9})*"
    r"|(?:Stb|Stcrt|Trb|Pb|PbEU|PbEG|Staatsblad|Staatscourant|Tractatenblad)\.?\s(?:19|20)\d{2},?"
    r"\s(?:nr\.?\s)?(?:[LC]\s)?\d{1,6}(?:/\d{1,4})?"
    r"|(?:WBV|WBN|TBV|JV|RV|AB|NJ|JB|NJB|NAV|VR)\s(?:19|20)\d{2}[/,]\s?\d{1,4}"
    r")(?!\w)"
)


def spans(text: str) -> list[tuple[int, int]]:
    """Where in a text it stands, in order."""
    return sorted([match.span() for match in _CITED.finditer(text)] + captions(text))


def without(staying: Sequence[tuple[int, int]], candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates that do not lie in what stays; what the registration knows is sought there too."""
    for each in candidates:
        at = bisect_left(staying, (each.end,)) - 1
        if each.score >= REGISTERED or at < 0 or staying[at][1] <= each.start:
            yield each
