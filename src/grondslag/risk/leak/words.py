"""A text prepared once for all names that are sought in it: its words, and its letters run together."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from grondslag.risk.leak.fold import Folded, as_letters, fold
from grondslag.risk.leak.ordinary import ordinary_words
from grondslag.risk.leak.sounds import romanised, shape, skeletons

Match = tuple[int, int, str]  # start and end in the original text, and how it was found

_WORD: Final = re.compile(r"[^\W_]+")
# Runs in which words stand without spaces: addresses, handles, links, names of files. No tags: what stands
# between them is text.
_CODE: Final = re.compile(r"[^\s<>]*[@_/\\#][^\s<>]*|[^\s<>]+\.[a-z]{2,5}\b[^\s<>]*", re.IGNORECASE)
_LATIN: Final = r"a-zA-Z\u00aa-\u024f\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\uff21-\uff5a"
_FOREIGN: Final = re.compile(rf"[^\W\d_{_LATIN}][^\s\d{_LATIN}.,;:!?()«»\"'/|_-]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text: where it stands, folded in lower case, and whether its capital says something."""

    start: int
    end: int
    word: str
    capital: bool
    telling_capital: bool
    in_code: bool = False


@dataclass(frozen=True)
class Text:
    """One text; offsets of tokens and places are those of the original."""

    original: str
    folded: Folded
    tokens: tuple[Token, ...]
    letters: Folded
    markup: bool = False

    @classmethod
    def of(cls, text: str, *, prose: bool = True, markup: bool = False) -> "Text":
        """`prose`: a capital that opens a sentence tells nothing; in a lone word or a key it does.

        `markup`: names are sought as they are, not nearly.
        """
        folded = fold(text)
        prose = prose and len(_WORD.findall(folded.text)) > 1
        return cls(text, folded, tuple(tokens_of(folded, prose=prose)), folded.only(), markup)

    @cached_property
    def by_word(self) -> Mapping[str, Sequence[Token]]:
        """The tokens of each word."""
        found: dict[str, list[Token]] = defaultdict(list)
        for token in self.tokens:
            found[token.word].append(token)
        return found

    @cached_property
    def open_words(self) -> Sequence[str]:
        """Words that may be a name in disguise: no ordinary ones, with a telling capital or in an address."""
        return [
            word
            for word, tokens in self.by_word.items()
            if word not in ordinary_words() and any(each.telling_capital or each.in_code for each in tokens)
        ]

    @cached_property
    def by_sound(self) -> Mapping[str, Sequence[str]]:
        """The open words of each skeleton."""
        return _index(self.open_words, skeletons)

    @cached_property
    def by_shape(self) -> Mapping[str, Sequence[str]]:
        """All words but ordinary ones, by their shape."""
        return _index(self.by_word.keys() - ordinary_words(), lambda word: (shape(word),))

    @cached_property
    def foreign(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """Where the words in other alphabets stand, by their Latin form."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for match in _FOREIGN.finditer(self.original):
            found[romanised(match[0])].append(match.span())
        return found

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where words begin."""
        return frozenset(token.start for token in self.tokens)

    @cached_property
    def ends(self) -> frozenset[int]:
        """Where words end."""
        return frozenset(token.end for token in self.tokens)


def tokens_of(folded: Folded, *, prose: bool = True) -> Iterator[Token]:
    """The words of a folded text, numbers left out."""
    codes = iter(_CODE.finditer(folded.text))
    code = next(codes, None)
    for match in _WORD.finditer(folded.text):
        surface = match[0]
        while code and code.end() <= match.start():
            code = next(codes, None)
        if surface.isdigit():
            continue
        before = folded.text[max(0, match.start() - 4) : match.start()].rstrip(" \"'‘“([")
        opens = prose and (match.start() == 0 or not before or before[-1] in ".!?:\n>")
        capital = surface[0].isupper()
        yield Token(
            *folded.span(*match.span()),
            as_letters(surface.lower()),
            capital,
            telling_capital=capital and not opens,
            in_code=code is not None and code.start() <= match.start(),
        )


def _index(words: Iterable[str], keys: Callable[[str], Iterable[str]]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for key in keys(word):
            found[key].append(word)
    return found
