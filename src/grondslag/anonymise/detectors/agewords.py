"""Ages that the words beside the number tell, one of two of them, and in other languages than Dutch.

"a boy of twelve", "meisje van zes of zeven", "achtendertig of negenendertig", "qui avait seize ans",
"5 yosh".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import PATTERN, Candidate
from grondslag.anonymise.detectors.ages import age_of, number_words
from grondslag.anonymise.detectors.near import at_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_NUMBER = r"(?:\d{1,2}|[^\W\d_]{3,14}(?:[- ](?:et[- ])?[^\W\d_]{3,5})?)"
_ONE_OF_TWO = frozenset(["of", "tot", "a"])
_TENS = frozenset(["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"])
_YOUNG = re.compile(
    r"(?<![\w-])(?P<age>(?:an? |the )?\w+ of (?:about |some |perhaps |maybe )?"
    r"(?P<number>(?:\d{1,2}|[a-z]{3,9}(?:-[a-z]{3,5})?))"
    r"(?: or [a-z]{3,9}(?:-[a-z]{3,5})?)?)(?!\w| (?:kilo|month|week|day|hour|year|other|them|the))"
)
_YOUNG_WORDS = frozenset(["boy", "girl", "child", "youth", "lad", "man", "woman", "daughter", "son"])
_YEARS_AND = re.compile(
    r"(?<![\w-])(?P<age>(?P<number>(?:\d{1,2}|[a-z]{3,9}(?:-[a-z]{3,5})?)) years and"
    r" (?:some|a few|[a-z]{3,6}|\d{1,2}) (?:weeks|months|days))"
    r"(?!\w| (?:of|in|ago|later|imprison|prison|after|before))"
)
_NOW = re.compile(r"(?P<age>now (?P<number>\d{2}|[a-z]{5,9}(?:-[a-z]{3,5})?))(?=, | years| and )")
# What Uzbek, Turkish, Albanian and Somali write behind the number of an age.
_ELSEWHERE = re.compile(
    r"(?<![\w.,-])(?P<age>(?P<number>\d{1,2}) "
    r"(?:yosh(?:da|li|ida)?|yaş(?:ında|ındayım|ındaki)?|vjeç(?:are?)?|jir(?:ka)?))(?!\w)"
)
_ELSEWHERE_WORDS = frozenset(
    [
        "yosh",
        "yoshda",
        "yoshli",
        "yoshida",
        "yas",
        "yasinda",
        "vjec",
        "vjecar",
        "vjecare",
        "jir",
        "jirka",
    ]
)
_HAD_YEARS = re.compile(
    r"\b(?:ai|a|avait|avais|avaient|ont|aura) (?:à peine |déjà |environ |presque )?"
    rf"(?P<age>(?P<number>{_NUMBER}) ans)(?!\w| (?:de|d['’]|que|pour|avant|après|plus tard|ferme)(?!\w))"
)
_CHILD_WORDS = "jongen|jongetje|meisje|kind|baby|zoon|zoontje|dochter|dochtertje|man|vrouw|neefje|nichtje"
_END = r"(?=[ ]?[,.;:)?!]|[ ]*(?:\n|\||\Z)| (?:jaar|en|toen|als)(?!\w))"
_SMALLEST = 10
_BACK = 40


@cache
def _either() -> tuple[re.Pattern[str], ...]:
    """One of two: with a child before it whatever the number, and otherwise of two that follow each other."""
    words = "|".join(sorted((word for word in number_words() if word.isalpha()), key=lambda w: (-len(w), w)))
    number = rf"(?:\d{{1,2}}|{words.replace('en', '[eë]n')})"
    return (
        re.compile(
            rf"\b(?P<age>(?:{_CHILD_WORDS}) van {number} (?:of|à|tot) {number})(?!\w| (?:kilo|uur|dag|week))"
        ),
        re.compile(rf"\b(?P<age>(?P<one>{number}) of (?P<other>{number})){_END}"),
        re.compile(
            r"\b(?P<age>(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen) en "
            rf"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)){_END}"
        ),
        # At the head of a cell ("| achttien, sergeant |").
        re.compile(rf"(?<=\| )(?P<age>(?P<one>(?!\d){number}))(?=, [a-zà-ÿ])"),
    )


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """All such ages."""
    for match in _told(view, context):
        yield _age(view.text, *match.span("age"))


def _told(view: View, context: Context) -> Iterator[re.Match[str]]:
    """The places where a number is an age; the group "age" is what tells it."""
    child, two, units, cell = _either()
    for match in at_words(view, _ONE_OF_TWO, child, two, back=_BACK, ahead=24):
        if match.re is child or _follow(match["one"], match["other"]):
            yield match
    yield from at_words(view, _TENS, units, back=14, ahead=8)
    for match in cell.finditer(view.text) if "| " in view.text else ():
        if _old(match["one"]) > _SMALLEST:
            yield match
    yield from at_words(view, _ELSEWHERE_WORDS, _ELSEWHERE, back=4, ahead=1)
    for match in _foreign(view, context):
        if _old(match["number"]):
            yield match


def _foreign(view: View, context: Context) -> Iterator[re.Match[str]]:
    """English and French words with an age."""
    yield from at_words(view, frozenset(["ans"]), _HAD_YEARS, back=_BACK, ahead=14)
    if "en" in context.languages:
        yield from at_words(view, _YOUNG_WORDS, _YOUNG, back=4, ahead=40)
        yield from at_words(view, frozenset(["now"]), _NOW, ahead=24)
        yield from at_words(view, frozenset(["years"]), _YEARS_AND, back=18, ahead=24)


def _old(number: str) -> int:
    """The number of years that the words tell, or 0."""
    return age_of(number.replace("-", "")) or age_of(number) or (max(_parts(number)) if _parts(number) else 0)


def _parts(number: str) -> list[int]:
    return [found for word in number.replace("-", " ").split(" ") if (found := age_of(word))]


def _follow(one: str, other: str) -> bool:
    """Whether two numbers can be two guesses at one age: grown, and the one next to the other."""
    first, second = _old(one), _old(other)
    return min(first, second) > _SMALLEST and abs(first - second) in {1, 2}


def _age(text: str, start: int, end: int) -> Candidate:
    key = f"leeftijd:{text[start:end].lower()}"
    return Candidate(
        start, end, "LEEFTIJD", PATTERN, "leeftijd naar de woorden ernaast", action="generaliseer", key=key
    )
