"""Posts and ranks that help to single a person out. Words, prefixes and complements are data.

`data/functies.yaml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, LISTED, Candidate
from grondslag.anonymise.detectors import work
from grondslag.anonymise.detectors.units import adjectives, kinds, ordinals, subjects
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.remember import Remembered
from grondslag.anonymise.view import ALNUM, CAPITAL, CAPITALISED, DIGITS, LETTER, LOWER
from grondslag.anonymise.words import words
from grondslag.anonymise.words.places import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_MAX_NOUNS = 3
_LONG = 10
_LEAST_BEFORE = 3
_LOCAL = frozenset({"uit", "te", "in", "aan", "an", "voor", "tot", "op", "a", "im", "at", "au"})
_MOST_PARTS = 3
_MOST_ADJECTIVES = 2
_INTO = frozenset({"het", "in", "en"})
_SPACES = frozenset({" ", "\n"})
_AND = frozenset({"en", "and", "et", "y"})
_SHORT = 3
_YEAR = 4
_TONGUES = ("nl", "en", "fr", "de", "es")
_ROLE = 5
_WORKPLACE = 7
_DEPARTMENTS = frozenset({"afdeling", "sectie", "dienst", "bureau", "directie", "departement", "commissie"})

_RETIRED = re.compile(
    r",? (?:retraitée?|à la retraite|en retraite|in ruste|buiten dienst|retired|im Ruhestand)(?!\w)"
)
# A cell of a table, a quotation or a line.
_CELL_START = re.compile(r"(?:\A|[|\n\"“„]|  | - |, ) ?\Z")
_CELL_END = re.compile(r"[ \t]*(?:\||\n|\Z|[\"”])|[ \t]{2}")
# What a post is for, told behind a comma ("jefa de turno, nave 2").
_PART = re.compile(
    r",? (?:nave|turno|turma|galería|galera|pabellón|módulo|team|unit|ploeg|gebouw|blok|vleugel|sectie"
    r"|afdeling"
    r"|pavillon|bloc|quartier|bureau|ward|block|wing|shift|sector|zone|post)"
    r" (?:\d{1,3}[A-Za-z]?(?![\w/:-]|\.\d)|[A-Z](?!\w)|(?:Noord|Zuid|Oost|West)(?:oost|west)?(?: \d)?"
    r"|(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|one|two|three|four|five)(?!\w))"
)


@cache
def _words(name: str) -> frozenset[str]:
    """The single words of one part of the table, folded."""
    return frozenset(
        fold(word) for word in table("functies")[name] if "_" not in word and "-" not in word.strip("-")
    )


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Posts of more words, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in (*table("functies")["altijd"], *table("functies")["beroepen"]):
        parts = tuple(fold(entry).replace("-", "_").split("_"))
        if len(parts) > 1:
            found.setdefault(parts[0], []).append(parts)
    return {
        first: tuple(sorted(many, key=lambda parts: (-len(parts), parts))) for first, many in found.items()
    }


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Posts and ranks, with what stands before and behind them that makes them specific."""
    for match in work.told(view):
        yield Candidate(
            match.start(), match.end(), "FUNCTIE", CONTEXT, "functie of rang",
            action="generaliseer", key=f"functie:{fold(match.group())}",
        )  # fmt: skip
    for start, end in work.fields(view):
        yield Candidate(
            start, end, "FUNCTIE", CONTEXT, "functie in een veld",
            action="generaliseer", key=f"functie:{fold(view.text[start:end])}",
        )  # fmt: skip
    done = -1
    always, loose, more, known = _always(), _loose(), _phrases(), _known()
    for index in view.where_each(_may_be_post.__getitem__):
        word = view.folded[index]
        if index <= done:
            continue
        last = _phrase(view, index, more)
        if word in _words("beroepen") and word not in _words("altijd") and not _small(view, index):
            continue
        trade = word not in known and occupation(word) and _small(view, index)
        specific = last > index or word in always or trade or (word not in known and word.endswith(_posts()))
        if last == index and not specific and word not in loose and not compound(word):
            continue
        first = _prefix(view, index)
        end = _cell(view, first, _complement(view, last))
        if not specific and end == last and (first == index or view.folded[index] in {"lid", "medewerker"}):
            continue
        if first == index and end == last and _bare_rank(view, index, last):
            continue
        end = _and_another(view, end, known)
        done = end
        part = _PART.match(view.text, view.ends[end])
        until = part.end() if part else view.ends[end]
        span = view.text[view.starts[first] : until]
        yield Candidate(
            view.starts[first], until, "FUNCTIE", CONTEXT if specific else LISTED, "functie of rang",
            action="generaliseer", key=f"functie:{fold(span)}",
        )  # fmt: skip


@cache
def _always() -> frozenset[str]:
    """Words for a post or a trade that says something by itself."""
    return _words("altijd") | _trade_words()


@cache
def _loose() -> frozenset[str]:
    """Words for a role that says little without what stands beside it."""
    return _words("met_aanvulling") | _words("ambachten")


@cache
def _known() -> frozenset[str]:
    return _always() | _loose() | _phrases().keys()


