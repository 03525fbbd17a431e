"""Codes that a word ending in "number" announces, plates, and mail addresses written to be read aloud.

`numbers` reads what has a form of its own; this reads what only its neighbour gives away ("contractnummer AF
1188", "sous scellé n° 7/13", "lamin [at] gmail [dot] com").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, CONTEXT, Candidate
from grondslag.anonymise.detectors.near import at_heads, sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_CODE = r"(?:[A-Z]{1,6}[-/. ]{0,2})?[\dOIl](?:[\dOIl]|[-/. ](?=[\dA-Z])|[A-Z](?![a-z])){1,24}"
_ANNOUNCED = re.compile(
    r"\b(?P<word>[a-zà-ÿ]{3,24}(?:nummer|numero|numéro|nr|number|nummern))[.:]? ?(?:is |was |met |van )?"
    rf"(?P<code>{_CODE})(?![\w])",
    re.IGNORECASE,
)
_OF_SERVICE = re.compile(
    r"\b(?:belt|badge|service|roll|regt|regimental|force|file|card|stam|dienst) (?:no|nr|number|num)\.? ?:? ?"
    rf"(?P<code>{_CODE})(?!\w)",
    re.IGNORECASE,
)
_NUMERO = re.compile(rf"(?P<code>[Nn][°º] ?{_CODE})(?!\w)")
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,3}[- ]\d{3,4}[- ][A-Z]{1,2}|\d{2,4}[- ][A-Z]{2,3}[- ]\d{1,3}"
    r"|[A-Z]{2}[- ]\d{2,3}[- ][A-Z]{2})(?![\w-])"
)
_CASE = re.compile(
    r"(?<![\w-])(?:[A-Z]{2,6}-?[A-Z]{0,3}\d{2,6}-(?:19|2[0O])[\dO]{2}-[\dOIl]{2,7}"
    r"|[A-Z]{2}-2[0O][\dO]{2}-[\dOIl]{3,7}"
    r"|[A-Z]{2}\d{4}-\d{8,12})(?![\w-])"
)
_TOLD_MAIL = re.compile(
    r"(?<!\w)[\w.+-]{2,40} ?[\[(]? ?(?:at|apenstaartje|arobase) ?[\])] ?[\w-]{2,30}"
    r"(?: ?[\[(]? ?(?:dot|punt|point) ?[\])]? ?[a-z]{2,10}){1,3}",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"(?<!\w)(?:live|tg|wa|ig|fb):[\w.+-]{3,40}", re.IGNORECASE)
# Behind these a telephone number follows, whatever its grouping and however it was scanned.
_TELEPHONE = re.compile(
    r"(?:\bt[eé]l(?:\.|[eé]foon|[eé]phone)?|\bgsm|\bmobiel|\bgebeld (?:vanaf|door|op)|\bbel(?:t|len)?|\bphone"
    r"|\bvanaf)[ :.]{1,3}(?P<number>(?:\+|\()?[\dOIl](?:[\dOIl]|[ ().–/-]{1,3}(?=[\dOIl])){6,18})(?!\w)"
)
# The number under which a register or a service knows a person: BIG, Wbtv, an interpreter, an analyst.
_REGISTERED = (
    r"BIG|[WR]btv|WBTV|RBTV|[Tt]olk(?:en)?|[Vv]ertaler|[Aa]nalist|[Dd]igispec\.|[Hh]oormedewerker"
    r"|[Mm]edewerker"
    r"|[Ii]nterpreter|[Dd]olmetscher"
)
_OF_PERSON = re.compile(
    rf"(?<!\w)(?:{_REGISTERED})(?:[- ]?(?:registratie)?(?:nummer|nr\.?|no\.?|code))?[ :=(#]{{1,3}}(?:onder )?"
    r"(?P<code>(?:(?:nr\.?|nummer|code|no\.?|[WR]btv) )?(?:[A-Z]{1,3}[- ]?)?"
    r"\d(?:[ .-]?\d){1,13}(?:-[A-Z]{1,3})?)(?!\w)"
)
# The number of two groups in the field of a form ("Tolk       41 552 Farsi"), one behind the language ("tolk
# Arabisch (Levantijns): nr. 5518"), a BIG number of a scan ("l90 5527 14O1"), and one with the name of the
# team before it ("TOELT-analist 61").
_IN_FIELD = re.compile(
    r"\b(?:[Tt]olk|TOLK|[Ii]nterpreter)(?:nummer|nr\.?|code)?(?:[ \t]*[:|][ \t]*"
    r"|[ \t]{2,60})(?P<code>\d{2,3} \d{3})(?![\w.])"
)
_BEHIND_LANGUAGE = re.compile(
    r"\b(?:[Tt]olk|[Ii]nterpreter|[Vv]ertaler)[ :][^\n\d;]{3,50}?[ (](?:nr|nummer|no|code"
    r"|reg)\.? ?(?P<code>\d{2,6})(?![\w])"
)
_BIG_SCANNED = re.compile(
    r"(?<!\w)BIG[ :-]{1,3}(?:nr\.? ?|nummer:? )?(?P<code>[\dlIO](?:[ .]?[\dlIO]){8,11})(?!\w)"
)
_OF_TEAM = re.compile(
    r"(?<!\w)(?P<code>[A-Z]{2,6}-(?:[Aa]nalist|[Tt]olk|[Mm]edewerker|[Oo]nderzoeker|[Rr]apporteur"
    r"|[Aa]rts) \d{1,5})(?!\w)"
)
# Letters and figures of Arabic or Persian writing with a stroke: a card, a file ("م/٤٤١٧-ط").
_LETTERS, _FIGURES = r"\u0621-\u06d3", r"\u0660-\u0669\u06f0-\u06f9"
_OTHER_SCRIPT = re.compile(
    rf"[{_LETTERS}]{{1,6}} ?/ ?[{_FIGURES}][{_FIGURES}/]{{1,12}}(?:-[{_LETTERS}]{{1,6}})?"
)
# Without a sign of it somewhere in the text it is not looked for.
_TOLD_MAIL_SIGN = re.compile(r"[\])](?:(?<=[tT].)|(?<=[tT] .)|(?<=[jJsSſ][eE].)|(?<=[jJsSſ][eE] .))")
_NO_CODE = ("artikel", "pagina", "blad", "versie", "regel", "lijn", "huis", "kamer", "volg")
_FEWEST = 3
_FEWEST_OF_PHONE = 7


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """All such codes."""
    for match in sought(view, _ANNOUNCED):
        enough = _digits(match["code"]) >= _FEWEST
        if enough and not match["word"].lower().startswith(_NO_CODE):
            yield _code(match, "code", "DOCNUMMER", "woord voor een nummer")
    for match in sought(view, _OF_SERVICE):
        yield _code(match, "code", "DOCNUMMER", "woord voor een nummer")
    for match in sought(view, _NUMERO):
        if _digits(match["code"]) >= _FEWEST:
            yield _code(match, "code", "DOCNUMMER", "teken voor een nummer")
    for match in sought(view, _TELEPHONE):
        if _digits(match["number"]) >= _FEWEST_OF_PHONE:
            yield _code(match, "number", "CONTACT", "woord voor een telefoonnummer")
    yield from _formed(view)


def _formed(view: View) -> Iterator[Candidate]:
    """Those with a form of their own."""
    text = view.text
    for pattern, group, label, reason in (
        (_OF_PERSON, "code", "PROFESSIONAL", "nummer van een tolk, arts of medewerker"),
        (_IN_FIELD, "code", "PROFESSIONAL", "nummer van een tolk, arts of medewerker"),
        (_BEHIND_LANGUAGE, "code", "PROFESSIONAL", "nummer van een tolk, arts of medewerker"),
        (_BIG_SCANNED, "code", "PROFESSIONAL", "nummer van een tolk, arts of medewerker"),
        (_OF_TEAM, "code", "AMBTENAAR", "nummer van een tolk, arts of medewerker"),
        (_OTHER_SCRIPT, 0, "DOCNUMMER", "nummer in ander schrift"),
        (_ACCOUNT, 0, "CONTACT", "account"),
    ):
        for match in sought(view, pattern):
            yield _code(match, group, label, reason)
    for match in _TOLD_MAIL.finditer(text) if _TOLD_MAIL_SIGN.search(text) else ():
        yield _code(match, 0, "CONTACT", "voorgelezen mailadres")
    for match in at_heads(text, view.heads.codes, _PLATE):
        yield _code(match, 0, "CONTACT", "vorm van een kenteken")
    for match in at_heads(text, view.heads.capital_codes, _CASE):
        yield _code(match, 0, "ZAAKNUMMER", "vorm van een zaaknummer")


def _digits(code: str) -> int:
    return sum(ch.isdigit() or ch in "OIl" for ch in code)


def _code(match: re.Match[str], group: str | int, label: str, reason: str) -> Candidate:
    start, end = match.span(group)
    score = CONTEXT if label == "DOCNUMMER" else CHECKED
    return Candidate(start, end, label, score, reason, key=f"nummer:{match[group].lower()}")
