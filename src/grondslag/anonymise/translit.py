"""Names in other scripts, brought to the consonants of their romanisation.

So they meet the Latin spelling. The tables are data (`data/schriften.yaml`): Cyrillic, Arabic and
Persian, Tamil, and Ge'ez, in which a sign is a consonant with one of seven vowels, in rows of eight.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from grondslag.anonymise.fold import sound
from grondslag.anonymise.lists import table

_GEEZ_FIRST, _GEEZ_LAST, _ROW = 0x1200, 0x135A, 8
_VOWELS = re.compile(r"[aeiouy]")


@cache
def _letters() -> dict[str, str]:
    """Letter → its romanisation, of all alphabets."""
    data = table("schriften")
    return {letter: latin for name in data if name != "geez" for letter, latin in data[name].items()}


def _latin(word: str) -> str:
    parts, rows, letters = [], table("schriften")["geez"], _letters()
    for ch in word.lower():
        if _GEEZ_FIRST <= ord(ch) <= _GEEZ_LAST:
            row = (ord(ch) - _GEEZ_FIRST) // _ROW
            parts.append(rows[row] if row < len(rows) else "")
        else:
            parts.append(letters.get(ch) or (ch if ch.isascii() else ""))
    return "".join(parts).replace("-", "")


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The consonants of a word in any script, as a rough key; empty when it has fewer than two."""
    latin = word if word.isascii() else _latin(word)
    bare = _VOWELS.sub("", sound(latin))
    bare = re.sub(r"(.)\1+", r"\1", bare)
    return bare if len(bare) > 1 else ""
