"""What goes with the words beside it: "mevrouw mr. Bakker", "de zomer van 2013", "tolk 2217", "Chisty-sir".

Who marks a dossier by hand is not of one mind about it. A letter too many costs less than one too few, and
"mevrouw" tells what its name does not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import entries
from grondslag.anonymise.model import NAMES, UNKNOWN
from grondslag.anonymise.vouch import by_custom

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grondslag.anonymise.resolve import Span

_LONGEST = 32
_SHORT = 4
_LONGEST_ARTICLE = 8
_NUMBERED = NAMES | {"DOCNUMMER"}
# With these an article belongs to what is said, also before a capital; with the others before a small letter.
_PEOPLE = NAMES | {UNKNOWN}
_WITH_ARTICLE = frozenset({"DATUM", "GEBDATUM", "ADRES", UNKNOWN})
_WITH_SMALL = frozenset({"PLAATS", "EENHEID", "FUNCTIE", "PERSOON", "LEEFTIJD"})
# Of these half a word with a hyphen is no word by itself.
_WHOLE = NAMES | {"DOCNUMMER", UNKNOWN}
_HYPHENED = re.compile(r"(?:[-–/'’][^\W_]+)+")
# What tells by a place which of that name is meant ("Goitom van de winkel", "Ibrahim fils du forgeron").
_WHERE_FROM = re.compile(
    r"[ ](?:van (?:de|'t)|uit de|el de(?: la|l)|o d[oa]|(?:fils|fille|femme) (?:du|de la)|(?:from|of) the)[ ]"
    r"(?P<word>[^\W\d_A-Z][^\W\d_]{2,24})(?![\w'’-])"
)
# A particle between two parts of a name ("A. Lemma de Rojas"), or what tells whose child or wife somebody is:
# "Nawal Zeidan, geboren Sfeir", "Dak son of Tap", "Gul s/o Rahmat".
_TIED = re.compile(
    r"[ ](?:(?:de|del|da|du|dos|von|di)[ ](?=[A-ZÀ-Þ])|van[ ](?=(?:de|het|'t)[ ][a-z]))"
    r"|,?[ ](?:geboren|geb\.|née?|nata|born|geborene?|nacida|nascida)[ ](?=[A-ZÀ-Þ])"
    r"|[ ](?:gehuwd|weduwe|wed\.|sposata|ép\.|veuve|vve\.?|[sdw]/o|[ev]\.v\.|(?:son|daughter|wife|widow)[ ]of"
    r"|(?:zoon|dochter|weduwe|wed\.)[ ]van|(?:fils|fille|veuve)[ ]de|(?:hij[oa]|viuda|filh[oa])[ ]de"
    r"|(?:Sohn|Tochter|Witwe)[ ]von)[ ](?=[A-ZÀ-Þ])"
)
# "W/ro Hirut", "G/Egziabher", "v. Os", "y.blom": a title, a particle or a name cut down to its first letter;
# "FMMU-arts Bakker", "GZA/Mw. Kuipers": the body that somebody works for.
_CUT_DOWN = re.compile(r"(?<![\w/.-])(?:[A-Z]/|v\.[ ]?(?:d\.[ ]?)?|v/d[ ])\Z")
_FROM_BODY = re.compile(r"(?<![\w./-])[A-Z]{2,5}[-/]\Z")
_HANDLE = re.compile(r"(?<![\w.@-])[a-z]\.\Z")
_MARKED = str.maketrans({"a": "[aàâ]", "e": "[eéèê]", "i": "[iîï]", "o": "[oóô]", "n": "[nñ]"})


def edges(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Start and end of each span with what goes with it, never inside another span."""
    least = 0
    for index, span in enumerate(spans):
        most = spans[index + 1].start if index + 1 < len(spans) else len(text)
        start, end = span.start, span.end
        if span.winner.action != "behoud":
            for pattern in _before(text, span):
                longest = _LONGEST_ARTICLE if pattern is _article() else _LONGEST
                before = pattern.search(text, max(least, start - longest), start)
                start = before.start() if before else start
            if span.winner.label in NAMES and (start < span.start or text[start].islower()):
                before = _FROM_BODY.search(text, max(least, start - _LONGEST_ARTICLE), start)
                start = before.start() if before else start
            behind = _HYPHENED.match(text, end) if span.winner.label in _WHOLE else None
            end = behind.end() if behind and behind.end() <= most else end
            end = _with_what_he_is(text, span, (end, most))
        yield start, end
        least = end


