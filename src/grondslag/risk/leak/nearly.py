"""One word of a name, nearly: misspelt, misheard, misread, broken in two, in another alphabet, in an address.

Coarse, so it asks for more: a capital where no sentence begins, a place in an address, or a long word.
"""

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA

from grondslag.risk.leak.ordinary import ordinary_words
from grondslag.risk.leak.sounds import shape, skeletons
from grondslag.risk.leak.words import Match, Text

SHORTEST: Final = 4  # letters of a word that is sought nearly
BROKEN: Final = 5  # ... in pieces, or inside a word of an address
TWO_WRONG: Final = 8  # ... with two letters wrong
HEARD: Final = 3  # consonants from which a sound counts
VOWELS: Final = frozenset("aeiouyjwh")  # and what may stand for one
VOWELS_WRONG: Final = 2  # letters wrong in a word of the same two consonants
LONGER: Final = 3  # letters that a word of the same sound may be longer or shorter


def find_nearly(word: str, text: Text) -> Iterator[Match]:
    """Every place where a folded word of a name stands nearly, but not as it is."""
    if len(word) < SHORTEST or text.markup:
        return
    yield from _misspelt(word, text)
    yield from _misread(word, text)
    yield from _in_other_alphabet(word, text)
    if word in ordinary_words():
        return
    yield from _broken(word, text)
    yield from _in_address(word, text)


def _misspelt(word: str, text: Text) -> Iterator[Match]:
    """With a letter or two wrong, or with the same sound, where a capital or an address makes it a name."""
    wrong = 2 if len(word) >= TWO_WRONG else 1
    near = {
        other: "op één of twee letters na"
        for other in text.open_words
        if OSA.distance(word, other, score_cutoff=wrong) <= wrong
    }
    if word not in ordinary_words():
        near |= dict.fromkeys(_same_sound(word, text), "zelfde klank")
    for other, how in near.items():
        if other != word and len(other) >= SHORTEST:
            for token in text.by_word[other]:
                if token.telling_capital or (token.in_code and len(other) >= BROKEN):
                    yield token.start, token.end, how


def _same_sound(word: str, text: Text) -> Iterator[str]:
    """Open words of a like length that sound the same; of the vowels only one that opens a word is heard."""
    for sound in skeletons(word):
        for other in text.by_sound.get(sound, ()):
            alike = abs(len(other) - len(word)) <= LONGER and (word[0] in VOWELS) == (other[0] in VOWELS)
            # Of two consonants many words are made: then the vowels must be much the same.
            two = len(sound) == HEARD - 1 and len(word) >= BROKEN
            close = two and OSA.distance(word, other) <= VOWELS_WRONG
            if alike and (len(sound) >= HEARD or close):
                yield other


def _misread(word: str, text: Text) -> Iterator[Match]:
    """As a scanner may have read it."""
    for other in text.by_shape.get(shape(word), ()):
        if other != word:
            for token in text.by_word[other]:
                yield token.start, token.end, "misgelezen"


def _in_other_alphabet(word: str, text: Text) -> Iterator[Match]:
    sounds = {sound for sound in skeletons(word) if len(sound) >= HEARD}
    wrong = 2 if len(word) >= TWO_WRONG else 1
    for latin, places in text.foreign.items():
        alike = OSA.distance(word, latin, score_cutoff=wrong) <= wrong < len(word) - 2
        if alike or not sounds.isdisjoint(skeletons(latin)):
            for start, end in places:
                yield start, end, "in een ander schrift"


def _broken(word: str, text: Text) -> Iterator[Match]:
    """In pieces: a space, a line end or a hyphen stands in it."""
    if len(word) < BROKEN:
        return
    for start, end in text.letters.find(word):
        whole = start in text.starts and end in text.ends
        if whole and not text.original[start:end].isalpha() and text.original[start:end].split() != [word]:
            yield start, end, "in stukken"


def _in_address(word: str, text: Text) -> Iterator[Match]:
    """At either end of a word in an address, a handle or the name of a file; a longer one anywhere in it."""
    for other, tokens in text.by_word.items():
        if other != word and word in other:
            letters = other.rstrip("0123456789")
            if len(word) >= BROKEN or letters.startswith(word) or letters.endswith(word):
                for token in tokens:
                    if token.in_code:
                        yield token.start, token.end, "in een adres of bestandsnaam"
