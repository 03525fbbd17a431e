"""Default no: a word that no list vouches for does not leave. Neighbouring refused words are one name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import REFUSED, WEAK, Candidate
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.model import UNKNOWN
from grondslag.anonymise.view import CAPITAL, CAPITALISED, DIGITS, LETTER, LOWER
from grondslag.anonymise.vouch import Vouch, base, by_custom, safe_anywhere, vouched
from grondslag.anonymise.words import also_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_TIES = re.compile(r"[ \u00a0]{1,2}|-|['’`]")
_INITIAL_TIES = re.compile(r"\.[ -]?|[ \u00a0]{1,2}|-|['’`]|")
_BROKEN = re.compile(r"-\n *")
_MAX_BEFORE = 5
_FOOTNOTES = 3  # digits
_SPACED = re.compile(r"(?<![\w.])(?:[A-Za-zÀ-ÿ] ){3,30}[A-Za-zÀ-ÿ](?![\w])")


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Runs of words that nothing vouches for, with the particles and initials that belong to them."""
    safe = safe_anywhere(context.languages)
    refused = [
        index
        for index, raw in enumerate(view.raw)
        if not safe[raw] and vouched(view, index, context) is not Vouch.SAFE
    ]
    verdicts = set(refused)
    _mend_broken_lines(view, verdicts, context)
    particles = word_set("tussenvoegsels")
    done = -1
    for index in sorted(verdicts):
        if index <= done:
            continue
        first = _reach_back(view, index, verdicts, particles)
        last = index
        while (next_at := _reach_on(view, last, verdicts, particles)) > last:
            last = next_at
        done = last
        capitals = sum(view.shapes[at] in CAPITALISED for at in range(first, last + 1))
        label = "PERSOON" if capitals > 1 else UNKNOWN
        score = REFUSED if capitals else WEAK
        yield Candidate(
            view.starts[first], view.ends[last], label, score, "geen lijst staat in voor dit woord"
        )
    yield from _spaced(view, context)


def _mend_broken_lines(view: View, verdicts: set[int], context: Context) -> None:
    """A word broken at a line end is judged whole."""
    for index, gap in enumerate(view.gaps[1:] if "-\n" in view.text else ()):
        if _BROKEN.fullmatch(gap):
            whole = view.raw[index].lower() + view.raw[index + 1].lower()
            safe = base(view.folded[index] + view.folded[index + 1], whole, context.languages) is Vouch.SAFE
            if safe:
                verdicts.difference_update((index, index + 1))
            elif index in verdicts or index + 1 in verdicts or _broken_name(view, index):
                verdicts.update((index, index + 1))


def _broken_name(view: View, index: int) -> bool:
    """Whether two harmless words make one unknown word with a capital ("Kassa-" / "hun")."""
    small = view.shapes[index + 1] == LOWER and view.folded[index + 1] not in {"en", "of", "und", "et", "and"}
    return small and view.shapes[index] == CAPITAL


def _reach_back(view: View, index: int, verdicts: set[int], particles: frozenset[str]) -> int:
    """The first word of the name: initials and particles before a refused word belong to it."""
    first = index
    if view.shapes[index] not in CAPITALISED:
        before = view.at(index - 1)
        return index - 1 if before in _PLACE_PREFIX and view.gap(index) in {" ", "-"} else first
    while first > 0 and first > index - _MAX_BEFORE:
        if not _belongs(view, first, verdicts, particles):
            break
        first -= 1
    return first


def _belongs(view: View, first: int, verdicts: set[int], particles: frozenset[str]) -> bool:
    """Whether the word before `first` is part of the name that begins there."""
    form, word, gap = view.shapes[first - 1], view.folded[first - 1], view.gap(first)
    if form == LETTER and (
        gap == "/" or (_INITIAL_TIES.fullmatch(gap) and _is_initial(view, first - 1, gap))
    ):
        return True
    if not _TIES.fullmatch(gap):
        return False
    given_name = (
        gap == " "
        and form == CAPITAL
        and word in also_names()
        and word not in by_custom()
        and word not in word_set("aanhef")
    )
    return (
        first - 1 in verdicts
        or given_name
        or (gap == " " and form == CAPITAL and word in word_set("bijnaamwoorden", "ook_een_voornaam"))
        or (word in particles and _own_particle(view, first, particles))
    )


def _is_initial(view: View, index: int, gap: str) -> bool:
    """Whether a single letter is an initial: a full stop behind it, or before it in a row ("J.E Roos")."""
    return gap.startswith(".") or view.text[view.ends[index] - 2 : view.ends[index] - 1] == "."


