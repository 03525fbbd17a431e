"""Wide patterns looked for only near a word that is rare, which keeps a detector cheap and linear."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from grondslag.anonymise.sought import FINDER

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from grondslag.anonymise.view import View


def at_words(
    view: View, words: AbstractSet[str], *patterns: re.Pattern[str], back: int = 0, ahead: int = 120
) -> Iterator[re.Match[str]]:
    """The matches of patterns that touch one of the words; with `back` zero they begin at the word.

    A pattern sees no further than `ahead` behind the word: what it asks for there must fit, and the end of
    what it sees counts as the end of a text.
    """
    for index in view.where(words):
        start, end = view.starts[index], view.ends[index]
        for pattern in patterns:
            if not back:
                match = pattern.match(view.text, start, min(len(view.text), end + ahead))
                if match:
                    yield match
                continue
            yield from _touching(pattern, view.text, start, end, (back, ahead))


def sought(view: View, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern, as `finditer` gives them; looked for only where what it must hold stands."""
    where = _begins(view, pattern)
    return pattern.finditer(view.text) if where is None else at_heads(view.text, where, pattern)


def sought_before(view: View, pattern: re.Pattern[str], end: int, *, back: int) -> re.Match[str] | None:
    """The first match that begins at most `back` before `end`, for a pattern that asks for the end of a text.

    It is what `search` finds in that stretch alone.
    """
    least, where = max(0, end - back), _begins(view, pattern)
    if where is None:
        return pattern.search(view.text, least, end)
    near = where[bisect_left(where, least) : bisect_left(where, end)]
    return next(filter(None, (pattern.match(view.text, at, end) for at in near)), None)


def _begins(view: View, pattern: re.Pattern[str]) -> Sequence[int] | None:
    """Where in a text a match of a pattern can begin; None for anywhere."""
    number, begins = FINDER.number(pattern), view.begins
    return begins[number] if number < len(begins) else None


def at_signs(
    text: str, sign: re.Pattern[str], pattern: re.Pattern[str], *, back: int, ahead: int
) -> Iterator[re.Match[str]]:
    """The matches of a pattern that touch a sign, such as a comma behind a number."""
    for found in sign.finditer(text):
        yield from _touching(pattern, text, found.start(), found.end(), (back, ahead))


def at_heads(text: str, heads: Iterable[int], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern, as `finditer` gives them, of which each begins at one of these offsets."""
    done = 0
    for head in heads:
        if head >= done and (match := pattern.match(text, head)):
            done = match.end()
            yield match


def at_starts(text: str, sign: re.Pattern[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The same of which each begins where a sign of one character does."""
    return at_heads(text, (found.start() for found in sign.finditer(text)), pattern)


def _touching(
    pattern: re.Pattern[str], text: str, start: int, end: int, reach: tuple[int, int]
) -> Iterable[re.Match[str]]:
    for match in pattern.finditer(text, max(0, start - reach[0]), min(len(text), end + reach[1])):
        if match.start() < end and match.end() > start:
            yield match
