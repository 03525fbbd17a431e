"""An address by the town beside it: "De Giek 118 in Dronten", "Wageningen, Plantsoen 198", "28239 Bremen".

A street can have any name. What shows it is a number behind a capital and a town from the list next to it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, Candidate
from grondslag.anonymise.detectors.near import at_heads
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table
from grondslag.anonymise.view import folded_words
from grondslag.anonymise.words.places import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_CAPITAL = r"[^\W\d_a-zà-ÿ][\w'’-]{2,30}"
_SMALL = r"(?:van|de|der|den|het|ter|'t|op|aan)"
_STREET = rf"(?P<street>(?:(?:[Dd]e|[Hh]et|'t) )?{_CAPITAL}(?:(?: {_SMALL}){{0,2}} {_CAPITAL}){{0,3}})"
_NUMBER = (
    r"(?!(?:19|20)\d\d(?!\w))\d{1,4}(?: ?(?:[A-Za-z]|bis|hs|huis|[IVX]{1,3})(?!\w))?(?: ?[-/] ?\d{1,4})?"
)
_TOWN = rf"(?P<town>{_CAPITAL}(?: (?:aan|bij|op|den|{_CAPITAL})){{0,2}})"
_BEFORE = re.compile(rf"(?<!\w){_TOWN}(?:, | \()(?P<home>{_STREET} {_NUMBER})(?![\w.,/]?\d)")
_BEHIND = re.compile(
    rf"(?<!\w)(?P<home>{_STREET} {_NUMBER}(?:, unit \w+(?: links| rechts)?)?)(?:, | in | te | \(){_TOWN}"
)
_POSTCODE = re.compile(
    rf"(?:^|(?<=[,:;] )|(?<= [-–] ))(?P<home>(?:[A-Z]{{1,3}}-)?(?!(?:19|20)\d\d )\d{{4,5}} {_TOWN})",
    re.MULTILINE,
)
_POSTED = re.compile(rf"(?<!\w)(?P<home>{_STREET} {_NUMBER})(?:,| ·| \||  )? (?=\d{{4}} ?[A-Z]{{2}}(?!\w))")
_SIGN = re.compile(r"[^\W\d_] \d{1,4}(?!\d)|(?<!\w)\d{4,5} [^\W\d_]")
_LETTER_BEFORE = 2  # a letter and a space before a number
_AROUND = 90


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Addresses beside a town; looked for only around a number."""
    text = view.text
    for begin, end in _around_numbers(view):
        for pattern in (_BEFORE, _BEHIND, _POSTCODE, _POSTED):
            for match in pattern.finditer(text, begin, end):
                found = match.groupdict()
                if _is_street(found.get("street")) and _is_town(found.get("town")):
                    yield _address(text, *match.span("home"))


def _around_numbers(view: View) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line in which an address can lie; none twice."""
    text, begin, end = view.text, 0, 0
    heads = chain.from_iterable((head - _LETTER_BEFORE, head) for head in view.heads.digits)
    for sign in at_heads(text, (head for head in heads if head >= 0), _SIGN):
        first = max(text.rfind("\n", 0, sign.start()) + 1, sign.start() - _AROUND)
        if first > end:
            if end:
                yield begin, end
            begin = first
        end = min(len(text), sign.end() + _AROUND)
    if end:
        yield begin, end


def _address(text: str, start: int, end: int) -> Candidate:
    key = f"adres:{fold(text[start:end])}"
    return Candidate(start, end, "ADRES", CONTEXT, "adres bij een plaats", key=key)


def _is_town(words: str | None) -> bool:
    """Whether the words, or the first of them, are a place in the list; a postcode needs none."""
    folded = fold(words or "")
    return not words or folded in gazetteer() or folded.split(" ")[0] in gazetteer()


def _is_street(words: str | None) -> bool:
    """Whether what stands before the number is no thing that has numbers itself ("Bijlage 3, Kabul")."""
    return words is None or _numbered().isdisjoint(folded_words(words))


@cache
def _numbered() -> frozenset[str]:
    return frozenset(table("adreswoorden")["geen_straat"])
