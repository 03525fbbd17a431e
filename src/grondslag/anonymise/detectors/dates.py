"""Dates with a day or a month, in every written form.

Numeric, spelled, Roman months, other calendars, feast days.

A bare year stays. A date that belongs to the name of a law stays too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, CONTEXT, PATTERN, Candidate
from grondslag.anonymise.detectors.date_phrases import feast_start, grown
from grondslag.anonymise.detectors.near import at_heads, at_starts, at_words, sought, sought_before
from grondslag.anonymise.fold import fold, unscan
from grondslag.anonymise.lists import table
from grondslag.anonymise.remember import Remembered
from grondslag.anonymise.view import ALNUM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_G = r"[\dOoIl]"
_NUMERIC = re.compile(
    rf"(?<![\w./-])(?:{_G}{{1,2}} ?[-./–] ?{_G}{{1,2}} ?[-./–] ?(?:{_G}{{4}}|['’]?{_G}{{2}})|"
    rf"(?:1[2-4]|19|20){_G}{{2}}[-./–]{_G}{{1,2}}[-./–]{_G}{{1,2}})"
    rf"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w])(?!\.\d)(?!-\d)"
    rf"|(?<![\w./-])(?:[xX?]{{2}}|\d\d)[-./](?:[xX?]{{2}}|\d\d)[-./](?:19|20)\d\d(?!\w)"
    rf"|(?<!\w )(?<!\w)\d(?: \d)? ?[-./] ?\d(?: \d)? ?[-./] ?(?:1|2) (?:9|0) \d \d(?!\w)"
    rf"|(?<![\w./-])\d{{1,2}} ?[-./ ] ?(?:I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}}|X) ?[-./ ] ?"
    rf"(?:\d{{4}}|['’]?\d{{2}})(?!\w)"
    rf"|(?<![\w./-])(?:19|20)\d{{2}}(?:[01]\d)(?:[0-3]\d)(?!\w)"
    rf"|(?<![\w./-])(?:0[1-9]|1[0-2]) ?[-/] ?(?:19|20)\d{{2}}(?!\w)(?![-/]\d)"
)
_NUMERIC_HEAD = re.compile(r"[\dOoIlxX?](?<!\w.)(?=[\dOoIlxX? ./–-])")
# Day and month without a year: only where a date is meant, by a word before it or a time behind it.
_SHORT = re.compile(
    r"(?:(?<=\bop )|(?<=\bd\.d\. )|(?<=\btot )|(?<=\bvan )|(?<=\bvanaf )|(?<=\bsinds )|"
    # Behind the stamp of an office: seen, issued, received, sent.
    r"(?<=\b(?:gez|afg)\. )|(?<=\b(?:ontv|verz|uitg)\. )|(?<=\bdd\. )|"
    r"(?<=\[))\d{1,2}[-/.]\d{1,2}(?![\w/.-]*\d)(?! ?(?:uur|u|h)\b)"
    # With the full stop that other languages write behind a month ("od 3.10. komandir").
    r"|(?:(?<=\b(?:od|do|am|ab|du|le|au|on) )|(?<=\b(?:dne|dan|vom|bis|til|fra|den) )"
    r"|(?<=\b(?:dana|seit) )|(?<=\b[сдо] ))\d{1,2}\.\d{1,2}\.(?!\d)"
    r"|(?<![\w./-])\d{1,2}[-/]\d{1,2}(?=[, ]{1,2}(?:om )?\d{1,2}[:.]\d{2})"
)
_DAY_BEFORE = re.compile(
    r"(?<!\w)(?P<day>[\dOl]{1,2})(?:st|nd|rd|th|ste|de|e|er|ère|\.|º)?(?:[-. \n]{1,2}| ?/ ?)(?:of "
    r"|van |de |van de maand )?$"
)
_PAIR_BEFORE = re.compile(
    r"(?<![\w.])[\dl]{1,2}(?:e|de|ste|er)? ?(?:en|of|tot(?: en met)?|t/m|-|–|à|op|/|au|et|to|and|bis|und) ?"
    r"(?:de |the |le )?$"
)
_YEAR_AFTER = re.compile(
    r"(?: / |[-. ,/]|\n)?(?: ?(?:van het jaar|van|of|de|in|AH|H\.|AP))?[-. ,'’]{0,2}(?P<year>"
    r"(?:1[2-4]|19|2[0O])[\dOl]{2}|[١٢۱]\d{3}|['’]\d{2}|\d{2}(?=[\s,.;)|]|$))(?!\w)"
)
_SPELLED_YEAR = re.compile(
    r" (?:in )?(?:tweeduizend(?:en)?|negentienhonderd(?:en)?|negentien ?honderd ?)[a-zë]*(?: en [a-zë]+)?"
)
_DAY_AFTER = re.compile(
    r"\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20)\d{2}))?(?![\w.:/-]*\d)"
)
# A month in Roman figures without its year ("19.IX", at the head of a line "11 XI  straža").
_ROMAN = re.compile(
    r"(?<![\w./-])(?:[12]?\d|3[01])\.(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2}|X)(?![\w/]|\.\d)"
    r"|^(?:[12]?\d|3[01])[. ]{1,2}(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2}|X)(?= {2})",
    re.MULTILINE,
)
# A month shortened, without a day, that ends a cell or a clause ("amnestie okt. |"); from one to another.
_SHORTENED = "jan|feb|febr|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
_MONTH_LAST = re.compile(
    rf"(?<![\w.])(?:{_SHORTENED})\.? ?[-–/] ?(?:{_SHORTENED})(?![\w-])"
    rf"|(?<=\w[ ,])(?!jan\b)(?:{_SHORTENED})\.?(?=[ ]?[,;)\n|])"  # Jan is a name too
)
_MONTHS_SHORT = frozenset(
    ["jan", "feb", "febr", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec"]
)
_ORDINAL_DAY = re.compile(
    r"\b(?:(?:op|tot|vanaf|sinds|van|rond|voor|na|en|of|t/m) de|De) (?P<day>\d{1,2}(?:e|de|ste))"
    r"(?= ?(?:van (?:die|de|deze|dezelfde|diezelfde) maand|[,.;)?!\n]|om |'s |in de |was "
    r"|werd |ben |heb |zijn |ging |kwam ))"
)
# A day of the month with no word before it that says so: only where nothing is counted by it.
_ORDINAL_ALONE = re.compile(
    r"(?<![Dd]e laatste )(?<=[a-z] )(?P<day>de (?:[12]?\d|3[01])(?:e|ste))"
    r"(?=[?!.]?(?:\n|\Z)| (?:\w{3,14}(?:kwam|ging|trok|reed|kreeg)|kwam|ging"
    r"|vertrok|stierf|overleed|werd|was|zijn wij|heb ik|weer|pas|al)\b)"
)
# Month and year in a cell of a table or at the head of a line ("02-87").
_MONTH_CELL = re.compile(r"(?:^|\t|\| ?)(?P<when>(?:0[1-9]|1[0-2])[-/]\d\d)(?=[ \t|]|$)", re.MULTILINE)
_BIRTH = re.compile(
    r"(?:geb(?:oren|\.|oortedatum|d\.|dat)|birth|born|né|née|geboren|naissance|Geburtsdatum"
    r"|\bdob\b|\*)[^.;\n]{0,45}$",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"(?:wet|verdrag|(?-i:\bBesluit|\w+besluit)|regeling|richtlijn|verordening|protocol|convention|conventie"
    r"|Stb\.?|Trb\.?|Stcrt\.?|PbEU?|handvest|statuut|resolutie|circulaire|loi|act)\w*"
    r"(?:\s(?:van|of|du|d\.d\.)|,)\s?$",
    re.IGNORECASE,
)
# With the part of the day behind it too ("woensdagochtend").
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_RANK_OF_FEAST = frozenset({"eerste", "tweede", "derde", "laatste", "27e", "1e", "2e", "3e"})
_LOOK_BACK = 60
# So many different words are remembered; beyond that they are asked anew.
_KEPT = 8_000
# A month that the end of a line breaks ("1 septem-\nber 2010"), with its day and year.
_BROKEN = re.compile(
    r"(?<!\w)(?:(?P<day>[\dOIl]{1,2})(?:e|de|ste)?[ \n])?"
    r"(?P<first>[A-Za-zé]{2,8})-\n[ ]*(?P<rest>[a-zé]{2,8})"
    r"(?P<year> (?:19|2[0O])[\dOl]{2})?(?!\w)"
)
# Months of the Islamic calendar that are told in two words ("8 Dhu l-Hijja 1439").
_TWO_WORDS = re.compile(
    r"(?<!\w)(?:(?P<day>[\dOl]{1,2})(?:st|nd|rd|th|e|er)?[ /.]{1,3})?"
    r"(?:(?:Dh?u|Th?u|Zh?u|Zoe|Zou|Dhou|Zi|Zo)['’]?[ -]?(?:[aeu]?l[ -]?)?"
    r"(?:Hi[jdz]+j?ah?|[QK]a?['’]?[aei]?da?h?|Hicce|Kade)"
    r"|(?:Rabi['’a]*|[JD]+j?o?u?mada) (?:al[- ]|ul[- ]|el[- ]|eth?-?)?"
    r"(?:aww?al|ula|oula|thani(?:ya|a)?|akhir(?:a|ah)?|sani|[Ee]?thania|A[uw]+[aw]*l|I{1,2}))"
    r"(?P<year>[ /.]{1,3}1[34]\d\d)?(?!\w)",
    re.IGNORECASE,
)


@cache
def months() -> dict[str, int]:
    """Folded names of months, in every calendar, with the Gregorian number or 0."""
    data = table("datums")
    found = {fold(name): int(number) for number, names in data["maanden"].items() for name in names}
    for names in data["andere_kalenders"].values():
        for name in names:
            found.setdefault(fold(name), 0)
    return found


@cache
def _strict() -> frozenset[str]:
    return frozenset(table("datums")["alleen_naast_getal"])


@cache
def _numerals() -> dict[str, int]:
    data = table("datums")
    return {**data["telwoorden"], **data["rangtelwoorden"]}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in table("datums")[name])


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """All dates; one that is the registered date of birth is labelled so."""
    text = view.text
    for match in filter(_likely, at_starts(text, _NUMERIC_HEAD, _NUMERIC)):
        yield from _date(view, match.span(), CHECKED, "datum in cijfers", context)
    for match in filter(_likely, at_heads(text, view.heads.digits, _SHORT)):
        yield from _date(view, match.span(), CONTEXT, "dag en maand in cijfers", context)
    for match in _MONTH_CELL.finditer(text):
        yield from _date(view, match.span("when"), CONTEXT, "maand en jaar in een tabel", context)
    for match in (*sought(view, _ORDINAL_DAY), *sought(view, _ORDINAL_ALONE)):
        yield from _date(view, match.span("day"), CONTEXT, "dag van de maand", context)
    for match in (
        *at_heads(text, view.heads.digits, _ROMAN),
        *at_words(view, _MONTHS_SHORT, _MONTH_LAST, back=6, ahead=12),
    ):
        yield from _date(view, match.span(), CONTEXT, "maand in Romeinse cijfers of afgekort", context)
    for index in sorted({*view.where(months()), *_misread(view)}):
        yield from _spelled(view, index, context)
    for span in _in_two(view):
        yield from _date(view, span, PATTERN, "datum met maandnaam", context)
    for index in view.where(_words("feesten")):
        yield from _feast(view, index, context)


def _in_two(view: View) -> Iterator[tuple[int, int]]:
    """The dates whose month stands in two words or on two lines."""
    for match in sought(view, _BROKEN):
        if fold(match["first"] + match["rest"]) in months() and (match["day"] or match["year"]):
            yield match.span()
    for match in _TWO_WORDS.finditer(view.text):
        if match["day"] or match["year"]:
            yield match.span()


def _misread(view: View) -> Iterator[int]:
    """The words that are a month once a scanning error is undone ("avri1", "rnei")."""
    for index in view.where_each(_may_be_misread.__getitem__):
        word = view.folded[index]
        if (
            (view.shapes[index] == ALNUM or "rn" in word)
            and _as_read(word) in months()
            and word not in months()
        ):
            yield index


_may_be_misread = Remembered(lambda word: "rn" in word or not word.isalpha(), _KEPT)


def _as_read(word: str) -> str:
    return unscan(word).replace("rn", "m")


def _likely(match: re.Match[str]) -> bool:
    return _plausible(match.group())


def _plausible(value: str) -> bool:
    parts = [int(part) for part in re.findall(r"\d+", value.translate(str.maketrans("OoIl", "0011")))]
    if len(parts) < 2:  # noqa: PLR2004 (Roman month, or eight digits in a row)
        return True
    small = sorted(part for part in parts if part <= 31)  # noqa: PLR2004 (days of a month)
    return len(small) >= 1 and small[0] <= 12  # noqa: PLR2004 (months of a year)


def _spelled(view: View, index: int, context: Context) -> Iterator[Candidate]:
    """A date around the name of a month: day before or behind, year behind."""
    text, start, end = view.text, view.starts[index], view.ends[index]
    beside = False
    before = _DAY_BEFORE.search(text, max(0, start - 24), start)
    if before:
        start, beside = before.start("day"), True
    elif (number := _numeral_before(view, index)) >= 0:
        start, beside = number, True
    behind = None if before else _DAY_AFTER.match(text, end)
    after = _YEAR_AFTER.match(text, end)
    if behind and behind["year"]:
        end, beside = behind.end("year"), True
    elif after:
        end, beside = after.end("year"), True
    elif spelled := _SPELLED_YEAR.match(text, end):
        end, beside = spelled.end(), True
    elif behind and int(behind["day"]) <= 31:  # noqa: PLR2004 (days of a month)
        end, beside = behind.end("day"), True
    word = view.folded[index]
    if not beside and (word in _strict() or not months().get(word) or not _month_alone(view, index)):
        return
    if view.at(index - 1) in months() and view.gap(index) in {"-", "/", " – ", "–", ".-", " en ", " tot "}:
        start, beside = view.starts[index - 1], True
    start = _with_weekday(view, start)
    earlier = _PAIR_BEFORE.search(text, max(0, start - 16), start)
    if earlier and before:
        start = earlier.start()
    yield from _date(view, (start, end), PATTERN, "datum met maandnaam", context)


def _month_alone(view: View, index: int) -> bool:
    """Whether a month without day and year is a date.

    Not inside a hyphenated name ("Zwarte September-beweging").
    """
    return view.text[view.ends[index] : view.ends[index] + 1] != "-" and view.shapes[index] != "U"


def _numeral_before(view: View, index: int) -> int:
    """Where a spelled day before a month begins ("de derde van", "twaalf"), or -1."""
    for back in (1, 2, 3):
        word = view.at(index - back)
        if word in _numerals() and word != "een":
            ordinal = word in table("datums")["rangtelwoorden"] and view.at(index - back - 1) == "de"
            compound = view.at(index - back - 1) in _numerals() and view.gap(index - back) == "-"
            return view.starts[index - back - (ordinal or compound)]
        if word not in {"van", "de", "maand"}:
            return -1
    return -1


def _with_weekday(view: View, start: int) -> int:
    """The start moved before a weekday and words such as "begin" that belong to the date."""
    index = view.first_at(start) - 1
    while (
        index >= 0
        and view.starts[index] >= start - 16
        and view.text.count("\n", view.ends[index], start) == 0
    ):
        word = view.folded[index]
        if word.startswith(_WEEKDAYS) or word in _words("weekdagen"):
            stopped = view.text[view.ends[index] : view.ends[index] + 1] == "."
            long = len(word) > 2 or stopped  # noqa: PLR2004 ("do", "za" are words too)
            if long or (view.opens(index) and start == view.starts[index + 1]):
                return view.starts[index]
        if word in _words("vooraf"):
            return view.starts[index]
        if word in {"de", "den", "le", "the", "der"}:
            index -= 1
            continue
        break
    return start


def _feast(view: View, index: int, context: Context) -> Iterator[Candidate]:
    """A feast day with the year behind it; "de dag na" and its like are covered by the feast itself."""
    start, end = view.starts[index], view.ends[index]
    if view.shapes[index] == "U" and len(view.raw[index]) < 5:  # noqa: PLR2004 (EID as an abbreviation)
        return
    tail = re.compile(
        r"(?:[ -](?:al|ul|oel|el)?[- ]?(?:fitr|adha|fetr|ghadir|qurban|ghorban))?(?: (?:van|in"
        r"|of|de)? ?(?:het jaar )?(?P<year>(?:1[34]|19|20)\d{2})|,? (?:in )?['’]?[6-9]\d(?=[\s,.;)?!]|\Z)"
        r"|,? (?:in )?['’][0-2]\d(?!\w))?",
        re.IGNORECASE,
    ).match(view.text, end)
    if tail and tail.end() > end:
        end = tail.end()
    before = view.at(index - 1)
    if before in _RANK_OF_FEAST or before in _words("weekdagen"):
        start = view.starts[index - 1]
    yield from _date(view, (feast_start(view.text, start), end), CONTEXT, "feestdag", context)


def _date(
    view: View, span: tuple[int, int], score: float, reason: str, context: Context
) -> Iterator[Candidate]:
    start, end = span
    if of_law(view, start):
        return
    before = view.text[max(0, start - _LOOK_BACK) : start]
    value = fold(view.text[start:end])
    birth = _BIRTH.search(before) or _is_birth(value, context.known.birth)
    label = "GEBDATUM" if birth else "DATUM"
    start, end = grown(view.text, start, end)
    yield Candidate(start, end, label, score, reason, action="generaliseer", key=f"datum:{value}")


def of_law(view: View, start: int) -> bool:
    """Whether what begins here is the date of a law or a treaty ("de Wet van 23 november 2000")."""
    return sought_before(view, _LAW, start, back=_LOOK_BACK) is not None


def _is_birth(value: str, birth: str) -> bool:
    """Whether a numeric date is the registered date of birth (YYYY-MM-DD)."""
    if len(birth) != 10:  # noqa: PLR2004 (a full date)
        return False
    year, month, day = birth.split("-")
    parts = [int(part) for part in re.findall(r"\d+", value)]
    return sorted(parts) in (
        sorted((int(year), int(month), int(day))),
        sorted((int(year) % 100, int(month), int(day))),
    )
