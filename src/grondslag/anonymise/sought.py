"""Patterns looked for only where a match can begin, told by what each match must hold.

What that is, is read off the parsed pattern itself; most texts hold nothing of it. Of all patterns that were
asked for it is looked for in one go.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

# What `re` itself reads a pattern with; there is no public name for it.
from re import _casefix as casefix  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from ahocorasick_rs import AhoCorasick

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

_PARSER: Any = parser
# Letters that a pattern takes for i or s when case does not count, and that are not these in small letters.
_ALIKE = (("İ", "i"), ("ı", "i"), ("ſ", "s"))
# The other letters that stand for more than their small and their capital form.
_UNFIT = frozenset(map(chr, vars(casefix)["_EXTRA_CASES"])) - {"i", "s"}
# So many writings of one thing at most, and so long.
_MOST, _LONGEST = 600, 12
# What a letter more and what any other character more do to how often a sign is there, and how often signs
# may be there to be of use.
_LETTER, _OTHER, _TOO_OFTEN = 0.2, 0.02, 1.5
# A sign that may stand further behind the beginning says no more than that the text may hold a match.
_FURTHEST, _SOMEWHERE = 40, 200
_REPEATS, _TIMES = frozenset({"MAX_REPEAT", "MIN_REPEAT"}), 3
# With more places to try than one in so many, looking everywhere costs less.
_FEW = 12


class Sign(NamedTuple):
    """What may stand in a match, in small letters, and how far behind the beginning, at least and at most."""

    text: str
    least: int
    most: int


class Finder:
    """Looks for the signs of all patterns that it was told of."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._patterns: list[re.Pattern[str]] = []
        self._signed: list[bool] = []
        self._of: dict[str, list[tuple[int, int, int]]] = {}
        self._search: _Search | None = None
        self._lock = Lock()

    def number(self, pattern: re.Pattern[str]) -> int:
        """Which of the patterns this is; one that is new takes part from the next text on."""
        known = self._numbers.get(id(pattern))
        return self._learn(pattern) if known is None else known

    def begins(self, text: str) -> list[Sequence[int] | None]:
        """For each pattern where in a text a match can begin, in order; None where that may be anywhere."""
        search = self._search or self._made()
        found: list[set[int] | None] = [set() if signed else None for signed in search.signed]
        most = len(text) // _FEW
        for which, at, _ in search.matches(lowered(text)):
            for number, least, furthest in search.of[which]:
                begins = found[number]
                if begins is None:
                    continue
                if furthest > _FURTHEST or len(begins) > most:
                    found[number] = None
                elif least == furthest:
                    begins.add(at - least)
                else:
                    begins.update(range(max(0, at - furthest), at - least + 1))
        return [begins if begins is None else sorted(begins) for begins in found]

    def _learn(self, pattern: re.Pattern[str]) -> int:
        signs = signs_of(pattern)
        with self._lock:
            if id(pattern) in self._numbers:  # another thread was first
                return self._numbers[id(pattern)]
            number = len(self._patterns)
            self._patterns.append(pattern)  # kept, so that its id is nobody else's
            self._signed.append(bool(signs))
            for sign in signs:
                self._of.setdefault(sign.text, []).append((number, sign.least, sign.most))
            self._search = None
            self._numbers[id(pattern)] = number
        return number

    def _made(self) -> _Search:
        with self._lock:
            self._search = search = _Search(self._signed, self._of)
        return search


class _Search:
    """What a finder knew at one moment: whether each pattern has signs, and of each sign whose it is."""

    def __init__(self, signed: Iterable[bool], of: Mapping[str, Iterable[tuple[int, int, int]]]) -> None:
        self.signed, self.of = list(signed), list(map(list, of.values()))
        self._signs = AhoCorasick(list(of)) if of else None

    def matches(self, text: str) -> Iterable[tuple[int, int, int]]:
        """The number of each sign that stands in a text, with where it begins and ends."""
        return self._signs.find_matches_as_indexes(text, overlapping=True) if self._signs else ()


def lowered(text: str) -> str:
    """A text in small letters, character by character."""
    if not text.isascii():
        for letter, read in _ALIKE:
            text = text.replace(letter, read)
    return text.lower()


def signs_of(pattern: re.Pattern[str]) -> tuple[Sign, ...]:
    """Signs of which one stands in each match of a pattern; none where they would be there too often."""
    row = _PARSER.parse(pattern.pattern, pattern.flags)
    found = _in_row(row, 0, 0) if row.getwidth()[0] else set()
    return tuple(sorted(found)) if found and _how_often(found) < _TOO_OFTEN else ()


def _how_often(signs: Iterable[Sign]) -> float:
    """How many places there are to try for signs, for each character of a text, about."""
    return sum(_rarity(text) * (1 + min(most - least, _SOMEWHERE)) for text, least, most in signs)


