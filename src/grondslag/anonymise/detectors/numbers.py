"""Numbers that belong to one person or one file. Check digits are evidence, never a condition.

Typing errors occur.

Formats: V-nummer 10 digits; BSN 9 digits with the 11-proof; parketnummer dd/dddddd-jj; IND case numbers
jjmm.dd.nnnn
and Z-numbers; ECLI, NLjj.nnnnn and jjjjnnnnn/n/Vn of the courts; documents of identity of any country.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, CONTEXT, PATTERN, REFUSED, REGISTERED, WEAK, Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# Digits as optical recognition may give them.
_D = r"[\dOoIl|]"
_PATTERNS: tuple[tuple[str, float, str, re.Pattern[str]], ...] = tuple(
    (label, score, reason, re.compile(pattern))
    for label, score, reason, pattern in (
        ("PARKETNUMMER", CHECKED, "vorm van een parketnummer", rf"(?<![\w/]){_D}{{2}}[/. ]{_D}{{6}}[-–/ ]{_D}{{2}}(?!\w)"),
        ("ZAAKNUMMER", CHECKED, "ECLI", r"ECLI\s?:\s?[A-Z]{2}\s?:\s?[A-Z]{2,7}\s?:\s?\d{4}\s?:\s?[\w.]{1,25}\w"),
        ("ZAAKNUMMER", CHECKED, "rechtbanknummer",
        r"(?<!\w)(?:NL|AWB|Awb|BRE|SGR|AMS|ROE|UTR|ARN|HAA|MID|ZWO|GRO)[ .]?\d\d[ ./]+\d{2,6}"
        r"(?:[ ]?[,/][ ]?\d{2,6})?(?!\w)"),
        ("ZAAKNUMMER", CHECKED, "zaaknummer Raad van State", r"(?<![\w/])\d{9}/\d{1,2}/[A-Z]{1,2}\d{1,2}(?!\w)"),
        ("ZAAKNUMMER", CHECKED, "Z-nummer", r"(?<!\w)Z[- ]?\d[\dOl .-]{4,14}[\dOl](?!\w)|(?<!\w)Z[- /]\d{2,4}[/-]\d{3,7}(?!\w)"),
        ("ZAAKNUMMER", CHECKED, "zaaknummer IND",
        rf"(?<![\w.]){_D}{{4}}\.{_D}{{2}}\.{_D}{{4}}(?![\w])|"
        rf"(?<![\w.])\d{{2}}[/-]\d{{2}}[/-]\d{{2}}[/-]\d{{4,5}}(?!\w)"),
        ("VNUMMER", CHECKED, "tien cijfers",
        r"(?<![\w+.,/-])(?!\d\d?[-./ ]\d\d?[-./ ](?:19|20)\d\d)(?!(?:19"
        rf"|20)\d\d[-./]\d\d[-./])[1-9](?:[ .\u00a0-]?{_D}){{8}}[ .\u00a0-]?\d(?![\w/]|[.,-]\d)"),
        ("DOCNUMMER", PATTERN, "vorm van een documentnummer",
        r"(?<!\w)[A-Z]{1,4}[- ]?\d{5,9}[A-Z]?(?!\w)|(?<!\w)[A-Z]{1,3}\d{2}[A-Z\d]{5,7}(?!\w)|"
        r"(?<!\w)[A-Z]{2}[A-Z\d]{6}\d(?!\w)"),
        ("DOCNUMMER", CONTEXT, "letters en cijfers",
        r"(?<![\w-])(?!(?:AK|RPG|MIG|SU|F|T|B|UH|MI|BTR|BMP|M|G|AN|IL|TU|PK|BM|COVID|C|H|S|P|A|V"
        r"|Q|BRDM|SA|ZSU|KV|FN|FAL|D|DC|IS)-)[A-Z]{1,5}-\d{2,6}(?:[-/]\w{1,4})?(?![\w])|"
        r"(?<![\w-])\d{2,6}-[A-Z]{1,4}(?![\w-])"),
        ("DOCNUMMER", PATTERN, "leesregel", r"(?<!\w)[PIVAC][A-Z<][A-Z<]{3}[A-Z\d<]{10,60}|[A-Z\d<]{5,44}<<[A-Z\d<]{2,44}"),
    )
)  # fmt: skip
_SLASHED = re.compile(
    r"(?<![\w/.])(?=[\w./-]{0,30}\d)(?!\d{4}/\d{1,3}/(?:EG|EU|EEG|JBZ)"
    r"|[ABC]\d{1,2}/\d{1,2}\.|(?:WI|Wi|IB|TBV) ?\d{4}/\d{1,2}(?!\d)|[AS]/(?:RES|CONF)/)"
    r"(?!\d{1,2}/\d{1,2}/\d{2,4}(?!\w))\w[\w.-]{0,20}(?:/[\w.-]{1,20}){1,5}(?!\w)"
)
# A number of four to six digits with nothing counted behind it; a year is none.
_BARE = re.compile(
    r"(?<![\w.,/:€$-])(?<!€ )(?<!art\. )(?<!nr\. )(?!(?:1[34]|19|20)\d\d(?!\d))\d{4,6}"
    r"(?=\s*[.,;)|\n](?!\d)|\s*$)"
)
_NINE = re.compile(r"(?<![\w+.,/-])\d(?:[ .]?[\dOl]){7}[ .]?\d(?![\w/]|[.,-]\d)")
_LONG = re.compile(r"(?<![\w.,-])\d[\d/-]{4,24}\d(?![\w])")
# The word before a number, alone or as the first part of "...nummer", "...nr".
_WORDS: dict[str, str] = {
    word: label
    for label, words in {
        "VNUMMER": "v vn vnummer vnr vreemdelingennummer vreemdelingennr vreemdelingen",
        "BSN": "bsn burgerservicenummer burgerservicenr sofinummer sofinr sofi",
        "PARKETNUMMER": "parketnummer parketnr parket",
        "ZAAKNUMMER": "zaaknummer zaaknr zaakkenmerk dossiernummer dossiernr procedurenummer procedurenr "
        "indnummer kenmerk rolnummer"
        " beroepsnummer crvnummer crv coanummer skn skdb aktenzeichen az ref referentie "
        "referentienummer registratienummer zaak"
        " dossier ind procedure coa case file reference",
        "DOCNUMMER": "paspoort paspoortnummer paspoortnr pasport passport passeport reisdocument "
        "reisdocumentnummer tazkera tazkira taskera"
        " taskara tazkara tazkeranummer taskeranummer tazkiranummer etazkira identiteitskaart "
        "identiteitskaartnummer identiteitsbewijs"
        " identiteitsnummer idkaart idnummer idnr shenasnameh kimlik nufus certificaat "
        "certificaatnummer akte aktenummer geboorteakte"
        " trouwakte huwelijksakte pas boekje kaart militiepas lidmaatschapskaart "
        "lidmaatschapsnummer partijkaart partijnummer lidkaart"
        " servicenummer service stamnummer legernummer dienstnummer personeelsnummer badge "
        "badgenummer matricule rijbewijs"
        " rijbewijsnummer document documentnummer documentnr serienummer serie laissez "
        "registratiekaart registratiebewijs unhcr"
        " kaartnummer kaartnr volgnummer nummer nr no number numero sub id tolknummer",
    }.items()
    for word in words.split()
}
_GENERIC = frozenset({"nummer", "nr", "no", "number", "numero", "kaart", "pas", "id", "sub"})
# Words that have a number behind them in ordinary text too: they need a colon or a longer number.
_LOOSE = frozenset(
    {
        "v",
        "zaak",
        "dossier",
        "ind",
        "file",
        "case",
        "document",
        "service",
        "ref",
        "no",
        "sub",
        "nummer",
        "nr",
        "az",
        "id",
        "coa",
        "kaart",
        "pas",
        "procedure",
    }
)
_VALUE = re.compile(
    r"\.?(?:[ ](?:van|met|is|was|het|nummer|nr\.?|no\.?|number|n°|onder|serie|:)){0,3}[ \t]*[:=#|]{0,2}[ \t]*"
    r"(?P<value>(?:[A-Za-z]{1,6}[-/ .]{0,2})?[\dOl](?:\w|[-/. ](?=[\dOlA-Z])){3,28})"
)
_MIN_DIGITS = 3
_MIN_LOOSE_DIGITS = 5


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Numbers by form and by the word before them."""
    text = view.text
    for label, score, reason, pattern in _PATTERNS:
        if reason == "leesregel" and "<<" not in text:
            continue
        for match in pattern.finditer(text):
            value = match.group()
            known = context.known.digits.get(digits(value))
            yield _number(
                match.start(), match.end(), known or label, REGISTERED if known else score, reason, value
            )
    for match in _NINE.finditer(text):
        value = match.group()
        known = context.known.digits.get(digits(value))
        proof = eleven_proof(digits(value))
        yield _number(
            match.start(), match.end(), known or "BSN", REGISTERED if known else CHECKED if proof else CONTEXT,
            "elfproef klopt" if proof else "negen cijfers", value,
        )  # fmt: skip
    for match in _LONG.finditer(text):
        if len(digits(match.group())) > 5:  # noqa: PLR2004 (six digits and more count nothing that the table needs)
            yield _number(match.start(), match.end(), "DOCNUMMER", REFUSED, "lang getal", match.group())
    if "/" in text:
        for match in _SLASHED.finditer(text):
            value = match.group()
            if len(digits(value)) >= _MIN_DIGITS and (
                value.count("/") > 1 or any(ch.isupper() for ch in value)
            ):
                yield _number(
                    match.start(), match.end(), "DOCNUMMER", REFUSED, "kenmerk met schuine strepen", value
                )
    for match in _BARE.finditer(text):
        yield _number(match.start(), match.end(), "DOCNUMMER", WEAK, "los getal", match.group())
    yield from _named(view)


