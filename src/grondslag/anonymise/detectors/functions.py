"""Posts and ranks that help to single a person out. Words, prefixes and complements are data.

`data/functies.yaml`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, LISTED, Candidate
from grondslag.anonymise.detectors.units import SUBJECTS
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.view import ALNUM, CAPITALISED, DIGITS, LOWER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_MAX_COMPLEMENT = 7
_MAX_NOUNS = 3
# A compound that ends in one of these is a post of its own ("rekruteringsofficier", "stationschef").
_TAILS = (
    "officier",
    "commandant",
    "chef",
    "directeur",
    "gouverneur",
    "generaal",
    "commissaris",
    "ondervrager",
    "bevelhebber",
    "bestuurder",
    "aanklager",
)
_LONG = 10
_LOCAL = frozenset({"te", "in", "aan", "an", "voor", "tot"})
_HOUSES = ("ploeg", "huis", "afdeling", "school", "dienst", "kantoor", "keuken", "haven", "wijk", "logistiek")
_DEPARTMENTS = frozenset({"afdeling", "sectie", "dienst", "bureau", "directie", "departement", "commissie"})


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
    for entry in table("functies")["altijd"]:
        parts = tuple(fold(entry).replace("-", "_").split("_"))
        if len(parts) > 1:
            found.setdefault(parts[0], []).append(parts)
    return {
        first: tuple(sorted(many, key=lambda parts: (-len(parts), parts))) for first, many in found.items()
    }


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Posts and ranks, with what stands before and behind them that makes them specific."""
    done = -1
    always, loose, more = _words("altijd"), _words("met_aanvulling"), _phrases()
    known = always | loose | more.keys()
    for index, word in enumerate(view.folded):
        if word not in known and not (word.endswith(_TAILS) and len(word) > _LONG):
            continue
        if index <= done:
            continue
        last = _phrase(view, index, more)
        specific = last > index or word in always or word not in known
        if last == index and not specific and view.folded[index] not in loose:
            continue
        first = _prefix(view, index)
        end = _complement(view, last)
        if not specific and end == last and (first == index or view.folded[index] == "lid"):
            continue
        done = end
        span = view.text[view.starts[first] : view.ends[end]]
        yield Candidate(
            view.starts[first], view.ends[end], "FUNCTIE", CONTEXT if specific else LISTED, "functie of rang",
            action="generaliseer", key=f"functie:{fold(span)}",
        )  # fmt: skip


def _located(view: View, at: int) -> bool:
    """Whether a name, or a word for where one works, stands at `at`, an article before it allowed."""
    while at < len(view) and view.folded[at] in _words("lidwoorden"):
        at += 1
    named = at < len(view) and (view.shapes[at] in CAPITALISED or view.folded[at].endswith(_HOUSES))
    return named and view.folded[at] not in word_set("landen")


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
    if last + 1 < len(view) and view.gap_after(last) == " " and view.folded[last + 1] in SUBJECTS:
        return last + 1
    if (
        last + 2 >= len(view)
        or view.gap_after(last) != " "
        or view.folded[last + 1] not in _words("voorzetsels")
    ):
        return last
    end, nouns = last, 0
    # "te", "in" and "aan" tie a place to a post only with a capital or a word for a house behind them.
    if view.folded[last + 1] in _LOCAL and not _located(view, last + 2):
        return last
    for at in range(last + 1, min(last + 1 + _MAX_COMPLEMENT, len(view))):
        if view.gap(at) not in {" ", "-", "\n"} and at > last + 1:
            break
        word, form = view.folded[at], view.shapes[at]
        if word in _words("voorzetsels") | _words("lidwoorden"):
            if nouns and word not in {"van", "of", "de", "het", "der", "du", "the"}:
                break
            continue
        if form in CAPITALISED | {DIGITS, ALNUM}:
            nouns += 1
            end = at
            continue
        small = form == LOWER and word not in _words("algemeen")
        if small and (
            nouns == 0
            or (nouns == 1 and view.folded[at - 1].endswith("e"))
            or (view.at(at - nouns) in _DEPARTMENTS and nouns < _MAX_NOUNS)
        ):
            nouns += 1
            end = at
            continue
        break
    return end
