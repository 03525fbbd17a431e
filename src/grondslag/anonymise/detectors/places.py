"""Places below the level of a country: by gazetteer, by a word beside them, by the registration."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, LISTED, REGISTERED, Candidate
from grondslag.anonymise.detectors.near import at_words, sought
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.view import ALNUM, CAPITALISED, DIGITS, LETTER, LOWER
from grondslag.anonymise.vouch import Vouch, vouched
from grondslag.anonymise.words.places import first_words, gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_BESIDE = re.compile(r" ?[\"'‘“„(]? ?|-|: ?| van (?:de |het )?| of | de | in | te | ?\| ?|\t")
_CLAUSE_END = re.compile(r"[ ]*(?:[,;)|\n]|\.(?!\d)|  | - )")
_MAX_WORDS = 4
_SHORT_NUMBER = 3
_ARTICLES = frozenset({"het", "een", "dit", "deze", "die", "dat", "elk", "mijn", "zijn", "haar", "hun"})
# Of these the word beside the name is a part of it ("ziekenhuis Ibn Sina").
_WITH_ITS_WORD = frozenset({"ziekenhuis", "gebouw"})


@cache
def kinds() -> dict[str, str]:
    """Folded word beside a place → the kind of place."""
    found: dict[str, str] = {}
    for kind, words in table("plaatsen")["soorten"].items():
        for word in words:
            found.setdefault(fold(word).split("_")[-1], kind)
    return found


@cache
def regions() -> dict[str, str]:
    """Folded name of a larger place or a region → the part of the country it lies in."""
    return {
        fold(name).replace("-", " "): region
        for region, names in table("plaatsen")["streken"].items()
        for name in names
    }


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(table("plaatsen")["voorzetsels"])


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """All places; the gazetteer needs a capital.

    Or a preposition before a word that nothing else vouches for.
    """
    yield from _listed(view, context)
    yield from _by_kind(view, context)
    yield from _by_preposition(view, context)
    yield from _by_form(view)


def _listed(view: View, context: Context) -> Iterator[Candidate]:
    names, firsts, larger, birth = gazetteer(), first_words(), regions(), context.known.places
    folded = view.folded
    for index in sorted({index for known in (names, firsts, larger, birth) for index in view.where(known)}):
        word = folded[index]
        if len(word) < 3:  # noqa: PLR2004 (shorter is no evidence)
            continue
        form = view.shapes[index]
        last, name = index, word if word in names or word in larger or word in birth else ""
        joined = word
        for at in range(index + 1, min(index + _MAX_WORDS, len(view))):
            if view.gap(at) not in {" ", "-", "’", "'"}:
                break
            joined = f"{joined} {folded[at]}"
            if joined in names or joined in larger:
                last, name = at, joined
        if not name:
            continue
        verdict = vouched(view, index, context)
        several = last > index and view.at(index - 1) in _prepositions()
        if (
            form == LOWER
            and not several
            and (
                all(vouched(view, at, context) is Vouch.SAFE for at in range(index, last + 1))
                or (
                    last == index
                    and name not in birth
                    and name not in larger
                    and view.at(index - 1) not in _prepositions()
                )
            )
        ):
            continue
        if form in CAPITALISED and last == index and verdict is Vouch.SAFE:
            continue
        score = REGISTERED - 0.06 if name in birth else LISTED
        last = _numbered(view, last)
        yield _place(view, (index, last), score, "plaatsenlijst", name)


def _numbered(view: View, last: int) -> int:
    """The last word of a place with the number of a part of it behind it ("Ifo 2"), which ends a clause."""
    behind = last + 1
    if behind < len(view) and view.gap(behind) == " " and view.raw[behind] in "123456789":
        ends = _CLAUSE_END.match(view.gap_after(behind))
        return behind if ends else last
    return last


def _by_kind(view: View, context: Context) -> Iterator[Candidate]:
    known = kinds()
    for index in view.where(known):
        kind = known[view.folded[index]]
        first = index + 1
        while (
            first < len(view)
            and view.folded[first]
            in {
                "van",
                "de",
                "in",
                "te",
                "het",
                "is",
                "was",
                "of",
                "genaamd",
                "le",
                "la",
                "heet",
                "heette",
                "bij",
                "den",
            }
            and first - index < _MAX_WORDS
        ):
            first += 1
        if first < len(view) and _BESIDE.fullmatch(view.text[view.ends[first - 1] : view.starts[first]]):
            last = _run(view, first, context)
            if last >= 0:
                begin = index if first == index + 1 and kind in _WITH_ITS_WORD else first
                word = view.folded[index]
                whole = word in (_named_whole() if first == index + 1 else _lain_by())
                if whole and view.shapes[first] in CAPITALISED:
                    begin = _with_article(view, index) if first > index + 1 else index
                    name = " ".join(view.folded[first : last + 1])
                    yield _place(view, (begin, last), CONTEXT, kind, name)
                    continue
                yield _place(view, (begin, last), CONTEXT, kind, " ".join(view.folded[first : last + 1]))
        if (
            index
            and view.gap(index) in {"-", " "}
            and view.shapes[index - 1] in CAPITALISED
            and vouched(view, index - 1, context) is Vouch.UNKNOWN
        ):
            start = index - 1
            while (
                start > 0
                and view.gap(start) in {"-", " "}
                and view.shapes[start - 1] in CAPITALISED
                and vouched(view, start - 1, context) is Vouch.UNKNOWN
            ):
                start -= 1
            last = index if view.gap(index) == "-" else index - 1  # "de Kanju-brug" is one name
            if last == index and start and view.folded[start - 1] in {"de", "het"}:
                start -= view.gap(start) == " "
            yield _place(view, (start, last), CONTEXT, kind, " ".join(view.folded[start:index]))


@cache
def _named_whole() -> frozenset[str]:
    """Kinds that are a part of the name of the place ("kamp Kassab", "brug Wazir")."""
    return frozenset(fold(word) for word in table("plaatsen")["met_hun_woord"])


@cache
def _lain_by() -> frozenset[str]:
    """Kinds that are no place without what they belong to ("de brug van Felhit", "het kamp bij Kutum")."""
    return frozenset(fold(word) for word in table("plaatsen")["met_wat_ernaast_ligt"])


def _with_article(view: View, index: int) -> int:
    """The word before a kind of place with which it begins: its article, an adjective between them or not."""
    for back in (1, 2):
        if index < back or view.gap(index - back + 1) != " " or view.shapes[index - back] != LOWER:
            return index
        if view.folded[index - back] in {"de", "het", "the", "le", "la"}:
            return index - back
        if not view.folded[index - back].endswith("e"):
            return index
    return index


def _run(view: View, first: int, context: Context) -> int:
    """The last word of the place name that begins at `first`, or -1."""
    particles, last = word_set("tussenvoegsels"), -1
    for at in range(first, min(first + _MAX_WORDS, len(view))):
        if at > first and view.gap(at) not in {" ", "-", "'", "’", "/"}:
            break
        form, word = view.shapes[at], view.folded[at]
        if form in CAPITALISED:
            if vouched(view, at, context, opening=False) is Vouch.SAFE and not (
                last >= 0 and view.gap(at) == "-"
            ):
                break
            last = at
        elif (
            ((form == DIGITS and len(word) < _MAX_WORDS) or form in {LETTER, ALNUM})
            and (last >= 0 or at == first)
            and word != "1f"
        ):
            last = at
        elif form == LOWER and (word in particles or word in {"e", "i"}):
            continue
        elif form == LOWER and at == first and vouched(view, at, context) is Vouch.UNKNOWN:
            last = at
        else:
            break
    return last


def _by_preposition(view: View, context: Context) -> Iterator[Candidate]:
    """The form "in Xyz", where nothing vouches for Xyz: more likely a place than a person."""
    for before in view.where(_prepositions()):
        index = before + 1
        if (
            index < len(view)
            and view.shapes[index] in CAPITALISED
            and view.shapes[before] == LOWER
            and view.gap(index) == " "
        ):
            if _lettered(view, index):
                yield _place(view, (index, index + 1), CONTEXT, "naam met een letter of nummer", "")
                continue
            if vouched(view, index, context, opening=False) is not Vouch.UNKNOWN:
                continue
            last = _run(view, index, context)
            if last >= 0:
                yield _place(
                    view, (index, last), REFUSED_PLACE, "onbekend woord achter een voorzetsel van plaats", ""
                )


def _lettered(view: View, index: int) -> bool:
    """Whether a word with a capital has one letter or a small number behind it ("in Track B")."""
    if (
        index + 1 >= len(view)
        or view.gap(index + 1) != " "
        or view.folded[index] in word_set("landen", "overheid")
    ):
        return False
    form, word = view.shapes[index + 1], view.folded[index + 1]
    return (form == LETTER and word not in {"i", "v", "a"}) or (form == DIGITS and len(word) < _SHORT_NUMBER)


# "'t Harde", "Delft, 2 november 2023" at the head of a letter, "Ziekenhuis nr. 9", "banadir hospitaal".
_FORMS = (
    re.compile(r"(?<!\w)(?P<place>['’][ts][ -][A-Z][\w-]{2,20})(?!\w)"),
    re.compile(
        r"^(?P<place>(?:['’][ts][ -]|Den |De )?[A-ZÀ-Ž][\w'’-]{2,25}), (?:d\.d\. |den |le "
        r"|the )?(?=[^\n,]{3,30}\b(?:19|20)\d\d\.?[ ]*$)",
        re.MULTILINE,
    ),
    re.compile(
        r"(?<!\w)(?P<place>(?:[Zz]iekenhuis|[Hh]ospitaal|[Gg]evangenis|[Kk]amp|[Kk]liniek"
        r"|[Hh]ospital|[Pp]rison|[Cc]amp|[Kk]azerne|[Ss]chool) (?:nr|no|nummer"
        r"|No)\.? ?\d{1,4})(?!\w)"
    ),
    re.compile(
        r"(?<!\w)(?:in|naar|uit|bij) (?P<place>[^\W\d_]{4,20} (?:hospitaal|ziekenhuis|hospital|kamp"
        r"|camp))(?!\w)"
    ),
)


# A point of the compass as a scan gives it ("N00rd-Darfur").
_SCANNED = re.compile(
    r"(?<!\w)(?=\w*[01])(?P<place>(?:N[o0]{2}rd|Zu[i1l]d|[O0][o0]st|S[o0]uth|N[o0]rth)-[A-Z][\w'’-]{2,20})"
)


_HOUSES = frozenset(
    {
        "ziekenhuis",
        "hospitaal",
        "gevangenis",
        "kamp",
        "kliniek",
        "hospital",
        "prison",
        "camp",
        "kazerne",
        "school",
    }
)


def _by_form(view: View) -> Iterator[Candidate]:
    """Places that their form shows."""
    apostrophe, head, numbered, small = _FORMS
    matches = [*head.finditer(view.text), *at_words(view, _HOUSES, numbered, small, back=26, ahead=12)]
    if "'" in view.text or "’" in view.text:
        matches += apostrophe.finditer(view.text)
    matches += sought(view, _SCANNED)
    for match in matches:
        if fold(match["place"].split(" ")[0]) not in _ARTICLES | word_set("landen"):
            key = f"plaats:{fold(match['place'])}"
            yield Candidate(
                *match.span("place"), "PLAATS", LISTED, "plaats door de vorm", action="generaliseer", key=key
            )


REFUSED_PLACE = 0.55


def _place(view: View, words: tuple[int, int], score: float, reason: str, name: str) -> Candidate:
    first, last = words
    folded = name or " ".join(view.folded[first : last + 1])
    return Candidate(
        view.starts[first],
        view.ends[last],
        "PLAATS",
        score,
        reason,
        action="generaliseer",
        key=f"plaats:{folded}",
    )
