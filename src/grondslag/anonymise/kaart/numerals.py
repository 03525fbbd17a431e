"""Dutch number words, since a count in letters singles out as well as one in digits."""

import re
from typing import Final

_UNITS: Final = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15,
    "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19, "twintig": 20, "dertig": 30,
    "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90,
}  # fmt: skip
_SCALES: Final = {"honderd": 100, "duizend": 1000}
_NOTHING: Final = frozenset({"een", "één", "en", "eenen"})  # article, conjunction, verb: no count
_PART: Final = "|".join(sorted((*_UNITS, *_SCALES), key=len, reverse=True))
_PIECE: Final = re.compile(rf"{_PART}|ën|en")
NUMBER_WORD: Final = re.compile(
    rf"(?<![^\W\d_])((?:{_PART})(?:(?:ën|en)?(?:{_PART}))*)(?:maal|keer|jarige?|daagse?)?(?![^\W\d_])",
    re.IGNORECASE,
)


def count_in(word: str) -> int | None:
    """The number that a match of NUMBER_WORD stands for; None for the article and other non-counts."""
    lowered = word.lower()
    if lowered in _NOTHING:
        return None
    total = current = 0
    for piece in _PIECE.findall(lowered):
        if piece in _SCALES:
            current = max(current, 1) * _SCALES[piece]
            if piece == "duizend":
                total, current = total + current, 0
        else:
            current += _UNITS.get(piece, 0)
    return total + current
