"""Names that the text gives: "bijgenaamd de slager", "noemde hem 'de kok'", "known as the Bull".

What is given may be ordinary words in small letters, so the words that give it decide, not the words given.
The words that give a name are data: `data/bijnamen.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, REFUSED, TITLED, Candidate
from grondslag.anonymise.detectors.near import at_signs, at_words
from grondslag.anonymise.detectors.titles import name_after, titles
from grondslag.anonymise.fold import fold
from grondslag.anonymise.language import marks
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.view import CAPITALISED
from grondslag.anonymise.vouch import Vouch, by_custom, vouched
from grondslag.anonymise.words import also_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_OPEN, _CLOSE = "\"'«„“‘‹", "\"'»”’“›"
_QUOTED = re.compile(rf"[{_OPEN}]\s?(?P<name>[^{_OPEN}{_CLOSE}\n]{{2,40}}?)\s?[{_CLOSE}]")
_DESCRIBED = re.compile(
    r"(?P<name>(?:de|het|el|the|la|le|der|die|al) [^\W\d_][\w-]{1,24}"
    r"(?:[ ](?:van|uit|met|zonder|of|from|with|without|de|von|du)(?: de| het| een| the| a| la| zijn| haar| his| her)?"
    r"(?: [a-zë]{2,12}en?(?= [^\W\d_]{3}))? [^\W\d_][\w-]{1,24})?)(?![\w-])"
)
# The name stands before the word: "'de slager' genoemd", "Blauwoog zeggen ze".
_BEFORE = re.compile(
    rf"[{_OPEN}](?P<name>[^{_OPEN}{_CLOSE}\n]{{2,40}})[{_CLOSE}] (?:genoemd|genaamd|geheten|noem)"
    r"|(?P<described>(?:[Dd]e|[Hh]et|[Dd]ie|[Tt]he|[Ll]e|[Ll]a) [^\W\d_][\w-]{1,24}"
    r"(?: (?:van|uit|met|zonder|of|with)(?: de| het| the)? [^\W\d_][\w-]{1,24})?), "
    r"(?:zo|as) (?:noemden?|noemen|heette|they|we) (?:[^\W\d_]{2,10})"
)
# A nickname between the parts of a name: 'Rizo "Keka" Hodzic', "D. (Chava) Abdoelajevna".
_BETWEEN = re.compile(
    r"(?<![\w'’-])(?P<name>(?:[^\W\d_]\.|[^\W\d_][\w'’-]{1,24})"
    rf" (?:\((?=[^\W\d_a-zà-ÿ])[\w'’-]{{2,20}}\)|[{_OPEN}](?=[^\W\d_a-zà-ÿ])[\w'’ -]{{2,20}}[{_CLOSE}])"
    r" (?:(?:van|de|der|den|al|el|ten|ter) ){0,2}[^\W\d_][\w'’-]{1,24})(?!\w)"
)
# What somebody is called, behind the name: 'Abdi Dheere ("de lange")'.
_BEHIND = re.compile(rf" \([{_OPEN}](?P<name>[^{_OPEN}{_CLOSE}()\n]{{2,30}})[{_CLOSE}]\)")
# One or two words with a capital, or an article and a word, and no more between quotation marks.
_ALONE = re.compile(
    rf"(?<!\w)[{_OPEN}](?P<name>[^\W\d_a-zß-ÿ][\w-]+(?: [^\W\d_a-zß-ÿ][\w-]+)?"
    rf"|(?:[Dd]e|[Ll]e|[Ll]a|[Tt]he|[Ee]l) [^\W\d_][\w-]{{2,}})[{_CLOSE}](?!\w)"
)
# What somebody is known by, and no more between quotation marks: "de vrouw met de doek", "die met de vingers".
_DESCRIPTION = re.compile(
    rf"(?<!\w)[{_OPEN}](?P<name>(?:(?P<first>[^\W\d_]{{2,6}}) )?(?P<second>[^\W\d_]{{2,10}})"
    r"(?: (?P<third>[^\W\d_]{3,10}))? (?:met|zonder|van|with|without|avec|sans|aux?|à|con|sin) "
    rf"[^{_OPEN}{_CLOSE}.!?:;,\n]{{3,30}})[{_CLOSE}](?!\w)"
)
# A compound of words with capitals ("Quick-to-Kill"), a nickname unless it is geography or an institution.
_COMPOUND = re.compile(r"(?<![\w-])[A-ZÀ-Þ][a-zß-ÿ]+(?:-[a-zß-ÿ]{1,4}){0,2}-[A-ZÀ-Þ][a-zß-ÿ]+(?![\w-])")
_CAPITALS = re.compile(r"(?P<name>[A-ZÀ-Þ][\w'’-]{1,20}(?: [A-ZÀ-Þ][\w'’-]{1,20}){0,2})")
# "HISSEIN dit Vent de Sable": French between two names.
_DIT = re.compile(
    r"(?<![\w'’-])[A-ZÀ-Þ][\w'’-]{2,20} dite? "
    r"(?P<name>(?:(?:le|la|l'|l’) ?)?[A-ZÀ-Þ][\w'’-]{1,20}(?: (?:(?:de|du|des|la|le|à) ){0,2}[A-ZÀ-Þ][\w'’-]{1,20}){0,2})"
)
_CAPITAL = re.compile(r"[^\W\d_a-z][\w'’]+(?:-\w+)*(?!\w)")
# Initials of a witness on a piece of evidence ("exhibit HBS/1").
_EXHIBIT = re.compile(
    r"(?<!\w)(?:[Ee]xhibits?|[Ee]xh\.|[Mm]arked|[Pp]roduced? (?:as|it as)|[Bb]ewijsstuk(?:ken)?|[Pp]ièces?)"
    r"(?: as| marked| n[or°]\.?)? [\"'“‘]?(?P<name>[A-Z]{2,4}[/-]?\d{1,3}(?!\w)(?:(?:, | and | en | et | & )[A-Z]{2,4}[/-]?\d{1,3}(?!\w)){0,4})"
)
_EXHIBIT_WORDS = frozenset(
    {"exhibit", "exhibits", "exh", "marked", "produce", "produced", "bewijsstuk", "bewijsstukken", "piece", "pieces"}
)
# "hij werd door iedereen de kleine chirurg genoemd": two words behind an article, without quotation marks.
_WAS_CALLED = re.compile(
    r"(?<!\w)(?:(?:werd|wordt|word) (?:hij|zij|ik|ze|betrokkene)|(?:hij|zij|ik|ze|die) (?:werd|wordt|word)|men heeft (?:hem|haar|mij))"
    r"(?: \w{2,12}){0,3}? (?P<name>(?:de|het|le|la) [^\W\d_][\w-]{1,20}(?: [^\W\d_][\w-]{1,20})?) genoemd(?!\w)",
    re.IGNORECASE,
)
# Whose account it is ("tnv zomer").
_ACCOUNT = re.compile(
    r"(?<!\w)[Tt]\.?[Nn]\.?[Vv]\.?:? (?P<name>[^\W\d_][\w'’.-]{2,24}(?: [A-ZÀ-Þ][\w'’-]{1,24}){0,3})"
)
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
_ENCLOSED = re.compile(rf" [({_OPEN}](?=[^\W\d_a-z])")
_HYPHEN = re.compile(r"(?<=[a-z])-[A-Z](?=[a-z])")
_DIT_WORDS = frozenset({"dit", "dite"})
_NAMED_WORDS = frozenset(
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


def _translated(view: View, context: Context) -> Iterator[Candidate]:
    """What a name means: "Lafaek" betekent krokodil; behind another name than one of a list it is one too."""
    for match in _means().finditer(view.text):
        before = view.first_at(match.start())
        own, word = view.shapes[before] in CAPITALISED, fold(match["name"])
        if word in marks() or word in titles() or word in word_set("functiewoorden"):
            continue
        more = match["loose"] and match["more"]
        if own and vouched(view, before, context, opening=False) is Vouch.UNKNOWN and not more:
            yield _name(match, "bijnaam, vertaald")


@cache
def _means() -> re.Pattern[str]:
    """What stands between a name and what it means, and the word for that."""
    sure, loose = (
        "|".join(sorted(map(re.escape, table("bijnamen")[part]), key=len, reverse=True))
        for part in ("betekent", "betekent_misschien")
    )
    return re.compile(
        rf"(?<![\w'’-])[A-ZÀ-Þ][\w'’-]{{2,20}}[{_CLOSE}]?(?:,? \(?|\()(?:{sure}|(?P<loose>{loose}))(?: in het [A-ZÀ-Þ]\w{{2,15}})?:? "
        rf"(?:(?:zoiets als|ongeveer|letterlijk) )?[{_OPEN}]?(?:(?:de|het|een|the|a|an|le|la|un|une|der|die|das) )?"
        rf"(?P<name>[^\W\d_]{{3,20}})(?!\w)(?=(?P<more> [^\W\d_])?)"
    )


@cache
def _is_somebody() -> re.Pattern[str]:
    """A name in small letters, told by what its bearer is: "zomer is de advocaat", "c'est koning l'avocat"."""
    roles = "|".join(map(re.escape, table("bijnamen")["is_iemands"]))
    return re.compile(
        rf"(?<![\w'’-])(?P<name>[^\W\d_]{{3,15}}) (?:is|was|est) (?:(?:de|mijn|onze|zijn|haar|je|jouw|uw|hun|m'n|z'n|the|my"
        rf"|his|her|le|la|mon|ma|son) |l['’])(?:{roles})(?!\w)"
    )


@cache
def _is_words() -> frozenset[str]:
    return frozenset({"is", "was", "est"})


@cache
def _before_capital() -> re.Pattern[str]:
    """Words behind which a word with a capital is a name, or what stands between quotation marks."""
    given = table("bijnamen")["met_hoofdletter"]
    words = "|".join(sorted((re.escape(word) for word in given), key=len, reverse=True))
    return re.compile(rf"(?:{words}) (?:(?:him|her|me|hem|haar) )?", re.IGNORECASE)


def _described_person(text: str, at: int) -> re.Match[str] | None:
    """A description of a person that stands at an offset: "(bekend als) de man met de pet"."""
    found = _DESCRIBED.match(text, at)
    words = fold(found["name"]).split(" ") if found else []
    return found if len(words) > _FEW and words[1] in _people() else None


@cache
def _capital_words() -> frozenset[str]:
    return frozenset(fold(entry).split(" ")[0] for entry in table("bijnamen")["met_hoofdletter"])


@cache
def _so_called() -> re.Pattern[str]:
    """A name between who gives it and the verb: "die wij Fidel noemden", "die ze de lange noemden"."""
    whom = "|".join(table("bijnamen")["noemers"])
    return re.compile(
        rf"(?<!\w)(?:(?:die|dat|wie) (?:(?:de|het) )?(?:{whom})|hem|haar|mij|ons|hen) "
        rf"(?:altijd |ook |allemaal |toen |daar )?[{_OPEN}]?(?P<name>(?:(?:de|het) [^\W\d_]|[A-ZÀ-Þ])[\w-]{{2,20}}"
        rf"(?: van de [^\W\d_]{{3,15}})?)[{_CLOSE}]? noem(?:den?|en|t)(?!\w)"
    )


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Given names, nicknames inside a name, and capital compounds."""
    text = view.text
    for match in at_words(view, _first_words(), _giving()):
        yield from _given(view, match.end(), context)
    for match in at_words(view, _first_words(), _loose()):
        quoted = _QUOTED.match(text, match.end())
        if quoted:
            yield _name(quoted, "bijnaam tussen aanhalingstekens")
    for match in at_words(view, _capital_words(), _before_capital()):
        named = _QUOTED.match(text, match.end()) or _described_person(text, match.end()) or _CAPITALS.match(text, match.end())
        if named and fold(named["name"]) not in word_set("landen", "talen", "bewegingen", "bewegingswoorden"):
            yield _name(named, "zo genoemd")
    yield from _before_verb(view)
    yield from _translated(view, context)
    for match in _ACCOUNT.finditer(text):
        if fold(match["name"]).split(" ")[0] not in marks() | titles().keys():
            yield _name(match, "zo heet de rekening")
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
    for match in at_words(view, _DIT_WORDS, _DIT, back=24, ahead=60):
        yield _name(match, "bijnaam")
    for match in _DESCRIPTION.finditer(view.text):
        heads = {fold(match[group]) for group in ("first", "second", "third") if match[group]}
        if heads & _people():
            yield _name(match, "bijnaam, een beschrijving")
    for match in _ALONE.finditer(view.text):
        if _nickname(view, *match.span("name")):
            yield Candidate(*match.span("name"), "PERSOON", REFUSED, "alleen tussen aanhalingstekens")


