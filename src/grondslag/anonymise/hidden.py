"""Characters that do not show.

Taken out before anything is looked for, with the way back to the original offsets.

A name with a zero-width character in it is found as the name; letters written in tag characters are
refused whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# Soft hyphen, zero-width and direction marks, joiners, variation selectors, lone surrogates, tag characters.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]+"
)
TAGS = re.compile("[\U000e0020-\U000e007e]+")


@dataclass(frozen=True, slots=True)
class Clean:
    """The visible text, and the way back to where its characters stood.

    `cuts`: where in the visible text something was taken out before; `gone`: how many characters by then.
    """

    text: str
    cuts: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text of a span in the visible text."""
        if not self.cuts:
            return start, end
        return start + self._gone_before(start), end + self._gone_before(end - 1)

    def _gone_before(self, at: int) -> int:
        cut = bisect_right(self.cuts, at)
        return self.gone[cut - 1] if cut else 0


def clean(text: str) -> Clean:
    """Take the characters that do not show out of `text`."""
    if text.isascii() or not _INVISIBLE.search(text):
        return Clean(text)
    parts: list[str] = []
    cuts: list[int] = []
    gone: list[int] = []
    at = taken = 0
    for hidden in _INVISIBLE.finditer(text):
        parts.append(text[at : hidden.start()])
        cuts.append(hidden.start() - taken)
        at = hidden.end()
        taken += at - hidden.start()
        gone.append(taken)
    parts.append(text[at:])
    return Clean("".join(parts), tuple(cuts), tuple(gone))
