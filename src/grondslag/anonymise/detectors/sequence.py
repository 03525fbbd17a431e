"""What the sequence model takes for identifying, by the words around it.

Its say is weak: whatever another detector knows of the same words goes first, and what may stay stays. It
finds what no list and no pattern foresaw: a name in small letters, a post in words of its own, an age without
"jaar".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from grondslag.anonymise.candidate import WEAK, Candidate
from grondslag.anonymise.detectors.dates import of_law
from grondslag.anonymise.detectors.groups import is_language
from grondslag.anonymise.fold import fold
from grondslag.anonymise.language import marks
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.model import UNKNOWN
from grondslag.anonymise.sequence.features import Sequence, kind_of
from grondslag.anonymise.sequence.model import OUTSIDE, shipped
from grondslag.anonymise.view import CAPITAL, DIGITS, LOWER
from grondslag.anonymise.vouch import Vouch, base, by_custom, foreign, vouched
from grondslag.anonymise.words import also_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.model import Action
    from grondslag.anonymise.sequence.model import Floats, Model
    from grondslag.anonymise.view import View

# From this chance on that a word belongs to something it is taken: a miss costs more than a mark too many.
_SURE = 0.08
# ... and an ordinary word in small letters for a name.
_SURE_OF_A_WORD = 0.75
_NUMBER = "NUMMER"
_LABELS = {_NUMBER: "DOCNUMMER"}
_MASKED = frozenset({"PERSOON", UNKNOWN, "ADRES", "DOCNUMMER", "GROEP"})
# Ordinary words that the model takes for one of these are doubted here, and are nobody's name elsewhere.
_NAMING = frozenset({"PERSOON", "PLAATS", "EENHEID", "ADRES"})
_PARTED = re.compile(r"[\t\"|{}()\[\]]|  |\n\s*\n")
_LENGTHS = frozenset(
    {"jaar", "jaren", "maand", "maanden", "weken", "week", "dagen", "dag", "uur", "ans", "years"}
)
_YEAR = re.compile(r"(?:1[3-5]|19|20)\d\d")
_FEWEST_DIGITS = 2
_FEWEST_WORDS = 2
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)+")  # an amount, a version
# A program with its version, as the properties of a file name it.
_PROGRAM = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)* v?\d{1,2}(?:\.\d{1,3}){1,3}")
# Before the number of a page ("blz. 2/3").
_OF_A_PAGE = re.compile(r"(?<!\w)(?:blz|bl|pag|pagina|bladzijde|page|seite|p)\.?[ \t]{1,3}\Z", re.IGNORECASE)
_BEFORE_PAGE = 14
_COUNTING = ("month", "weekday", "feast", "ordinal", "number", "age", "l?")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?")


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Runs of words that the model in the package takes for one thing."""
    return detect_with(shipped(), view, context)


def detect_with(model: Model, view: View, context: Context) -> Iterator[Candidate]:
    """The same with a model of one's own. Of a word without words around it, it says nothing."""
    if len(view) < _FEWEST_WORDS:
        return
    chances = model.chances(Sequence(view, context.languages))
    outside, opaque = model.labels.index(OUTSIDE), 1 - chances[:, model.labels.index(OUTSIDE)]
    taken = np.flatnonzero(chances[:, outside] <= 1 - _SURE)
    inner = np.delete(np.arange(len(model.labels)), outside)
    labels = inner[chances[np.ix_(taken, inner)].argmax(axis=1)]
    best = {at: model.labels[label] for at, label in zip(taken.tolist(), labels.tolist(), strict=True)}
    for run_first, run_last, kind in _runs(view, best):
        first, last = _trimmed(view, run_first, run_last, kind)
        if first > last or _decided(view, first, last, kind):
            continue
        if kind == "PERSOON" and _nobody(view, first, last, context, opaque[first : last + 1]):
            continue
        label = _LABELS.get(kind, kind)
        if kind in _NAMING and _vouched(view, first, last, context):
            label = UNKNOWN
        action: Action = "masker" if label in _MASKED else "generaliseer"
        reason = "eenheid" if label == "EENHEID" else "reeksmodel"
        yield Candidate(view.starts[first], view.ends[last], label, WEAK, reason, action=action)


