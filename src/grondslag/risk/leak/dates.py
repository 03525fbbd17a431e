"""Dates in several notations: in figures, with Dutch, English, French or German months, or in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from grondslag.risk.leak.fold import Folded, fold

Match = tuple[int, int, str]

_MONTHS: Final = (
    "januari january janvier januar jan i",
    "februari february fevrier februar feb ii",
    "maart march mars marz mrt mar iii",
    "april avril apr iv",
    "mei may mai v",
    "juni june juin jun vi",
    "juli july juillet jul vii",
    "augustus august aout aug viii",
    "september septembre sep sept ix",
    "oktober october octobre okt oct x",
    "november novembre nov xi",
    "december decembre dezember dec dez xii",
)
_MONTH_OF: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_NAMES: Final = "|".join(
    sorted((word for word in _MONTH_OF if not set(word) <= set("ivx")), key=len, reverse=True)
)
_ROMAN: Final = "|".join(
    sorted((word for word in _MONTH_OF if set(word) <= set("ivx")), key=len, reverse=True)
)
_SEP: Final = r"[\s./,'’_-]{1,3}"
_NUMERIC: Final = re.compile(
    rf"(?<!\d)(\d{{1,4}}){_SEP}(\d{{1,2}}|{_ROMAN}){_SEP}(\d{{1,4}})(?!\d)", re.IGNORECASE
)
_COMPACT: Final = re.compile(r"(?<!\d)(\d{8}|\d{6})(?!\d)")
_DAY_FIRST: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:e|ste|de|st|nd|rd|th|er)?\.?(?:{_SEP}(?:of )?|)({_NAMES})\b"
    rf"(?:\.?{_SEP}(\d{{4}}|\d{{2}})\b)?",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    rf"\b({_NAMES})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s(\d{{4}})\b", re.IGNORECASE
)
_MONTH_YEAR: Final = re.compile(rf"\b({_NAMES})\.?(?:{_SEP}|\svan\s|\sof\s)(\d{{4}})\b", re.IGNORECASE)
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")

_ONES: Final = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS: Final = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


_LONGEST_MONTH: Final = 31


@dataclass(frozen=True)
class Moment:
    """A date or part of one; a year of two digits stands as it does."""

    year: int | None
    month: int
    day: int | None


def find_date(value: str, text: Folded) -> Iterator[Match]:
    """Every place where the date stands, or its day with its month, or its month with its year."""
    wanted = _wanted(value)
    if wanted is None:
        return
    for start, end, moment in moments(text.text):
        how = _same(wanted, moment)
        if how:
            yield *text.span(start, end), how
    letters = text.letters
    for needle in _spelled(wanted):
        for match in re.finditer(needle, letters.text):
            yield *letters.span(*match.span()), "datum in woorden"


def moments(text: str) -> Iterator[tuple[int, int, Moment]]:
    """All readings of everything in the text that can be a date; no 2021st of March."""
    for start, end, moment in _readings(text):
        if 1 <= moment.month <= len(_MONTHS) and (moment.day is None or 1 <= moment.day <= _LONGEST_MONTH):
            yield start, end, moment


def _readings(text: str) -> Iterator[tuple[int, int, Moment]]:
    for match in _NUMERIC.finditer(text):
        first, middle, last = match.groups()
        month = _MONTH_OF.get(middle.lower()) or int(middle)
        for year, a_month, day in (
            (last, month, int(first)),
            (first, month, int(last)),
            (last, int(first), month),
        ):
            yield *match.span(), Moment(int(year), a_month, day)
    for match in _COMPACT.finditer(text):
        digits = match[0]
        long = len(digits) == 8  # noqa: PLR2004 — YYYYMMDD
        year_first, year_last = (digits[:4], digits[4:]) if long else (digits[:2], digits[4:])
        yield *match.span(), Moment(int(year_last), int(digits[2:4]), int(digits[:2]))
        yield *match.span(), Moment(int(year_first), int(digits[-4:-2]), int(digits[-2:]))
    for match in _DAY_FIRST.finditer(text):
        year = int(match[3]) if match[3] else None
        yield *match.span(), Moment(year, _MONTH_OF[match[2].lower()], int(match[1]))
    for match in _MONTH_FIRST.finditer(text):
        yield *match.span(), Moment(int(match[3]), _MONTH_OF[match[1].lower()], int(match[2]))
    for match in _MONTH_YEAR.finditer(text):
        yield *match.span(), Moment(int(match[2]), _MONTH_OF[match[1].lower()], None)


def _wanted(value: str) -> Moment | None:
    iso = _ISO.fullmatch(value.strip())
    if iso:
        return Moment(int(iso[1]), int(iso[2]), int(iso[3]) if iso[3] else None) if iso[2] else None
    return next((moment for _, _, moment in moments(fold(value).text)), None)


def _same(wanted: Moment, moment: Moment) -> str:
    if wanted.month != moment.month:
        return ""
    same_year = None not in (wanted.year, moment.year) and _short(wanted.year) == _short(moment.year)
    if wanted.day is not None and moment.day is not None:
        same_day = wanted.day == moment.day
        return "datum" if same_day and (same_year or moment.year is None or wanted.year is None) else ""
    return "maand en jaar" if same_year else ""


def _short(year: int | None) -> int:
    return (year or 0) % 100


def _spelled(wanted: Moment) -> Iterator[str]:
    if wanted.day is not None:
        yield _in_words(wanted.day) + _MONTHS[wanted.month - 1].split()[0]


def _in_words(number: int) -> str:
    """1–99 in Dutch letters without diacritics ('drieentwintig'), as they stand after folding."""
    if number < len(_ONES):
        return _ONES[number]
    ones = f"{_ONES[number % 10]}en" if number % 10 else ""
    return ones + _TENS[number // 10 - 2]
