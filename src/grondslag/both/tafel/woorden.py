"""Free words around the table: a question, a motivation, a line of the minutes. They undo a card most easily.

The rules of the anonymiser read them, and the rules of the card that need no card. The sequence model does
not: it doubts an ordinary word by its neighbours, and who is refused a word must be told why. What stays
behind is words of general meaning. A label of the meeting, article 1F and the number of an article may be
named.
"""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from grondslag.anonymise import findings
from grondslag.anonymise.detectors import RULES as RULES_ALONE
from grondslag.anonymise.kaart import Kaart, kaart_schema, validate_quotation

MAY_STAND = re.compile(r"\b1F(?:-[abc])?\b|\b[Aa]rtikel(?:en)? \d{1,3}[a-z]{0,2}\b(?: Sv\b)?")
_SMALL = r"(?:\d{1,2}|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)"
CLASS_SIZE = re.compile(
    rf"\b{_SMALL}(?: [a-z]+)? za(?:ak|ken)\b|\bklasse (?:van|is|telt|onder) {_SMALL}\b"
    rf"|\b(?:kleiner|minder|meer|groter) dan {_SMALL}\b"
)
"""How a class is spoken of: "vier gelijke zaken", "een klasse van 3", "minder dan vijf"."""
PERSONS = frozenset({"AMBTENAAR", "BSN", "CONTACT", "PARKETNUMMER", "PERSOON", "VNUMMER"})
"""The labels of the detectors that stand for one person."""
RULES = frozenset({"teken", "cijfer", "datum", "taal", "groep", "kenmerk", "naam"})
"""The rules of the card that also hold without one; the others weigh words against the card's own values."""
SENTENCE_START = re.compile(r"(?:^|[.?!:;\n])\s*$")


@dataclass(frozen=True)
class Bezwaar:
    """A place in the words that may not leave: what stands there, and one sentence on what to do."""

    tekst: str
    waarom: str


def objections(text: str, labels: Iterable[str] = (), *, klasse: bool = False) -> list[Bezwaar]:
    """Return every place that may not leave; `labels` are those of the meeting, which may be named.

    `klasse`: the words are about the size of a class, and may say how many zaken it counts.
    """
    read = _without(text, labels)
    if klasse:
        read = CLASS_SIZE.sub(_blank, read)
    found = {
        (fault.start, fault.end): Bezwaar(fault.text, fault.why)
        for fault in validate_quotation(read, _coarsest())
        if fault.rule in RULES and not _starts_a_sentence(fault.rule, read[: fault.start])
    }
    for finding in findings(read, detectors=RULES_ALONE):
        if finding.action != "behoud" and not _overlaps(finding.start, finding.end, found):
            words = read[finding.start : finding.end]
            found[finding.start, finding.end] = Bezwaar(words, _why(words))
    for number in re.finditer(r"\d+", read):
        if not _overlaps(*number.span(), found):
            found[number.span()] = Bezwaar(number[0], _why(number[0]))
    return [found[place] for place in sorted(found)]


def persons_in(text: str) -> list[Bezwaar]:
    """Return only what names a person or is a person's number: for words in which days and places belong."""
    return [
        Bezwaar(text[one.start : one.end], _why(text[one.start : one.end]))
        for one in findings(text, detectors=RULES_ALONE)
        if one.label in PERSONS
    ]


def _why(words: str) -> str:
    return _(
        "'%(woorden)s' kan een persoon, plaats, dag of nummer aanwijzen; zeg het in algemene woorden."
    ) % {"woorden": words}


def _without(text: str, labels: Iterable[str]) -> str:
    """Blank out what may stand, so that every offset stays true."""
    for label in labels:
        text = re.sub(rf"\b{re.escape(label)}\b", _blank, text)
    return MAY_STAND.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _starts_a_sentence(rule: str, before: str) -> bool:
    """Any word has a capital there; names at that place are left to the detectors."""
    return rule == "naam" and SENTENCE_START.search(before) is not None


def _overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in taken)


@functools.cache
def _coarsest() -> Kaart:
    """A card that says nothing, so that its rules allow nothing either."""
    values = {
        field.id: [field.top] if field.meer and field.telt else field.top
        for field in kaart_schema().velden
        if field.telt
    }
    return Kaart(**values, behandeling=frozenset(), vraag="belang", prangend="")  # type: ignore[arg-type]  # the values come out of a card