def _runs(view: View, best: dict[int, str]) -> Iterator[tuple[int, int, str]]:
    """(first word, last word, kind) of neighbours that continue one another, within one cell."""
    first = last = -1
    kind = ""
    for at, label in best.items():
        if at == last + 1 and label == "I" + kind and not _PARTED.search(view.gap(at)):
            last = at
            continue
        if kind:
            yield first, last, kind
        first, last, kind = at, at, label[1:]
    if kind:
        yield first, last, kind


def _trimmed(view: View, first: int, last: int, kind: str) -> tuple[int, int]:
    """The run without articles and prepositions at its ends; a name also without words of government."""

    def idle(at: int) -> bool:
        word = view.folded[at]
        small = view.shapes[at] == LOWER and word in _small_words()
        return small or (kind == "PERSOON" and word in _no_part_of_a_name())

    while first <= last and idle(first):
        first += 1
    while first <= last and idle(last):
        last -= 1
    return first, last


@cache
def _no_part_of_a_name() -> frozenset[str]:
    """A short form of address among them: it goes with the name behind it, not before it."""
    return by_custom() | word_set("afkortingen", "korte_aanspreekvormen")


@cache
def _small_words() -> frozenset[str]:
    """The most ordinary words of each language."""
    return marks() - {"ik"}


def _decided(view: View, first: int, last: int, kind: str) -> bool:
    """Whether the rules for this kind look at just such words, and left these: then they stay."""
    text, start, end = view.text, view.starts[first], view.ends[last]
    if _YEAR.fullmatch(text, start, end) or _half_of_a_word(view, first, last):
        return True
    if kind in {_NUMBER, "DATUM"} and _OF_A_PAGE.search(text, max(0, start - _BEFORE_PAGE), start):
        return True
    if kind == _NUMBER:
        few = sum(ch.isdigit() for ch in text[start:end]) < _FEWEST_DIGITS
        return few or any(form.fullmatch(text, start, end) for form in (_AMOUNT, _PROGRAM))
    if kind == "PERSOON":
        return all(view.shapes[at] == DIGITS for at in range(first, last + 1))
    if kind == "GROEP":
        return first == last and is_language(view, first)
    return kind in {"DATUM", "LEEFTIJD"} and _no_date_or_age(view, first, last, kind)


def _no_date_or_age(view: View, first: int, last: int, kind: str) -> bool:
    """Whether it is the date of a law, a time of the day, a length of time, or has nothing that counts."""
    text, start, end = view.text, view.starts[first], view.ends[last]
    if not _counts(view, first, last):
        return True
    if kind == "DATUM":
        return of_law(view, start) or _CLOCK.fullmatch(text, start, end) is not None
    return not _LENGTHS.isdisjoint((*view.folded[first : last + 1], view.at(last + 1)))


def _counts(view: View, first: int, last: int) -> bool:
    """Whether a number, a month, a weekday, a feast, or a word that no list knows is among the words."""
    return any(
        view.shapes[at] != LOWER
        or kind_of(view.folded[at], view.raw[at].lower(), LOWER, frozenset({"nl"})).startswith(_COUNTING)
        for at in range(first, last + 1)
    )


def _half_of_a_word(view: View, index: int, last: int) -> bool:
    """Whether a line end breaks a harmless Dutch word here ("ge-" / "vraagd")."""
    if index != last:
        return False
    before = index - 1 if index and view.gap(index).startswith("-\n") else index
    after = before + 1
    if after >= len(view) or not view.gap(after).startswith("-\n"):
        return False
    whole = view.raw[before].lower() + view.raw[after].lower()
    return base(fold(whole), whole, frozenset({"nl"})) is Vouch.SAFE


def _vouched(view: View, first: int, last: int, context: Context) -> bool:
    """Whether all words are ordinary ones: then they may be a name here, and are nobody's elsewhere."""
    return all(vouched(view, at, context) is Vouch.SAFE for at in range(first, last + 1))


def _nobody(view: View, first: int, last: int, context: Context, chances: Floats) -> bool:
    """Whether all words are ordinary ones in small letters, and the model is not sure that they are a name.

    Of another language than Dutch it has read too little to be that.
    """
    abroad = False
    for at in range(first, last + 1):
        small = view.shapes[at] == LOWER or (view.shapes[at] == CAPITAL and view.opens(at))
        if not small or view.folded[at] in also_names():
            return False
        if vouched(view, at, context) is not Vouch.SAFE:
            if not foreign(view.raw[at].lower()):
                return False
            abroad = True
    return abroad or float(chances.max()) < _SURE_OF_A_WORD
