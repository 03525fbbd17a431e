"""Words made comparable: without case, diacritics, apostrophes and look-alike characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from grondslag.anonymise.remember import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS = re.compile(r"['’‘ʼʾʿ`´ʻ\"]")
_SPECIAL = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ŋ": "ng",
        "ħ": "h",
    }
)
# What optical recognition takes one for another. Only used on words that hold both letters and digits.
_DIGIT_AS_LETTER = str.maketrans(
    {"0": "o", "1": "l", "5": "s", "8": "b", "6": "b", "|": "l", "!": "i", "3": "e", "4": "a"}
)

# Spellings of one sound in the romanisations of Arabic, Persian, Cyrillic, Tigrinya and Turkish, most
# specific first.
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tsch|tch|tsj|tj|ch(?=[aeiouy])", "c"),
        (r"dzj|dsch|dj|dzh|zj", "j"),
        (r"sch|sj|sh|ch", "s"),
        (r"kh|gh|q|ck|c(?=[^s]|$)|x|g", "k"),
        (r"ph|v|w", "f"),
        (r"th|dh|d", "t"),
    )
)
# Then letter by letter, and of what comes out double one.
_SOUND_OF_LETTER = str.maketrans(
    {"z": "s", "b": "p", "j": "i", "y": "i", "e": "i", "o": "u", "a": None, "h": None}
)
_DOUBLE = re.compile(r"(.)\1+")


def _fold(word: str) -> str:
    """Lower case, compatibility forms resolved, no diacritics and no apostrophes."""
    if word.isascii():
        return _MARKS.sub("", word.lower()) if "'" in word or "`" in word or '"' in word else word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    return _MARKS.sub("", plain.translate(_SPECIAL))


fold: Callable[[str], str] = Remembered(_fold, 200_000).__getitem__


@lru_cache(maxsize=200_000)
def sound(folded: str) -> str:
    """A rough key on which romanised spellings of one name fall together ("Mohammed", "Muhamad")."""
    key = folded
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return _DOUBLE.sub(r"\1", key.translate(_SOUND_OF_LETTER))


def as_letters(word: str) -> str:
    """A word with the digits in it written as the letters that they were misread for, marks and case kept."""
    return word.translate(_DIGIT_AS_LETTER)


_SPACED = re.compile(r"\w(?: \w){2,}")


def as_name(surface: str) -> str:
    """A name as it was meant: line ends and spaced letters closed up, misread letters and digits read."""
    text = re.sub(r"-\n\s*", "", surface).replace("\n", " ")
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    return " ".join(_as_meant(word) for word in text.split(" "))


def _as_meant(word: str) -> str:
    if not word.isalpha() and any(ch.isdigit() for ch in word) and any(ch.isalpha() for ch in word):
        read = as_letters(word)
        return read.upper() if sum(ch.isupper() for ch in word) > len(word) / 2 else read
    capitals = word.replace("l", "I")
    return capitals if capitals != word and len(word) > 1 and capitals.isupper() else word


def unscan(word: str) -> str:
    """A word with digits in it, as it reads when the digits are misread letters."""
    return fold(word.translate(_DIGIT_AS_LETTER))
