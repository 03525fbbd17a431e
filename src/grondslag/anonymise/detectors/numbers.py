"""Numbers that belong to one person or one file. Check digits are evidence, never a condition.

Typing errors occur.

Formats: V-nummer 10 digits; BSN 9 digits with the 11-proof; parketnummer dd/dddddd-jj; IND case numbers
jjmm.dd.nnnn
and Z-numbers; ECLI, NLjj.nnnnn and jjjjnnnnn/n/Vn of the courts; documents of identity of any country.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, CONTEXT, PATTERN, REFUSED, REGISTERED, WEAK, Candidate
from grondslag.anonymise.detectors.near import at_heads, at_words, sought
from grondslag.anonymise.lists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

    # Start, end, label, score, reason.
    _Found = tuple[int, int, str, float, str]

# Digits as optical recognition may give them.
_D = r"[\dOoIl|]"
_SPACE = r"[ .\u00a0-]"
_PATTERNS: tuple[tuple[str, float, str, str], ...] = (
    (
        "PARKETNUMMER",
        CHECKED,
        "vorm van een parketnummer",
        rf"(?<![\w/]){_D}{{2}}[/. ] ?{_D}{{6}}[-–/ ]{_D}{{2}}(?!\w)",
    ),
    ("ZAAKNUMMER", CHECKED, "ECLI", r"ECLI\s?:\s?[A-Z]{2}\s?:\s?[A-Z]{2,7}\s?:\s?\d{4}\s?:\s?[\w.]{1,25}\w"),
    (
        "ZAAKNUMMER",
        CHECKED,
        "rechtbanknummer",
        (
            r"(?<!\w)(?:NL|AWB|Awb|BRE|SGR|AMS|ROE|UTR|ARN|HAA|MID|ZWO|GRO)"
            r"[ .]?\d\d[ ./]+\d{2,6}(?:\.\d{3})?(?:[ ]?[,/][ ]?\d{2,6})?(?!\w)"
        ),
    ),
    ("ZAAKNUMMER", CHECKED, "zaaknummer Raad van State", r"(?<![\w/])\d{9}/\d{1,2}/[A-Z]{1,2}\d{1,2}(?!\w)"),
    (
        "ZAAKNUMMER",
        CHECKED,
        "Z-nummer",
        r"(?<!\w)Z[- ]?[\dl][\dOl .-]{4,14}[\dOl](?!\w)|(?<!\w)Z[- /]\d{2,4}[/-]\d{3,7}(?!\w)",
    ),
    (
        "ZAAKNUMMER",
        CHECKED,
        "zaaknummer IND",
        (
            rf"(?<![\w.]){_D}{{4}}\.{_D}{{2}}\.{_D}{{4}}(?![\w])"
            r"|(?<![\w.])\d{2}[/-]\d{2}[/-]\d{2}[/-]\d{4,5}(?!\w)"
        ),
    ),
    (
        "VNUMMER",
        CHECKED,
        "tien cijfers",
        (
            r"(?<![\w+.,/-])(?!\d\d?[-./ ]\d\d?[-./ ](?:19|20)\d\d)(?!(?:19|20)\d\d[-./]\d\d[-./])"
            rf"[1-9](?:{_SPACE}?{_D}){{8}}{_SPACE}?\d(?![\w/]|[.,-]\d)"
        ),
    ),
    (
        "DOCNUMMER",
        PATTERN,
        "vorm van een documentnummer",
        (
            r"(?<!\w)[A-Z]{1,4}[- ]?\d{5,9}[A-Z]?(?!\w)|(?<!\w)[A-Z]{1,3}\d{2}[A-Z\d]{5,7}(?!\w)"
            r"|(?<!\w)[A-Z]{2}[A-Z\d]{6}\d(?!\w)"
        ),
    ),
    (
        "DOCNUMMER",
        CONTEXT,
        "letters en cijfers",
        (
            # Weapons, vehicles and aircraft have such names too, and cases of the Court of Justice.
            r"(?<![\w-])(?![CT]-\d{1,3}/\d\d)(?!(?:AK|RPG|MIG|SU|F|T|B|UH|MI|BTR|BMP|M|G|AN|IL|TU|PK|BM"
            r"|COVID|C|H|S|P|A|V|Q"
            r"|BRDM|SA"
            r"|ZSU|KV|FN|FAL|D|DC|IS)-)[A-Z]{1,5}-\d{2,6}(?:[-/]\w{1,4})?(?![\w])"
            r"|(?<![\w-])\d{2,6}-[A-Z]{1,4}(?![\w-])"
        ),
    ),
    (
        "DOCNUMMER",
        PATTERN,
        "leesregel",
        r"(?<!\w)[PIVAC][A-Z<][A-Z<]{3}[A-Z\d<]{10,60}|[A-Z\d<]{5,44}<<[A-Z\d<]{2,44}",
    ),
)
# Where each of these begins, by the name in `view.Heads`.
_HEADS = {
    "vorm van een parketnummer": "read",
    "rechtbanknummer": "capitals",
    "zaaknummer Raad van State": "digits",
    "Z-nummer": "capitals",
    "zaaknummer IND": "read",
    "tien cijfers": "digits",
    "vorm van een documentnummer": "capital_codes",
    "letters en cijfers": "codes",
}
_SLASHED = re.compile(
    r"(?<![\w/.])(?=[\w./-]{0,30}\d)(?![CT][-‑]\d{1,3}/\d\d)(?!\d{4}/\d{1,3}/(?:EG|EU|EEG|JBZ)"
    r"|[ABC]\d{1,2}/\d{1,2}\.|(?:WI|Wi|IB|TBV) ?\d{4}/\d{1,2}(?!\d)|[AS]/(?:RES|CONF)/)"
    r"(?!\d{1,2}/\d{1,2}/\d{2,4}(?!\w))\w[\w.-]{0,20}(?:/[\w.-]{1,20}){1,5}(?!\w)"
)
# "71.984.225", "AT 558 210", "GN-0455-1172-8", "№ 447/12": a number in groups that is no amount.
_GROUPED = re.compile(
    r"(?<![\w.,€$])(?<!€ )(?<!\$ )\d{1,3}(?:\.[\dOl]{3}){2,3}(?![\w]|[.,]\d)(?! ?(?:euro|peso"
    r"|dollar|birr|shilling|franc|roebel|rial|lira|inwoners|mensen))"
    # A file with a point in its number ("17/10.446"), a card of Myanmar ("11/KaPhaNa(N)041776").
    r"|(?<![\w.,/€$])\d{2,4}/\d{1,3}\.\d{3}(?![\w/]|[.,]\d)"
    r"|(?<!\w)\d{1,2}/[A-Z][A-Za-z]{3,12}\((?:N|C|P|E|AC|NC)\)[\dOl]{5,6}(?!\w)"
    r"|(?<!\w)[A-Z]{1,3} \d{3,4} \d{3,4}(?!\w)|(?<!\w)[A-Z]{1,5}(?:-\d{1,6}){2,4}(?!\w)"
)
# The place of an entry in a register of identity ("vol. 4, p. 112, nr. 37").
_REGISTER = re.compile(
    r"(?<!\w)(?:vol(?:ume)?|deel|jild|boek|jalad)\.? ?\d{1,4},? ?(?:en "
    r"|/ ?)?(?:p(?:ag(?:ina)?)?|blz|bladzijde|safha|page)\.? ?\d{1,4}"
    r"(?:,? ?(?:nr|no|nummer|sabt|reg|registratie)\.? ?\d{1,6})?",
    re.IGNORECASE,
)
_VOLUMES = frozenset({"vol", "volume", "deel", "jild", "boek", "jalad"})
_IDENTITY = re.compile(
    r"(?:ta[sz][kq]|shenasn|n[uü]fus|register|identiteit|akte|tadhkira)[^\n]{0,60}$", re.IGNORECASE
)
# Groups of figures, three or more ("99 417 355 028", "20 558 l14 903"): a card of identity of any country.
_LETTERED = re.compile(
    r"(?P<letters>[A-ZÀ-Þ]{1,3})(?: № ?| )\d{2,6}(?:(?: [–-] | )(?!000(?!\d))\d{2,6}){1,3}(?![\w]|[.,:/-]\d)"
)
_MIN_LETTERED = 7
_GROUPS = re.compile(r"(?<![\w.,/:€$+-])(?<!€ )\d{1,4}(?: [\dOl]{1,8}){2,5}(?![\w/:]|[.,-]\d)")
_MIN_GROUPED = 10
# A case of a year ("case ATC-I/94 of 2012", "FIR No. 211 of 2009"), a file with the office before it.
_OF_YEAR = re.compile(
    r"[A-Za-z.]{2,12}:? (?:(?:[Nn]o|[Nn]r)\.? ?)?(?P<value>(?:[A-Z][\w-]{0,8}/)?[\w/-]{0,8}\d of (?:19"
    r"|20)\d\d)(?!\w)"
)
_CASES = frozenset({"case", "fir", "appeal", "petition", "suit", "crime", "reference", "file"})
_OF_OFFICE = re.compile(
    r"(?<!\w)[A-Z]{2,6} (?:Fi ?[l1I] ?e|Case|Dossier)(?: [Nn]o\.?)? [\dOIl]{1,5} ?/ ?[\dOIl]{2,4}(?!\w)"
)
# A number read aloud, figure by figure ("nul zes vijf vijf twee").
_FIGURES = {
    word: at
    for row in (
        "nul een twee drie vier vijf zes zeven acht negen",
        "zero one two three four five six seven eight nine",
        "zero un deux trois quatre cinq six sept huit neuf",
    )
    for at, word in enumerate(row.split(" "))
}
_FEWEST_READ_ALOUD = 4
_NUMERO = re.compile(r"(?:№|n°|N°|nº)[ ]?(?P<value>\d[\w/.-]{1,20})")
# A number of four to six digits with nothing counted behind it; a year is none.
_BARE = re.compile(
    r"(?<![\w.,/:€$-])(?<!€ )(?<!art\. )(?<!nr\. )(?!(?:1[34]|19|20)\d\d(?!\d))\d{4,6}"
    r"(?=\s*[.,;)|\n](?!\d)|\s*$)"
)
_NINE = re.compile(r"(?<![\w+.,/-])\d(?:[ .]?[\dOl]){7}[ .]?\d(?![\w/]|[.,-]\d)")
# From a year to a year is no number ("1965-1971 | lagere school").
_LONG = re.compile(r"(?<![\w.,-])(?!(?:(?:19|20)\d\d[-/]){1,2}(?:19|20)\d\d(?!\w))\d[\d/-]{4,24}\d(?![\w])")
_VALUE = re.compile(
    r"\.?(?:[ ](?:van|met|is|was|het|nummer|nr\.?|no\.?|number|n°|onder|serie|:)){0,3}"
    r"[ \t]{0,60}[:=#|]{0,2}[ \t]{0,60}"
    r"(?P<value>(?:[A-Z]{1,4}[-/])?(?:[A-Za-z]{1,6}[-/ .]{0,2})?[\dOl](?:\w|[-/. ](?=[\dOlA-Z])"
    r"| [-–] (?=\d{3}(?!\d))){3,28})"
)
_MIN_DIGITS = 3
_MIN_LONG = 6
_MIN_LOOSE_DIGITS = 5


@cache
def _compiled() -> tuple[tuple[str, float, str, str, re.Pattern[str]], ...]:
    return tuple(
        (label, score, reason, _HEADS.get(reason, ""), re.compile(pattern))
        for label, score, reason, pattern in _PATTERNS
    )


@cache
def _words() -> dict[str, str]:
    """Folded word before a number → the label of the number."""
    return {word: label for label, words in table("nummers")["nummers"].items() for word in words}


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Numbers by form and by the word before them; a registered number gets the label of its registration."""
    for start, end, label, score, reason in (*_formed(view), *_loose(view), *_grouped(view), *_named(view)):
        bare = digits(view.text[start:end])
        known = context.known.digits.get(bare)
        key = f"nummer:{bare or view.text[start:end]}"
        yield Candidate(start, end, known or label, REGISTERED if known else score, reason, key=key)


