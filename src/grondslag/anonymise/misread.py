"""An "rn" that a scan made of an m, read back: "gernerkt", "gouvernernent", "Bundesarnt"."""

from __future__ import annotations

import re
from functools import lru_cache

from grondslag.anonymise.language import marks

_MISREAD = "rn"
_SMALL, _CAPITAL = 6, 9  # letters


@lru_cache(maxsize=20_000)
def readings(folded: str, *, small: bool) -> tuple[str, ...]:
    """What a folded word may have been in print; `small`: it is written in small letters.

    A short word, or one with a capital, may be a name that happens to read so ("Horne", "arno"): of those,
    only what reads as one of the most ordinary words.
    """
    if _MISREAD not in folded:
        return ()
    places = [match.start() for match in re.finditer(_MISREAD, folded)]
    read = dict.fromkeys(
        (folded.replace(_MISREAD, "m"), *(folded[:at] + "m" + folded[at + len(_MISREAD) :] for at in places))
    )
    long = len(folded) >= (_SMALL if small else _CAPITAL)
    return tuple(each for each in read if long or (small and each in marks()))
