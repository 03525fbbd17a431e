"""Ages told in forms that `ages` does not read: several in brackets, by the decade, before the reason for it.

"de kinderen (7, 9 en 12)", "begin veertig", "Bonheur (twaalf, eerste klas)", "destijds 12 jaar".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import PATTERN, Candidate
from grondslag.anonymise.detectors.ages import number_words
from grondslag.anonymise.detectors.near import at_words, sought
from grondslag.anonymise.lists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_GUESSED = re.compile(
    r"\b(?P<age>(?:begin|midden|eind|achter in de|voor in de|halverwege de|ergens in de) (?:de )?"
    rf"(?:{_TENS}))(?!\w)"
)
_ABOUT = re.compile(
    r"\b(?:aged(?: about)?|ongeveer|circa|about|environ) "
    r"(?P<age>\d{1,2} ?[/-] ?\d{1,2})(?= (?:jaar|years?|ans)\b)"
)
_SEVERAL = re.compile(
    r"\b(?:kinderen|zonen|zoons|dochters|broers|zussen|jongens|meisjes|children|sons|daughters|enfants"
    r"|filles|fils) \((?P<ages>\d{1,2}(?:(?:, ?| en | and | et )\d{1,2}){1,9})\)"
)
_ENGLISH_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
# Tens that nothing is counted by: an end or a verb stands behind them.
_NOTHING_COUNTED = r"(?=[ ]?[,.;)?!\"”]|[ ]*(?:\n|\||\Z)| {2,}| (?:en|was|toen|and|when|had|die|with a)\b)"
_TEN_ALONE = re.compile(
    r"\b(?P<age>(?:(?:toen |destijds )?(?:bijna|tegen de|rond de)|om en nabij de"
    r"|(?:al |ver |dik |ruim |ergens )?(?:over|boven|voorbij) de"
    rf"|(?:ver |ruim |diep |dik )?in de) (?:{_TENS})"
    rf"|(?:about|around|almost|nearly|over|past"
    rf"|not yet|not quite|barely|close to|going on|well over|nearing) (?:{_ENGLISH_TENS})"
    rf"|(?:{_TENS}) (?:plus|geweest|gepasseerd)|(?:{_TENS})plusser){_NOTHING_COUNTED}",
    re.IGNORECASE,
)
_EITHER = re.compile(r"(?<=, )(?P<age>\d{1,2} ?[/–-] ?\d{1,2} (?:jaar|years|ans))(?= ?[,.;)])")
_HALF = re.compile(
    r"(?:\b(?:is|was|pas|nu|net|van|met)|[A-ZÀ-Þ][\w'’-]+,)"
    r" (?P<age>(?:anderhalf|(?:twee|drie|vier|vijf)[ëe]nhalf)(?: jaar)?)"
    r"(?=[ ]?[,.;)]|[ ]*(?:\n|\||\Z)| en )"
)
_HALVES = frozenset({"anderhalf", "tweeenhalf", "drieenhalf", "vierenhalf", "vijfenhalf"})
# Below it a number behind a name counts too many other things.
_SMALLEST_ALONE = 11
# The furthest that what announces an age, a name with its comma among it, stands before its number.
_BACK = 40
# The kinship word, the name, and then when someone was born.
_THIRD = 2
# A cell that holds no more than a year of birth, and what parts the cells of a row.
CELL_YEAR = re.compile(
    r"(?:[±~] ?|(?:ca|env|abt)\.? |circa |omstreeks |vers |about )?(?P<year>(?:1[89]|20)\d\d)\??"
)
_CELL_ENDS = re.compile(r"[ ]*(?:\||\t)[ ]*|[ ]{2,}")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    number = rf"(?:\d{{1,2}}|{'|'.join(sorted(number_words(), key=len, reverse=True))})"
    return (
        re.compile(
            rf"\b(?:destijds|toentertijd|toen|nu|inmiddels|thans|pas|amper) "
            rf"(?P<age>{number} (?:jaar|maanden|weken))(?= ?[,.;)])"
        ),
        re.compile(rf"(?<=[\w'’-]{{2}} \()(?P<age>{number})(?=, )"),
        re.compile(
            rf"\b(?:studente?|leerlinge?|scholiere?|vrouw|man|jongen|meisje|neef|nicht|buurjongen"
            rf"|een (?!k?i?l?o?meter)[a-zë]{{3,14}}(?:ster|ist|eur|[bdfgklnprstvwz]er|ier|man|vrouw)) van "
            rf"(?P<age>{number})(?= van | uit | die )"
        ),
        re.compile(
            rf"\b(?:naar schatting|naar eigen zeggen|ongeveer|circa) (?P<age>{number} jaar)(?= ?[,.;)])"
        ),
    )


@cache
def _tens() -> frozenset[str]:
    """The words for tens, also of who is older than that."""
    tens = [*_TENS.split("|"), *_ENGLISH_TENS.split("|")]
    return frozenset([*tens, *(f"{ten}plusser" for ten in tens)])


@cache
def _grown() -> frozenset[str]:
    """The words for ages that stand alone."""
    return frozenset(
        word
        for word, number in number_words().items()
        if number >= _SMALLEST_ALONE and not word.endswith(("de", "ste"))
    )


@cache
def _behind_name() -> re.Pattern[str]:
    """An age in words behind a name, with an end behind it ("Mian Gul Rahim, vijfenzeventig.")."""
    words = sorted(_grown(), key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?:[A-ZÀ-Þ][\w'’-]+,|\b(?:{_kin()})) \(?(?P<age>{'|'.join(words).replace('en', '[eë]n')})"
        r"(?=[.;)]|[ ]*(?:\n|\Z))",
    )


@cache
def _kin() -> str:
    return "|".join(sorted(table("datums")["verwanten"], key=len, reverse=True))


@cache
def _rows() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A row that begins with a kinship word, and a cell that tells no more than an age or a year of birth."""
    words = rf"(?:anderhalf|{'|'.join(sorted(number_words(), key=len, reverse=True))})"
    unit = r" ?(?:jaar|jr\.?|j\.?|maanden|ans|mois|years|y/?o)"
    row = re.compile(rf"^[ |\t]*(?:{_kin()})\b[^\n]*", re.IGNORECASE | re.MULTILINE)
    hedge = r"(?:bijna|ongeveer|circa|ca\.?|±|~|net|about|abt|environ|env\.?|rond de|tegen de|misschien) ?"
    cell = re.compile(
        rf"[\"'“‘(]?(?P<age>(?:{hedge})?(?:{words}(?:{unit})?|\d{{1,2}}{unit}))\??[\"'”’)]?",
        re.IGNORECASE,
    )
    return row, cell


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """All such ages."""
    text = view.text
    for match in sought(view, _SEVERAL):
        for each in re.finditer(r"\d{1,2}", match["ages"]):
            yield _age(text, match.start("ages") + each.start(), match.start("ages") + each.end())
    for match in _of_one_form(view):
        yield _age(text, *match.span("age"))
    for label, start, end in _in_rows(text):
        yield _age(text, start, end) if label == "LEEFTIJD" else _born(text, start, end)
    first, bracketed, described, guessed = _patterns()
    for pattern in (first, described, guessed, bracketed):
        for match in sought(view, pattern):
            named = pattern is not bracketed or text[text.rfind(" ", 0, match.start() - 2) + 1].isupper()
            if named:
                yield _age(text, *match.span("age"))


