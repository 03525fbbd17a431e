"""From overlapping candidates to findings that do not overlap.

The strongest wins, and nothing proposed is lost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import WEAK
from grondslag.anonymise.language import marks
from grondslag.anonymise.model import NAMES, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grondslag.anonymise.candidate import Candidate

_LETTERS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_TAIL = re.compile(
    r"(?:,? (?:jr|sr|junior|senior|S\.J|O\.P)\.?(?!\w)| (?:Vda|vda|vve|ép|née|geb)\.? (?:de "
    r"|van )?[A-ZÀ-Ž][\w'’-]{1,30}|\.?-[A-Z]\.|(?: [A-Z]\.(?:-?[A-Z]\.)+)"
    r"|\)?\.?(?: \([A-ZÀ-Ž][\w'’-]{1,20}\))? - [A-Z]{2,5}/[A-Z]{2,5}(?!\w))"
)
# A family name in capitals behind a given name ("Aissatou BALDE"); abbreviations are shorter.
_CAPITALS = re.compile(r" [A-ZÀ-Þ]{4,30}(?![\w-])")
_PARTICLES_BEHIND = re.compile(
    r" (?:van|de|van (?:der|den|de|'t)|ten|ter|el|al)(?=[ ]*(?:\n|$|;|>|\)|<|\(|\|))"
)
_SMALL_INITIAL = re.compile(r" [a-z](?:\.|(?=\s*(?:\n|$|:)))")
# An initial before a name, both written small: "w. elsayed", "k idris".
_SMALL_INITIAL_BEFORE = re.compile(r"(?<![\w.])(?:[a-z]\. |[b-df-hj-np-tv-z] )$")
_NOBODY = frozenset({"", "persoon", "naam", "aanspreekvorm"})
_NAMELIKE = NAMES | {UNKNOWN}


@dataclass(slots=True)
class Span:
    """A resolved span of the visible text: its winning candidate, and the reasons of all that agree."""

    start: int
    end: int
    winner: Candidate
    reasons: tuple[str, ...]
    role: str = ""
    key: str = ""


def resolve(text: str, candidates: Iterable[Candidate]) -> list[Span]:
    """Spans in order of place. Of a weaker candidate the part that no stronger one covers stays."""
    order = sorted(
        candidates, key=lambda each: (-each.score, each.start - each.end, each.start, each.label, each.reason)
    )
    starts: list[int] = []
    spans: list[Span] = []
    for candidate in order:
        for start, end in _free(text, candidate, starts, spans):
            at = bisect_left(starts, start)
            starts.insert(at, start)
            spans.insert(at, Span(start, end, candidate, (candidate.reason,), candidate.role, candidate.key))
    return _with_tails(text, _with_heads(text, _joined(text, spans)))


def _with_heads(text: str, spans: list[Span]) -> list[Span]:
    """Small names with the initial before them."""
    for index, span in enumerate(spans):
        if span.winner.action == "behoud" or span.winner.label not in _NAMELIKE:
            continue
        surface, least = text[span.start : span.end], spans[index - 1].end if index else 0
        if surface.islower() and " " not in surface:
            head = _SMALL_INITIAL_BEFORE.search(text, max(least, span.start - 3), span.start)
            span.start = head.start() if head else span.start
    return spans


def _with_tails(text: str, spans: list[Span]) -> list[Span]:
    """Names with what belongs to their end: "jr.", initials ("Nasrin S.-P."), a particle behind a comma."""
    for index, span in enumerate(spans):
        if span.winner.label not in NAMES or span.winner.action == "behoud":
            continue
        surface = text[span.start : span.end]
        tail = _TAIL.match(text, span.end)
        if tail is None and not surface.isupper():
            tail = _CAPITALS.match(text, span.end)
        if tail is None and "," in surface:
            tail = _PARTICLES_BEHIND.match(text, span.end)
        if tail is None and surface.islower() and " " not in surface:
            tail = _SMALL_INITIAL.match(text, span.end)
        limit = spans[index + 1].start if index + 1 < len(spans) else len(text)
        # A tail that reaches into the next name takes it up when it is the rest of the same name.
        if tail and (tail.end() <= limit or spans[index + 1].winner.label in _NAMELIKE):
            span.end = min(tail.end(), limit)
    return spans


def _free(text: str, candidate: Candidate, starts: list[int], spans: list[Span]) -> list[tuple[int, int]]:
    """The parts of a candidate that nothing stronger covers; agreeing spans take over its reason and role."""
    begin, end = candidate.start, candidate.end
    at, last = begin, bisect_left(starts, end)
    found: list[tuple[int, int]] = []
    for span in spans[max(0, bisect_left(starts, begin, 0, last) - 1) : last]:
        if span.end <= begin:
            continue
        _agree(span, candidate)
        if span.start > at:
            found.append((at, span.start))
        at = max(at, span.end)
    if at < end:
        found.append((at, end))
    cores = [(_core(text, *each), begin < each[0] and each[1] < end) for each in found]
    if candidate.score > WEAK or found == [(begin, end)]:
        return [core for core, _ in cores if core]
    # What stands between two parts of one doubt stays with it ("the house of X and the mast").
    return [
        core
        for core, between in cores
        if core and (between or not _idle(text[core[0] : core[1]], candidate.label))
    ]


def _core(text: str, start: int, end: int) -> tuple[int, int] | None:
    """From the first letter or digit to the last, or nothing."""
    if text[start].isalnum() and text[end - 1].isalnum():
        return start, end
    core = _LETTERS.search(text, start, end)
    return core.span() if core else None


def _idle(words: str, label: str) -> bool:
    """Whether what a doubt left over between two findings says nothing: articles, a number of no unit."""
    return all(
        (word if word.isupper() else word.lower()) in marks() or (word.isdigit() and label != "EENHEID")
        for word in words.split()
    )


def _agree(span: Span, candidate: Candidate) -> None:
    if span.winner.action == "behoud" or candidate.action == "behoud":
        return
    if candidate.reason not in span.reasons:
        span.reasons = (*span.reasons, candidate.reason)
    if span.winner.label in _NAMELIKE and candidate.label in NAMES:
        span.role = candidate.role or span.role if span.role in _NOBODY else span.role
        span.key = span.key or candidate.key


def _touch(text: str, first: Span, second: Span) -> bool:
    """Whether no more than a space or a hyphen stands between, or the full stop of an initial."""
    gap = text[first.end : second.start]
    return gap in {"", " ", "-", "'", "’"} or (gap == ". " and _initial(first))


def _initial(span: Span) -> bool:
    """Whether it is one letter, which says less of who it is than the name behind it."""
    return span.end - span.start == 1


def _one_candidate(first: Span, second: Span) -> bool:
    """Whether the candidate behind one of the two spans reaches over both, so that they are one name."""
    one, other, start, end = first.winner, second.winner, first.start, second.end
    return (one.start <= start and end <= one.end) or (other.start <= start and end <= other.end)


def _role(first: Span, second: Span) -> str:
    """The role that says most.

    That of the stronger candidate, but never the bare "persoon" when the other knows more.
    """
    strong, weak = (first, second) if first.winner.score >= second.winner.score else (second, first)
    return strong.role if strong.role not in _NOBODY else weak.role or strong.role


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Names that touch.

    Or that only a space or a hyphen parts, are one name when one of them is the rest of the other.
    """
    result: list[Span] = []
    for span in spans:
        last = result[-1] if result else None
        if (
            last is not None
            and last.winner.label in _NAMELIKE
            and span.winner.label in _NAMELIKE
            and "behoud" not in {last.winner.action, span.winner.action}
            and (_touch(text, last, span) or _one_candidate(last, span))
            and (_initial(last) or not (last.key and span.key and last.key != span.key))
            and (_one_candidate(last, span) or len({last.role, span.role} - _NOBODY) < 2)  # noqa: PLR2004 (two roles)
        ):
            stronger = last if last.winner.score >= span.winner.score else span
            result[-1] = Span(
                last.start, span.end, stronger.winner, tuple(dict.fromkeys(last.reasons + span.reasons)),
                _role(last, span), (span.key or last.key) if _initial(last) else last.key or span.key,
            )  # fmt: skip
        else:
            result.append(span)
    return result
