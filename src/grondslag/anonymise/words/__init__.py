"""The lists of words that are known to be harmless, and how a word is looked up in them.

Nothing leaves that no list vouches for. The lists are data (`../data/woorden/*.txt.xz`, made by
`build.py`; sources
and licences in `../data/BRONNEN.md`) and are read once, on first use.
"""

from __future__ import annotations

import lzma
from functools import cache
from importlib import resources

LANGUAGES = ("nl", "en", "fr", "de")

_DATA = resources.files("grondslag.anonymise") / "data" / "woorden"

# Parts that tie two Dutch words into one ("veiligheids-dienst", "boeken-kast").
_LINKS = ("", "s", "en", "e", "-")
_MIN_PART = 3
_MIN_TAIL = 4
_LONG_HEAD = 5


@cache
def words(language: str) -> frozenset[str]:
    """The harmless words of one language, in lower case."""
    raw = lzma.decompress((_DATA / f"{language}.txt.xz").read_bytes())
    return frozenset(raw.decode("utf-8").split("\n"))


@cache
def also_names() -> frozenset[str]:
    """Dutch words that are a person's or a place's name too.

    They need a safe context when written with a capital.
    """
    return words("dubbel")


@cache
def rare() -> frozenset[str]:
    """Rare Dutch words that are a name elsewhere: harmless in small letters only."""
    return words("zeldzaam")


def is_dutch_compound(word: str, *, small: bool = False) -> bool:
    """Whether a word is two common Dutch words written as one, as Dutch does freely.

    Words that are names too do not count as parts, so "bakkerali" does not pass. `small`: the word is written
    small, so that its first part may be any Dutch word.
    """
    if len(word) < _MIN_PART + _MIN_TAIL:
        return False
    known = words("delen")
    heads = words("nl") if small else known
    for cut in range(len(word) - _MIN_TAIL, _MIN_PART - 1, -1):
        head, tail = word[:cut], word[cut:]
        if tail not in known:
            continue
        for link in _LINKS:
            if link and not head.endswith(link):
                continue
            stem = head[: len(head) - len(link)] if link else head
            if len(stem) >= _MIN_PART and stem in heads and (stem in known or len(stem) >= _LONG_HEAD):
                return True
    return False
