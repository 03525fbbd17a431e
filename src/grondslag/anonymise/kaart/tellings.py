"""What a text tells about the fields of the card: words that name a value, regions, countries and years."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from grondslag.anonymise.kaart.ladder import kaart_schema
from grondslag.anonymise.kaart.landen import find_land
from grondslag.anonymise.kaart.vocabulary import vocabulary
from grondslag.anonymise.kaart.zaak import period_of_year

WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_COUNTRY: Final = 3  # words
_ISO_CODE: Final = 3  # letters; "IND" is the service, and "OM" too, before they are countries


@dataclass(frozen=True)
class Telling:
    """Text from start to end (code points) tells `value` of `field`; `exact`: it is finer than any value."""

    start: int
    end: int
    field: str
    value: str
    exact: bool


def told_by(text: str) -> dict[str, frozenset[str]]:
    """The values that a text tells, {field id: value ids}; of a country its region, of a year its band."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for telling in tellings(text):
        told[telling.field].add(telling.value)
    return {field_id: frozenset(values) for field_id, values in told.items()}


def tellings(text: str) -> Iterator[Telling]:
    """Every place in the text that tells something about a field, countries and years first."""
    yield from _countries(text)
    for match in _YEAR.finditer(text):
        yield Telling(*match.span(), "periode", period_of_year(int(match[0])), exact=True)
    for field_id, value, pattern in (*vocabulary().tells, *_region_names()):
        for match in pattern.finditer(text):
            yield Telling(*match.span(), field_id, value, exact=False)


def _countries(text: str) -> Iterator[Telling]:
    tokens = list(WORD.finditer(text))
    for index, token in enumerate(tokens):
        if token[0] == token[0].lower() or token[0] in vocabulary().capitals:
            continue  # 'Nederland' is where the table is, not where the facts took place
        for last in reversed(tokens[index : index + _LONGEST_COUNTRY]):
            name = text[token.start() : last.end()]
            land = find_land(name) if len(name) > _ISO_CODE else None
            if land is not None:
                yield Telling(token.start(), last.end(), "regio", land.regio, exact=True)
                break


@cache
def _region_names() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    field = kaart_schema().field("regio")
    return tuple(
        (field.id, value.id, re.compile(rf"(?<![\w-]){re.escape(value.label)}(?![\w-])", re.IGNORECASE))
        for value in field.waarden
        if value.id != field.top
    )
