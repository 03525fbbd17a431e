"""What belongs to a date beside its day and month: "de nacht na Pasen", "vlak voor 3 mei", ", in 1982"."""

from __future__ import annotations

import re

from grondslag.anonymise.lists import table

_PARTS = (
    "dag|dagen|nacht|avond|ochtend|middag|vooravond|week|weken|weekend|maand|helft|volle maan|feest|marktdag"
    "|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    "|day|days|night|eve|morning|evening|week|feast|month"
    "|jour|veille|lendemain|nuit|fête|semaine|Tag|Nacht|Abend|Vorabend|Woche|noche|víspera|día"
)
_RANKS = (
    r"(?:\d{1,2}(?:e|de|ste|st|nd|rd|th)|eerste|tweede|derde|vierde|vijfde|zesde|laatste|first|last"
    r"|[a-z]{3,14}(?:de|ste))"
)
_TIES = "van|na|voor|in|of|before|after|de|du|avant|après|vor|nach|del?"
_ARTICLES = r"(?:(?:de|het|the|la|le|den|der|el) |l['’])"
_WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|morgen|middag|avond|nacht)?"
# Shortened days of the week before a date in figures ("do 12-9"); what is also a word or a name with its full
# stop alone ("ven. 20/07", "sam. 21/07").
_SHORT_WEEKDAY = (
    r"(?:(?:ma|di|wo|do|vr|za|zo|lun|jeu|dim|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|jue|vie|pzt|çar|cum"
    r"|пн|вт|ср|чт|пт|сб|вс)\.?"
    r"|(?:mar|mer|ven|sam|mo|mi|fr|sa|so|lu|me|je|ve|mi[ée]|s[áa]b|dom|sal|per|paz)\.)"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:in (?=(?:de|die|het|een) ))?(?:{_ARTICLES}|een |die |op een )?"
    rf"(?:{_RANKS} )?(?:{_PARTS}) (?:{_TIES}) {_ARTICLES}?"
    r"|(?:(?:kort|vlak|net|daags|nog|ergens)"
    r"|(?:een paar|[a-z]{2,9}|\d{1,2}) (?:dagen|dag|weken|nachten|days|weeks|jours))"
    rf" (?:voor|na|before|after|avant|après) {_ARTICLES}?"
    rf"|(?:het )?(?:begin|eind|einde|half|midden|medio) (?:van )?{_ARTICLES}?"
    # How often, how long before or after, and which day it was for who tells it.
    r"|(?:elke|iedere|ieder jaar op|every|each|chaque|jeden) (?:de )?"
    r"|(?:gisteren|eergisteren|vandaag|morgen|yesterday),? "
    r"|(?:een|de|twee|drie|vier|vijf|zes|\d{1,2}) (?:dag|dagen|nacht|nachten|week|weken|maand|maanden)"
    r" (?:eerder|later|daarna|daarop|daarvoor|tevoren|ervoor|erna|erop), (?:op )?(?:de )?"
    r"|tweeduizend(?:en)?[ a-zë]{0,24}, op )\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r",? (?:(?:in|van) )?(?:het jaar )?(?:1[34]|19|20)\d\d(?![\w/.:-]*\d)"
    r"| (?:vorig|dit|dat|volgend|hetzelfde) jaar(?!\w)"
    r"| van (?:dat|dit|vorig|hetzelfde|het vorige|het volgende) jaar(?!\w)"
    r"| of (?:last|that|this|the same|next) year(?!\w)"
    r"|,? (?:een|twee|drie|vier|vijf|zes|\d{1,2}) (?:jaar|weken|maanden) (?:terug|geleden)(?!\w)"
    rf"|,? (?:op )?een {_WEEKDAY}(?!\w)(?! (?:na|voor|in|van)(?!\w))"
)
_LOOK_BACK = 48
# Other days of the month before the one that is found ("29 en 30/3").
_DAYS_BEFORE = re.compile(
    r"(?<![\w./:,-])(?:[12]?\d|3[01])(?:, (?:[12]?\d|3[01])){0,3} (?:en|of|t/m|and|et) \Z"
)
# "februari en maart 1991", "mei en juni": the first month alone is no date to find.
_MONTHS = "|".join(sorted({word for words in table("datums")["maanden"].values() for word in words}))
_FIRST_MONTH = re.compile(rf"(?<!\w)(?:{_MONTHS}) (?:en|and|et|und|of|tot|tot en met|y) \Z", re.IGNORECASE)
_STARTS_WITH_MONTH = re.compile(rf"(?:{_MONTHS})(?!\w)", re.IGNORECASE)
# "in oktober", "een mei 1981" (the first of May), and a shortened weekday before figures.
_IN_MONTH = re.compile(r"(?<!\w)[Ii]n \Z")
_FIRST_OF_MONTH = re.compile(r"(?<!\w)[Ee]en \Z")
_BEFORE_FIGURES = re.compile(rf"(?<!\w){_SHORT_WEEKDAY},? \Z", re.IGNORECASE)
_BEFORE_FEAST = re.compile(r"(?<!\w)(?:op|rond|na) (?:de |het )?\Z", re.IGNORECASE)


def grown(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a date with the words that belong to it."""
    if _STARTS_WITH_MONTH.match(text, start, end):
        first = _FIRST_MONTH.search(text, max(0, start - _LOOK_BACK), start)
        start = first.start() if first else start
    elif text[start].isdigit():
        weekday = _BEFORE_FIGURES.search(text, max(0, start - 8), start)
        start = weekday.start() if weekday else start
    for _ in range(2):  # "een week eerder, de nacht van"
        before = _BEFORE.search(text, max(0, start - _LOOK_BACK), start)
        start = before.start() if before else start
    behind = _BEHIND.match(text, end)
    if _STARTS_WITH_MONTH.match(text, start, end):
        alone = not any(ch.isdigit() for ch in text[start:end])
        month = (_IN_MONTH if alone else _FIRST_OF_MONTH).search(text, max(0, start - 4), start)
        start = month.start() if month else start
    return start, behind.end() if behind else end


def days_before(text: str, start: int) -> int:
    """Where other days of the month before a day and month begin ("29 en 30/3"), or the start itself."""
    days = _DAYS_BEFORE.search(text, max(0, start - 24), start)
    return days.start() if days else start


def feast_start(text: str, start: int) -> int:
    """Where a feast begins with the word before it that says when ("op eerste paasdag", "na de ramadan")."""
    before = _BEFORE_FEAST.search(text, max(0, start - 14), start)
    return before.start() if before else start
