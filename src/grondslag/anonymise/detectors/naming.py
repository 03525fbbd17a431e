"""Names that the text gives: "bijgenaamd de slager", "noemde hem 'de kok'", "known as the Bull".

What is given may be ordinary words in small letters, so the words that give it decide, not the words given.
The words that give a name are data: `data/bijnamen.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, REFUSED, TITLED, Candidate
from grondslag.anonymise.detectors.near import at_signs, at_words, sought
from grondslag.anonymise.detectors.titles import name_after, titles
from grondslag.anonymise.fold import fold
from grondslag.anonymise.language import marks
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.view import CAPITALISED
from grondslag.anonymise.vouch import Vouch, by_custom, vouched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

OPEN, CLOSE = "\"'«„“‘‹", "\"'»”’“›"
QUOTED = re.compile(rf"[{OPEN}]\s?(?P<name>[^{OPEN}{CLOSE}\n]{{2,40}}?)\s?[{CLOSE}]")
DESCRIBED = re.compile(
    r"(?P<name>(?:de|het|el|the|la|le|der|die|al) [^\W\d_][\w-]{1,24}"
    r"(?:[ ](?:van|uit|met|zonder|of|from|with|without|de|von|du)"
    r"(?: de| het| een| the| a| la| zijn| haar| his| her)?"
    r"(?: [a-zë]{2,12}en?(?= [^\W\d_]{3}))? [^\W\d_][\w-]{1,24})?)(?![\w-])"
)
# The name stands before the word: "'de slager' genoemd", "Blauwoog zeggen ze".
_BEFORE = re.compile(
    rf"[{OPEN}](?P<name>[^{OPEN}{CLOSE}\n]{{2,40}})[{CLOSE}] (?:genoemd|genaamd|geheten|noem)"
    r"|(?P<described>(?:[Dd]e|[Hh]et|[Dd]ie|[Tt]he|[Ll]e|[Ll]a) [^\W\d_][\w-]{1,24}"
    r"(?: (?:van|uit|met|zonder|of|with)(?: de| het| the)? [^\W\d_][\w-]{1,24})?), "
    r"(?:zo|as) (?:noemden?|noemen|heette|they|we) (?:[^\W\d_]{2,10})"
)
# A nickname between the parts of a name: 'Rizo "Keka" Hodzic', "D. (Chava) Abdoelajevna".
_BETWEEN = re.compile(
    r"(?<![\w'’-])(?P<name>(?:[^\W\d_]\.|[^\W\d_][\w'’-]{1,24})"
    rf" (?:\((?=[^\W\d_a-zà-ÿ])[\w'’-]{{2,20}}\)|[{OPEN}](?=[^\W\d_a-zà-ÿ])[\w'’ -]{{2,20}}[{CLOSE}])"
    r" (?:(?:van|de|der|den|al|el|ten|ter) ){0,2}[^\W\d_][\w'’-]{1,24})(?!\w)"
)
# What somebody is called, behind the name: 'Abdi Dheere ("de lange")'.
_BEHIND = re.compile(rf" \([{OPEN}](?P<name>[^{OPEN}{CLOSE}()\n]{{2,30}})[{CLOSE}]\)")
# One or two words with a capital, or an article and a word, and no more between quotation marks.
_ALONE = re.compile(
    rf"(?<!\w)[{OPEN}](?P<name>[^\W\d_a-zß-ÿ][\w-]+(?: [^\W\d_a-zß-ÿ][\w-]+)?"
    rf"|(?:[Dd]e|[Ll]e|[Ll]a|[Tt]he|[Ee]l) [^\W\d_][\w-]{{2,}})[{CLOSE}](?!\w)"
)
# A compound of words with capitals ("Quick-to-Kill"), a nickname unless it is geography or an institution.
_COMPOUND = re.compile(r"(?<![\w-])[A-ZÀ-Þ][a-zß-ÿ]+(?:-[a-zß-ÿ]{1,4}){0,2}-[A-ZÀ-Þ][a-zß-ÿ]+(?![\w-])")
_CAPITAL = re.compile(r"[^\W\d_a-z][\w'’]+(?:-\w+)*(?!\w)")
# "roos heet ze": the name stands before the verb.
_CALLED = re.compile(
    r"(?<![\w-])(?:(?P<name>[^\W\d_]{3,20}) (?:heet|heette|hiet) (?:ze|zij|hij|die|het)"
    r"|die (?P<called>[^\W\d_]{3,20}) (?:heet|heette|hiet))(?!\w)"
)
# A firm of lawyers by the names of its partners.
_FIRM = re.compile(
    r"(?<!\w)(?:[Aa]dvocaten(?:kantoor|collectief|maatschap)?|[Nn]otariskantoor|[Mm]aatschap|[Cc]abinet) "
    r"(?P<name>[A-ZÀ-Ž][\w'’-]{1,30}(?:(?: (?:&|en|van|de|der))? [A-ZÀ-Ž][\w'’-]{1,30}){0,4})"
    r"|(?<![\w'’-])(?P<before>[A-ZÀ-Ž][\w'’-]{1,30}(?:(?: &| en"
    r"|,)? [A-ZÀ-Ž][\w'’-]{1,30}){0,6}) (?:[Aa]dvocaten|[Aa]dvocatuur|Legal)(?!\w)"
)
_ENCLOSED = re.compile(rf" [({OPEN}](?=[^\W\d_a-z])")
_HYPHEN = re.compile(r"(?<=[a-z])-[A-Z](?=[a-z])")
NAMED_WORDS = frozenset(
    {"genoemd", "genaamd", "geheten", "noem", "noemt", "noemde", "noemden", "noemen", "heette", "called"}
)
_CALLED_WORDS = frozenset({"heet", "heette", "hiet"})
_FIRM_WORDS = frozenset(
    {
        "advocatenkantoor",
        "advocatencollectief",
        "advocatenmaatschap",
        "notariskantoor",
        "maatschap",
        "cabinet",
        "advocaten",
        "advocatuur",
        "legal",
    }
)
_FEW = 3
_ARTICLE_AND_WORD = 2


@cache
def _first_words() -> frozenset[str]:
    """The first word, folded, of all that gives a name."""
    data = table("bijnamen")
    return frozenset(
        fold(entry).split(" ")[0].partition(".")[0]
        for part in ("geeft", "noemt", "met_aanhaling")
        for entry in data[part]
    )


@cache
def _giving() -> re.Pattern[str]:
    """Any of the words behind which a given name stands, with what may stand between."""
    words = "|".join(sorted((re.escape(word) for word in table("bijnamen")["geeft"]), key=len, reverse=True))
    whom = "|".join(table("bijnamen")["wie"])
    verbs = "|".join(table("bijnamen")["noemt"])
    small = "|".join(table("bijnamen")["tussen"])
    return re.compile(
        rf"\b(?P<sure>{words}|(?:{verbs}) (?:{whom}))(?: (?:{small}))*(?: ?[:,]| (?:was|is|luidt"
        rf"|luidde|als))?[ ]+",
        re.IGNORECASE,
    )


@cache
def _loose() -> re.Pattern[str]:
    """Words behind which only a name between quotation marks is one."""
    words = "|".join(
        sorted((re.escape(word) for word in table("bijnamen")["met_aanhaling"]), key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{words})[ :,]+", re.IGNORECASE)


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Given names, nicknames inside a name, and capital compounds."""
    text = view.text
    for match in at_words(view, _first_words(), _giving()):
        yield from _given(view, match.end(), context)
    for match in at_words(view, _first_words(), _loose()):
        quoted = QUOTED.match(text, match.end())
        if quoted:
            yield _name(quoted, "bijnaam tussen aanhalingstekens")
    yield from _before_verb(view)
    for match in at_signs(text, _ENCLOSED, _BETWEEN, back=26, ahead=60):
        if match["name"][0].isupper() and match["name"].split()[-1][0].isupper():
            yield _name(match, "bijnaam in een naam")
    yield from _in_quotes(view, context)
    for match in at_signs(text, _HYPHEN, _COMPOUND, back=34, ahead=24):
        if not _geography(match.group()):
            yield Candidate(*match.span(), "PERSOON", REFUSED, "samenstelling met hoofdletters")