def _formed(view: View) -> Iterator[_Found]:
    """Numbers with a form of their own."""
    text = view.text
    for label, score, reason, head, pattern in _compiled():
        if reason == "leesregel" and "<<" not in text:
            continue
        found = at_heads(text, getattr(view.heads, head), pattern) if head else pattern.finditer(text)
        for match in found:
            yield match.start(), match.end(), label, score, reason
    for match in at_heads(text, view.heads.digits, _NINE):
        proof = eleven_proof(digits(match.group()))
        reason = "elfproef klopt" if proof else "negen cijfers"
        yield match.start(), match.end(), "BSN", CHECKED if proof else CONTEXT, reason


def _loose(view: View) -> Iterator[_Found]:
    """Longer numbers without a form: what nothing is counted with does not leave."""
    text = view.text
    for match in at_heads(text, view.heads.digits, _LONG):
        if len(digits(match.group())) >= _MIN_LONG:
            yield match.start(), match.end(), "DOCNUMMER", REFUSED, "lang getal"
    for match in sought(view, _SLASHED):
        value = match.group()
        if len(digits(value)) >= _MIN_DIGITS and (value.count("/") > 1 or any(ch.isupper() for ch in value)):
            several = value.count("/") > 1
            yield (
                match.start(),
                match.end(),
                "DOCNUMMER",
                CONTEXT if several else REFUSED,
                "kenmerk met schuine strepen",
            )
    for match in at_words(view, _VOLUMES, _REGISTER):
        if _IDENTITY.search(text, max(0, match.start() - 80), match.start()):
            yield match.start(), match.end(), "DOCNUMMER", CONTEXT, "plaats in een register"
    for match in sought(view, _NUMERO):
        yield *match.span("value"), "DOCNUMMER", CONTEXT, "woord voor een nummer"
    for match in at_heads(text, view.heads.digits, _BARE):
        yield match.start(), match.end(), "DOCNUMMER", WEAK, "los getal"


