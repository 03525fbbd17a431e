"""A text as the detectors see it.

Its words once, folded and shaped, and the questions they all ask about context.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from grondslag.anonymise.fold import fold
from grondslag.anonymise.hidden import Clean, clean
from grondslag.anonymise.remember import Remembered
from grondslag.anonymise.sought import FINDER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

# A word: letters, marks and digits, with apostrophes inside ("foto's", "Sa'id", "Qur’an"). The length is
# capped so that
# a million letters without a space stay linear.
_MARK = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0b82\u0bbe-\u0bcd"
)
_WORD = re.compile(rf"[\w{_MARK}]+(?:['’‘`ʼʾʿ´][^\W\d_][\w{_MARK}]*)*")
_WORDS_AND_GAPS = re.compile(f"({_WORD.pattern})")
_BREAKS = re.compile(r"[.!?:;\n\t|•●▪–—>\[\](){}\"“”„«»*=]|(?:^|\s)['‘-]|/ ?|  ")

# Words that begin a turn of a transcript without a colon behind them.
_TURNS = frozenset({"vraag", "antwoord", "v", "a", "q", "opmerking", "reactie"})

LOWER, CAPITAL, UPPER, LETTER, MIXED, DIGITS, ALNUM, FOREIGN = "l", "C", "U", "S", "M", "d", "x", "o"
SHAPES = frozenset((LOWER, CAPITAL, UPPER, LETTER, MIXED, DIGITS, ALNUM, FOREIGN))
CAPITALISED = frozenset((CAPITAL, UPPER, MIXED))
_LONGEST_SPEAKER = 60
_LATIN_END = 0x250
# Further Latin letters, modifier letters and ligatures.
_LATIN_BLOCKS = ((0x1E00, 0x1EFF), (0x2B0, 0x36F), (0xFB00, 0xFB06), (0x2C60, 0x2C7F), (0xA720, 0xA7FF))


@lru_cache(maxsize=50_000)
def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a short text, such as a name."""
    return tuple(fold(word) for word in _WORD.findall(text.replace("_", " ")))


def _shape(word: str) -> str:
    """What a word looks like: one of the constants above."""
    if word.isnumeric():
        return DIGITS
    if not word.isascii() and any(_foreign(ch) for ch in word):
        return FOREIGN
    if any(ch.isdigit() for ch in word):
        return ALNUM
    if len(word) == 1:
        return LOWER if word.islower() else LETTER
    return _case(word)


shape: Callable[[str], str] = Remembered(_shape, 200_000).__getitem__


def _case(word: str) -> str:
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER
    return CAPITAL if word[0].isupper() and _rest_lower(word) else MIXED


def _rest_lower(word: str) -> bool:
    """Whether only the first letter, or the first after an apostrophe ("D'Souza", "IJ"), is a capital."""
    rest = word[2:] if word.startswith("IJ") else word[1:]
    return rest.islower() or (len(word) > 2 and word[1] in "'’`" and word[3:].islower())  # noqa: PLR2004


def _foreign(ch: str) -> bool:
    code = ord(ch)
    if code < _LATIN_END or not ch.isalpha():
        return False
    return not any(first <= code <= last for first, last in _LATIN_BLOCKS)


# The letter first, then what may not stand before it: so the search skips from one such letter to the next.
_DIGIT_HEAD = re.compile(r"\d(?<!\w.)")
_CAPITAL_HEAD = re.compile(r"[A-ZÀ-Þ](?<!\w.)")
_READ_AS_DIGIT = re.compile(r"[\dOoIl](?<!\w.)(?=[\dOoIl./ -])")


