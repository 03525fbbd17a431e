"""Names in other scripts brought to the consonants of their romanisation, so that they meet the Latin spelling.

Tables after the scientific romanisations of Cyrillic, Arabic and Persian, and Ge'ez; a Ge'ez sign is a consonant
with one of seven vowels, in blocks of eight. Tamil writes one sign for voiced and voiceless.
"""

from __future__ import annotations

import re
from functools import lru_cache

from grondslag.anonymise.fold import sound

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяієїґђјљњћџ",
        "a b v g d e zj z i i k l m n o p r s t u f kh ts tsj sj sj - i - e ju ja i e i g d j l n c dzj".split(),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگکیىةآأإؤئء",
        (
            "a b t th j h kh d dh r z s sh s d t z - gh f k k l m n h w i p tsj zj g k i i - a a i w i -"
        ).split(),
        strict=True,
    )
)
_GEEZ = "h l h m sh r s sh q - q - b v t tsj kh - n n - k - kh - w - z zj j d - j g - t tsj p s s f p".split()
_TAMIL = dict(
    zip(
        "கஙசஞடணதநபமயரலவழளறனஜஷஸஹ",
        "k n s n t n t n p m i r l v l l r n j sh s h".split(),
        strict=True,
    )
)
_GEEZ_FIRST, _GEEZ_LAST, _ROW = 0x1200, 0x135A, 8
_VOWELS = re.compile(r"[aeiouy]")


def _latin(word: str) -> str:
    parts = []
    for ch in word.lower():
        if _GEEZ_FIRST <= ord(ch) <= _GEEZ_LAST:
            row = (ord(ch) - _GEEZ_FIRST) // _ROW
            parts.append(_GEEZ[row] if row < len(_GEEZ) else "")
        else:
            parts.append(
                _CYRILLIC.get(ch) or _ARABIC.get(ch) or _TAMIL.get(ch) or (ch if ch.isascii() else "")
            )
    return "".join(parts).replace("-", "")


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """The consonants of a word in any script, as a rough key; empty when it has fewer than two."""
    latin = word if word.isascii() else _latin(word)
    bare = _VOWELS.sub("", sound(latin))
    bare = re.sub(r"(.)\1+", r"\1", bare)
    return bare if len(bare) > 1 else ""
