"""Days that are told without a number and a month: feast days of more words, loose weekdays, "de dertiende".

The names of feasts are data: `data/datums.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, CONTEXT, Candidate
from grondslag.anonymise.detectors.date_phrases import days_before, feast_start, grown
from grondslag.anonymise.detectors.near import at_heads, at_words
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_DAYS = (
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|morgen|middag|avond|nacht)?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|lunes|martes|miércoles|jueves|viernes"
)
_MONTHS = (
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
)
# A weekday that means one day: with a word that points, with what follows it, or at the head of a line.
_WEEKDAY = re.compile(
    rf"(?:\b(?:op|die|deze|afgelopen|vorige|volgende|aanstaande|komende|tot|vanaf|sinds|on|last"
    rf"|next|that|by|until|am|le|ce)[ ]+(?P<pointed>{_DAYS})(?P<tail> jl\.?| a\.?s\.?| dezer| over een week"
    rf"| over acht dagen| last| prochain| dernier)?"
    # Told in a chat or a letter: the day that comes, or has just been.
    rf"|\b(?:ik|we|wij|je|jij|u|hij|zij|ze|jullie) (?!elke|iedere)\w{{2,12}}[ ]"
    rf"(?P<told>(?:{_DAYS})(?: over een week| over acht dagen| jl\.?)?)(?=[ .,;!?\n])"
    rf"|^(?P<first>{_DAYS})(?= (?:heb|ben|was|had|heeft|is|kwam|ging|zijn|hebben|waren|gaan?|komt?) )"
    rf"|(?P<day>\b(?:[Dd]e|die) (?:maan|dins|woens|donder|vrij|zater|zon)dag)"
    rf"(?= (?:aan|kan|is|was|komt|staat|in kwestie)(?!\w)|[.,;:?!)])"
    rf"|(?P<same>\b(?:diezelfde|dezelfde|that same|the same|ce même) (?:{_DAYS}))"
    rf"|^(?P<headed>{_DAYS})(?= ?[-–:,])|\b(?P<tailed>(?:{_DAYS}) (?:jl\.?|a\.?s\.?"
    rf"|over een week|over acht dagen"
    rf"|na Pasen|na Pinksteren|na Kerst(?:mis)?|voor Pasen)))(?![\w])",
    re.IGNORECASE | re.MULTILINE,
)
_POINTING = ("pointed", "told", "first", "day", "same", "headed", "tailed")
# A weekday and the number of the day, without its month ("le dimanche 24,").
_WITH_NUMBER = re.compile(
    rf"(?:\ble )?(?:{_DAYS}) (?:[12]?\d|3[01])(?:e|de|ste|er)?(?=[,.;)](?!\d))", re.IGNORECASE
)
_FEAST_OF = re.compile(
    r"(?:(?:on )?the )?(?:eve of the )?[Ff]east (?:day )?of (?:(?:St\.?|Saint|Our|the|All) )?"
    r"[A-ZÀ-Ž][\w'’-]{2,20}(?: (?:of |the )?[A-ZÀ-Ž][\w'’-]{2,20}){0,2}"
)
# The day of a saint ("Sint-Maronsdag", "het feest van Mar Elias", "na véspera de Santa Bárbara"), and a
# Sunday by its name ("Sunday of Palms").
_HOLY = (
    r"(?:[Ss]int|[Ss]t\.|[Ss]aint|Sankt|San|Santa|Santo|São|Mar|Nossa|Nuestra|Notre|Our|Onze|de heilige"
    r"|de profeet)"
)
_SAINT_DAY = re.compile(
    r"(?:Sint|St\.?|Sankt|Saint)[- ][A-ZÀ-Ž][\w'’-]{2,20}(?:dag|tag|feest|nacht|avond|mis|markt|kermis)(?!\w)"
)
_OF_SAINT = re.compile(rf"\w+ van {_HOLY}[- ][A-ZÀ-Ž][\w'’-]{{1,20}}(?: [A-ZÀ-Ž][\w'’-]{{1,20}})?(?!\w)")
_IBERIAN = re.compile(
    r"(?:(?:na|no|el|la|o|a|en el|en la) )?(?:[Vv][eéií]spera|[Dd][ií]a|[Ff]iesta|[Ff]esta|[Nn]oche"
    r"|[Nn]oite) "
    rf"(?:de|do|da|dos|das|del|de la|de los) (?:{_HOLY}[- ][A-ZÀ-Ž][\w'’-]{{1,20}}|Reis|Reyes|Muertos"
    r"|Difuntos"
    r"|Finados|Natal|Navidad|Páscoa|Pascua|Ramos|Corpus|Carnaval|Virgen|Independencia|Independência)(?!\w)"
)
_NAMED_DAY = re.compile(
    rf"(?i:{_DAYS}|domingo|sábado) (?:of|van|de|des|du|del) (?:the |de |la |los |las )?"
    rf"(?!(?i:{_MONTHS})(?!\w))(?:Palms?|Palmen|Ashes|Lent|Advent|Easter|Rameaux|Ramos|Dolores|Cenizas|Pasen|Pentecost"
    r"|Pinksteren|Passion|Pâques|Pascua)(?!\w)"
)
_HOLY_WORDS = frozenset(["sint", "st", "sankt", "saint"])
_FEASTS_OF = frozenset(["feest", "feestdag", "naamdag", "bedevaart", "processie", "sterfdag"])
_IBERIAN_WORDS = frozenset(["vespera", "vispera", "dia", "fiesta", "festa", "noche", "noite"])
_NTH_WEEKDAY = re.compile(
    rf"\b(?:de |the |la |le )?(?:eerste|tweede|derde|vierde|laatste|first|second|third|fourth"
    rf"|last|premier|dernier) (?:{_DAYS}|week|weekend|dagen)"
    rf" (?:van|of|in|de) (?:{_MONTHS})(?: (?:19|20)\d\d)?",
    re.IGNORECASE,
)
_FRIDAY_THE = re.compile(
    rf"(?:{_DAYS}) (?:de|den|the|le) (?:\w+(?:ste|de)|\d{{1,2}}(?:e|de|ste|st|nd|rd"
    rf"|th)?)(?: (?:{_MONTHS}))?(?: (?:19|20)\d\d)?(?!\w)",
    re.IGNORECASE,
)
_THE_NTH = re.compile(
    r"\b(?:on|until|since|from|by) (?P<day>the \d{1,2}(?:st|nd|rd|th))(?=[,.;)?!\n]| (?:we|I|he"
    r"|she|they|at|in the)\b)",
    re.IGNORECASE,
)
_SPELLED_NTH = re.compile(
    r"\b(?P<day>de (?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende)"
    r" van (?:de|die|deze|dezelfde) maand"
    r"|de (?:(?:tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)de"
    r"|(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?(?:twintig"
    r"|dertig)ste))(?=[,.;)?!\n]| van (?:die|de|dezelfde) maand)",
    re.IGNORECASE,
)
_FIRST_OF = re.compile(
    r"\b(?:the )?(?:first|second|third|fourth|fifth|tenth|fifteenth|twentieth|last)"
    r" (?:day )?of (?:the|that|this|each|every) month\b"
    r"|\ble (?:premier|dernier|quinze|dix) (?:du|de ce|de chaque) mois\b"
    r"|\b(?:(?:iedere|elke|de|every|each|the) )?"
    rf"(?:eerste|tweede|derde|vierde|laatste|first|second|third|fourth|last) (?:{_DAYS})"
    r" (?:van (?:de|die|elke|iedere) maand|of (?:the|that|every|each) month)\b",
    re.IGNORECASE,
)
# A day that is told by what happened on the day before or after it ("de dag na de begrafenis").
_EVENTS = (
    r"gehoor|nader gehoor|aanmeldgehoor|begrafenis|verkiezingen|verjaardag|bruiloft|huwelijk|aanslag"
    r"|arrestatie|inval|aankomst"
    r"|zitting|bombardement|aanval|moord|overlijden|staatsgreep|coup|funeral|wedding|elections?|attack|arrest|birthday|hearing"
    r"|ontploffing|explosie|beschieting|overval|hinderlaag|bevrijding|overstroming|aardbeving|ontvoering|executie"
    r"|vrijlating|ontsnapping|bloedbad|betoging|doop|besnijdenis|ambush|earthquake|flood|burial|explosion|raid"
    r"|enterrement|mariage|arrestation"
)
_AFTER_EVENT = re.compile(
    r"(?<!\w)(?:(?:de|the|le) )?(?:dag|avond|nacht|ochtend|week|day|night|morning|lendemain)"
    r" (?:na|voor|ná|vóór|after|before|de|du)"
    rf" (?:(?:de|het|mijn|zijn|haar|dat|die|uw|onze|the|my|his|her|that|l['’]|la|le) ?)?(?:{_EVENTS})(?!\w)",
    re.IGNORECASE,
)
_OF_DAY = re.compile(
    r"\b(?:de )?[Dd]ag van (?:de |het )?(?P<of>(?:[A-Z]|kosmonaut|arbeid|vrouw|overwinning"
    r"|republiek|onafhankelijk|moeder|leger|martelaar|revolutie|constitutie)[\w-]+)"
    r"|\b(?:[A-Z][a-z]+ )(?:Day|Eve)\b|\bam (?:Vorabend|Vortag|Folgetag)\b|\bjour de (?:la |l')?[A-Z][\w-]+",
)
_NIGHT = r"(?:(?:in )?the )?(?:intervening )?night (?:of|between) "
_PAIR = re.compile(
    rf"(?<![\w.])(?:(?:de )?nacht van |{_NIGHT})?(?:\d{{1,2}}(?:, | en | and | et | op | t/m |/"
    rf"| - )){{1,4}}\d{{1,2}}\.? (?:{_MONTHS})(?: (?:19|20)\d\d)?(?!\w)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![\w./:,-])(?P<day>\d{1,2})[/](?P<month>\d{1,2}|[1l][OIl12]|l)(?![\w/-]|[.,]\d)")
_AS_FIGURES = str.maketrans("OIl", "011")
_NO_DATE_BEFORE = re.compile(
    r"(?:artikel|art\.?|lid|onder|nr\.?|no\.?|kamer|blz\.?|p\.|pagina|blad|punt|paragraaf|House|No:)\s?$",
    re.IGNORECASE,
)
_FRACTIONS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "24/7", "1/5", "1/8", "1/10", "3/5"})
_DEZER = re.compile(r"\b(?P<day>\d{1,2} dezer)\b")
_YEAR_FIRST = re.compile(rf"(?<!\w)(?:19|20)\d\d, ?(?:{_MONTHS})(?!\w)", re.IGNORECASE)
# What counts from a feast and belongs to it ("de avond voor", "the eve of", "le lendemain de la").
_FROM = re.compile(
    r"(?:(?:de|the|le|la|der|die) )?(?:(?:eerste|tweede|derde|first|second|third|twee|drie|vier"
    r"|two|three|paar) )?"
    r"(?:voor)?(?:dag|dagen|nacht|avond|ochtend|eve|day|days|lendemain|veille|Vorabend|dinsdag"
    r"|maandag|vrijdag|zaterdag|zondag|donderdag|woensdag)"
    r"(?: (?:van|na|voor|of|after|before|de|du|des|vor|nach))(?: het| de| the| le| la| l')? ?$",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r",?(?: (?:van|in|of|de))? (?:1[34]|19|20)\d\d(?![\d/-]|[.,]\d"
    r"| (?:man|mannen|mensen|personen|euro|dollar)(?!\w))"
)
_LOOK_BACK = 44
_SHORTEST = 3


_DAY_WORDS = frozenset({"dag", "day", "eve", "jour", "vorabend", "vortag", "folgetag"})

_EVENT_DAYS = frozenset({"dag", "avond", "nacht", "ochtend", "week", "day", "night", "morning", "lendemain"})


@cache
def _weekdays() -> frozenset[str]:
    parts = ("", "ochtend", "morgen", "middag", "avond", "nacht")
    words = {word for word in table("datums")["weekdagen"] if len(word) > _SHORTEST}
    return frozenset(word + part for word in words for part in parts) | {
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
    }


@cache
def _month_words() -> frozenset[str]:
    return frozenset(fold(month) for month in _MONTHS.split("|"))


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(word for word in table("datums")["rangtelwoorden"] if word.endswith(("de", "ste")))


@cache
def _feast_words() -> frozenset[str]:
    return frozenset(
        fold(name.split("_")[0]).partition(".")[0].partition("-")[0]
        for name in table("datums")["feesten_van_meer_woorden"]
    )


@cache
def _feasts() -> re.Pattern[str]:
    """Feasts of more words, or whose name is no word of a text by itself."""
    names = sorted(
        (re.escape(name).replace("_", r"[ -]") for name in table("datums")["feesten_van_meer_woorden"]),
        key=len,
        reverse=True,
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """All such days."""
    text = view.text
    for match in at_words(view, _feast_words(), _feasts()):
        before = _FROM.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        year = _YEAR.match(text, match.end())
        start = feast_start(text, before.start() if before else match.start())
        yield _day(text, start, year.end() if year else match.end(), "feestdag")
    for match in at_words(view, _weekdays(), _WEEKDAY, back=18, ahead=24):
        group = next(name for name in _POINTING if match[name])
        yield _day(text, match.start(group), match.end(), "weekdag die één dag aanwijst")
    wide = (
        (_HOLY_WORDS, (_SAINT_DAY,), 0),
        (_FEASTS_OF, (_OF_SAINT,), 0),
        (_IBERIAN_WORDS, (_IBERIAN,), 8),
        (_weekdays() | {"domingo", "sabado"}, (_NAMED_DAY,), 0),
        (_weekdays() | {"week", "weekend", "dagen"}, (_NTH_WEEKDAY, _FRIDAY_THE, _WITH_NUMBER), 20),
        (_month_words(), (_PAIR, _YEAR_FIRST), 36),
        (_DAY_WORDS, (_OF_DAY,), 24),
        (frozenset({"maand", "month", "mois"}), (_FIRST_OF,), 48),
        (_EVENT_DAYS, (_AFTER_EVENT,), 6),
        (frozenset({"feast"}), (_FEAST_OF,), 20),
    )
    for words, patterns, back in wide:
        for match in at_words(view, words, *patterns, back=back, ahead=44):
            year = _YEAR.match(text, match.end())
            yield _day(text, match.start(), year.end() if year else match.end(), "dag in woorden")
    exact = [(_ordinals(), _SPELLED_NTH, 4), (frozenset({"dezer"}), _DEZER, 4)]
    if "en" in context.languages:
        exact.append((frozenset({"the"}), _THE_NTH, 8))
    for words, pattern, back in exact:
        for match in at_words(view, words, pattern, back=back, ahead=40):
            yield _day(text, *grown(text, *match.span("day")), "dag van de maand")
    yield from _in_figures(view)


def _in_figures(view: View) -> Iterator[Candidate]:
    """Days and months in figures, and the days of that month before them, apart, lest they read as a year."""
    text = view.text
    for match in at_heads(text, view.heads.digits, _SHORT) if "/" in text else ():
        if _day_and_month(text, match):
            first = days_before(text, match.start())
            if first < match.start():
                yield _day(text, first, match.start() - 1, "dag en maand in cijfers")
            yield _day(text, *grown(text, *match.span()), "dag en maand in cijfers")


def _day_and_month(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers with a stroke between are a day and a month, and no fraction or numbered place."""
    possible = 1 <= int(match["day"]) <= 31 and 1 <= int(match["month"].translate(_AS_FIGURES)) <= 12  # noqa: PLR2004 (days, months)
    before = _NO_DATE_BEFORE.search(text, max(0, match.start() - 12), match.start())
    return possible and match.group() not in _FRACTIONS and not before


def _day(text: str, start: int, end: int, reason: str) -> Candidate:
    return Candidate(
        start, end, "DATUM", CHECKED if reason == "feestdag" else CONTEXT, reason,
        action="generaliseer", key=f"datum:{fold(text[start:end])}",
    )  # fmt: skip