def _before_verb(view: View) -> Iterator[Candidate]:
    """Names with the word that gives them behind them, and those of firms."""
    for match in at_words(view, _NAMED_WORDS, _BEFORE, back=70, ahead=14):
        group = "name" if match["name"] else "described"
        if fold(match[group]) not in titles():
            yield Candidate(*match.span(group), "PERSOON", CHECKED, "zo genoemd")
    for match in at_words(view, _NAMED_WORDS, _so_called(), back=60, ahead=1):
        yield _name(match, "zo noemde men")
    for match in at_words(view, _NAMED_WORDS, _WAS_CALLED, back=90, ahead=1):
        yield _name(match, "bijnaam, zo genoemd")
    for match in at_words(view, _EXHIBIT_WORDS, _EXHIBIT, ahead=70):
        yield _name(match, "initialen op een bewijsstuk")
    for match in at_words(view, _is_words(), _is_somebody(), back=24, ahead=30):
        word = fold(match["name"])
        if word in also_names() and word not in marks():
            yield _name(match, "zo heet iemand")
    for match in at_words(view, _CALLED_WORDS, _CALLED, back=22, ahead=6):
        group = "name" if match["name"] else "called"
        if fold(match[group]) not in table("bijnamen")["niemand"]:
            yield Candidate(*match.span(group), "PERSOON", CHECKED, "zo heet iemand")
    for match in at_words(view, _FIRM_WORDS, _FIRM, back=100, ahead=100):
        yield Candidate(*match.span(), "PROFESSIONAL", TITLED, "advocatenkantoor", role="advocaat")


def _given(view: View, at: int, context: Context) -> Iterator[Candidate]:
    """The name that stands at an offset behind a word that gives one."""
    found = _QUOTED.match(view.text, at) or _DESCRIBED.match(view.text, at)
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
def _no_bodies() -> frozenset[str]:
    return word_set("overheid", "bewegingen", "bewegingswoorden", "groepen", "afkortingen", "functiewoorden")


@cache
def _people() -> frozenset[str]:
    """Words for a person whom a description tells from others."""
    return frozenset(map(fold, table("bijnamen")["mensen"]))


@cache
def _no_nicknames() -> frozenset[str]:
    return by_custom() | word_set("afkortingen", "functiewoorden")


def _geography(compound: str) -> bool:
    parts = [fold(part) for part in compound.split("-")]
    harmless = word_set("landen", "talen", "overheid", "bewegingen", "bewegingswoorden", "groepen")
    return parts[0] in table("bijnamen")["windstreken"] or parts[0] in harmless or parts[-1] in harmless
