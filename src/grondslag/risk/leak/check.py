"""`leak_check`: every forbidden value against every part of what is about to leave."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from grondslag.anonymise.kaart import find_land
from grondslag.risk.leak.dates import find_date
from grondslag.risk.leak.forbidden import Forbidden
from grondslag.risk.leak.names import find_name
from grondslag.risk.leak.numbers import SHORTEST, find_address, find_contact, find_number
from grondslag.risk.leak.parts import Part, parts_of
from grondslag.risk.leak.words import Match, Text

_IN_DRAWN: Final = ("nummer", "contact")


@dataclass(frozen=True)
class Hit:
    """A forbidden value, found: where (`place`, and start and end in its text), as what text, and how."""

    forbidden: Forbidden
    place: str
    start: int
    end: int
    text: str
    how: str


def leak_check(
    content: str | bytes, forbidden: Sequence[Forbidden], *, name: str = "", labels: Collection[str] = ()
) -> list[Hit]:
    """All hits of forbidden values in the content and in its file name, part by part.

    The content is text, JSON or a PDF, recognised by what it holds. `labels` were drawn by chance from a list
    of everyday words ("Ketel 96") and say nothing, however much one looks or sounds like a name. An empty
    list says that nothing was found, not that nothing is there. Raises Unchecked for content that can't be
    read.
    """
    drawn = [_pattern_of(label) for label in labels]
    hits: dict[tuple[Forbidden, str, int], Hit] = {}
    seen: dict[tuple[str, bool], list[tuple[Forbidden, Match]]] = {}
    for each in parts_of(content, name):
        part = replace(each, text=_without(each.text, drawn)) if drawn else each
        if part.text.isdigit() and len(part.text) < SHORTEST:
            continue  # no value is that short, and a file of findings is full of such numbers
        same = (part.text, part.prose)
        if part.again:
            found = {hit.forbidden for hit in hits.values()}
            matches = _matches(part, [value for value in forbidden if value not in found])
        else:
            matches = seen[same] if same in seen else seen.setdefault(same, _matches(part, forbidden))
        for value, (start, end, how) in matches:
            key = (value, part.place, start)
            hits.setdefault(key, Hit(value, part.place, start, end, part.text[start:end], how))
    return list(hits.values())


def _pattern_of(label: str) -> re.Pattern[str]:
    """A label as it stands in text and, with a hyphen and in small letters, in a file name."""
    words = r"[\s-]".join(map(re.escape, label.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _without(text: str, labels: Sequence[re.Pattern[str]]) -> str:
    """The text with every label blanked, so that every place stays where it was."""
    for label in labels:
        text = label.sub(lambda found: " " * len(found[0]), text)
    return text


def _matches(part: Part, forbidden: Sequence[Forbidden]) -> list[tuple[Forbidden, Match]]:
    text = Text.of(part.text, prose=part.prose, markup=part.markup)
    sought = [value for value in forbidden if value.kind in _IN_DRAWN] if part.drawn else forbidden
    return [(value, match) for value in sought for match in _find(value, text)]


def _find(forbidden: Forbidden, text: Text) -> Iterator[Match]:
    value = forbidden.value
    match forbidden.kind:
        case "naam":
            yield from find_name(value, text)
        case "plaats" if find_land(value) is None:
            yield from find_name(value, text, person=False)
        case "nummer":
            yield from find_number(value, text.folded)
        case "contact":
            yield from find_contact(value, text.folded)
        case "adres":
            yield from find_address(value, text.folded)
        case "datum":
            yield from find_date(value, text.folded)
