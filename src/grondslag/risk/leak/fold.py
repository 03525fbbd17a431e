"""Text without its disguises: no diacritics, nothing invisible, no look-alikes, every letter traceable."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_TAGS: Final = range(0xE0020, 0xE007F)  # invisible doubles of ASCII
_SINGLE: Final = dict(
    zip("øłđðþıæœßħŋŧ", ("o", "l", "d", "d", "th", "i", "ae", "oe", "ss", "h", "n", "t"), strict=True)
)
# Cyrillic and Greek letters that look like Latin ones.
_LOOK_ALIKE: Final = dict(zip("авекмнорстухіјѕԁαβεικνορτυχη", "abekmhopctyxijsdabeikvoptuxn", strict=True))
_DIGIT_OF: Final = str.maketrans("oliszbg", "0115289")
_LETTER_OF: Final = str.maketrans("0153", "olse")


@dataclass(frozen=True)
class Folded:
    """`text` after folding, case kept; `places[i]` is where its i-th character stood in the original."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of a stretch of the folded text."""
        return self.places[start], self.places[end - 1] + 1

    def find(self, needle: str) -> Iterator[tuple[int, int]]:
        """Original offsets of every place where the needle stands as it is, without overlap.

        A plain search: thousands of needles would only push each other out of the cache of `re`.
        """
        start = self.text.find(needle)
        while start >= 0:
            end = start + len(needle)
            yield self.span(start, end)
            start = self.text.find(needle, end)

    @cached_property
    def letters(self) -> "Folded":
        """The letters alone, made once for all values that are sought in this text."""
        return self.only()

    @cached_property
    def characters(self) -> "Folded":
        """The letters and digits alone, made once for all values that are sought in this text."""
        return self.only(digits=True)

    def only(self, *, letters: bool = True, digits: bool = False) -> "Folded":
        """Lower case, and nothing but letters and/or digits: spaces and separators part nothing now."""
        kept = [
            (character, place)
            for character, place in zip(self.text.lower(), self.places, strict=True)
            if (letters and character.isalpha()) or (digits and character.isdigit())
        ]
        return Folded("".join(character for character, _ in kept), tuple(place for _, place in kept))


def fold(text: str) -> Folded:
    """The text without disguises. Characters keep their order; some vanish, few become two."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = _plain(character)
        folded.append(plain)
        places.extend([place] * len(plain))
    return Folded("".join(folded), tuple(places))


def _plain(character: str) -> str:
    if character.isascii():
        return character
    code = ord(character)
    if code in _TAGS:
        return chr(code - 0xE0000)
    if unicodedata.category(character) in {"Cf", "Mn", "Me", "Cc"}:
        return ""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    parts = unicodedata.normalize("NFKD", character)
    return "".join(_latin(part) for part in parts if not unicodedata.combining(part))


def _latin(character: str) -> str:
    lowered = character.lower()
    if len(lowered) != 1:
        return character
    plain = _SINGLE.get(lowered) or _LOOK_ALIKE.get(lowered) or lowered
    if character == lowered:
        return plain
    # One letter upper stays one letter upper, so that lower() keeps every place.
    return plain[0].upper() + plain[1:]


def as_digits(squashed: str) -> str:
    """Letters that a scan or a hand takes for digits, as those digits; length unchanged."""
    return squashed.translate(_DIGIT_OF)


def as_letters(word: str) -> str:
    """Digits that stand for letters inside a word, as those letters; length unchanged."""
    return word.translate(_LETTER_OF)
