"""What belongs to a date beside its day and month: "de nacht na Pasen", "vlak voor 3 mei", ", in 1982"."""

from __future__ import annotations

import re

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


def grown(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a date with the words that belong to it."""
    before = _BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    behind = _BEHIND.match(text, end)
    return before.start() if before else start, behind.end() if behind else end
