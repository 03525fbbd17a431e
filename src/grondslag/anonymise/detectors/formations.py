"""Units told in words: "een peloton van negentien man", "de ploeg van Karim", "veldpost 5122"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, Candidate
from grondslag.anonymise.detectors.near import at_words
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# How many men a unit has, which tells it from another ("een peloton van negentien man").
_MANNED = re.compile(
    r"\b(?:een|het) (?:peloton|bataljon|eenheid|ploeg|compagnie|sectie|team|detachement|groep) van"
    r" (?:ongeveer |zo'n |ruim )?(?:[a-z]{3,20}|\d{1,4}) (?:man|mannen|strijders|soldaten)(?![\w-])"
)
_POLICE = frozenset({"politie", "police"})
_STRENGTH = frozenset({"man", "mannen", "strijders", "soldaten"})
# A unit by its field post number, as the armies of the east have it.
_FIELD_POST = re.compile(
    r"(?<!\w)(?:veldpost(?:nummer|nr\.?)?|militaire eenheid(?: nr\.?)?|vojen\w* [cčt]\w+|vj\. ?(?:tsj|ch"
    r"|č)\.?|v\.? ?/? ?(?:ch|tsj)\.?"
    r"|V\. ?P\.|VP(?: br\.)?|vojna pošta|vojna posta|v/ch|feldpost(?:nummer)?|в/ч|войсковая часть"
    r"|полевая почта|п/п|військова частина|field post)"
    r" ?(?:№ ?|nr\.? ?|no\.? ?)?\d{3,6}(?!\d)",
    re.IGNORECASE,
)
# The body of men of one who is named, and what a unit is of ("de divisie van de moerassen, de vierde").
_BODIES = frozenset(
    {"groep", "ploeg", "bende", "peloton", "troep", "coluna", "columna", "grupo", "groepje", "cuadrilla"}
)
_BODY = re.compile(
    r"\b(?:[Dd]e |[Hh]et )?(?:groep|groepje|ploeg|bende|peloton|troep|coluna|columna|grupo"
    r"|cuadrilla) (?:van|onder|do|da|de|del)"
    r" (?:(?:commandant|sjeik|kolonel|generaal|emir|hadji|hajji|kapitein|majoor|comandante|luitenant) )?"
    r"(?!Experts\b|Friends\b|De\b|Het\b|Een\b|[A-Z]{2})[A-Z][\w’'-]+"
)
_WHOLES = frozenset(
    {
        "brigade",
        "bataljon",
        "divisie",
        "compagnie",
        "regiment",
        "peloton",
        "detachement",
        "korps",
        "ploeg",
        "garnizoen",
    }
)
_BROTHERS = re.compile(
    r"(?<=bij )de (?:broeders|fraters|paters|jezuïeten|franciscanen|salesianen|nonnen|ursulinen) (?:in|van"
    r"|te) [A-Z][\w’'-]+"
)
_ORDER = frozenset(
    {"broeders", "fraters", "paters", "jezuieten", "franciscanen", "salesianen", "nonnen", "ursulinen"}
)
_TALL = re.compile(
    r"\b(?:(?:kantoor|bureau|afdeling|keuken|wacht|dienst) [a-z]{4,15}, )?(?:[Gg]ebouw|[Bb]lok|[Vv]leugel"
    r"|[Ll]oods|[Bb]arak|[Pp]loeg|[Kk]azerne)"
    r" (?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)(?![\w-])"
)
_BUILDINGS = frozenset({"gebouw", "blok", "vleugel", "loods", "barak", "ploeg", "kazerne"})


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Units told by their strength, a field post number, whose or of what they are, or where they sit."""
    for branch, matches in (
        ("legereenheid", at_words(view, _STRENGTH, _MANNED, back=70)),
        ("veiligheidsdienst", at_words(view, _POLICE, _services(), back=20)),
        ("eenheid in woorden", _FIELD_POST.finditer(view.text)),
        ("eenheid in woorden", at_words(view, _BODIES, _BODY, back=4)),
        ("eenheid in woorden", at_words(view, _WHOLES, _whole(), back=30)),
        ("eenheid in woorden", at_words(view, _ORDER, _BROTHERS, back=4)),
        ("eenheid in woorden", at_words(view, _BUILDINGS, _TALL, back=30)),
    ):
        for match in matches:
            key = f"eenheid:{fold(match.group())}"
            yield Candidate(*match.span(), "EENHEID", CONTEXT, branch, action="generaliseer", key=key)


@cache
def _services() -> re.Pattern[str]:
    """The police of an armed group, which needs no name or place ("de islamitische politie")."""
    return re.compile(rf"\b(?:{'|'.join(table('eenheden')['vaste_diensten'])})\b", re.IGNORECASE)


@cache
def _whole() -> re.Pattern[str]:
    """A unit with the kind of country or service that it is of ("de derde ploeg van de bewaringssectie")."""
    empty = "|".join(sorted(table("eenheden")["algemeen_geheel"]))
    order = "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|\\d{1,2}(?:e|ste|de)"
    return re.compile(
        rf"\b(?:[Dd]e |[Hh]et )?(?:(?:{order}) )?(?:{'|'.join(sorted(_WHOLES))}) van (?:de|het)"
        rf" (?!(?:{empty})\b)[a-z-]{{5,30}}(?![\w-])(?! [A-Z])(?:, de (?:{order})(?!\w))?"
    )
