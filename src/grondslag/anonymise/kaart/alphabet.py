"""The letters that may leave: an allow-list, so that nothing can hide in a character that nobody sees."""

import unicodedata
from typing import Final

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz" + "áàâäãåçéèêëíìîïñóòôöõúùûüýÿ"
SIGNS: Final = " \n.,;:?!()[]'\"-–/&%€‘’“”…"
ALLOWED: Final = frozenset(LETTERS + LETTERS.upper() + "0123456789" + SIGNS)


def strangers(text: str) -> list[int]:
    """Positions of characters outside the alphabet, after no change to the text whatever."""
    return [position for position, character in enumerate(text) if character not in ALLOWED]


def name_of(character: str) -> str:
    """What to call a character on the screen, also one that can't be seen."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'zonder naam').lower()}"
