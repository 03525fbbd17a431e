"""Numbers, addresses and contact data in disguise: with separators, look-alike characters, or reversed."""

import re
from collections.abc import Iterator
from typing import Final

from grondslag.risk.leak.fold import Folded, as_digits, fold

SHORTEST: Final = 6  # characters; below that a number is a year, an age or a house
_REVERSED: Final = 8
_PHONE: Final = 9  # the national part of a Dutch number, after +31 or 0
_STREET: Final = 8  # letters from which a street counts without its number
_POSTCODE: Final = re.compile(r"\b\d{4}\s?[A-Z]{2}\b")
_PHONE_LIKE: Final = re.compile(r"\+?[\d\s()./-]{9,}\Z")

Match = tuple[int, int, str]


def find_number(value: str, text: Folded) -> Iterator[Match]:
    """Every place where the number stands, whatever parts or disguises its characters."""
    needle = fold(value).only(digits=True).text
    if len(needle) < SHORTEST or not any(character.isdigit() for character in needle):
        return
    squashed = text.characters
    yield from _search(as_digits(needle), squashed, "nummer")
    if len(needle) >= _REVERSED:
        yield from _search(as_digits(needle[::-1]), squashed, "nummer, achterstevoren")


def find_contact(value: str, text: Folded) -> Iterator[Match]:
    """A phone number by its national part; anything else by all of its letters and digits."""
    if _PHONE_LIKE.match(value.strip()):
        digits = fold(value).only(letters=False, digits=True).text
        yield from find_number(digits[-_PHONE:], text)
        return
    needle = fold(value).only(digits=True).text
    if len(needle) >= SHORTEST:
        squashed = text.characters
        for place in squashed.find(needle):
            yield *place, "contactgegeven"


def find_address(value: str, text: Folded) -> Iterator[Match]:
    """The postcode, each part between commas as a whole, and a long street without its number."""
    for postcode in _POSTCODE.findall(value):
        yield from find_number(postcode, text)
    squashed, letters = text.characters, text.letters
    for part in value.split(","):
        whole = fold(_POSTCODE.sub("", part))
        for needle, shortest, where in (
            (whole.only(digits=True).text, SHORTEST, squashed),
            (whole.only().text, _STREET, letters),
        ):
            if len(needle) >= shortest and (where is letters or any(map(str.isdigit, needle))):
                for place in where.find(needle):
                    yield *place, "adres"


def _search(needle: str, squashed: Folded, how: str) -> Iterator[Match]:
    for match in re.finditer(re.escape(needle), as_digits(squashed.text)):
        surface = squashed.text[slice(*match.span())]
        # Half of it must really be digits, or 'olie is bliss' would be a number.
        if 2 * sum(map(str.isdigit, surface)) >= sum(map(str.isdigit, needle)):
            yield *squashed.span(*match.span()), how
