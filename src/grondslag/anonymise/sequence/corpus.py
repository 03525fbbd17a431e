"""What the sequence model learns from: labelled words of the invented dossiers and of open text.

A dossier is read as it stands and in disguise: other names, small letters, capitals, scanning errors. Of the
open text (Universal Dependencies, CC BY-SA 4.0) only the proper nouns are known, so only sentences without a
word that could begin a date, a post or an age are read. Everything is drawn from a seed, so the same sources
give the same examples.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grondslag.anonymise.gold import Mention, read_gold
from grondslag.anonymise.language import languages_of
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.sequence.features import Sequence
from grondslag.anonymise.sequence.model import OUTSIDE
from grondslag.anonymise.view import View
from grondslag.anonymise.words.places import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The labels of the gold marks → what the model tells apart. A KENMERK is a story, not a kind of word.
KINDS = {
    **dict.fromkeys(("PERSOON", "AMBTENAAR", "PROFESSIONAL"), "PERSOON"),
    **dict.fromkeys(("DATUM", "GEBDATUM"), "DATUM"),
    **dict.fromkeys(("VNUMMER", "BSN", "ZAAKNUMMER", "DOCNUMMER", "PARKETNUMMER", "CONTACT"), "NUMMER"),
    **{same: same for same in ("PLAATS", "ADRES", "EENHEID", "FUNCTIE", "GROEP", "LEEFTIJD")},
}
_NAMES = frozenset({"PERSOON", "PLAATS"})
_HEADS = (
    *("Ab", "Ba", "Che", "Da", "E", "Fa", "Gha", "Ha", "I", "Ja", "Ke", "La", "Mu", "Nga", "O", "Qa", "Ro"),
    *("Sa", "Ti", "U", "Vo", "Wa", "Ya", "Ze", "Kha", "Mbe", "Tse", "Shi", "Zhu", "Bo"),
)
_MIDDLES = ("", "", "ra", "li", "mu", "de", "ni", "wa", "ko", "shi", "bo", "te", "lu", "na", "ze", "ri", "ha")
_TAILS = (
    *(
        "d",
        "m",
        "n",
        "ki",
        "li",
        "zai",
        "ov",
        "dze",
        "yan",
        "mba",
        "wa",
        "lla",
        "r",
        "sh",
        "ham",
        "din",
        "su",
    ),
    *("ga", "vic", "ez", "man", "nna", "s", "to", "rt", "la", "ko", "mi", "sa", "man"),
)
_MISREAD = {"o": "0", "l": "1", "i": "l", "e": "c", "O": "0", "I": "l", "1": "l", "0": "O", "5": "S"}
_MISREAD_SHARE = 0.02
# Kinds of words that may be part of what open text does not mark.
_TELLING = frozenset(
    {
        "month",
        "weekday",
        "feast",
        "ordinal",
        "number",
        "age",
        "post",
        "role",
        "unit",
        "group",
        "cpost",
        "cunit",
    }
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the marks in it; `source`: the folder of its dossier, or nothing for open text."""

    text: str
    marks: tuple[Mention, ...]
    source: str = ""


def dossiers(folders: list[Path]) -> Iterator[Marked]:
    """The documents of gold folders, in order."""
    for folder in sorted(folders):
        for path in sorted(folder.glob("*.gold.txt")):
            text, marks = read_gold(path.read_text(encoding="utf-8"))
            yield Marked(text, tuple(mark for mark in marks if mark.label in KINDS), folder.name)


def disguised(marked: Marked, seed: str) -> Iterator[Marked]:
    """The text as it is, with other names, with scanning errors too, and in small letters."""
    dice = random.Random(f"{seed}:{marked.text[:200]}")  # noqa: S311 (examples, not keys)
    yield marked
    yield _swapped(marked, dice)
    yield _scanned(_swapped(marked, dice), dice)
    yield small(marked, seed)


def small(marked: Marked, seed: str) -> Marked:
    """The text with other names, all in small letters, as in a chat."""
    other = _swapped(marked, random.Random(f"small:{seed}:{marked.text[:200]}"))  # noqa: S311 (examples, not keys)
    return Marked(_same_length(other.text, other.text.lower()), other.marks, marked.source)


