"""Addresses as other countries write them, and a street without a word for a street.

The sign is a house number with a word for one, a field for an address, or a town behind the number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, PATTERN, Candidate
from grondslag.anonymise.detectors.near import at_signs, at_words
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# A field of a form or a letter: the rest of the line, or of the cell, is the address.
_FIELD = re.compile(
    r"(?:[Aa]dres|[Ww]oonadres|[Vv]erblijfadres|[Aa]ddress|ADDRESS|ADRES|[Aa]dresse|[Aa]nschrift|[Dd]irección"
    r"|[Dd]omicile|[Aa]dres thuis|[Aa]dresa|[Aa]dresi|[Aa]drese|[Mm]anzili?|[Аа]дрес|[Ii]ndirizzo"
    r"|[Aa]dresse actuelle"
    r"|[Ww]oonplaats en adres)[ ]{0,30}[:|=][ ]{0,30}(?P<value>[^\n|]{3,80}?)(?= ?(?:\||\n|$|  "
    r"|\t|\())",
    re.MULTILINE,
)
_STREET_WORD = re.compile(
    r"(?<!\w)(?:(?:[Cc]arrera|[Cc]alle|[Cc]l\.|[Cc]ra\.|[Kk]r\.|[Dd]iagonal|[Tt]ransversal"
    r"|[Aa]venida|[Aa]v\.|[Pp]laza|[Vv]ia|[Rr]ua"
    r"|[Uu]l\.|[Uu]lica|[Uu]litsa|[Pp]er\.|[Pp]r\.|[Pp]rospekt|[Pp]rospect|[Tt]rg|[Bb]ulevar"
    r"|[Rr]ue|[Aa]venue|[Bb]oulevard|[Ii]mpasse|[Aa]llée"
    r"|[Kk]hiyaban|[Kk]heyaban|[Kk]uche|[Ss]hara|[Ss]haria|[Zz]anqa|[Dd]erb) )"
    r"(?:(?:de |la |du |des |d'|le |l'|del |los "
    r"|las )*[A-ZÀ-Ž\dÇŞİ][\w'’.-]{0,30}[ ]?){1,4}(?:#|[Nn]o:?|[Nn]r\.?|№|n°)?[ ]?\d*[\w/-]{0,8}"
    r"(?:,? (?:\d{1,2}(?:e|er|ème|º) (?:étage|piso)|kv\.|app?\.|apt\.?|d\.|immeuble|porte|étage"
    r"|interior|piso|dpto\.?|bloque|blok|stan|sprat|korpus|\d{1,2}e étage)[ ]?[\w-]{0,15})*"
    r"(?:, (?:\d{4,6} )?[A-ZÀ-Ž][\w-]{2,30})?"
)
# Turkish: "Cumhuriyet Mah., İnönü Cad. No: 14/3"; German: "Bezirksstraße 3, 15890 Stadt".
_TAILED = re.compile(
    r"(?<!\w)(?:[A-ZÀ-ŽÇŞİ][\w'’.-]{1,30} ){1,3}(?:Mah(?:allesi|\.)?"
    r"|mahallasi|ko['’]?chasi|mavzesi|dahasi|k[üu]çəsi"
    r"|Cad(?:desi|\.)?|Sok(?:ak|ağı|\.)?|Sk\.|Bulvarı|Apt\.?|Sitesi)"
    r"(?:,? (?:(?:(?:[A-ZÀ-ŽÇŞİ][\w'’.-]{1,30}|\d{1,5}\.?) ){0,3}(?:Mah(?:allesi|\.)?|Cad(?:desi|\.)?"
    r"|Sok(?:ak"
    r"|ağı|\.)?|Sk\.|Apt\.?)))*"
    r"(?:,? ?(?:[Nn]o|[Nn]r|[Kk]at|D|[Dd]aire)[.:]? ?[\d/]{1,9}(?:/?[A-Z](?!\w))?){0,3}"
    r"(?: \d{1,4}(?:[-/]\d{1,3})?(?:-(?:uy|xona))?(?!\w))?"
)
_TOWN_BEHIND = re.compile(
    r"(?<![\w.])(?:(?:[A-ZÀ-Ž][\w'’-]{1,30}|van|de|der"
    r"|den) ){0,3}[A-ZÀ-Ž][\w'’-]{3,30} \d{1,4}(?:[ -]?[a-zA-Z]{1,2}|-[IVX]+)?(?: (?:hs|bis"
    r"|boven|II|III))?"
    r", (?:(?:[A-Z]{1,2}-)?\d{4,6}(?: ?[A-Z]{2})? )?(?:'s-|Den )?[A-ZÀ-Ž][\w'’-]{2,30}(?![\w])"
)
_NUMBERED = re.compile(
    r"(?<!\w)(?:(?:Zone|Woreda|Kebele|Ketena|Block|Blok|Plot|House|Huis|Section|Sector|Street"
    r"|Lane|Phase|Tent|Shelter|Room|Gate|Camp) (?:No\.? ?)?[A-Z]?-?\d{1,4}[A-Z]?"
    r"(?:, |,? and | - )?){2,5}|\b(?:House|Plot|Flat|Apartment) (?:No\.? )?\d{1,4}[A-Z]?(?!\w)"
    r"|\bHouse No\. \d{1,4}|\b(?:[Tt]ent|[Ss]helter|[Ll]ot|[Tt]ukul"
    r"|[Cc]aravan) (?:[Nn]o\.? ?)?[A-Z]?-?\d{1,5}(?!\w)"
)
# A reception centre and a room in a chat: all in small letters.
_SMALL_CENTRE = re.compile(
    r"(?<!\w)(?:azc|col|pol|gza|coa|opvang|ac) (?:te |in )?(?P<name>[^\W\d_]{3,20}(?: [^\W\d_]{3,12})?)"
    r"[ ,]{1,2}(?:(?:blok|gebouw|geb|kamer|kmr|unit|k|barak|woning"
    r"|huisje)[ .]?[a-z]?[- ]?\d{0,4}[a-z]?[ ,]{0,2}){1,3}(?!\w)"
    r"|(?<!\w)(?P<small>[^\W\d_]{4,20}) (?:gebouw|blok|barak) [a-z\d]{1,2} kamer [a-z]?\d{1,4}"
)
# A house number with a town behind it.
_NUMBER_AND_TOWN = re.compile(r"\d[\w-]{0,5}(?: \w{1,5})?, (?:[A-ZÀ-Ž\d'])")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("adreswoorden")[name])


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Addresses by their form or field."""
    text = view.text
    for match in at_words(view, _words("velden"), _FIELD):
        if any(ch.isdigit() for ch in match["value"]):
            yield _address(text, *match.span("value"), "veld voor een adres")
    for match in at_words(view, _words("straten"), _STREET_WORD):
        if any(ch.isdigit() for ch in match.group()):
            yield _address(text, match.start(), match.end(), "adres in een andere taal")
    for words, pattern in ((_words("turks"), _TAILED), (_words("genummerd"), _NUMBERED)):
        for match in at_words(view, words, pattern, back=70, ahead=70):
            yield _address(text, match.start(), match.end(), "adres in een andere vorm")
    for match in at_words(view, _words("opvang"), _SMALL_CENTRE, back=22, ahead=60):
        yield _address(text, match.start(), match.end(), "opvanglocatie")
    for match in at_signs(text, _NUMBER_AND_TOWN, _TOWN_BEHIND, back=80, ahead=60):
        if not _dated_or_legal(match.group()):
            yield _address(text, match.start(), match.end(), "huisnummer en plaats")


def _dated_or_legal(value: str) -> bool:
    """Whether the words before the number are a month, a law or another harmless thing."""
    first = fold(value.split(" ", maxsplit=1)[0])
    harmless = word_set("overheid", "landen", "bewegingen", "instellingen", "afkortingen")
    return any(fold(word) in harmless for word in value.partition(",")[0].split(" ")) or first in harmless


def _address(text: str, start: int, end: int, reason: str) -> Candidate:
    score = PATTERN if reason.startswith(("veld", "opvang")) else CONTEXT
    key = "adres:" + "".join(text[start:end].lower().split())
    end -= len(text[start:end]) - len(text[start:end].rstrip(" ,-"))
    return Candidate(start, end, "ADRES", score, reason, key=key)