def _cell(view: View, first: int, end: int) -> int:
    """The last word of a cell that holds no more than a post and a noun ("| chauffeur ambulance |")."""
    start, noun = view.starts[first], end + 1
    if (
        noun >= len(view)
        or view.shapes[noun] != LOWER
        or len(view.folded[noun]) <= _SHORT
        or view.folded[noun] in _DEPARTMENTS
    ):
        return end
    filled = _CELL_END.match(view.text, view.ends[noun]) and _CELL_START.search(
        view.text, max(0, start - 3), start
    )
    known = view.raw[noun] in words("nl") and "|" in view.text
    return noun if filled and view.gap(noun) == " " and known else end


def _and_another(view: View, end: int, known: AbstractSet[str]) -> int:
    """The last word of a second post that "en" ties to the first ("seamstress and chairlady of the camp")."""
    second = view.at(end + 2)
    tied = view.at(end + 1) in _AND and view.gap_after(end) == " " and view.gap_after(end + 1) == " "
    if tied and (second in known or occupation(second)) and view.shapes[end + 2] == LOWER:
        return _complement(view, end + 2)
    return end


def _made(word: str) -> bool:
    """Whether it is a compound that names a post or a role."""
    return (len(word) > _LONG and (word.endswith(_posts()) or compound(word))) or occupation(word)


def _small(view: View, index: int) -> bool:
    """Whether a word for a trade is no name: in small letters, or where a sentence or a cell begins."""
    return view.shapes[index] == LOWER or (view.shapes[index] == CAPITAL and view.opens(index))


@cache
def _posts() -> tuple[str, ...]:
    """What a compound ends in that is a post of its own ("rekruteringsofficier", "stationschef")."""
    return tuple(sorted(_words("postslot")))


@cache
def _trade_words() -> frozenset[str]:
    return _words("beroepen") | _words("beroepen_duits")


@cache
def _trades() -> tuple[str, ...]:
    return tuple(sorted(_words("beroepsslot")))


@lru_cache(maxsize=4_000)
def occupation(word: str) -> bool:
    """Whether a compound ends in a trade ("klokkenmaker", "bakkersknecht")."""
    if not word.endswith(_trades()) or word in _words("geen_beroep") | _words("openbaar"):
        return False
    return any(word.endswith(tail) and len(word) >= len(tail) + _LEAST_BEFORE for tail in _trades())


@cache
def _taught() -> re.Pattern[str]:
    return re.compile(
        rf" (?:lichamelijke (?:oefening|opvoeding)|{work.study()})(?: en {work.study()})?(?![\w-])",
        re.IGNORECASE,
    )


_may_be_post = Remembered(lambda word: word in _known() or _made(word), 8_000)


@cache
def _roles() -> tuple[str, ...]:
    return tuple(sorted(word for word in _words("met_aanvulling") if len(word) >= _ROLE))


@lru_cache(maxsize=4_000)
def compound(word: str) -> bool:
    """Whether a compound ends in a role ("hoofdverpleegkundige", "keukenhulp")."""
    own = word.endswith(_roles()) and word not in _roles()
    return own and len(word) > _LONG and word not in _words("openbaar")


def _bare_rank(view: View, index: int, last: int) -> bool:
    """Whether it is no more than a rank, and no word before it says that it is somebody's."""
    rank = " ".join(view.folded[index : last + 1])
    if rank not in _ranks():
        return False
    named = (
        last + 1 < len(view)
        and view.gap_after(last) in {" ", ". "}
        and view.shapes[last + 1] in CAPITALISED | {LETTER}
    )
    return not named and not any(
        view.at(before) in _words("noemt_rang") for before in range(index - 4, index)
    )


@cache
def _ranks() -> frozenset[str]:
    return frozenset(fold(rank).replace("_", " ") for rank in table("functies")["rangen"])


def _located(view: View, at: int) -> bool:
    """Whether a name, or a word for where one works, stands at `at`, article and adjectives skipped."""
    while at < len(view) and view.folded[at] in _words("lidwoorden"):
        at += 1
    at = _past_adjectives(view, at)
    if at >= len(view) or (view.folded[at] in word_set("landen") and view.folded[at - 1] != "een"):
        return False
    word = view.folded[at]
    general = _words("algemeen") | _words("algemene_plek")
    small = view.shapes[at] == LOWER
    workplace = (small and len(word) >= _WORKPLACE and word not in general) or (
        small and _small_place(view, at)
    )
    return view.shapes[at] in CAPITALISED or word.endswith(_houses()) or workplace


def _small_place(view: View, at: int) -> bool:
    """Whether a place is written small, as in a chat ("tandtechnicus in qom")."""
    word = view.raw[at].lower()
    listed = len(word) >= _SHORT and view.folded[at] in gazetteer()
    return listed and not any(word in words(tongue) for tongue in _TONGUES)


@cache
def _houses() -> tuple[str, ...]:
    return tuple(sorted(_words("huizen")))