def _grouped(view: View) -> Iterator[_Found]:
    """Numbers in groups, of a case and a year, and read aloud."""
    text = view.text
    for match in at_heads(text, view.heads.codes, _GROUPED):
        yield match.start(), match.end(), "DOCNUMMER", REFUSED, "getal in groepen"
    for match in at_heads(text, view.heads.capital_codes, _LETTERED):
        none = match["letters"] in table("nummers")["geen_serie"]
        if not none and len(digits(match.group())) >= _MIN_LETTERED:
            yield match.start(), match.end(), "DOCNUMMER", REFUSED, "getal in groepen"
    for match in at_heads(text, view.heads.digits, _GROUPS):
        if _is_card(match.group()):
            yield match.start(), match.end(), "DOCNUMMER", REFUSED, "getal in groepen"
    for start, end in _read_aloud(view):
        yield start, end, "DOCNUMMER", REFUSED, "voorgelezen nummer"
    for match in at_words(view, _CASES, _OF_YEAR):
        yield *match.span("value"), "ZAAKNUMMER", CONTEXT, "zaak van een jaar"
    for match in at_heads(text, view.heads.capital_codes, _OF_OFFICE):
        yield match.start(), match.end(), "ZAAKNUMMER", CONTEXT, "dossier van een dienst"


