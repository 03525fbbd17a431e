"""The year that somebody was born in: behind a word for birth, behind a name, in a column of a table.

A bare year stays, but for this one: "née vers 1970", "né en 1981 ou 1982", "geb. 1968",
"née à Kpandroma en 1959", "Šoštarić Ivan (1929)".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import PATTERN, Candidate
from grondslag.anonymise.detectors.lifetimes import CELL_YEAR
from grondslag.anonymise.detectors.near import at_words
from grondslag.anonymise.vouch import Vouch, vouched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_HEDGE = (
    r"(?:vers|omstreeks|rond|circa|ca\.?|c\.|±|about|around|ongeveer|vermoedelijk|waarschijnlijk|approximately"
    r"|environ|um)"
)
_YEAR = (
    r"(?:(?:in|en|im|het jaar|the year|l['’]année|l['’]an|jaar) ){0,2}"
    rf"(?P<year>(?:{_HEDGE} ){{0,2}}(?:1[89]\d\d|20[0-2]\d))"
    r"(?:(?: of| ou| or|/|-| à)(?: in| en)? ?(?P<other>(?:1[89]|20)\d\d))?(?![\w/-]|[.,]\d)"
)
_BORN = r"[Gg]eboren|GEBOREN|[Gg]eb\.|[Nn]ée?|[Nn]\(?ée?\)?|[Nn]é\(e\)|[Bb]orn|[Nn]acid[oa]|[Nn]at[oa]"
_BEHIND_WORD = re.compile(
    rf"(?<!\w)(?:{_BORN}|[Gg]eboortejaar|[Gg]eburtsjahr|[Jj]aar van geboorte|[Bb]irth year|[Yy]ear of birth"
    r"|[Aa]nnée de naissance|[Jj]ahrgang)(?: is)?(?: [àa] ?:[^\n.;]{2,40},)?[ :|]{1,30}"
    rf"{_YEAR}"
)
_BEHIND_PLACE = re.compile(
    rf"(?<!\w)(?:{_BORN}) ?(?:te|in|at|à)(?: ?:)?[ ]{{1,20}}"
    r"[A-ZÀ-Ž][\w'’-]{1,30}(?: [A-ZÀ-Ž(][\w'’)-]{1,30}){0,2}"
    r"(?:,? |[ ]?\n)[ ]{0,20}(?!en in )(?:(?:en|in|vers)[ :]{1,6})?"
    rf"{_YEAR}"
)
_BEHIND_NAME = re.compile(r" \((?:°|\*|geb\. ?)?(?P<year>(?:ca\. ?)?(?:19[1-9]\d|200\d))\)")
_HEAD = re.compile(r"geb(?:\.|$|oren|oorte|urt)|born|naiss|n[ée]+(?:\(e\))?$|jahrgang|birth", re.IGNORECASE)
_FEWEST_CELLS = 3
_FURTHEST = 140
_AT = ("geboren", "geb", "ne", "nee", "n", "born", "nacido", "nacida", "nato", "nata", "geboortejaar")
_WORDS = frozenset([*_AT, "geburtsjahr", "jaar", "birth", "year", "annee", "jahrgang"])


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """All such years; of two that may be meant, both."""
    text = view.text
    for match in at_words(view, _WORDS, _BEHIND_WORD, _BEHIND_PLACE, ahead=_FURTHEST):
        for group in ("year", "other"):
            if match[group]:
                yield _born(text, *match.span(group))
    for match in _BEHIND_NAME.finditer(text) if " (" in text else ():
        if _is_name(view, view.first_at(match.start()) - 1, context):
            yield _born(text, *match.span("year"))
    for start, end in _in_columns(text):
        yield _born(text, start, end)


def _is_name(view: View, index: int, context: Context) -> bool:
    """Whether two words with a capital end here, of which nothing says that one is an ordinary word."""
    return (
        index > 0
        and view.gap(index) == " "
        and all(
            view.raw[at][0].isupper()
            and view.raw[at].isalpha()
            and vouched(view, at, context, opening=False) is Vouch.UNKNOWN
            for at in (index - 1, index)
        )
    )


def _in_columns(text: str) -> Iterator[tuple[int, int]]:
    """The years in the column of a table whose head says that they are of birth."""
    column, at = -1, 0
    for line in text.split("\n") if "|" in text else ():
        start, at = at, at + len(line) + 1
        cells = line.split("|")
        heads = [each for each, cell in enumerate(cells) if _HEAD.match(cell.strip())]
        if len(cells) < _FEWEST_CELLS:
            column = -1
        elif len(heads) == 1 and not any(ch.isdigit() for ch in line):
            column = heads[0]
        elif 0 <= column < len(cells):
            cell = cells[column]
            begin = start + sum(len(each) + 1 for each in cells[:column])
            year = CELL_YEAR.fullmatch(
                text, begin + len(cell) - len(cell.lstrip()), begin + len(cell.rstrip())
            )
            if year:
                yield year.span()


def _born(text: str, start: int, end: int) -> Candidate:
    return Candidate(
        start, end, "GEBDATUM", PATTERN, "geboortejaar", action="generaliseer", key=f"datum:{text[start:end]}"
    )
