"""What the sequence model looks at: each word by itself, its neighbours, what parts them, and its line.

A feature is a short string. Those of a word alone depend on nothing but the word, so that they are made once
for each different word of a text; `window` says at which distances they count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from copy import copy
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from grondslag.anonymise.detectors import functions, units
from grondslag.anonymise.detectors.dates import months
from grondslag.anonymise.detectors.titles import titles
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.view import ALNUM, DIGITS, FOREIGN, LETTER, LOWER, SHAPES
from grondslag.anonymise.vouch import Vouch, base
from grondslag.anonymise.words import also_names, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.view import View

    Word = tuple[str, str, str, frozenset[str]]  # folded, in lower case, shape, languages

WINDOW = (-3, -2, -1, 0, 1, 2, 3)
# What each distance takes of a word's features, by their first letter: far words say less.
_FAR = {0: "wspeckvx", 1: "wseckv", 2: "wck", 3: "c"}
_LONG = 8
_YEAR = 4
_LONGEST_SEQUENCE = 150
_SOFT_SEQUENCE = 40
_FIELD = re.compile(r"^[^\w\n]{0,4}([^\W\d_]\w{0,24})[^\n:|]{0,24}[:|]", re.MULTILINE)
_GAPS = {
    "": "0",
    " ": "_",
    ", ": ",",
    ". ": ".",
    ": ": ":",
    "-": "-",
    "/": "/",
    " (": "(",
    ") ": ")",
    "\n": "n",
    "'": "'",
    "’": "'",
    " '": "q",
    "' ": "q",
    ' "': "q",
    '" ': "q",
    "; ": ";",
    "? ": "?",
    "! ": "?",
    "(": "(",
    ":": "t",
    ".": "p",
}


@cache
def _classes() -> dict[str, str]:
    """Folded word → the kind of word that a list knows it as; the first list that holds it decides."""
    dates, posts = table("datums"), table("functies")
    kinds: tuple[tuple[str, object], ...] = (
        ("month", months()),
        ("weekday", [fold(day) for day in dates["weekdagen"]]),
        ("feast", [fold(day) for day in dates["feesten"]]),
        ("ordinal", [*map(fold, dates["rangtelwoorden"]), *units.ordinals()]),
        ("number", [fold(word) for word in dates["telwoorden"]]),
        (
            "age",
            [
                "jaar",
                "jarige",
                "jaren",
                "years",
                "year",
                "ans",
                "jahre",
                "leeftijd",
                "age",
                "oud",
                "old",
                "aged",
            ],
        ),
        ("post", [fold(word) for word in posts["altijd"]]),
        ("role", [fold(word) for word in posts["met_aanvulling"]]),
        ("unit", units.kinds()),
        ("title", titles()),
        ("group", word_set("groepen")),
        ("land", word_set("landen", "talen")),
        ("body", word_set("overheid", "bewegingen", "bewegingswoorden")),
        ("particle", word_set("tussenvoegsels")),
        ("code", [fold(word) for words_ in table("nummers")["nummers"].values() for word in words_]),
        ("street", [fold(word) for word in table("adreswoorden")["straten"]]),
    )
    found: dict[str, str] = {}
    for name, entries in kinds:
        for word in entries:  # type: ignore[attr-defined] # lists, sets and keys alike
            found.setdefault(word, name)
    return found


@cache
def kinds() -> frozenset[str]:
    """All that `kind_of` can answer."""
    listed = {*_classes().values(), "cpost", "cunit"}
    numbers = {f"d{length}" for length in range(_LONG)} | {f"d{_YEAR}y"}
    written = {shape + mark for shape in SHAPES for mark in "?~!."}
    return frozenset(
        {*listed, *numbers, *written, *SHAPES, *(f"{each}+{shape}" for each in listed for shape in SHAPES)}
    )


@lru_cache(maxsize=2_000)
def kind_of(word: str, lower: str, shape: str, languages: frozenset[str]) -> str:
    """One word for what a word is: the list that knows it, or its shape and whether a list vouches for it."""
    known = _classes().get(word)
    if known is None and len(word) > _LONG:  # a compound of two words
        known = "cpost" if functions.compound(word) else "cunit" if units.head(word) else None
    if known is not None:
        return known if shape == LOWER else f"{known}+{shape}"
    if shape == DIGITS:
        return f"d{min(len(word), 7)}{'y' if len(word) == _YEAR and word[:2] in {'19', '20'} else ''}"
    if shape in {LETTER, FOREIGN, ALNUM}:
        return shape
    verdict = base(word, lower, languages)
    name = (
        "?"
        if verdict is Vouch.UNKNOWN
        else "~"
        if word in also_names()
        else "!"
        if word in words("gewoon")
        else "."
    )
    return shape + name


def of_word(word: str, lower: str, shape: str, languages: frozenset[str]) -> list[str]:
    """The features of one word by itself; the first letter says of what kind."""
    found = [
        f"w{word}",
        f"s{shape}",
        f"c{kind_of(word, lower, shape, languages)}",
        f"k{min(_LONG, len(word))}",
    ]
    if shape in {DIGITS, ALNUM}:
        found.append("x" + re.sub(r"[a-z]", "a", re.sub(r"\d", "9", word))[:12])
    else:
        found.extend((f"p{word[:3]}", f"e{word[-2:]}", f"e{word[-3:]}", f"e{word[-4:]}", f"p{word[:4]}"))
    return found


def windowed(found: list[str], distance: int) -> list[str]:
    """The features of a word as its neighbour at `distance` sees them."""
    taken = _FAR[abs(distance)]
    return [f"{distance}{each}" for each in found if each[0] in taken]


class Sequence:
    """The words of a view as the model sees them: a kind and a gap for each, and fields of lines.

    `first`: the word of the view with which it begins.
    """

    def __init__(self, view: View, languages: frozenset[str]) -> None:
        self._view, self.first, self.languages = view, 0, languages
        self.raw = view.raw
        self.gaps = [_GAPS.get(gap) or _gap(gap) for gap in view.gaps]
        self.fields = _fields(view)
        self.parts = list(_parts(view, self.gaps))

    def word(self, at: int) -> Word:
        """A word as `of_word` and `kind_of` take it."""
        there = self.first + at
        return self._view.folded[there], self.raw[at].lower(), self._view.shapes[there], self.languages

    def stretches(self, most: int) -> Iterator[tuple[int, Sequence]]:
        """The first word and the sequence of whole parts of about `most` words together.

        No part looks beyond itself, so that a long text can be read stretch by stretch.
        """
        first = at = 0
        for number, (_, end) in enumerate(self.parts, start=1):
            if end - first >= most or number == len(self.parts):
                yield first, self._stretch(first, end, self.parts[at:number])
                first, at = end, number

    def _stretch(self, first: int, end: int, parts: list[tuple[int, int]]) -> Sequence:
        own = copy(self)
        for whole in ("words", "kinds"):  # of the whole sequence, where they were asked for
            own.__dict__.pop(whole, None)
        own.first = self.first + first
        own.raw, own.gaps, own.fields = (each[first:end] for each in (self.raw, self.gaps, self.fields))
        own.parts = [(start - first, stop - first) for start, stop in parts]
        return own

    @cached_property
    def words(self) -> list[Word]:
        """All words, so."""
        return [self.word(at) for at in range(len(self.raw))]

    @cached_property
    def kinds(self) -> list[str]:
        """The kind of each word."""
        return [kind_of(*word) for word in self.words]

    def places(self) -> tuple[list[tuple[str, ...]], ...]:
        """What is particular to the place of each word, in lists of one length.

        What stands before it, what stands behind it, what stands at both sides, and its line. The first item
        of each says which of these it is, for `of_place`.
        """
        before: list[tuple[str, ...]] = []
        behind: list[tuple[str, ...]] = []
        around: list[tuple[str, ...]] = []
        for start, end in self.parts:
            kinds = ["^", "^", *self.kinds[start:end], "$", "$"]
            gaps = ["^", "^", *self.gaps[start + 1 : end], "$", "$"]
            earlier = ["^", *self.gaps[start:end]]
            for at in range(2, end - start + 2):
                own, gap, gap1 = kinds[at], gaps[at - 1], gaps[at]
                before.append(("<", kinds[at - 2], earlier[at - 2], kinds[at - 1], gap, own))
                behind.append((">", own, gap1, kinds[at + 1], gaps[at + 1], kinds[at + 2]))
                around.append(("=", kinds[at - 1], gap, own, gap1, kinds[at + 1]))
        return before, behind, around, [(":", *line) for line in zip(self.fields, self.kinds, strict=True)]


def of_place(place: tuple[str, ...]) -> list[str]:
    """The features of one item of `Sequence.places`: single ones and those of two or three together."""
    side, *told = place
    if side == "<":
        before2, gap_1, before, gap, own = told
        return [
            *(f"g{gap}", f"G{gap_1}{gap}", f"a{gap}|{own}", f"A{before}{gap}{own}"),
            f"D{before2}{gap_1}{before}{gap}{own}",
        ]
    if side == ">":
        own, gap1, after, gap2, after2 = told
        return [
            *(f"h{gap1}", f"H{gap1}{gap2}", f"b{own}|{gap1}", f"B{own}{gap1}{after}"),
            f"E{own}{gap1}{after}{gap2}{after2}",
        ]
    if side == "=":
        return ["C" + "".join(told)]
    field, own = told
    return [f"f{field}", f"F{field}|{own}"]


def _gap(gap: str) -> str:
    """What a gap that is not among the known ones is to the model: one character."""
    if "\n\n" in gap:
        return "N"
    return "n" if "\n" in gap else gap.strip()[:1] or "_"


def _fields(view: View) -> list[str]:
    """For each word the first word of its line when a colon or a column stands behind it, else nothing."""
    fields = [""] * len(view)
    for match in _FIELD.finditer(view.text):
        at, end = view.first_at(match.end() - 1), view.line(match.start())[1]
        name = fold(match[1])
        stop = bisect_left(view.starts, end, at)
        fields[at:stop] = [name] * (stop - at)
    return fields


def _parts(view: View, gaps: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches of words that are read by themselves: ended by an empty line or, when long, a sentence."""
    start = 0
    for index in range(1, len(view)):
        length = index - start
        if (
            gaps[index] == "N"
            or (length > _SOFT_SEQUENCE and gaps[index] in {".", "?", "n"})
            or length >= _LONGEST_SEQUENCE
        ):
            yield start, index
            start = index
    if start < len(view):
        yield start, len(view)
