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
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:{_ARTICLES}|een |die |op een )?(?:{_RANKS} )?(?:{_PARTS}) (?:{_TIES}) {_ARTICLES}?"
    r"|(?:(?:kort|vlak|net|daags|nog|ergens)"
    r"|(?:een paar|[a-z]{2,9}|\d{1,2}) (?:dagen|dag|weken|nachten|days|weeks|jours))"
    rf" (?:voor|na|before|after|avant|après) {_ARTICLES}?"
    rf"|(?:het )?(?:begin|eind|einde|half|midden|medio) (?:van )?{_ARTICLES}?)\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r",? (?:(?:in|van) )?(?:het jaar )?(?:1[34]|19|20)\d\d(?![\w/.:-]*\d)"
    r"| (?:vorig|dit|dat|volgend|hetzelfde) jaar(?!\w)"
    r"| van (?:dat|dit|vorig|hetzelfde|het vorige|het volgende) jaar(?!\w)"
)
_LOOK_BACK = 48
# "februari en maart 1991", "mei en juni": the first month alone is no date to find.
_MONTHS = "|".join(sorted({word for words in table("datums")["maanden"].values() for word in words}))
_FIRST_MONTH = re.compile(rf"(?<!\w)(?:{_MONTHS}) (?:en|and|et|und|of|tot|tot en met|y) \Z", re.IGNORECASE)
_STARTS_WITH_MONTH = re.compile(rf"(?:{_MONTHS})(?!\w)", re.IGNORECASE)


def grown(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a date with the words that belong to it."""
    if _STARTS_WITH_MONTH.match(text, start, end):
        first = _FIRST_MONTH.search(text, max(0, start - _LOOK_BACK), start)
        start = first.start() if first else start
    before = _BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    behind = _BEHIND.match(text, end)
    return before.start() if before else start, behind.end() if behind else end