def _named(view: View) -> Iterator[Candidate]:
    for index in view.where(_WORDS):
        word = view.folded[index]
        label = _WORDS[word]
        if word in _GENERIC:
            label = _WORDS.get(view.at(index - 1), label)
        match = _VALUE.match(view.text, view.ends[index])
        if match is None:
            continue
        value = match["value"]
        wanted = _MIN_LOOSE_DIGITS if word in _LOOSE and view.at(index - 1) not in _WORDS else _MIN_DIGITS
        if sum(ch.isdigit() for ch in value) >= wanted:
            yield _number(*match.span("value"), label, PATTERN, "woord voor een nummer", value)


def _number(start: int, end: int, label: str, score: float, reason: str, value: str) -> Candidate:
    return Candidate(start, end, label, score, reason, key=f"nummer:{digits(value) or value}")


def digits(value: str) -> str:
    """The digits of a number, look-alike letters read as digits."""
    return "".join(ch for ch in value.translate(str.maketrans("OoIl|", "00111")) if ch.isdigit())


def eleven_proof(number: str) -> bool:
    """The check on a BSN: 9a+8b+7c+6d+5e+4f+3g+2h-i is divisible by 11, and not all zero."""
    if len(number) != 9 or not int(number):  # noqa: PLR2004 (a BSN has nine digits)
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, number, strict=True)) % 11 == 0