def _named(view: View) -> Iterator[_Found]:
    """Numbers behind a word that says what they are."""
    words, generic, loose = _words(), table("nummers")["algemeen"], table("nummers")["los"]
    for index in view.where(words):
        word, before = view.folded[index], view.at(index - 1)
        label = words.get(before, words[word]) if word in generic else words[word]
        match = _VALUE.match(view.text, view.ends[index])
        if match is None:
            continue
        wanted = _MIN_LOOSE_DIGITS if word in loose and before not in words else _MIN_DIGITS
        if sum(ch.isdigit() for ch in match["value"]) >= wanted:
            yield *match.span("value"), label, PATTERN, "woord voor een nummer"


def _read_aloud(view: View) -> Iterator[tuple[int, int]]:
    """Four figures or more in words, one behind the other, that do not merely count up."""
    run: list[int] = []
    for index in [*view.where(_FIGURES), -1]:
        if index >= 0 and run and index == run[-1] + 1 and view.gap(index) in {" ", ", ", "-"}:
            run.append(index)
            continue
        said = [_FIGURES[view.folded[at]] for at in run]
        counts = all(later == earlier + 1 for earlier, later in pairwise(said))
        if len(run) >= _FEWEST_READ_ALOUD and not counts:
            yield view.starts[run[0]], view.ends[run[-1]]
        run = [index]


def _is_card(value: str) -> bool:
    """Whether groups of figures are one long number, no row of years and no amount with its thousands."""
    groups = value.split(" ")
    years = sum(len(group) == 4 and group[:2] in {"19", "20"} for group in groups)  # noqa: PLR2004 (a year)
    amount = all(len(group) == 3 for group in groups[1:]) and groups[-1].endswith("000")  # noqa: PLR2004
    return len(digits(value)) >= _MIN_GROUPED and years <= 1 and not amount


def digits(value: str) -> str:
    """The digits of a number, look-alike letters read as digits."""
    return "".join(ch for ch in value.translate(str.maketrans("OoIl|", "00111")) if ch.isdigit())


def eleven_proof(number: str) -> bool:
    """The check on a BSN: 9a+8b+7c+6d+5e+4f+3g+2h-i is divisible by 11, and not all zero."""
    if len(number) != 9 or not int(number):  # noqa: PLR2004 (a BSN has nine digits)
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, number, strict=True)) % 11 == 0