def bare(found: str) -> str:
    """What was found without the words that announce it: "S. Bakker" for "mevrouw S. Bakker"."""
    begins = _beginning().match(f"{found} ")
    return found[begins.end() :] if begins else found


def _with_what_he_is(text: str, span: Span, bounds: tuple[int, int]) -> int:
    """The end of a name with what tells which of that name: "Yacouba le tailleur", "Goitom van de winkel"."""
    end, most = bounds
    if span.winner.label not in _PEOPLE or not text[span.start].isalpha():
        return end
    found = _what_he_is().match(text, end)
    if found is None:
        tied = _TIED.match(text, end)
        if tied and tied.end() == most < len(text) and span.winner.label in NAMES:
            return tied.end() - 1
        found = _WHERE_FROM.match(text, end)
    if found is None or found.end() > most or fold(found["word"]) in by_custom():
        return end
    return found.end()


def _before(text: str, span: Span) -> Iterator[re.Pattern[str]]:
    label = span.winner.label
    if label in _NUMBERED and text[span.start].isdigit():
        yield _announced("voor_een_nummer")
    elif label in _PEOPLE or label == "PLAATS":
        yield _CUT_DOWN
        if (
            text[span.start].islower()
            and span.end - span.start > _SHORT - 1
            and text[span.end : span.end + 1] != "."
        ):
            yield _HANDLE
        yield _announced("korte_aanspreekvormen", "aanspreekvormen")
        if label in NAMES or (label == UNKNOWN and text[span.start].isupper()):
            yield _described()
        if label in NAMES and text[span.start].isupper() and text.count(" ", span.start, span.end) <= 1:
            yield _nicknamed()
    if label in _WITH_ARTICLE or (label in _WITH_SMALL and text[span.start].islower()):
        yield _article()


@cache
def _announced(*names: str) -> re.Pattern[str]:
    """Words of these lists, one or more, with a full stop or without, and with an article before them."""
    words = "|".join(_either_case(name) for name in names)
    return re.compile(rf"(?<![\w.-])(?:(?:{_either_case('lidwoorden')})[ ])?(?:(?:{words})\.?[ ])+\Z")


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{_either_case('lidwoorden')})[ ])?(?:(?:{_either_case('aanspreekvormen')})[ ])+"
    )


@cache
def _described() -> re.Pattern[str]:
    """What somebody is called by beside the name ("de kleine Usman", "le petit Jules", "young Sunday")."""
    words = _either_case("eigenschappen_voor_een_naam")
    return re.compile(rf"(?<![\w.-])(?:(?:{_either_case('lidwoorden')})[ ])?(?:{words})[ ]\Z")


@cache
def _nicknamed() -> re.Pattern[str]:
    """The article of a nickname with a capital ("de Tarjoman", "le Boucher")."""
    return re.compile(rf"(?<![\w'’.-])(?:{_either_case('lidwoorden_voor_een_bijnaam')})[ ]\Z")


@cache
def _what_he_is() -> re.Pattern[str]:
    """An article and a trade or a trait behind a name."""
    found = sorted(entries("wat_iemand_is"), key=len, reverse=True)
    words = "|".join(re.escape(word).translate(_MARKED) for word in found)
    articles = "|".join(entries("lidwoorden_voor_een_bijnaam"))
    return re.compile(rf"[ ](?:{articles})[ ](?P<word>{words})(?![\w'’-])")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’.-])(?:(?:{_either_case('lidwoorden')})[ ]|[Ll]['’])\Z")


def _either_case(name: str) -> str:
    """The words of a list, small or with a capital, with the marks of French and Spanish or without."""
    return "|".join(
        re.escape(form).translate(_MARKED) for word in entries(name) for form in _forms(word, name)
    )


def _forms(word: str, name: str) -> tuple[str, ...]:
    """A word small and with a capital; a short one before a name or number in capitals too ("HM 4417")."""
    short = len(word) <= _SHORT and not name.startswith(("lidwoorden", "eigenschappen"))
    return (word, word.capitalize(), *((word.upper(),) if short else ()))
