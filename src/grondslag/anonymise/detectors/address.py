"""Where a person lives.

Street and number, postcode with town, reception centre with room, post box, coordinates.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, CONTEXT, PATTERN, Candidate
from grondslag.anonymise.detectors.near import at_heads, at_starts, sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_POSTCODE = re.compile(
    r"(?<![\w.])[1-9]\d{3} ?(?!(?:SA|SD|SS)\b)[A-Z]{2}(?![\w])(?P<town>[ ]{1,2}(?:(?:'s-"
    r"|den |ter |de )?[A-Z][\w'-]+(?: (?:aan|bij|op|de|den|[A-Z][\w-]+)){0,3}))?"
)
_STREET = re.compile(
    r"(?<!\w)(?:(?:[A-Z][\w'.-]*|van|de|der|den|ter|'t|het|le|la|du|des) ){0,4}"
    r"[\w'’.-]{1,30}?(?:straat|[Ss]tr\.|laan|weg|plein|kade|gracht|singel|dijk|steeg|hof|pad"
    r"|dreef|plantsoen|park|oord|baan|wal|markt|ring|allee|[Ss]traße|[Ss]trasse|gasse|platz|weide|zoom|burg"
    r"|veld|kamp|gaarde|erf|akker|hoek|horst|donk|berg|dam|boulevard|steen|poort|brug)"
    r"(?:[ ,]{1,2}(?:nr\.? ?|nummer )?\d{1,5}(?: ?(?:-|/) ?[A-Z]?\d{1,4})?(?: ?[a-zA-Z](?![\w]))?"
    r"(?:[ -]?(?:bis|huis|hs|[IVX]{1,3})(?!\w))?(?:,? (?:k(?:amer)?|unit|app(?:artement)?\.?"
    r"|huisnr)\.? ?[\w-]{1,6}|(?:, (?:Stiege|Tür|Top|Haus) \d{1,3}[a-z]?){1,3})?)"
)
_FOREIGN = re.compile(
    r"(?<!\w)(?:\d{1,4}(?: ?bis)?,? (?:rue|avenue|av\.|bd|boulevard|place|chemin"
    r"|quartier)\b[ \w'’-]{2,40}|(?:rue|avenue|av\.|quartier|calle|jirón|jiron|ulica|ul\.|street|sokak"
    r"|mahallesi|mah\.|cadde(?:si)?)[ ](?:(?:de |la |du |des |d'|le |l')*[A-Z\d][\w'’-]*[ "
    r",]{0,2}){1,4}(?:n[°or]?\.? ?)?\d*|\d{1,5} [A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?:Street"
    r"|St\.|Square|Crescent|Close|Way|Court|Road|Rd\.?|Avenue|Lane|Drive|Mews|Terrace|Gardens|Grove|Row))",
)
_ROOM = re.compile(
    r"(?:kamer|kmr\.?|k\.|unit|woning|blok|barak|paviljoen|gebouw|vleugel|huisje|chalet"
    r"|wooneenheid|room|cel|bed|appartement|app\.)[ ]?(?:nr\.? ?|nummer )?(?:[A-Z]{0,3}[-. "
    r"]?\d{1,4}(?:[-./ ]?(?:[A-Z]|\d{1,3}))?(?!\w)|[A-Z](?![\w]))",
    re.IGNORECASE,
)
_CENTRE = re.compile(
    r"(?<!\w)(?:azc|a\.z\.c\.|coa|pol|col|gza|asielzoekerscentrum|opvanglocatie"
    r"|opvangcentrum|noodopvang|crisisnoodopvang|vbl|gll|hvo|aanmeldcentrum|amv-opvang"
    r"|detentiecentrum|dc|ac|COA-locatie|locatie|reception cent(?:re|er))"
    r"(?:[ -](?:locatie|te|in|van|op|de|den))*[ -](?P<name>(?:'s-|Ter |Den |De "
    r")?[A-Z][\w'-]+(?:[ -](?:aan|bij|op|den|de|[A-Z][\w'-]*|Apel)){0,3})"
    # A house number, unless a month follows.
    r"(?: \d{1,4}[a-z]?(?![\w.:/-]| ?(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov"
    r"|dec)))?(?:[ ,(/|]{1,3}"
    r"(?P<room>(?:kamer|kmr\.?|k\.?|unit|woning|blok|barak|paviljoen|gebouw)[ ]?(?:nr\.? "
    r"?)?[A-Z]{0,2}[- ]?\d{1,4}(?:[-./ ]?[A-Z\d]{1,3})?(?:[, ]{1,2}(?:kamer|kmr\.?|k\.?|unit"
    r"|bed)[ ]?[A-Z]{0,2}[- ]?\d{1,4}\w?)?))?",
    re.IGNORECASE,
)
# What narrows an address behind it: a street with its number, a room, a door, a postcode.
_FURTHER = re.compile(
    r"(?:[ ]?[,(/|][ ]{0,2}(?:(?!(?:[Aa]rt|[Vv]raag|[Bb]ijlage|[Pp]agina)\b)[A-Z][\w'’.-]{2,24}"
    r"(?: (?:van|de|den|der|het|aan|[A-Z][\w'’-]{1,20})){0,4} \d{1,3}(?:[-/ ]?[a-zA-Z](?!\w))?(?![\w:./-]*\d)"
    r"(?! (?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|jaar)))"
    r"|(?:[ ]?[,(/|]|[ ])[ ]?(?:kamer|kmr\.?|k\.|unit|woning|blok|barak|paviljoen|gebouw|geb\.|afdeling"
    r"|afd\.|cel"
    r"|vleugel|gang|etage|verdieping|huisje|chalet|wooneenheid|appartement|app?\.|apt\.?|kv\.|кв\.|[Zz]immer|Haus"
    r"|Top|Tür|[Ss]tiege|porte|esc\.|étage|piso|bus|room|flat) ?(?:nr\.? ?)?"
    r"(?:[A-Z]{0,3}[-. ]?\d{1,4}(?:[-./ ]?(?:[A-Z]|\d{1,3}))?|[A-Z])(?!\w)){1,4}"
)
_POBOX = re.compile(r"(?<!\w)(?:postbus|p\.?o\.? ?box|b\.?p\.?|postfach) ?\d{2,6}", re.IGNORECASE)
_POBOX_HEAD = re.compile(r"[pPbB](?<!\w.)(?=[oOpP.\d ])")
# Before an address ("p/a Locatie De Grift"); a house number that says it is one ("house number 211, Piazza").
_CARE_OF = re.compile(r"(?<!\w)(?:[Pp]/a|P/A)(?= [A-Z\d])")
_HOUSE_NUMBER = re.compile(
    r"(?<!\w)(?:huisnummer|huisnr|h[o0]use (?:number|no))\.?[ .:|]{1,30}(?P<value>\d{1,5}"
    r"(?:/?[a-z\d]{1,3})?)(?!\w)",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"[.,°](?<=\d.)(?:(?<=°)|\d{3})")
_COORDINATES = re.compile(
    r"(?<![\w.])-?\d{1,3}[.,]\d{3,8}°? ?[NSZ]?[,; ]{1,3}-?\d{1,3}[.,]\d{3,8}°? ?[EWO]?"
    r"|\d{1,3}°\d{1,2}['′]\d{0,2}(?:[.,]\d+)?[\"″]? ?[NSEWOZ]"
)
_ROOM_WORDS = frozenset(
    [
        "kamer",
        "kmr",
        "unit",
        "woning",
        "blok",
        "barak",
        "paviljoen",
        "gebouw",
        "vleugel",
        "huisje",
        "chalet",
        "wooneenheid",
        "room",
        "appartement",
    ]
)
_CENTRE_WORDS = frozenset(
    [
        "azc",
        "coa",
        "pol",
        "col",
        "asielzoekerscentrum",
        "opvanglocatie",
        "opvangcentrum",
        "noodopvang",
        "crisisnoodopvang",
        "vbl",
        "gll",
        "aanmeldcentrum",
        "detentiecentrum",
        "locatie",
        "centre",
    ]
)
_STREET_SIGN = re.compile(
    r"(?:straat|[Ss]tr\.|laan|weg|plein|kade|gracht|singel|dijk|steeg|hof|pad|dreef|plantsoen"
    r"|park|oord|baan|wal|markt|ring|allee|[Ss]traße|[Ss]trasse|gasse|platz|weide|zoom|burg|veld|kamp|gaarde"
    r"|erf|akker|hoek|horst|donk|berg|dam|boulevard|steen|poort|brug)[ ,]{1,2}(?:nr\.? ?|nummer "
    r")?\d"
)
_FOREIGN_SIGN = re.compile(
    r"\b(?:rue|avenue|av\.|quartier|calle|jir|uli?c?a?\.|street|square|close|lane|drive|road|mews|terrace"
    r"|gardens|grove|row|sokak|mah)",
    re.IGNORECASE,
)
# What is counted behind a word that ends as a street does ("bij zijn ontvoering 17 jaar").
_MONTH = re.compile(
    r" (?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"
    r"|(?:jaar|maanden|weken|dagen|uur|man|mannen|vrouwen|kinderen|mensen|keer|kilometer|meter)(?!\w))"
)
_BACK = 80


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Addresses. The wide patterns are tried only around a sign that is rare."""
    text = view.text
    for match in at_heads(text, view.heads.digits, _POSTCODE):
        yield _address(text, match.start(), match.end(), PATTERN, "postcode")
    for sign in sought(view, _STREET_SIGN):
        at = max(text.rfind("\n", 0, sign.start()) + 1, sign.start() - _BACK)
        street = _STREET.search(text, at, min(len(text), sign.end() + 40))
        if street and street.end() >= sign.end() and not _MONTH.match(text, street.end()):
            yield _address(
                text, street.start(), _further(text, street.end()), CHECKED, "straat en huisnummer"
            )
    if any(sought(view, _FOREIGN_SIGN)):
        for match in _FOREIGN.finditer(text):
            yield _address(text, match.start(), match.end(), CONTEXT, "adres in een andere taal")
    for match in at_starts(text, _POBOX_HEAD, _POBOX):
        yield _address(text, match.start(), match.end(), CHECKED, "postbus")
    for match in _COORDINATES.finditer(text) if _FRACTION.search(text) else ():
        yield _address(text, match.start(), match.end(), CHECKED, "coördinaten")
    for match in sought(view, _CARE_OF):
        yield _address(text, match.start(), match.end(), CONTEXT, "per adres")
    for match in sought(view, _HOUSE_NUMBER):
        inside = match.group()[0].islower() and text.startswith(
            ",", match.end()
        )  # of an address in a sentence
        yield _address(text, *match.span(0 if inside else "value"), CONTEXT, "huisnummer")
    yield from _centres(view)


def _centres(view: View) -> Iterator[Candidate]:
    """Rooms and reception centres, at the word that names them."""
    text = view.text
    for index in view.where(_ROOM_WORDS):
        room = _ROOM.match(text, view.starts[index])
        if room and not room.group().endswith(" 1") and not text.startswith(" 1F", room.end() - 3):
            yield _address(text, room.start(), room.end(), CHECKED, "kamer")
    for index in view.where(_CENTRE_WORDS):
        centre = _CENTRE.match(text, view.starts[index])
        if centre and centre["name"][0].isupper():
            end = max(centre.end(), _further(text, centre.end("name")))
            yield _address(text, centre.start(), end, CHECKED, "opvanglocatie")


def _further(text: str, end: int) -> int:
    """Where an address ends with the street, the room or the door behind it ("azc Assen, Schepersmaat 9")."""
    further = _FURTHER.match(text, end)
    return further.end() if further else end


def _address(text: str, start: int, end: int, score: float, reason: str) -> Candidate:
    return Candidate(
        start, end, "ADRES", score, reason, key="adres:" + "".join(text[start:end].lower().split())
    )