def _in_quotes(view: View, context: Context) -> Iterator[Candidate]:
    """What stands behind a name between brackets and quotation marks, or alone between quotation marks."""
    for match in _BEHIND.finditer(view.text):
        before = view.first_at(match.start() - 1)
        if view.shapes[before] in CAPITALISED and vouched(view, before, context) is Vouch.UNKNOWN:
            yield _name(match, "bijnaam achter een naam")
    for match in sought(view, _ALONE):
        if _nickname(view, *match.span("name")):
            yield Candidate(*match.span("name"), "PERSOON", REFUSED, "alleen tussen aanhalingstekens")


def _before_verb(view: View) -> Iterator[Candidate]:
    """Names with the word that gives them behind them, and those of firms."""
    for match in at_words(view, NAMED_WORDS, _BEFORE, back=70, ahead=14):
        group = "name" if match["name"] else "described"
        if fold(match[group]) not in titles():
            yield Candidate(*match.span(group), "PERSOON", CHECKED, "zo genoemd")
    for match in at_words(view, _CALLED_WORDS, _CALLED, back=22, ahead=6):
        group = "name" if match["name"] else "called"
        if fold(match[group]) not in table("bijnamen")["niemand"]:
            yield Candidate(*match.span(group), "PERSOON", CHECKED, "zo heet iemand")
    for match in at_words(view, _FIRM_WORDS, _FIRM, back=100, ahead=100):
        yield Candidate(*match.span(), "PROFESSIONAL", TITLED, "advocatenkantoor", role="advocaat")


