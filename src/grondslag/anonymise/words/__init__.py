"""The lists of words that are known to be harmless, and how a word is looked up in them.

Nothing leaves that no list vouches for. The lists are data (`../data/woorden/*.txt.xz`, made by
`build.py`; sources
and licences in `../data/BRONNEN.md`) and are read once, on first use.
"""

from __future__ import annotations

import lzma
from bisect import bisect_right
from collections.abc import Collection
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("nl", "en", "fr", "de")

_DATA = resources.files("grondslag.anonymise") / "data" / "woorden"

# Parts that tie two Dutch words into one ("veiligheids-dienst", "boeken-kast").
_LINKS = ("", "s", "en", "e", "-")
_MIN_PART = 3
_MIN_TAIL = 4
_LONG_HEAD = 5
# Characters: from here on a list is kept as its text, and so far apart are the words by which one is found.
_LARGE, _STRIDE = 500_000, 400


class SortedText:
    """A sorted text whose lines are found by their word: what stands before a tab, or the whole line.

    It is kept as it is: a set or a dict of its lines takes ten times the memory.
    """

    def __init__(self, text: str) -> None:
        self.text = f"\n{text}\n"
        # Where a line begins, each so many characters, and the word there.
        marks = range(0, len(self.text) - 1, _STRIDE)
        self._lines = sorted({self.text.rfind("\n", 0, at + 1) for at in marks})
        self._firsts = [self._word(at + 1) for at in self._lines]
        self._lines.append(len(self.text))
        self.count = self.text.count("\n") - 1

    def _word(self, at: int) -> str:
        return self.text[at : self.text.index("\n", at)].partition("\t")[0]

    def near(self, word: str) -> str:
        """The lines among which that of a word is, when there is one; each between two ends of lines."""
        after = bisect_right(self._firsts, word)
        # The line behind is seen too, for the last word ends where it begins.
        return self.text[self._lines[after - 1] : self._lines[after] + 1] if after else ""


class WordList(Collection[str]):
    """The words of a sorted text, one to a line."""

    def __init__(self, text: str) -> None:
        self._lines = SortedText(text)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and "\n" not in word and f"\n{word}\n" in self._lines.near(word)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines.text[1:-1].split("\n"))

    def __len__(self) -> int:
        return self._lines.count


@cache
def words(language: str) -> Collection[str]:
    """The harmless words of one language, in lower case."""
    text = lzma.decompress((_DATA / f"{language}.txt.xz").read_bytes()).decode("utf-8")
    return WordList(text) if len(text) > _LARGE else frozenset(text.split("\n"))


@cache
def also_names() -> frozenset[str]:
    """Dutch words that are a person's or a place's name too.

    They need a safe context when written with a capital.
    """
    return frozenset(words("dubbel"))


@cache
def rare() -> frozenset[str]:
    """Rare Dutch words that are a name elsewhere: harmless in small letters only."""
    return frozenset(words("zeldzaam"))


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