def _own_particle(view: View, first: int, particles: frozenset[str]) -> bool:
    """Whether the particle before `first` belongs to the name, and is not the Dutch preposition."""
    word = view.folded[first - 1]
    capital = view.shapes[first - 1] in CAPITALISED and not view.opens(first - 1)
    opened = word in {"van", "in", "op", "uit"} and view.folded[first] in {"der", "den", "'t"}
    return (
        word in _SURE
        or capital
        or opened
        or _initial_before(view, first - 1, particles)
        or _surname_particles(view, first)
    )


def _surname_particles(view: View, index: int) -> bool:
    """Whether the particle at `index - 1` ends "van der", "van den": what follows is a family name."""
    return (
        view.folded[index - 1] in {"der", "den", "'t"}
        and view.at(index - 2) in {"van", "in", "op", "uit"}
        and view.gap(index - 1) == " "
    )


def _initial_before(view: View, index: int, particles: frozenset[str]) -> bool:
    """Whether an initial stands before the particles that end here ("R. de", "J.P. van der")."""
    while (
        index > 0
        and view.folded[index - 1] in particles
        and len(view.raw[index - 1]) > 1
        and view.gap(index) == " "
    ):
        index -= 1
    return (
        index > 0
        and view.shapes[index - 1] == LETTER
        and view.gap(index) in {". ", " "}
        and view.raw[index - 1].isupper()
    )


# Words that begin the name of a place or a person in other languages, written small in a chat.
_PLACE_PREFIX = frozenset(
    [
        "tel",
        "tell",
        "tal",
        "deir",
        "dayr",
        "der",
        "kafr",
        "kafar",
        "bab",
        "beit",
        "bayt",
        "umm",
        "ras",
        "wadi",
        "jabal",
        "shar",
        "shahr",
        "qala",
        "qalat",
        "deh",
        "kot",
        "pul",
        "bani",
        "ain",
        "ayn",
        "al",
        "el",
        "abu",
        "ter",
        "den",
        "abd",
        "ibn",
        "bin",
    ]
)
# Particles that are not Dutch words, so that they belong to a name whenever one follows.
_SURE = frozenset(
    [
        "al",
        "el",
        "ul",
        "ash",
        "az",
        "ibn",
        "bin",
        "ben",
        "bint",
        "binti",
        "ould",
        "abu",
        "aboe",
        "abou",
        "umm",
        "oum",
        "abd",
        "abdul",
        "abdel",
        "von",
        "zu",
        "da",
        "dos",
        "del",
        "beni",
        "ter",
        "ten",
    ]
)


def _reach_on(view: View, last: int, verdicts: set[int], particles: frozenset[str]) -> int:
    """The next word of the name after `last`, or `last`."""
    at, between = last + 1, 0
    while at < len(view):
        form, gap = view.shapes[at], view.gap(at)
        if gap in {".", "_"} and at == last + 1 and form != CAPITAL:
            return last if gap == "." and _footnote(view, at) else at
        if gap == "/" and form == LETTER and view.gap_after(at) == "/":
            return at
        if not (_TIES.fullmatch(gap) or (view.shapes[last] == LETTER and _INITIAL_TIES.fullmatch(gap))):
            break
        if at in verdicts:
            return at
        if (
            form == LETTER
            and view.text[view.ends[at] : view.ends[at] + 1] == "."
            and between == 0
            and view.gap(at) in {" ", "-", "."}
        ):
            return at
        if (
            form in CAPITALISED
            and at == last + 1
            and view.shapes[last] in CAPITALISED
            and (gap == "-" or (gap == " " and form == CAPITAL and not _capital_by_custom(view, at)))
        ):
            return at
        if view.folded[at] in particles and between < 3:  # noqa: PLR2004 ("van", "de", "la" between parts of a name)
            at += 1
            between += 1
            continue
        break
    return last


def _footnote(view: View, index: int) -> bool:
    """Whether the word is the number of a footnote behind a sentence ("in Utrecht.14 Daar")."""
    short = view.shapes[index] == DIGITS and len(view.raw[index]) <= _FOOTNOTES
    return short and view.gap_after(index)[:1] in {" ", "\n"}


def _capital_by_custom(view: View, index: int) -> bool:
    """Whether the word is one that is written with a capital anyway.

    So that it need not belong to the name before it.
    """
    return view.folded[index] in word_set("overheid", "landen", "talen", "bewegingen", "groepen")


def _spaced(view: View, context: Context) -> Iterator[Candidate]:
    """Words in broken letters: "K A R I M"; harmless when the whole is a harmless word."""
    for match in _SPACED.finditer(view.text):
        whole = match.group().replace(" ", "").lower()
        if base(whole, whole, context.languages) is not Vouch.SAFE:
            yield Candidate(match.start(), match.end(), UNKNOWN, REFUSED, "gespatieerde letters")
