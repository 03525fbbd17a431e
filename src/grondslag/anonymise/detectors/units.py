"""Units, departments, schools and employers below national level.

A kind of unit with a number or a name beside it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, Candidate
from grondslag.anonymise.detectors.near import sought
from grondslag.anonymise.detectors.work import study
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table, word_set, words_of
from grondslag.anonymise.view import (
    ALNUM,
    CAPITAL,
    CAPITALISED,
    DIGITS,
    FOREIGN,
    LETTER,
    LOWER,
    MIXED,
    UPPER,
)
from grondslag.anonymise.vouch import Vouch, base, vouched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_ORDINAL = re.compile(r"\d{1,3}(?:e|de|ste|st|nd|rd|th|eme|ere|er|ª|º|a|o)?")
# A part of a unit that is told behind it ("sector West-Darfur, groep 22"; "..., tweede kamer").
_PARTS = (
    "groep|afdeling|sectie|kamer|klas|zaal|lokaal|steunpunt|ward|peloton|compagnie|team|blok|filiaal|bureau|divisie|vestiging|jaar|group|section|class|company"
    "|chamber|branch|year|groupe|chambre|classe|compagnie"
)
_PART = re.compile(
    rf",? (?:{_PARTS}) (?:nr\.? |no\.? )?(?:\d{{1,3}}[A-Za-z]?|[A-Z]{{1,3}}|[A-Z][a-z]{{3,}})"
    r"(?![\w/.:-]*\d)\b"
    r"|, (?:eerste|tweede|derde|vierde|vijfde|zesde|\d{1,2}(?:e|ste|nd|rd|th)|first|second|third|fourth)"
    rf" (?:{_PARTS})\b"
)
_NAMED = re.compile(
    r"(?<!\w)(?:[a-z]{2}-)?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
    r" (?:[Gg]irls|[Bb]oys)['’]? (?:[A-Za-z]+ )?(?:[Ss]chool|[Cc]ollege)"
    # The yearly call-ups of Eritrea, and the state schools of Pakistan.
    r"|(?<![\w.])[1-3]\d(?:e|ste|th) (?:ronde|round)(?!\w)|(?<!\w)ronde [1-3]\d(?![\w.,:]*\d)"
    r"|\b(?:[a-z]{2,6}(?:tiende)|elfde|twaalfde|twintigste|[a-z]{3,6}(?:ën|en)twintigste|dertigste) ronde\b"
    r"|(?<!\w)G[GB]?(?:PS|MS|HS|HSS|DC)(?: No\.? ?\d+)?(?: [A-Z][a-z]+)?(?!\w)"
)
# The region and the centre of a service, behind dashes ("BUREAU DE SECURITE – REGION EST – CENTRE 7").
_TIED = re.compile(
    r"(?:(?: [–-] |, | / )(?:région|region|regio|centre|center|centro|centrum|zone|zona|secteur|sector"
    r"|poste|post|puesto|posto)"
    r" (?:est|ouest|nord|sud|oost|west|noord|zuid|east|north|south|norte|sur|sul|este|oeste|central"
    r"|\d{1,3})(?!\w)){1,3}",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?<![\w'’.-])(?:[Dd]e|[Hh]et|[Tt]he|[Ll]a|[Ll]e) \Z")
_LONGEST_ARTICLE = 5
_OF = frozenset({"van", "du", "des", "of", "der"})
_OWN_NAMES = frozenset(
    {"bataljon", "brigade", "bataillon", "battalion", "peloton", "compagnie", "katiba", "liwa"}
)
_NUMBER_WORDS = frozenset({"nr", "no", "nummer"})
_MAX_BEHIND = 6
_MAX_BEFORE = 5
_YEAR_LENGTH = 4
_GAPS_BEFORE = frozenset({" ", "-", "\n", "'", "’", ". "})
_GAPS_BEHIND = frozenset({" ", "-", " (", " '", ' "', " “", "’", "'", " ‘", " nr. ", "/"})
_BEFORE_A_MINE = frozenset({"de", "een", "die", "deze", "elke", "geen"})


@cache
def kinds() -> dict[str, str]:
    """Folded word for a kind of unit → the branch that it generalises to."""
    found: dict[str, str] = {}
    for branch, words in table("eenheden")["soorten"].items():
        for word in words:
            found.setdefault(fold(word).replace("_", " ").split(" ")[-1], branch)
    return found


@cache
def adjectives() -> frozenset[str]:
    """Words that tell one unit or house from another, and are no name by themselves."""
    return words_of("eenheden", "bijvoeglijk")


@cache
def ordinals() -> frozenset[str]:
    """Numbers in words that tell one unit from another ("derde")."""
    return words_of("eenheden", "rangtelwoorden")


@cache
def subjects() -> frozenset[str]:
    """What a department may be for, when it is written small ("sectie verhoor")."""
    return words_of("eenheden", "onderwerpen")


@cache
def _study() -> re.Pattern[str]:
    return re.compile(study())


@cache
def _ends_it() -> frozenset[str]:
    """Words at which the name of a unit ends: months, and those of national courts and services."""
    return words_of("eenheden", "landelijke_woorden") | frozenset(table("ladders")["maanden"])


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Units with their number, name and place."""
    known = kinds()
    for match in sought(view, _NAMED):
        yield Candidate(
            match.start(), match.end(), "EENHEID", CONTEXT, "school_of_werkgever",
            action="generaliseer", key=f"eenheid:{fold(match.group())}",
        )  # fmt: skip
    for index in sorted({*view.where(known), *_compounds(view)}):
        if _of_me(view, index):
            continue
        branch = known.get(view.folded[index]) or known.get(head(view.folded[index]), "school_of_werkgever")
        first, before = _before(view, index, context)
        last, behind = _behind(view, index, context)
        if before or behind:
            part = _PART.match(view.text, view.ends[last])
            end = part.end() if part else view.ends[last]
            tied = _TIED.match(view.text, end)
            end = tied.end() if tied else end
            if not before:
                first = _described(view, index)
            span = fold(view.text[view.starts[first] : end])
            if span.removeprefix("het ").removeprefix("de ") in words_of("eenheden", "landelijk"):
                continue
            yield Candidate(
                _with_article(view, first),
                end,
                "EENHEID",
                CONTEXT,
                branch,
                action="generaliseer",
                key=f"eenheid:{span}",
            )