def _rarity(text: str) -> float:
    usual = sum(letter == " " or "a" <= letter <= "z" for letter in text)
    return _LETTER**usual * _OTHER ** (len(text) - usual)


def _rarest(ways: Iterable[set[Sign]]) -> set[Sign]:
    return min(filter(None, ways), key=_how_often, default=set())


def _in_row(row: Any, least: int, most: int) -> set[Sign]:
    """The rarest signs of what stands in a row, which begins so far behind the beginning of a match."""
    ways: list[set[Sign]] = []
    texts, begin = frozenset({""}), (least, most)
    for item in row:
        written = _writings(item)
        joined = _joined(texts, written)
        if joined:
            texts = joined
        else:
            ways += [_as_signs(_joined(texts, _first(item)), *begin), _inside(item, least, most)]
            texts, begin = written or frozenset({""}), (least, most)
        ways += [_as_signs(texts, *begin), _beside(item, least, most)]
        shortest, longest = _width(row, item)
        least, most = least + shortest, most + longest
        if not written:
            begin = least, most
    return _rarest(ways)


def _as_signs(texts: AbstractSet[str], least: int, most: int) -> set[Sign]:
    """Texts as signs, without those that begin with another; none where there need be no text at all."""
    if "" in texts:
        return set()
    return {
        Sign(text, least, most)
        for text in texts
        if texts.isdisjoint(text[:length] for length in range(1, len(text)))
    }


def _joined(before: AbstractSet[str], behind: AbstractSet[str]) -> frozenset[str]:
    """Each text with each that may stand behind it; nothing where that is too much."""
    if len(before) * len(behind) > _MOST or max(map(len, before), default=0) > _LONGEST:
        return frozenset()
    return frozenset(one + other for one in before for other in behind)


def _writings(item: tuple[Any, Any]) -> frozenset[str]:
    """All that one item of a pattern can be written as, in small letters; nothing where that is too much."""
    kind, told = str(item[0]), item[1]
    if kind == "LITERAL":
        return _letter(told)
    ways: Iterable[frozenset[str]] = ()
    if kind in {"AT", "ASSERT", "ASSERT_NOT"}:
        ways = [frozenset({""})]
    elif kind == "IN":
        ways = map(_writings, told)
    elif kind == "RANGE" and told[1] - told[0] < _MOST:
        ways = map(_letter, range(told[0], told[1] + 1))
    elif kind == "BRANCH":
        ways = map(_writings_of_row, told[1])
    elif kind == "SUBPATTERN":
        ways = [_writings_of_row(told[-1])]
    elif kind in _REPEATS and told[1] <= _TIMES:
        ways = (_writings_of_row([*told[2]] * times) for times in range(told[0], told[1] + 1))
    return _any_of(ways)


@cache
def _letter(code: int) -> frozenset[str]:
    letter = lowered(chr(code))
    return frozenset() if letter in _UNFIT else frozenset({letter})


def _first(item: tuple[Any, Any]) -> frozenset[str]:
    """How what comes again and again can be written the first time."""
    again = str(item[0]) in _REPEATS and item[1][0]
    return _writings_of_row(item[1][2]) if again else frozenset()


def _any_of(ways: Iterable[frozenset[str]]) -> frozenset[str]:
    found = list(ways)
    whole = frozenset(chain.from_iterable(found))
    return whole if all(found) and len(whole) <= _MOST else frozenset()


def _writings_of_row(row: Any) -> frozenset[str]:
    texts = frozenset({""})
    for item in row:
        written = _writings(item)
        texts = _joined(texts, written) if written else frozenset()
        if not texts:
            break
    return texts


def _inside(item: tuple[Any, Any], least: int, most: int) -> set[Sign]:
    """The signs of an item that can be written in too many ways."""
    kind, told = str(item[0]), item[1]
    if kind == "BRANCH":
        ways = [_in_row(row, least, most) for row in told[1]]
        return set().union(*ways) if all(ways) else set()
    if kind == "SUBPATTERN":
        return _in_row(told[-1], least, most)
    if kind in _REPEATS and told[0]:
        return _in_row(told[2], least, most)
    return set()


def _beside(item: tuple[Any, Any], least: int, most: int) -> set[Sign]:
    """The signs of what must stand before or behind what an item takes."""
    if str(item[0]) != "ASSERT":
        return set()
    way, row = item[1]
    back = row.getwidth()[1] if way < 0 else 0
    return _in_row(row, least - back, most - back)


def _width(row: Any, item: tuple[Any, Any]) -> tuple[int, int]:
    """How much of a text an item takes, at least and at most."""
    if str(item[0]) == "LITERAL":
        return 1, 1
    shortest, longest = _PARSER.SubPattern(row.state, [item]).getwidth()
    return shortest, min(longest, _SOMEWHERE)


FINDER = Finder()
