"""Where somebody lives, told in another form than a Dutch street and number.

"wonende aan de Kikkenstein 612", "Bomapolder, perceel 203 bis", "demeurant à Gbessia Port 2, derrière la
mosquée", "de school met de groene deur", "the sand pit next to the airport road". The words are data:
`data/adreswoorden.yaml`.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, PATTERN, REFUSED, Candidate
from grondslag.anonymise.detectors.near import at_words, sought
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table
from grondslag.anonymise.remember import Remembered
from grondslag.anonymise.view import LOWER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_NAME = r"[^\W\d_a-zà-ÿ][\w'’-]{2,30}(?:[ -][^\W\d_a-zà-ÿ][\w'’-]{1,30}){0,2}"
_NUMBER = r"[A-Z]?\d{1,4}(?: ?(?:bis|ter|hs|[a-zA-Z]|[IVX]{1,3})(?!\w))?(?: ?[-/] ?[A-Z]?\d{1,4})?"
_LONGEST = 60
_BESIDE = 0.45  # the name before "near" may be a person
_FURTHEST = 160
_WORDS_BEFORE = 3
_HOUSES = frozenset(["huis", "huisje", "hok", "schuur", "kelder", "woning", "hut", "flat", "tent"])
# With these a place that is told by what it is of is one that the reader knows of.
_POINTING = frozenset(["de", "het", "the", "le", "la", "au"])
# Spanish and Portuguese are one ("es").
_LANGUAGES = ("nl", "en", "fr", "es")
_ABBREVIATED = re.compile(r" (?:[atbn]/[dov]|t\.o\.)")
_HOUSED = re.compile(r"(?<!\w)[Ii]n \Z")
# So many different words are remembered; beyond that they are asked anew.
_KEPT = 16_000


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = table("adreswoorden")
    lives = "|".join(re.escape(each) for each in sorted(words["woont"], key=len, reverse=True))
    parcel = "|".join(re.escape(each) for each in sorted(words["perceel"], key=len, reverse=True))
    beside = "|".join(re.escape(each) for each in sorted(words["naast"], key=len, reverse=True))
    return (
        # A name with a number behind a word for living ("aan de Kikkenstein 612").
        re.compile(
            rf"(?:(?:{lives})(?: de| het| den)?|\b[Aa]an (?:de|het)) (?P<home>{_NAME} {_NUMBER})(?![\w.,]?\d)"
        ),
        # A name and a numbered parcel, house or block behind a comma.
        re.compile(rf"(?P<home>{_NAME}(?:, (?:{parcel})\.? ?{_NUMBER}){{1,3}})(?!\w)"),
        # Whatever stands behind "wonende te", to the end of the clause, and what it lies beside.
        re.compile(
            rf"(?:{lives}) (?P<home>[^\W\d_a-zà-ÿ][^,;.\n()]{{2,{_LONGEST}}}"
            rf"(?:,? (?:{beside})[^,;.\n()]{{3,{_LONGEST}}})?)"
        ),
        # What a name or a number lies beside ("Kabal Chowk, opposite the National Bank").
        re.compile(
            rf"(?<!\w)(?P<home>(?:{_NAME}|[A-Z\d][\w/]{{0,6}}), (?:next to|near|opposite|behind|beyond"
            rf"|close to)"
            rf"(?: the| a)?(?: [\w'’-]{{2,20}}){{1,3}})(?=[,;.\n()])"
        ),
    )


@cache
def _marks(language: str) -> tuple[str, ...]:
    """The folded words for what a place is known by."""
    return tuple(fold(word) for word in table("adreswoorden")["bakens"][language])


def _is_mark(language: str, word: str) -> bool:
    """Whether a word, or in Dutch its last part, is such a word; a participle is none ("gesneuveld")."""
    if language == "nl":
        none = table("adreswoorden")["geen_baken"]
        return word.endswith(_marks("nl")) and word not in none and not (word[:2] == "ge" and word[-1] == "d")
    return word in _marks(language)


_MARKED = {language: Remembered(partial(_is_mark, language), _KEPT) for language in _LANGUAGES}


@cache
def _lying(language: str) -> re.Pattern[str]:
    """What follows a mark: whose or what it is, and what it lies beside, up to three times; or its colour."""
    words = table("adreswoorden")
    beside, articles, marks = (
        "|".join(re.escape(each) for each in sorted(words[name][language], key=len, reverse=True))
        for name in ("ligt", "lidwoord", "bakens")
    )
    mark = rf"\w{{0,20}}(?:{marks})" if language == "nl" else rf"(?:{marks})"
    behind = "|".join(words["kleuren_achter"])
    if language == "es":
        mark = rf"(?i:{marks})(?: (?:{behind})(?!\w))?"
    named = (
        rf" (?:van|of|over|de|du|des|da|do|del) (?:(?:{articles}) )?"
        r"(?:[a-z'’-]+|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
        r"| (?:in|te|at|à|en|em) [A-ZÀ-Ž][\w'’-]+(?: [A-ZÀ-Ž][\w'’-]+)?"
    )
    adjective = (
        r"(?:[A-Za-zé]{2,14}(?:['’]s?)? ){0,2}"
        if language == "en"
        else r"(?:(?:[a-zé]{2,14}e|[a-z]{2,6}de) )?"
    )
    colour = "|".join(words["kleuren"])
    one = rf", (?:die|dat|the one) (?:met|with) (?:(?:{articles}) )?(?:[a-zé]{{2,14}} ){{1,2}}[a-zà-ÿ]\w*"
    return re.compile(
        rf"(?:{named})?(?:(?:,| en| and|) (?:{beside})(?: du| des| de| del| do| da| d['’])?"
        rf" (?:(?:{articles}) |l['’])?{adjective}{mark}(?!\w)(?:{named})?){{1,3}}(?:{one})?"
        rf"|(?P<whole> (?:van|of|du|de la|de l['’]) ?(?:(?:{articles}) )?{adjective}{mark}(?!\w))"
        rf"| (?:met|with) (?:(?:{articles}) )?(?:(?:{colour}) ){{1,2}}[a-zà-ÿ]\w*"
        rf"| (?:con|com|da|do) (?:(?:{articles}) )?[a-zà-ÿ]{{3,14}} (?:{behind})(?!\w)"
    )


def _part(word: str) -> bool:
    """Whether a mark is a part of what it is of, such as a door."""
    return word.endswith(tuple(table("adreswoorden")["geen_gekleurde_plek"]))


def _housed(view: View, index: int, match: re.Match[str]) -> bool:
    """Whether the mark is one that people live or hide in, and is told by what lies beside it."""
    return view.folded[index] in _HOUSES and not match.group().startswith((" met", " with"))


def _landmarks(view: View) -> Iterator[Candidate]:
    """A place told by what it lies beside, or by its colour, with the article before it.

    Nothing but the two marks together says which place it is: one alone ("bij de brug") stays.
    """
    for language in _LANGUAGES:
        articles = table("adreswoorden")["lidwoord"][language]
        for index in view.where_each(_MARKED[language].__getitem__):
            end = view.ends[index]
            match = _lying(language).match(view.text, end, min(len(view.text), end + _FURTHEST))
            if match is None or view.shapes[index] != LOWER or (match["whole"] and _part(view.folded[index])):
                continue
            first = index
            # Telegram style has no article ("internaat a/d bakkerij").
            if _ABBREVIATED.match(match.group()):
                yield _spot(view.text, view.starts[index], match.end(), "plek door wat ernaast ligt")
                continue
            while (
                index - first < _WORDS_BEFORE and view.gap(first) == " " and view.shapes[first - 1] == LOWER
            ):
                first -= 1
                if view.folded[first] in (_POINTING if match["whole"] else articles):
                    break
            else:
                first = index
            if view.folded[first] in (_POINTING if match["whole"] else articles):
                start = view.starts[first]
                # Where somebody lives or hides is in it ("in het huis naast de oude zagerij").
                inside = (
                    _HOUSED.search(view.text, max(0, start - 4), start)
                    if _housed(view, index, match)
                    else None
                )
                yield _spot(
                    view.text,
                    inside.start() if inside else start,
                    match.end(),
                    "plek door wat ernaast ligt",
                )


@cache
def _coloured() -> tuple[frozenset[str], re.Pattern[str]]:
    """A landmark with its colour or matter ("de ijzeren brug"), and the words for colours."""
    words = table("adreswoorden")
    marks = sorted(set(words["bakens"]["nl"]) - set(words["geen_gekleurde_plek"]), key=len, reverse=True)
    named = "|".join(word.capitalize() for word in words["bakens"]["nl"])
    colours = "|".join([*words["kleuren"], *(word.capitalize() for word in words["kleuren"])])
    return frozenset(fold(word) for word in words["kleuren"]), re.compile(
        rf"(?:[Dd]e|[Hh]et) (?!Witte Huis)(?:(?:{colours}) ){{1,2}}"
        rf"(?:[a-z]{{0,14}}(?:{'|'.join(marks)})|(?:{named}))(?!\w)"
        # What it belongs to or lies beside, where that has a name ("het gele gebouw bij de Zeka-molen").
        r"(?: (?:van|bij|naast|achter|te) (?:(?:de|het) )?[A-ZÀ-Ž][\w'’-]{2,30})?"
    )


def _colours(view: View) -> Iterator[Candidate]:
    """The landmarks that are known by their colour."""
    words, pattern = _coloured()
    for match in at_words(view, words, pattern, back=4, ahead=30):
        yield _spot(view.text, *match.span(), "plek door de kleur")


def _spot(text: str, start: int, end: int, reason: str) -> Candidate:
    key = f"plaats:{fold(text[start:end])}"
    return Candidate(start, end, "PLAATS", REFUSED, reason, action="generaliseer", key=key)


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Homes told in words."""
    scores = (PATTERN, PATTERN, CONTEXT, _BESIDE)
    for pattern, score in zip(_patterns(), scores, strict=True):
        for match in sought(view, pattern):
            start, end = match.span("home")
            yield Candidate(
                start, end, "ADRES", score, "woonplek in woorden", key=f"adres:{view.text[start:end].lower()}"
            )
    yield from _landmarks(view)
    yield from _colours(view)