def _with_article(view: View, first: int) -> int:
    """Where the article begins before a name or number that a small kind follows ("de Gilva-brigade")."""
    start = view.starts[first]
    if view.shapes[first] == LOWER:
        return start
    article = _ARTICLE.search(view.text, max(0, start - _LONGEST_ARTICLE), start)
    return article.start() if article else start


def _of_me(view: View, index: int) -> bool:
    """Whether "mijn" says whose it is, and is no mine: then no article stands before it."""
    return view.folded[index] == "mijn" and view.at(index - 1) not in _BEFORE_A_MINE


def _compounds(view: View) -> Iterator[int]:
    """The words that end in a kind of unit and have a number or a name behind them ("grenspost 9")."""
    shapes, folded = view.shapes, view.folded
    for index, (form, behind, gap) in enumerate(zip(shapes, shapes[1:], view.gaps[1:], strict=False)):
        if form != LOWER or gap != " ":
            continue
        named = behind in {DIGITS, LETTER, CAPITAL, UPPER}
        linked = index + 2 < len(view) and folded[index + 1] in _OF | _NUMBER_WORDS | {"te", "in"}
        if (named or (linked and shapes[index + 2] in {DIGITS, CAPITAL})) and head(folded[index]):
            yield index


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted((fold(word) for word in table("eenheden")["slot"]), key=lambda w: (-len(w), w)))


def head(word: str) -> str:
    """The kind of unit that a compound ends in, or nothing."""
    if not word.endswith(_heads()):
        return ""
    return next((tail for tail in _heads() if word.endswith(tail) and len(word) > len(tail) + 2), "")


def _before(view: View, index: int, context: Context) -> tuple[int, bool]:
    """The first word of what stands before a kind of unit, and whether it makes the unit specific."""
    at, specific = index, False
    while at > 0 and view.gap(at) in _GAPS_BEFORE and index - at < _MAX_BEFORE:
        word, form = view.folded[at - 1], view.shapes[at - 1]
        if (
            form == DIGITS
            and view.gap(at).startswith(".")
            and "\n" in view.gap(at - 1)
            and _ordinary(view, index)
        ):
            break  # the number of a heading or of an item; of a foreign word it is an ordinal ("4. Kompanie")
        if (
            word in words_of("eenheden", "rangtelwoorden")
            or word.endswith("tigste")
            or (_ORDINAL.fullmatch(word) and form in {DIGITS, ALNUM})
        ):
            return (at, specific) if _is_year(word) else (at - 1, True)
        tied = form in CAPITALISED or (form == LOWER and view.gap(at) == "-")
        unknown = tied and vouched(view, at - 1, context, opening=False) is Vouch.UNKNOWN
        named = unknown and view.gap(at) in {" ", "-"}
        joined = form in CAPITALISED and (view.gap(at) == "-" or _title(view, at, index))
        if not (word in words_of("eenheden", "bijvoeglijk") or named or joined):
            break
        at, specific = at - 1, specific or unknown or joined
    return (at, True) if specific else (index, False)


