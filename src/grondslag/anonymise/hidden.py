"""Characters that do not show.

Taken out before anything is looked for, with the way back to the original offsets.

A name with a zero-width character in it is found as the name; letters written in tag characters are
refused whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Soft hyphen, zero-width and direction marks, joiners, variation selectors, lone surrogates, tag characters.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]+"
)
TAGS = re.compile("[\U000e0020-\U000e007e]+")


@dataclass(frozen=True, slots=True)
class Clean:
    """The visible text, and for each of its characters where it stood.

    `where` is None when nothing was taken out.
    """

    text: str
    where: tuple[int, ...] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text of a span in the visible text."""
        if self.where is None:
            return start, end
        return self.where[start], self.where[end - 1] + 1


def clean(text: str) -> Clean:
    """Take the characters that do not show out of `text`."""
    if text.isascii() or not _INVISIBLE.search(text):
        return Clean(text, None)
    parts: list[str] = []
    where: list[int] = []
    at = 0
    for hidden in _INVISIBLE.finditer(text):
        parts.append(text[at : hidden.start()])
        where.extend(range(at, hidden.start()))
        at = hidden.end()
    parts.append(text[at:])
    where.extend(range(at, len(text)))
    return Clean("".join(parts), tuple(where))
