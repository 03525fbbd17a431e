"""Default no: a word that no list vouches for does not leave. Neighbouring refused words are one name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import REFUSED, WEAK, Candidate
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.model import UNKNOWN
from grondslag.anonymise.view import CAPITALISED, LETTER, LOWER
from grondslag.anonymise.vouch import Vouch, base, vouched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_TIES = re.compile(r"[ \u00a0]{1,2}|-|['’`]|\. ?|, (?=[A-Z])")
_BROKEN = re.compile(r"-\n *")
_SPACED = re.compile(r"(?<![\w.])(?:[A-Za-zÀ-ÿ] ){3,30}[A-Za-zÀ-ÿ](?![\w])")


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Runs of words that nothing vouches for, with the particles and initials that belong to them."""
    refused = [index for index in range(len(view)) if vouched(view, index, context) is not Vouch.SAFE]
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
        yield Candidate(view.starts[first], view.ends[last], label, score, "geen lijst staat in voor dit woord")
    yield from _spaced(view, context)


def _mend_broken_lines(view: View, verdicts: set[int], context: Context) -> None:
    """A word broken at a line end is judged whole."""
    for index in range(len(view) - 1):
        if view.text[view.ends[index] : view.ends[index] + 1] == "-" and _BROKEN.fullmatch(view.gap_after(index)):
            whole = view.raw[index].lower() + view.raw[index + 1].lower()
            safe = base(view.folded[index] + view.folded[index + 1], whole, context.languages) is Vouch.SAFE
            if safe:
                verdicts.difference_update((index, index + 1))
            elif index in verdicts or index + 1 in verdicts:
                verdicts.update((index, index + 1))


def _reach_back(view: View, index: int, verdicts: set[int], particles: frozenset[str]) -> int:
    """The first word of the name: initials and particles before a refused word belong to it."""
    first = index
    if view.shapes[index] not in CAPITALISED:
        return first
    while first > 0 and first > index - 4 and _TIES.fullmatch(view.gap(first)):  # noqa: PLR2004 (words before a name)
        form, word = view.shapes[first - 1], view.folded[first - 1]
        initial = form == LETTER and view.text[view.ends[first - 1] : view.ends[first - 1] + 1] == "."
        if initial or (word in particles and (form in CAPITALISED or word in _SURE)) or first - 1 in verdicts:
            first -= 1
        else:
            break
    return first


# Particles that are not Dutch words, so that they belong to a name whenever one follows.
_SURE = frozenset("al el ul ash az ibn bin ben bint binti ould abu aboe abou umm oum abd abdul abdel von zu da dos del beni ter ten".split())


def _reach_on(view: View, last: int, verdicts: set[int], particles: frozenset[str]) -> int:
    """The next word of the name after `last`, or `last`."""
    at, between = last + 1, 0
    while at < len(view) and _TIES.fullmatch(view.gap(at)):
        form = view.shapes[at]
        if at in verdicts:
            return at
        if form == LETTER and view.text[view.ends[at] : view.ends[at] + 1] == "." and between == 0 and view.gap(at) in {" ", "-", "."}:
            return at
        if view.folded[at] in particles and between < 3:  # noqa: PLR2004 ("van", "de", "la" between parts of a name)
            at += 1
            between += 1
            continue
        break
    return last


def _spaced(view: View, context: Context) -> Iterator[Candidate]:
    """Words in broken letters: "K A R I M"; harmless when the whole is a harmless word."""
    for match in _SPACED.finditer(view.text):
        whole = match.group().replace(" ", "").lower()
        if base(whole, whole, context.languages) is not Vouch.SAFE:
            yield Candidate(match.start(), match.end(), UNKNOWN, REFUSED, "gespatieerde letters")
