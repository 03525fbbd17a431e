"""What somebody is called, told around the name: "die wij Fidel noemden", "Lafaek betekent krokodil".

Also what one is known by ("de vrouw met de doek"), on whose account money came and whose exhibit it is. The
words that tell it are data: `data/bijnamen.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, Candidate
from grondslag.anonymise.detectors.naming import CLOSE, DESCRIBED, NAMED_WORDS, OPEN, QUOTED
from grondslag.anonymise.detectors.near import at_words
from grondslag.anonymise.detectors.titles import titles
from grondslag.anonymise.fold import fold
from grondslag.anonymise.language import marks
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.view import CAPITALISED
from grondslag.anonymise.vouch import Vouch, vouched
from grondslag.anonymise.words import also_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# What somebody is known by, and no more between quotation marks: "de vrouw met de doek".
_DESCRIPTION = re.compile(
    rf"(?<!\w)[{OPEN}](?P<name>(?:(?P<first>[^\W\d_]{{2,6}}) )?(?P<second>[^\W\d_]{{2,10}})"
    r"(?: (?P<third>[^\W\d_]{3,10}))? (?:met|zonder|van|with|without|avec|sans|aux?|à|con|sin) "
    rf"[^{OPEN}{CLOSE}.!?:;,\n]{{3,30}})[{CLOSE}](?!\w)"
)
_CAPITALS = re.compile(r"(?P<name>[A-ZÀ-Þ][\w'’-]{1,20}(?: [A-ZÀ-Þ][\w'’-]{1,20}){0,2})")
# "HISSEIN dit Vent de Sable": French between two names.
_DIT = re.compile(
    r"(?<![\w'’-])[A-ZÀ-Þ][\w'’-]{2,20} dite? (?P<name>(?:(?:le|la|l'|l’) ?)?[A-ZÀ-Þ][\w'’-]{1,20}"
    r"(?: (?:(?:de|du|des|la|le|à) ){0,2}[A-ZÀ-Þ][\w'’-]{1,20}){0,2})"
)
_DIT_WORDS = frozenset({"dit", "dite"})
# Initials of a witness on a piece of evidence ("exhibit HBS/1").
_EXHIBITED = r"[A-Z]{2,4}[/-]?\d{1,3}(?!\w)"
_EXHIBIT = re.compile(
    r"(?<!\w)(?:[Ee]xhibits?|[Ee]xh\.|[Mm]arked|[Pp]roduced? (?:it )?as|[Bb]ewijsstuk(?:ken)?|[Pp]ièces?)"
    r"(?: as| marked| n[or°]\.?)? [\"'“‘]?"
    rf"(?P<name>{_EXHIBITED}(?:(?:,| and| en| et| &) {_EXHIBITED}){{0,4}})"
)
_EXHIBIT_WORDS = frozenset(
    {"exhibit", "exhibits", "exh", "marked", "produce", "produced"}
    | {"bewijsstuk", "bewijsstukken", "piece", "pieces"}
)
# "hij werd door iedereen de kleine chirurg genoemd": two words behind an article, without quotation marks.
_WAS_CALLED = re.compile(
    r"(?<!\w)(?:(?:werd|wordt|word) (?:hij|zij|ik|ze|betrokkene)|(?:hij|zij|ik|ze|die) (?:werd|wordt|word)"
    r"|men heeft (?:hem|haar|mij))(?: \w{2,12}){0,3}?"
    r" (?P<name>(?:de|het|le|la) [^\W\d_][\w-]{1,20}(?: [^\W\d_][\w-]{1,20})?) genoemd(?!\w)",
    re.IGNORECASE,
)
# Whose account it is ("tnv zomer").
_ACCOUNT = re.compile(
    r"(?<!\w)[Tt]\.?[Nn]\.?[Vv]\.?:? (?P<name>[^\W\d_][\w'’.-]{2,24}(?: [A-ZÀ-Þ][\w'’-]{1,24}){0,3})"
)
_IS = frozenset({"is", "was", "est"})
_FEW = 3


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """What somebody is called by words around the name, and what a name means."""
    yield from _around_a_verb(view)
    yield from _known_as(view)
    yield from _translated(view, context)
    for match in at_words(view, _DIT_WORDS, _DIT, back=24, ahead=60):
        yield _name(match, "bijnaam")
    for match in _DESCRIPTION.finditer(view.text):
        if _people() & {fold(match[group]) for group in ("first", "second", "third") if match[group]}:
            yield _name(match, "bijnaam, een beschrijving")
    for match in at_words(view, _EXHIBIT_WORDS, _EXHIBIT, ahead=70):
        yield _name(match, "initialen op een bewijsstuk")
    for match in _ACCOUNT.finditer(view.text):
        if fold(match["name"]).split(" ")[0] not in marks() | titles().keys():
            yield _name(match, "zo heet de rekening")


def _around_a_verb(view: View) -> Iterator[Candidate]:
    """Names such as "die wij Fidel noemden", "werd de kleine chirurg genoemd", "zomer is de advocaat"."""
    for match in at_words(view, NAMED_WORDS, _so_called(), back=60, ahead=1):
        yield _name(match, "zo noemde men")
    for match in at_words(view, NAMED_WORDS, _WAS_CALLED, back=90, ahead=1):
        yield _name(match, "bijnaam, zo genoemd")
    for match in at_words(view, _IS, _is_somebody(), back=24, ahead=30):
        if fold(match["name"]) in also_names() and fold(match["name"]) not in marks():
            yield _name(match, "zo heet iemand")


def _known_as(view: View) -> Iterator[Candidate]:
    """A word with a capital, a description of a person or a quotation: "known as Butcher"."""
    for match in at_words(view, _capital_words(), _before_capital()):
        named = (
            QUOTED.match(view.text, match.end())
            or _described_person(view.text, match.end())
            or _CAPITALS.match(view.text, match.end())
        )
        if named and fold(named["name"]) not in word_set("landen", "talen", "bewegingen", "bewegingswoorden"):
            yield _name(named, "zo genoemd")


def _described_person(text: str, at: int) -> re.Match[str] | None:
    """A description of a person that stands at an offset: "(bekend als) de man met de pet"."""
    found = DESCRIBED.match(text, at)
    words = fold(found["name"]).split(" ") if found else []
    return found if len(words) > _FEW and words[1] in _people() else None


def _translated(view: View, context: Context) -> Iterator[Candidate]:
    """What a name means, which may be the name in another document: "Lafaek" betekent krokodil."""
    for match in _means().finditer(view.text):
        before, word = view.first_at(match.start()), fold(match["name"])
        if word in marks() or word in titles() or word in word_set("functiewoorden"):
            continue
        sure = not (match["loose"] and match["more"])
        own = view.shapes[before] in CAPITALISED
        if sure and own and vouched(view, before, context, opening=False) is Vouch.UNKNOWN:
            yield _name(match, "bijnaam, vertaald")


def _name(match: re.Match[str], reason: str) -> Candidate:
    return Candidate(*match.span("name"), "PERSOON", CHECKED, reason)


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _people() -> frozenset[str]:
    """Words for a person whom a description tells from others."""
    return frozenset(map(fold, table("bijnamen")["mensen"]))


@cache
def _means() -> re.Pattern[str]:
    """A name, what stands between it and what it means, and the word for that."""
    sure, loose = (_either(table("bijnamen")[part]) for part in ("betekent", "betekent_misschien"))
    return re.compile(
        rf"(?<![\w'’-])[A-ZÀ-Þ][\w'’-]{{2,20}}[{CLOSE}]?(?:,? \(?|\()(?:{sure}|(?P<loose>{loose}))"
        rf"(?: in het [A-ZÀ-Þ]\w{{2,15}})?:? (?:(?:zoiets als|ongeveer|letterlijk) )?[{OPEN}]?"
        r"(?:(?:de|het|een|the|a|an|le|la|un|une|der|die|das) )?"
        r"(?P<name>[^\W\d_]{3,20})(?!\w)(?=(?P<more> [^\W\d_])?)"
    )


@cache
def _is_somebody() -> re.Pattern[str]:
    """A name in small letters, told by what its bearer is: "zomer is de advocaat"."""
    roles = _either(table("bijnamen")["is_iemands"])
    return re.compile(
        r"(?<![\w'’-])(?P<name>[^\W\d_]{3,15}) (?:is|was|est) (?:(?:de|mijn|onze|zijn|haar|je|jouw|uw|hun"
        rf"|m'n|z'n|the|my|his|her|le|la|mon|ma|son) |l['’])(?:{roles})(?!\w)"
    )


@cache
def _before_capital() -> re.Pattern[str]:
    """Words behind which a word with a capital is a name, or what stands between quotation marks."""
    words = _either(table("bijnamen")["met_hoofdletter"])
    return re.compile(rf"(?:{words}) (?:(?:him|her|me|hem|haar) )?", re.IGNORECASE)


@cache
def _capital_words() -> frozenset[str]:
    return frozenset(fold(entry).split(" ")[0] for entry in table("bijnamen")["met_hoofdletter"])


@cache
def _so_called() -> re.Pattern[str]:
    """A name between who gives it and the verb: "die wij Fidel noemden", "die ze de lange noemden"."""
    whom = "|".join(table("bijnamen")["noemers"])
    return re.compile(
        rf"(?<!\w)(?:(?:die|dat|wie) (?:(?:de|het) )?(?:{whom})|hem|haar|mij|ons|hen) "
        rf"(?:altijd |ook |allemaal |toen |daar )?[{OPEN}]?"
        r"(?P<name>(?:(?:de|het) [^\W\d_]|[A-ZÀ-Þ])[\w-]{2,20}(?: van de [^\W\d_]{3,15})?)"
        rf"[{CLOSE}]? noem(?:den?|en|t)(?!\w)"
    )
