"""Units, departments, schools and employers below national level.

A kind of unit with a number or a name beside it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, Candidate
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.view import ALNUM, CAPITAL, CAPITALISED, DIGITS, LETTER, LOWER, UPPER
from grondslag.anonymise.vouch import Vouch, vouched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_ORDINAL = re.compile(r"\d{1,3}(?:e|de|ste|st|nd|rd|th|eme|ere|er)?")
_LINKS = frozenset({"van", "de", "het", "der", "of", "the", "du", "des", "la", "le", "d"})
_MAX_BEHIND = 6
# National courts and services that a kind of unit introduces ("Afdeling bestuursrechtspraak").
_NATIONAL = frozenset(
    [
        "bestuursrechtspraak",
        "justitie",
        "vreemdelingenzaken",
        "documenten",
        "immigratie",
        "raad",
        "state",
        "politie",
        "openbaar",
        "rechtbank",
        "koninklijke",
        "nationale",
        "landelijk",
        "team",
    ]
)
_NOT_BEHIND = frozenset(
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ]
)


@cache
def kinds() -> dict[str, str]:
    """Folded word for a kind of unit → the branch that it generalises to."""
    found: dict[str, str] = {}
    for branch, words in table("eenheden")["soorten"].items():
        for word in words:
            found.setdefault(fold(word).replace("_", " ").split(" ")[-1], branch)
    return found


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table("eenheden")[name])


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Units with their number, name and place."""
    known = kinds()
    for index in view.where(known):
        branch = known[view.folded[index]]
        first, before = _before(view, index, context)
        last, behind = _behind(view, index, context)
        if before or behind:
            span = fold(view.text[view.starts[first] : view.ends[last]])
            yield Candidate(
                view.starts[first],
                view.ends[last],
                "EENHEID",
                CONTEXT,
                branch,
                action="generaliseer",
                key=f"eenheid:{span}",
            )


def _before(view: View, index: int, context: Context) -> tuple[int, bool]:
    """The first word of what stands before a kind of unit, and whether it makes the unit specific."""
    at, specific = index, False
    while at > 0 and view.gap(at) in {" ", "-", "\n", "'", "’", ". "} and index - at < 5:  # noqa: PLR2004 (words looked back)
        word, form = view.folded[at - 1], view.shapes[at - 1]
        if word in _words("rangtelwoorden") or (
            _ORDINAL.fullmatch(word) and form in {DIGITS, ALNUM} and len(word) < 6
        ):
            if form == DIGITS and (
                (view.gap(at) == " " and at == index and len(word) > 3)
                or (word.startswith(("19", "20")) and len(word) == 4)
            ):
                break
            at, specific = at - 1, True
            break
        if word in _words("bijvoeglijk"):
            at -= 1
            continue
        if (
            form in CAPITALISED
            and vouched(view, at - 1, context, opening=False) is Vouch.UNKNOWN
            and view.gap(at) in {" ", "-"}
        ):
            at, specific = at - 1, True
            continue
        break
    return (at, True) if specific else (index, False)


def _behind(view: View, index: int, context: Context) -> tuple[int, bool]:
    """The last word of what stands behind a kind of unit, and whether it makes the unit specific."""
    last, specific = index, False
    described = view.folded[index] in _words("met_omschrijving")
    for at in range(index + 1, min(index + 1 + _MAX_BEHIND, len(view))):
        gap = view.gap(at)
        if gap not in {" ", "-", " (", " '", ' "', " “", "’", "'", " ‘", " nr. ", "/"}:
            break
        word, form = view.folded[at], view.shapes[at]
        if word in _NOT_BEHIND or word in _NATIONAL:
            break
        if word in _LINKS or word in word_set("tussenvoegsels"):
            continue
        if (
            form == DIGITS
            and len(word) <= 4
            and not (len(word) == 4 and word[:2] in {"19", "20"})
            and last == at - 1
        ) or (
            form in {UPPER, LETTER}
            and len(word) <= 3
            and last == at - 1
            and gap in {" ", "-"}
            and view.folded[index] != "dienst"
        ):
            last, specific = at, True
        elif form in {CAPITAL, UPPER, "M", ALNUM, "o"}:
            if word in word_set("landen", "bewegingen", "bewegingswoorden", "afkortingen"):
                if specific:
                    last = at
                continue
            if word in word_set("overheid") and not described:
                break
            last, specific = at, True
        elif (
            described
            and form == LOWER
            and last == at - 1
            and vouched(view, at, context) is Vouch.SAFE
            and gap == " "
            and len(word) > 5
            and word in SUBJECTS
        ):
            last, specific = at, True
        else:
            break
    return last, specific


# What a department may be for, when it is written small.
SUBJECTS = frozenset(
    [
        "onderzoek",
        "rekrutering",
        "werving",
        "ronseling",
        "verhoor",
        "verhoren",
        "ondervraging",
        "ondervragingen",
        "inlichtingen",
        "contraspionage",
        "contra-inlichtingen",
        "bewaking",
        "logistiek",
        "propaganda",
        "operaties",
        "arrestaties",
        "veiligheid",
        "rekrutering",
        "communicatie",
        "financien",
        "personeel",
        "discipline",
        "transport",
        "bevoorrading",
        "documentatie",
        "surveillance",
        "spionage",
        "genie",
        "artillerie",
        "verbindingen",
        "opleiding",
        "politieke",
        "investigation",
        "interrogation",
        "operations",
        "counterintelligence",
        "recherche",
        "militaire",
    ]
)
