"""Numbers that `numbers` and `codes` do not read: over a line end, of an archive, with a sign unread.

"AT-VI 3380542", "J-519 066", "HR-HDA-1745, doos 12, stuk 88", "proces-verbaal 31-d", "2021-ONT-00937",
"447? MD".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, CONTEXT, Candidate
from grondslag.anonymise.detectors.near import at_heads, at_words
from grondslag.anonymise.lists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# A series in letters and Roman figures before the number ("AT-VI 3380542"), a group behind a hyphen
# ("J-519 066").
_SERIES = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,4}-[IVXLC]{1,4} ?(?:№ ?|[Nn]o?[.°] ?)?\d{5,8}"
    r"|[A-Z]{1,2}-\d{2,3} \d{3}(?: \d{2,3})?)(?![\w]|[.,-]\d)"
)
# A number that the end of a line breaks ("JB 007\n416"), with nothing behind the rest of it.
_OVER_LINES = re.compile(
    r"(?<![\w-])(?P<letters>[A-Z]{1,3}) (?P<head>\d{2,4}(?: \d{2,4}){0,2})\n"
    r"(?P<rest>\d{2,6})(?= ?(?:\n|\(|$))"
)
# A stroke with a space behind it, as a scan gives it ("8.417/ 51", "0206/ 88.l41").
_STROKE = re.compile(r"(?<![\w.,/])(?:\d{1,3}\.)?\d{3,4}/ \d{2,3}(?:\.[\dl]{2,3})?(?![\w/]|[.,-]\d)")
# The shelf mark of an archive, with box and piece; a case of a year.
_ARCHIVE = re.compile(
    r"(?<![\w-])[A-Z]{2,4}-[A-Z]{2,5}-\d{2,5}"
    r"(?:,? (?:doos|map|stuk|inv\.?|inventaris(?:nummer)?|nr\.?|folio|fol\."
    r"|blad|band|dossier|omslag|box|folder"
    r"|item|carton|kutija|fond|opis|delo|f\.|op\.|d\.) ?\d{1,5}){0,4}(?![\w-])"
)
_YEAR_CASE = re.compile(r"(?<![\w-])(?:19|20)\d\d-[A-Z]{2,5}-[\dO]{3,7}(?![\w-])")
_GERMAN_CASE = re.compile(
    r"(?<![\w/])\d{1,3} (?:UJs|BJs|OJs|Js|BGs|Gs|Ks|KLs|Ls|StE|StR|ARs) [\d?]{1,6}/\d{2}"
    r"(?:-\d{1,2}(?!\w))?(?![\w/])"
)
# The number of an order or of minutes, which may be short ("besluit 107", "proces-verbaal 31-d").
_ORDER = re.compile(
    r"\w+(?:-\w+)? ?(?:(?:nr|no|nummer)\.? |[№] ?|[Nn][°º]\.? ?)?(?P<code>\d{1,5}(?:-[a-z\d]{1,4})?)"
    r"(?!\w|[.,/:-]\d| (?:jaar|dagen|weken|maanden|uur|man|mannen|mensen|pagina|bladzijden|keer"
    r"|van het|van de))"
)
# A telephone number in groups of any length, or with its first figures in words.
_PHONE = re.compile(r"(?<![\w.,/-])0\d{1,3} ?[–—-] ?\d{1,4}(?: \d{1,4}){2,7}(?![\w]|[.,:/-]\d)")
_HALF_IN_WORDS = re.compile(r"\w+ [a-zé]{3,6},? \d{2}(?:[ -]?\d{2}){3}(?!\w)")
_NOUGHT = frozenset(["nul", "zero", "null"])
# A telephone number of two groups of four ("8555 6032"), of which not both are years.
_FOUR_FOUR = re.compile(
    r"(?<![\w.,/:€$-])(?!(?:19|20)\d\d[ -](?:19|20)\d\d(?!\d))(?!000)\d{4}[ -](?!000)\d{4}(?![\w/]|[.,:-]\d)"
)
# A number that begins with a nought is a code, however short ("nummer 017"); one with its sign in groups
# ("№ 6 114 907"); of an order in Russian ("N 41-л/с").
_ZEROED = re.compile(r"\w+(?:\.|:)? ?(?P<code>0\d{2,6})(?!\w|[.,/:-]\d| ?[/–-]? ?\d)")
_NUMBER_WORDS = frozenset(["nummer", "nr", "no", "number", "numero", "n", "num"])
_SIGNED = re.compile(
    r"№ ?\d{1,4}(?: \d{2,4}){1,3}(?![\w/]|[.,:-]\d)"
    r"|(?<!\w)[N№] ?\d{1,5}[-/][а-яё]{1,3}(?:/[а-яё]{1,3})?(?!\w)"
)
# Behind a paper and the word for its number a short one too ("het bewijs met nummer 73").
_OF_PAPER = re.compile(
    r"\w+ (?:met |onder |heeft |had |draagt |droeg |avec |with )?(?:het |le |the )?"
    r"(?:nummer|nr\.?|no\.?|n°|№|number|numéro) ?:? ?(?P<code>\d{2,6})(?!\w|[.,/:-]\d| ?[/–-]? ?\d)"
)
_PAPERS = frozenset(
    [
        "bewijs",
        "lidmaatschapsbewijs",
        "identiteitsbewijs",
        "dienstbewijs",
        "pas",
        "pasje",
        "dienstpas",
        "legerpas",
        "kaart",
        "lidmaatschapskaart",
        "lidkaart",
        "partijkaart",
        "boekje",
        "militieboekje",
        "akte",
        "penning",
        "vrijgeleide",
        "kwitantie",
        "ontslagbrief",
        "machtiging",
        "plaatje",
        "identiteitsplaatje",
        "carte",
        "card",
        "certificaat",
        "quittance",
        "laissez",
        "brevet",
        "diploma",
        "oorkonde",
        "vergunning",
    ]
)
_FEWEST, _MOST = 8, 14
# A plate of which one sign was not read, or read as a letter ("447? MD", "I 33O7 A", "61-O5 PA").
_PLATE = re.compile(
    r"(?<![\w.?-])(?:\d{2,4}\?{1,2} ?-?[A-Z]{2,3}|[A-Z]{1,3}[ -]\d{1,3}\?{1,2}\d{0,2}"
    r"(?:[ -][A-Z]{1,2})?|[A-Z]{1,2} (?=\w{0,3}\d)(?=\d*[OIl])[\dOIl]{4} [A-Z]{1,2}"
    r"|(?=[\dOIl]{0,2}\d)(?=[\d-]*[OIl])[\dOIl]{2}-(?=\w?\d)[\dO]{2}[ -][A-Z]{2})(?!\w|\?)"
)
_ORDERS = frozenset(
    [
        "proces-verbaal",
        "verbaal",
        "pv",
        "besluit",
        "bevel",
        "dagorder",
        "dienstorder",
        "order",
        "prikaz",
        "scelle",
        "mandaat",
        "vrijgeleide",
    ]
)
# What no form of its own says.
_BY_NEIGHBOUR = frozenset(
    [
        "nummer over twee regels",
        "nummer met een schuine streep",
        "nummer van een stuk",
        "kenteken",
        "telefoonnummer van twee keer vier",
    ]
)
_PLATE_WORDS = frozenset(
    [
        "kenteken",
        "kentekens",
        "nummerplaat",
        "plaat",
        "kentekenplaat",
        "plate",
        "plates",
        "plaque",
        "kennzeichen",
        "placa",
        "placas",
        "matricula",
        "targa",
        "tablica",
        "tablice",
        "immatriculation",
        "immatricule",
        "immatriculee",
    ]
)
_BEHIND_PLATE = re.compile(
    r"[^\n]{1,24}?(?<!\w)(?P<one>[A-Z]{1,3}[ -](?:\d{3,6}|\d{2,3}[ -]\d{2,4}))(?!\w)"
    r"(?: maar (?P<other>[A-Z]{1,3}[ -]\d{3,5})(?!\w))?"
)


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """All such numbers."""
    yield from _formed(view)
    yield from _plates(view)
    text = view.text
    for match in at_heads(text, view.heads.capitals, _OVER_LINES):
        if match["letters"] not in table("nummers")["geen_serie"]:
            yield _number(text, match.start(), match.end("head"), "DOCNUMMER", "nummer over twee regels")
            yield _number(text, *match.span("rest"), "DOCNUMMER", "nummer over twee regels")
    for match in at_heads(text, view.heads.digits, _STROKE) if "/ " in text else ():
        yield _number(text, *match.span(), "DOCNUMMER", "nummer met een schuine streep")
    for match in at_words(view, _ORDERS, _ORDER, ahead=30):
        yield _number(text, *match.span("code"), "DOCNUMMER", "nummer van een stuk")
    for words, pattern in ((_NUMBER_WORDS, _ZEROED), (_PAPERS, _OF_PAPER)):
        for match in at_words(view, words, pattern, ahead=40):
            yield _number(text, *match.span("code"), "DOCNUMMER", "nummer van een stuk")
    for match in _SIGNED.finditer(text) if not text.isascii() else ():
        yield _number(text, *match.span(), "DOCNUMMER", "nummer van een stuk")


def _formed(view: View) -> Iterator[Candidate]:
    """Those with a form of their own."""
    text, heads = view.text, view.heads
    for pattern, starts, label, reason in (
        (_SERIES, heads.capitals, "DOCNUMMER", "serie en nummer"),
        (_ARCHIVE, heads.capitals, "DOCNUMMER", "nummer van een archief"),
        (_YEAR_CASE, heads.digits, "ZAAKNUMMER", "zaak van een jaar"),
        (_GERMAN_CASE, heads.digits, "PARKETNUMMER", "Duits zaaknummer"),
    ):
        for match in at_heads(text, starts, pattern):
            yield _number(text, *match.span(), label, reason)
    for match in at_heads(text, heads.digits, _PHONE):
        if _FEWEST <= sum(ch.isdigit() for ch in match.group()) <= _MOST:
            yield _number(text, *match.span(), "CONTACT", "telefoonnummer")
    for match in at_heads(text, heads.digits, _FOUR_FOUR):
        yield _number(text, *match.span(), "CONTACT", "telefoonnummer van twee keer vier")
    for match in at_words(view, _NOUGHT, _HALF_IN_WORDS, ahead=30):
        yield _number(text, *match.span(), "CONTACT", "telefoonnummer")


def _plates(view: View) -> Iterator[Candidate]:
    """Plates with a sign that was not read, and those behind a word for one."""
    text = view.text
    for match in at_heads(text, view.heads.both, _PLATE):
        yield _number(text, *match.span(), "CONTACT", "kenteken met een onleesbaar teken")
    for match in at_words(view, _PLATE_WORDS, _BEHIND_PLATE, ahead=50):
        for group in ("one", "other"):
            if match[group]:
                yield _number(text, *match.span(group), "CONTACT", "kenteken")


def _number(text: str, start: int, end: int, label: str, reason: str) -> Candidate:
    bare = "".join(ch for ch in text[start:end] if ch.isalnum()).lower()
    score = CONTEXT if reason in _BY_NEIGHBOUR else CHECKED
    return Candidate(start, end, label, score, reason, key=f"nummer:{bare}")