def _described(view: View, index: int) -> int:
    """The first of the small adjectives before a kind of unit that what stands behind makes specific."""
    at = index
    while (
        at > 0
        and view.gap(at) == " "
        and view.gap_after(index) != " ("
        and view.shapes[at - 1] == LOWER
        and view.folded[at - 1]
        in words_of("eenheden", "bijvoeglijk") | words_of("eenheden", "bijvoeglijk_ervoor")
    ):
        at -= 1
    return at


def _title(view: View, at: int, index: int) -> bool:
    """Whether the word before `at` begins or continues a name in capitals ("Special Investigation Unit")."""
    return (
        view.shapes[index] in CAPITALISED
        and view.gap(at) == " "
        and not view.opens(at - 1)
        and view.folded[at - 1] not in word_set("landen", "overheid")
    )


def _behind(view: View, index: int, context: Context) -> tuple[int, bool]:
    """The last word of what stands behind a kind of unit, and whether it makes the unit specific."""
    last = index
    described = view.folded[index] in words_of("eenheden", "met_omschrijving")
    for at in range(index + 1, min(index + 1 + _MAX_BEHIND, len(view))):
        word, form = view.folded[at], view.shapes[at]
        if not _goes_on(view, at) or word in _ends_it():
            break
        if (
            word in words_of("eenheden", "schakels")
            or word in word_set("tussenvoegsels")
            or _kind_of(view, last, at)
        ):
            continue
        if form == view.shapes[index] == UPPER and _ordinary(view, at):
            break  # a heading in capitals ("WERK EN OPLEIDING")
        beside = last == at - 1
        told = beside or (last == at - 2 and view.folded[at - 1] in {"de", "des", "d"})
        if (
            (beside and _number_or_letter(view, at, index))
            or (told and word in words_of("eenheden", "achteraan"))
            or _numbered(view, at)
        ):
            last = at
        elif form in {CAPITAL, UPPER, MIXED, ALNUM, FOREIGN}:
            national = word in word_set("landen", "bewegingen", "bewegingswoorden", "afkortingen")
            if word in word_set("overheid") and not described and not national:
                break
            own = last == at - 1 == index and view.folded[index] in _OWN_NAMES
            if not national or last > index or own:
                last = at
        elif (form == LOWER and view.gap(at) == "-" and last == at - 1) or (
            described
            and last == at - 1
            and (word in subjects() or _study().fullmatch(word))
            and vouched(view, at, context) is Vouch.SAFE
        ):
            last = at
        else:
            break
    return last, last > index


def _kind_of(view: View, last: int, at: int) -> bool:
    """Whether a second kind of unit follows that the first belongs to ("compagnie du poste de Taamir")."""
    small = view.shapes[at] == LOWER and view.folded[at] in kinds()
    return small and not _OF.isdisjoint(view.folded[last + 1 : at])


def _ordinary(view: View, at: int) -> bool:
    """Whether a word is an ordinary Dutch one, however it is written."""
    word, raw = view.folded[at], view.raw[at].lower()
    return len(word) > 1 and base(word, raw, frozenset({"nl"})) is Vouch.SAFE


def _goes_on(view: View, at: int) -> bool:
    """Whether the word may belong to the unit before it: "nr. 8" does, a new sentence does not."""
    gap = view.gap(at)
    return gap in _GAPS_BEHIND or (gap == ". " and view.folded[at - 1] in _NUMBER_WORDS)


def _numbered(view: View, at: int) -> bool:
    return view.shapes[at] == DIGITS and view.folded[at - 1] in _NUMBER_WORDS


def _number_or_letter(view: View, at: int, kind: int) -> bool:
    """Whether a number ("brigade 4") or a letter ("Track B") stands directly behind the kind of unit."""
    word, form = view.folded[at], view.shapes[at]
    if form == DIGITS:
        return len(word) <= _YEAR_LENGTH and not _is_year(word)
    short = form in {UPPER, LETTER} and len(word) < _YEAR_LENGTH
    return short and view.gap(at) in {" ", "-"} and view.folded[kind] != "dienst"


def _is_year(word: str) -> bool:
    return len(word) == _YEAR_LENGTH and word[:2] in {"19", "20"}
