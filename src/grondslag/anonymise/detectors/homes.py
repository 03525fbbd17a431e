"""Where somebody lives, told in another form than a Dutch street and number.

"wonende aan de Kikkenstein 612", "Bomapolder, perceel 203 bis", "demeurant à Gbessia Port 2, derrière la
mosquée". The words are data: `data/adreswoorden.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, PATTERN, Candidate
from grondslag.anonymise.lists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_NAME = r"[^\W\d_a-zà-ÿ][\w'’-]{2,30}(?:[ -][^\W\d_a-zà-ÿ][\w'’-]{1,30}){0,2}"
_NUMBER = r"[A-Z]?\d{1,4}(?: ?(?:bis|ter|hs|[a-zA-Z]|[IVX]{1,3})(?!\w))?(?: ?[-/] ?[A-Z]?\d{1,4})?"
_LONGEST = 60


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = table("adreswoorden")
    lives = "|".join(re.escape(each) for each in sorted(words["woont"], key=len, reverse=True))
    parcel = "|".join(re.escape(each) for each in sorted(words["perceel"], key=len, reverse=True))
    beside = "|".join(re.escape(each) for each in sorted(words["naast"], key=len, reverse=True))
    return (
        # A name with a number behind a word for living ("aan de Kikkenstein 612").
        re.compile(
            rf"(?:(?:{lives})(?: de| het| den)?|\b[Aa]an (?:de|het)) (?P<home>{_NAME} {_NUMBER})(?![\w.,]?\d)"
        ),
        # A name and a numbered parcel, house or block behind a comma.
        re.compile(rf"(?P<home>{_NAME}, (?:{parcel})\.? ?{_NUMBER})(?!\w)"),
        # Whatever stands behind "wonende te", to the end of the clause, and what it lies beside.
        re.compile(
            rf"(?:{lives}) (?P<home>[^\W\d_a-zà-ÿ][^,;.\n()]{{2,{_LONGEST}}}"
            rf"(?:,? (?:{beside})[^,;.\n()]{{3,{_LONGEST}}})?)"
        ),
    )


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Homes told in words."""
    by_number, by_parcel, by_words = _patterns()
    for pattern, score in ((by_number, PATTERN), (by_parcel, PATTERN), (by_words, CONTEXT)):
        for match in pattern.finditer(view.text):
            start, end = match.span("home")
            yield Candidate(
                start, end, "ADRES", score, "woonplek in woorden", key=f"adres:{view.text[start:end].lower()}"
            )
