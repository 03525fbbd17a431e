"""The text that stands for a finding: the first step of its ladder. Ladders are data: `data/ladders.yaml`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.detectors.ages import age_of
from grondslag.anonymise.detectors.dates import months
from grondslag.anonymise.detectors.places import regions
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table
from grondslag.anonymise.view import folded_words
from grondslag.anonymise.words.places import country_of

if TYPE_CHECKING:
    from grondslag.anonymise.resolve import Span

_YEAR = re.compile(r"(?<!\d)(1[2-4]\d\d|19\d\d|20\d\d)(?!\d)")
_HALF = 6
_TWO_DIGIT_PIVOT = 30


def replacement(surface: str, span: Span, countries: frozenset[str]) -> str:
    """What stands in the working text for a quasi-identifier or a number.

    `countries`: the codes of those that the zaak is about.
    """
    label = span.winner.label
    if label in {"DATUM", "GEBDATUM"}:
        return _date(surface, birth=label == "GEBDATUM")
    if label == "PLAATS":
        return _place(span, countries)
    if label == "EENHEID":
        return f"[{span.winner.reason.replace('_', ' ')}]"
    if label == "FUNCTIE":
        return _post(surface)
    if label == "LEEFTIJD":
        return _age(surface)
    return str(table("ladders")["nummers"].get(label, "[weggelaten]"))


def _date(surface: str, *, birth: bool) -> str:
    """Day → month → half-year; a birth date → decade. What cannot be read is left out."""
    found = [int(part) for part in re.findall(r"\d+", surface)]
    years = [int(year) for year in _YEAR.findall(surface) if int(year) > 1900]  # noqa: PLR2004 (other calendars are left out)
    if not years and len(found) == 3 and max(found) < 100:  # noqa: PLR2004 (dd-mm-yy)
        years = [found[2] + (2000 if found[2] < _TWO_DIGIT_PIVOT else 1900)]
    if birth:
        return f"[geboren in {years[0] // 10 * 10}-{years[0] // 10 * 10 + 9}]" if years else "[geboortedatum]"
    if not years:
        return "[datum]"
    named = [months().get(word, 0) for word in folded_words(surface)]
    month = next((number for number in named if number), 0)
    has_day = any(part <= 31 for part in found if part not in years)  # noqa: PLR2004 (days of a month)
    if not month and len(found) == 3:  # noqa: PLR2004 (day, month, year in figures)
        month, has_day = found[1], True
    if not 1 <= month <= 12:  # noqa: PLR2004 (months of a year)
        return f"[{years[0]}]"
    if has_day:
        return f"[{table('ladders')['maanden'][month - 1]} {years[0]}]"
    return f"[{'eerste' if month <= _HALF else 'tweede'} helft {years[0]}]"


def _place(span: Span, countries: frozenset[str]) -> str:
    name = span.winner.key.partition(":")[2].replace("-", " ")
    kind = span.winner.reason if span.winner.reason in table("plaatsen")["soorten"] else "plaats"
    region = regions().get(name)
    if region:
        return f"[{kind} in {region}]"
    country = table("ladders")["landen"].get(country_of(name, countries))
    return f"[{kind} in {country}]" if country and kind == "plaats" else f"[{kind}]"


def _post(surface: str) -> str:
    folded = fold(surface)
    for words, kind in table("ladders")["functies"]:
        if any(word in folded for word in words):
            return f"[{kind}]"
    return "[functie]"


@cache
def _moves_age() -> frozenset[str]:
    return frozenset(fold(word) for word in table("ladders")["leeftijd_verschuift"])


def _age(surface: str) -> str:
    """Minor and adult, with the limits of 15 and 18 kept.

    "nog geen 18" and "in zijn 18e levensjaar" are not 18: where a word moves the number, no class is given.
    """
    age = age_of(surface)
    if age is None or not _moves_age().isdisjoint(folded_words(surface)):
        return "[leeftijd]"
    return next(f"[{text}]" for limit, text in table("ladders")["leeftijden"] if age < limit or limit == 200)  # noqa: PLR2004