def _phrase(view: View, index: int, more: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    for parts in more.get(view.folded[index], ()):
        if tuple(view.folded[index : index + len(parts)]) == parts:
            return index + len(parts) - 1
    return index


def _prefix(view: View, index: int) -> int:
    """The first of the words before a post that belong to it ("plaatsvervangend", "eerste")."""
    first = index
    while first > 0 and view.folded[first - 1] in _words("voorvoegsels") and view.gap(first) in {" ", "-"}:
        first -= 1
    return first


def _complement(view: View, last: int) -> int:
    """The last word of "van de afdeling ..." behind a post; `last` itself when nothing there is specific."""
    if last + 1 < len(view) and view.gap_after(last) == " " and view.folded[last + 1] in subjects():
        return last + 1
    retired = _RETIRED.match(view.text, view.ends[last])
    last = view.first_at(retired.end() - 1) if retired else last
    end = _subject_behind(view, last)
    for _part in range(_MOST_PARTS):
        reached = _part_behind(view, end)
        if reached == end:
            break
        end = reached
    return end


def _subject_behind(view: View, last: int) -> int:
    """The last word of what a post is for, told without a preposition ("hoofd Documentatie en Stamboek")."""
    end = last
    if view.folded[last] not in _words("zonder_voorzetsel"):
        return end
    taught = _taught().match(view.text, view.ends[last])
    if taught:
        return view.first_at(taught.end() - 1)
    for at in range(last + 1, min(last + 1 + _MAX_NOUNS, len(view))):
        joined = view.folded[at] in {"en", "&"} and at > last + 1
        ordinary = view.shapes[at] == CAPITAL and (
            view.raw[at].lower() in words("nl") or view.folded[at] in word_set("talen")
        )
        if view.gap(at) != " " or not (joined or ordinary):
            break
        end = end if joined else at
    return end


def _part_behind(view: View, last: int) -> int:
    """The last word of one "van de ...", "at the ..." or "d'..." behind `last`; `last` when there is none."""
    at = last + 1
    if at >= len(view) or view.gap(at) not in _SPACES:
        return last
    if not view.raw[at].lower().startswith(("d'", "d’", "l'", "l’")):
        if view.folded[at] not in _words("voorzetsels"):
            return last
        # "te", "in" and "op" tie a place to a post only with a capital or a word for a house behind them.
        if view.folded[at] in _LOCAL and not _located(view, at + 1):
            return last
        at += 1
        while at < len(view) and view.folded[at] in _words("lidwoorden") and view.gap(at) in _SPACES:
            at += 1
    at = _past_adjectives(view, at)
    if at >= len(view) or view.gap(at) not in _SPACES | {" '", " ‘"}:
        return last
    return _noun_end(view, at, last)


@cache
def _little_words() -> frozenset[str]:
    return _words("voorzetsels") | _words("lidwoorden")


def _noun_end(view: View, at: int, last: int) -> int:
    """The last word of the noun or name at `at`; `last` where the noun there tells nothing apart."""
    word, form = view.folded[at], view.shapes[at]
    small = form == LOWER
    empty = word in _little_words() | _words("algemeen") | _words("geen_plek")
    if not (form in CAPITALISED | {DIGITS, ALNUM} or (small and not empty)):
        return last
    if form == DIGITS and len(word) == _YEAR:  # "maire de 1989 à 1994"
        return last
    if word in word_set("talen") and view.folded[at - 1] in _INTO:  # "tolk in het Dari"
        return last
    served = view.folded[last] in _words("dienaren") and word in _words("vreemdelingen")
    served = served or (view.folded[at - 1] == "een" and view.folded[at - 2] in {"voor", "bij"})
    if word in word_set("landen") and not served and view.gap_after(at) != "-":  # a whole country's is public
        return last
    end = at
    while end + 1 < len(view) and end - at < _MAX_NOUNS and _goes_on(view, end + 1, word, small=small):
        end += 1
    kept = view.at(end + 2) in _words("zaken") or view.at(end + 2) in subjects()
    return end + 2 if small and kept and view.at(end + 1) == "en" and view.gap_after(end) == " " else end


def _goes_on(view: View, at: int, noun: str, *, small: bool) -> bool:
    """Whether a word belongs to the noun before it: "afdeling verhoren", "état-major", "2nd Battalion"."""
    if view.gap(at) == "-":
        return True
    if view.gap(at) != " ":
        return False
    word, form = view.folded[at], view.shapes[at]
    if (
        form in CAPITALISED | {DIGITS, ALNUM}
        or word in kinds()
        or (not small and word in _words("achter_naam"))
    ):
        return True
    subject = form == LOWER and word not in _little_words()
    return small and noun in _DEPARTMENTS and subject


def _past_adjectives(view: View, at: int) -> int:
    """The first word that is no adjective before another one ("militair hospitaal", "grote moskee")."""
    for _adjective in range(_MOST_ADJECTIVES):
        if at + 1 >= len(view) or view.shapes[at] != LOWER or view.gap(at + 1) != " ":
            break
        word, behind = view.folded[at], view.shapes[at + 1]
        describes = word in adjectives() | ordinals() or (len(word) > _SHORT and word.endswith("e"))
        if not describes or behind not in CAPITALISED | {LOWER}:
            break
        if view.folded[at + 1] in _words("voorzetsels"):
            break
        at += 1
    return at