def _same_length(text: str, other: str) -> str:
    """`other`, or `text` where changing the case changed the length."""
    return other if len(other) == len(text) else text


def _swapped(marked: Marked, dice: random.Random) -> Marked:
    """Other names for the words with a capital in the names of people and places; one word, one new word."""
    new: dict[str, str] = {}
    parts: list[str] = []
    marks: list[Mention] = []
    at = length = 0
    for mark in marked.marks:
        surface = marked.text[mark.start : mark.end]
        if mark.label in KINDS and KINDS[mark.label] in _NAMES:
            surface = _CAPITAL.sub(lambda word: _other(word.group(), new, dice), surface)
        between = marked.text[at : mark.start]
        parts += (between, surface)
        start = length + len(between)
        length = start + len(surface)
        marks.append(Mention(start, length, mark.label, mark.entity))
        at = mark.end
    parts.append(marked.text[at:])
    return Marked("".join(parts), tuple(marks), marked.source)


def _other(word: str, new: dict[str, str], dice: random.Random) -> str:
    """The new name of a word, made up when first asked for."""
    if word not in new:
        new[word] = dice.choice(_HEADS) + dice.choice(_MIDDLES) + dice.choice(_TAILS)
    return new[word]


def _scanned(marked: Marked, dice: random.Random) -> Marked:
    """Letters misread now and then, as optical recognition does; marks stay where they are."""
    text = "".join(
        _MISREAD[ch] if ch in _MISREAD and dice.random() < _MISREAD_SHARE else ch for ch in marked.text
    )
    return Marked(text, marked.marks, marked.source)


def open_text(folder: Path) -> Iterator[Marked]:
    """The sentences of CoNLL-U files, some at a time as one text, with their proper nouns as marks."""
    for path in sorted(folder.glob("*.conllu")):
        for sentence in path.read_text(encoding="utf-8").strip().split("\n\n"):
            marked = _open(sentence)
            if marked.marks and _silent(marked.text):
                yield marked


def _open(sentence: str) -> Marked:
    text, start = "", -1
    spans: list[tuple[int, int]] = []
    for line in [*sentence.split("\n"), "0\t\t\t\t\t"]:
        columns = line.split("\t")
        if not columns[0].isdigit():
            continue
        proper = columns[3] == "PROPN" or columns[4].startswith("SPEC|deeleigen")
        if proper and start < 0:
            start = len(text)
        elif not proper and start >= 0:
            spans.append((start, len(text.rstrip())))
            start = -1
        text += columns[1] + ("" if "SpaceAfter=No" in columns[-1] else " ")
    marks = (_proper(text, *span) for span in spans)
    return Marked(text, tuple(mark for mark in marks if mark is not None))


def _proper(text: str, start: int, end: int) -> Mention | None:
    """A proper noun as a place or a person; a country, a language or a public body is neither."""
    name = text[start:end].lower()
    if name in word_set("landen", "talen", "overheid", "bewegingen", "afkortingen") or not name.strip():
        return None
    return Mention(start, end, "PLAATS" if name in gazetteer() else "PERSOON", name)


def _silent(text: str) -> bool:
    """Whether nothing in a sentence of open text could be marked but its names: then no mark is missing."""
    sequence = Sequence(View(text), frozenset({"nl"}))
    return not any(kind.partition("+")[0] in _TELLING or kind[0] == "d" for kind in sequence.kinds)


def labelled(marked: Marked) -> tuple[Sequence, list[str]] | None:
    """The words of a text and a label for each: "-", or "B"/"I" and its kind.

    Nothing when letters are hidden in it.
    """
    view = View(marked.text)
    if view.text != marked.text:
        return None
    labels = [OUTSIDE] * len(view)
    for mark in marked.marks:
        index, first = view.first_at(mark.start), True
        while index < len(view) and view.starts[index] < mark.end:
            labels[index] = ("B" if first else "I") + KINDS[mark.label]
            index, first = index + 1, False
    return Sequence(view, languages_of(view.folded)), labels
