"""Wide patterns looked for only near a word that is rare, which keeps a detector cheap and linear."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from grondslag.anonymise.view import View


def at_words(
    view: View, words: AbstractSet[str], *patterns: re.Pattern[str], back: int = 0, ahead: int = 120
) -> Iterator[re.Match[str]]:
    """The matches of patterns that touch one of the words; with `back` zero they begin at the word."""
    for index in view.where(words):
        start, end = view.starts[index], view.ends[index]
        for pattern in patterns:
            if not back:
                match = pattern.match(view.text, start, min(len(view.text), end + ahead))
                if match:
                    yield match
                continue
            yield from _touching(pattern, view.text, start, end, (back, ahead))


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