def _of_one_form(view: View) -> Iterator[re.Match[str]]:
    """The ages that a pattern tells by itself; where a word says that one may stand there, only there."""
    for pattern in (_ABOUT, _EITHER):
        yield from sought(view, pattern)
    yield from at_words(view, _tens(), _GUESSED, _TEN_ALONE, back=_BACK)
    yield from at_words(view, _HALVES, _HALF, back=_BACK)
    yield from at_words(view, _grown(), _behind_name(), back=_BACK)


def _in_rows(text: str) -> Iterator[tuple[str, int, int]]:
    """The cells of the rows about relatives that hold an age, or behind the name a year of birth."""
    row, cell = _rows()
    for match in row.finditer(text):
        cells, at = [], match.start() + len(match.group()) - len(match.group().lstrip(" |\t"))
        for gap in _CELL_ENDS.finditer(match.group().rstrip()):
            if match.start() + gap.start() > at:
                cells.append((at, match.start() + gap.start()))
            at = match.start() + gap.end()
        cells.append((at, match.start() + len(match.group().rstrip())))
        for start, end in cells:
            age = cell.fullmatch(text, start, end)
            if age:
                yield "LEEFTIJD", *age.span("age")
        year = CELL_YEAR.fullmatch(text, *cells[_THIRD]) if len(cells) > _THIRD else None
        if year:
            yield "GEBDATUM", *year.span("year")


def _age(text: str, start: int, end: int) -> Candidate:
    key = f"leeftijd:{text[start:end].lower()}"
    return Candidate(
        start, end, "LEEFTIJD", PATTERN, "leeftijd in een andere vorm", action="generaliseer", key=key
    )


def _born(text: str, start: int, end: int) -> Candidate:
    return Candidate(
        start, end, "GEBDATUM", PATTERN, "geboortejaar", action="generaliseer", key=f"datum:{text[start:end]}"
    )
