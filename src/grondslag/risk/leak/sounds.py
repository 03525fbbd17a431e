"""What is left of a word without its vowels, or without what a scanner confuses: nearly a name, in two ways.

`skeletons` follows how names are written over from one alphabet into another (Yusuf, Youssouf, يوسف); `shape`
what a scanner confuses (rn and m, 1 and l). Both are coarse on purpose: what they find, a person judges.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product
from typing import Final

# Sounds that one alphabet writes in several ways in another. '' is: may be left out.
_SOUNDS: Final[dict[str, tuple[str, ...]]] = {
    "shch": ("S",), "sch": ("S", "SG"), "tsj": ("S", "G"), "tch": ("S", "G"), "tsch": ("S", "G"),
    "dzj": ("J",), "dsch": ("J",), "dzh": ("J",), "dj": ("J",), "zh": ("J", "S"), "zj": ("J", "S"),
    "dz": ("J", "S"), "gch": ("G", ""), "sj": ("S",), "sh": ("S",), "ch": ("S", "G", "K"), "kh": ("G",),
    "gh": ("G", ""), "ph": ("V",),
    "th": ("T", "S"), "dh": ("D",), "bh": ("B", "V"), "ck": ("K",), "ts": ("S",), "tz": ("S",),
    "ks": ("KS", "G"), "x": ("G", "KS"), "qu": ("K",), "gu": ("G",),
    "b": ("B",), "p": ("B",), "c": ("K", "S"), "k": ("K",), "q": ("K", "G"), "g": ("G", "J"), "h": ("", "G"),
    "d": ("D",), "t": ("T",), "f": ("V",), "v": ("V",), "w": ("V", ""), "j": ("J", ""), "y": ("", "J"),
    "z": ("S",), "s": ("S",), "l": ("L",), "m": ("M",), "n": ("N",), "r": ("R",),
}  # fmt: skip
_SOUND: Final = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_DOUBLE: Final = re.compile(r"(.)\1+")
_MOST: Final = 6  # sounds of a word that may vary; the rest of them is taken as written most often

# Wide letters as the strokes that a scanner may see in them, then strokes that look alike as one.
_STROKES: Final = str.maketrans({"m": "rn", "d": "cl", "w": "vv", "h": "li", "u": "ii", "y": "ij"})
_ALIKE: Final = str.maketrans("l1j05862e9q4", "iiiosbbzcgga")

# Letters whose Unicode name does not begin with the sound that they write.
_SPELLED: Final = {
    "HARD SIGN": "", "SOFT SIGN": "", "SHORT I": "y", "EL": "l", "EM": "m", "EN": "n", "ER": "r", "ES": "s",
    "EF": "f", "YERU": "i", "IE": "e", "IO": "yo", "RHO": "r", "IOTA": "y", "YU": "yu", "YA": "ya", "AIN": "",
    "HAMZA": "", "FARSI YEH": "y", "TEH MARBUTA": "a", "BETA": "bh", "XI": "ks", "PSI": "ps", "THAL": "d",
    "TCHEH": "ch", "LJE": "l", "NJE": "n", "TSHE": "ch",
}  # fmt: skip
_LETTER: Final = re.compile(r"(?:LETTER|SYLLABLE) (?:FINAL |GLOTTAL )?(.+?)(?: WITH .+| ABOVE)?$")
_OPENING: Final = re.compile("[^AEIOU]+|[AEIOU]")


@lru_cache(maxsize=8192)
def skeletons(word: str) -> frozenset[str]:
    """The ways to hear the consonants of a folded word in lower case; equal in one is alike.

    A letter written twice may be heard twice: some alphabets leave out the vowel between.
    """
    return _heard(word) | _heard(_DOUBLE.sub(r"\1", word))


def _heard(word: str) -> frozenset[str]:
    sounds = [_SOUNDS[found] for found in _SOUND.findall(word)]
    varying = 0
    for at, ways in enumerate(sounds):
        varying += len(ways) > 1
        if varying > _MOST:
            sounds[at] = ways[:1]
    return frozenset("".join(each) for each in product(*sounds))


def shape(word: str) -> str:
    """The word as a scanner sees it: shapes that it confuses are one."""
    return word.translate(_STROKES).translate(_ALIKE)


def romanised(word: str) -> str:
    """A word in another alphabet, by the names that Unicode gives to its letters, roughly in Latin ones."""
    return "".join(_roman(letter) for letter in unicodedata.normalize("NFKC", word))


@lru_cache(maxsize=4096)
def _roman(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    name = _LETTER.search(unicodedata.name(letter, ""))
    if not name:
        return ""
    sound = name[1]
    if sound in _SPELLED:
        return _SPELLED[sound]
    opening = _OPENING.match(sound)
    return opening[0].strip().lower() if opening else ""