class Heads:
    """Where in a text, with no letter or digit before it, a digit stands, a capital, or either.

    `read`: a digit or what a scan makes of one, with another behind it or what parts the groups of a number.
    `codes`, `capital_codes`: the same as `both` and `capitals`, but for the capitals of ordinary words, which
    have a small letter behind them.
    """

    def __init__(self, text: str) -> None:
        self.digits = [match.start() for match in _DIGIT_HEAD.finditer(text)]
        self.capitals = [match.start() for match in _CAPITAL_HEAD.finditer(text)]
        self.both = sorted(self.digits + self.capitals)
        self.capital_codes = [at for at in self.capitals if not text[at + 1 : at + 2].islower()]
        self.codes = sorted(self.digits + self.capital_codes)
        self.read = [match.start() for match in _READ_AS_DIGIT.finditer(text)]


class View:
    """The visible text with parallel lists over its words: `starts`, `ends`, `raw`, `folded`, `shapes`."""

    def __init__(self, text: str) -> None:
        self.clean: Clean = clean(text)
        self.text = self.clean.text
        spaced = self.text.replace("_", " ") if "_" in self.text else self.text
        # Gap, word, gap, ..., word, gap: what ends at a word's start, and the word.
        pieces = _WORDS_AND_GAPS.split(spaced)
        bounds = list(accumulate(map(len, pieces)))
        self.starts: list[int] = bounds[:-1:2]
        self.ends: list[int] = bounds[1::2]
        self.raw: list[str] = pieces[1::2]
        self.folded = list(map(fold, self.raw))
        self.shapes = list(map(shape, self.raw))
        if spaced is not self.text:
            pieces[2:-1:2] = map(self.text.__getitem__, map(slice, self.ends[:-1], self.starts[1:]))
        # What stands before each word, as `gap` gives it.
        self.gaps = ["\n", *pieces[2:-1:2]]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Each different folded word with where it stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self.folded):
            found[word].append(index)
        return dict(found)

    def __len__(self) -> int:
        return len(self.raw)

    def gap(self, index: int) -> str:
        """What stands between the word before and this one; a line end before the first word."""
        return self.gaps[index]

    def gap_after(self, index: int) -> str:
        """What stands between this word and the next; a line end after the last."""
        return "\n" if index + 1 >= len(self.raw) else self.gaps[index + 1]

    def opens(self, index: int) -> bool:
        """Whether a sentence, a cell, a quotation or a heading may begin at this word."""
        if index == 0 or _BREAKS.search(self.gaps[index]):
            return True
        if self.folded[index - 1] in _TURNS and "\n" in self.gap(index - 1):
            return True
        return self.shapes[index - 1] == DIGITS and self.opens(index - 1)

    def at(self, index: int) -> str:
        """The folded word, or nothing outside the text."""
        return self.folded[index] if 0 <= index < len(self.folded) else ""

    def where(self, words: AbstractSet[str] | Mapping[str, object]) -> list[int]:
        """The words of the text that are among `words`, folded, in order."""
        places = self.places
        present = (
            filter(words.__contains__, places)
            if len(places) < len(words)
            else filter(places.__contains__, words)
        )
        return sorted(chain.from_iterable(map(places.__getitem__, present)))

    def where_each(self, test: Callable[[str], object]) -> list[int]:
        """The words of the text, folded, that pass a test, in order; each different word is tested once."""
        return sorted(chain.from_iterable(map(self.places.__getitem__, filter(test, self.places))))

    @cached_property
    def heads(self) -> Heads:
        """Where a number or a capital may begin."""
        return Heads(self.text)

    @cached_property
    def begins(self) -> list[Sequence[int] | None]:
        """Where a match of each pattern may begin, by its number in `FINDER`; None for anywhere."""
        return FINDER.begins(self.text)

    def in_small_letters(self, index: int) -> bool:
        """Whether what is said in the line of this word has no capital, as in a chat; the speaker aside."""
        start, end = self.line(self.starts[index])
        said = self.text.find(": ", start, min(start + _LONGEST_SPEAKER, self.starts[index])) + 1
        return self.text[said or start : end].islower()

    def first_at(self, offset: int) -> int:
        """The first word that ends after `offset`."""
        return bisect_right(self.ends, offset)

    def line(self, offset: int) -> tuple[int, int]:
        """Start and end of the line around `offset`."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return start, len(self.text) if end < 0 else end