def _given(view: View, at: int, context: Context) -> Iterator[Candidate]:
    """The name that stands at an offset behind a word that gives one."""
    found = QUOTED.match(view.text, at) or DESCRIBED.match(view.text, at)
    index = view.first_at(at)
    if found:
        yield _name(found, "bijnaam")
    elif index < len(view) and view.starts[index] - at < _FEW and view.shapes[index] in CAPITALISED:
        first, last = name_after(view, index, context, field=True)
        if first >= 0:
            yield Candidate(view.starts[first], view.ends[last], "PERSOON", TITLED, "bijnaam")
        elif word := _CAPITAL.match(view.text, view.starts[index]):
            yield Candidate(*word.span(), "PERSOON", TITLED, "bijnaam")


def _name(match: re.Match[str], reason: str) -> Candidate:
    start, end = match.span("name")
    return Candidate(start, end, "PERSOON", CHECKED, reason)


def _nickname(view: View, start: int, end: int) -> bool:
    """Whether a quotation may be what somebody is called: no rank, no word that always has a capital."""
    words = view.folded[view.first_at(start) : view.first_at(end - 1) + 1]
    # "de Griek" is what one man is called; "de Staat" is no man.
    custom = _no_bodies() if len(words) == _ARTICLE_AND_WORD and words[0] in marks() else _no_nicknames()
    return titles().keys().isdisjoint(words) and words[-1] not in custom


@cache
def _no_nicknames() -> frozenset[str]:
    return by_custom() | word_set("afkortingen", "functiewoorden")


@cache
def _no_bodies() -> frozenset[str]:
    """Public bodies, movements and groups."""
    return word_set("overheid", "bewegingen", "bewegingswoorden", "groepen", "afkortingen", "functiewoorden")


def _geography(compound: str) -> bool:
    parts = [fold(part) for part in compound.split("-")]
    harmless = word_set("landen", "talen", "overheid", "bewegingen", "bewegingswoorden", "groepen")
    return parts[0] in table("bijnamen")["windstreken"] or parts[0] in harmless or parts[-1] in harmless
