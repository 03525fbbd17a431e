"""Exact ages, in figures and in words. A length of time ("drie jaar gevangenisstraf") stays.

The search goes from the number: only at a number below a hundred is the context looked at.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import PATTERN, Candidate
from grondslag.anonymise.detectors.near import at_words, sought, sought_before
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table
from grondslag.anonymise.remember import Remembered
from grondslag.anonymise.view import ALNUM, DIGITS, folded_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
)
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
# Folded, as the words of a text are.
_GERMAN_UNITS = ("ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun")
_GERMAN_TENS = ("zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_AGED = ("jarige", "jarig", "jarigen")
_JARIG = re.compile(r"(?P<number>[a-z]+)jarige?n?$|\d{1,2}jarige?n?$")

# Behind the number: these make it an age whatever stands before.
_OWN = re.compile(
    r"(?: (?:à|of|tot)| ?[-–/]) ?\d{1,2}(?= jaar oud)|(?: |-)?(?:jaar(?:tjes)?[ \n]oude?\b"
    r"|jaar jong\b|-?jarige?n?\b|-jährig\w*|Jahre alt|j\. ?oud\b|jr\.? oud\b|years?[- ][o0][lI1]d\b"
    r"|jaar en \w{1,12} (?:maand(?:en)?|dag(?:en)?)(?! (?:lang|geleden|later|gevangenis\w*|hechtenis|detentie"
    r"|cel\w*|jeugd\w*|voorwaardelijk|straf|proeftijd|getrouwd|gewerkt))\b"
    r"|(?:maand(?:en)?|weken) oude?\b| years of age\b| ans et demi\b| (?:jaar )?en een half\b"
    r"| ans(?= ?[,:;.)]| (?:et|quand|au))| años(?= de edad| ?[,;.)])| y/?o\b)",
    re.IGNORECASE,
)
# Before the number: these make it an age unless a length of time follows.
_BEFORE = re.compile(
    r"(?:\b(?:was|ben|bent|is|werd|word|wordt|waren|oud|leeftijd|leeftijdsgrens|age|âge"
    r"|Alter|âgée? de|agée? de|aged|avait|avais)\b[ :|]*"
    r"(?:(?:ik|hij|zij|ze|u|je|jij|cliënte?|betrokkene|eiser(?:es)?|onderzochte|getuige|er|toen|nu|net|pas|al|nog|maar|ongeveer|circa|ca\.?|bijna"
    r"|inmiddels|dus|destijds|van|zo'n|rond de|ruim|slechts|amper|op dat moment|daar|about"
    r"|only|then|alors|à peu près"
    r"|not yet|almost|nearly|barely|just|now|over|past|perhaps|maybe|hardly|some|turning"
    r"|presque|à peine|déjà|nog geen|nog niet eens|hooguit|ergens|kaum|noch keine|grade mal|erst"
    r"|(?:ouder|jonger) dan|bij (?:aanvang|aankomst|vertrek)"
    r"|bij (?:binnenkomst|indiensttreding)|niet|diep|in|boven|tegen|de|naar eigen zeggen|naar schatting"
    r"|(?:dit jaar )?(?:in|met|op) [^\W\d_]{3,12}|over een maand|volgende maand|volgende week|een jaar of"
    r"|een (?:jongen|meisje|man|vrouw|kind|jongetje) van|om en nabij de"
    r"|bij (?:zijn|haar|mijn|hun|uw) \w{4,20}|(?:maan|dins|woens|donder|vrij|zater|zon)dag|morgen|overmorgen"
    r"|binnenkort|straks|volgend jaar|deze maand|precies|intussen|ondertussen)[ ]+)*"
    r"|\b(?:jongen|jongetje|jongens|meisje|meisjes|man|vrouw|kind|zoon|zoontje|dochter|dochtertje|baby) van "
    r"|\b(?:weduwe|weduwnaar|leerling|student|studente|soldaat|strijder|broertje|zusje|baby'tje"
    r"|tweeling|girl|boy|child|widow) (?:van|of) "
    # A hedge that is said of an age alone, or of a man or a woman.
    r"|\b(?:naar eigen zeggen|volgens eigen zeggen|naar eigen opgave|naar schatting|geschat op|, inmiddels) "
    r"|\b(?:man|vrouw|jongen|meisje|kind|heer|dame|persoon|iemand) van "
    r"(?:ongeveer|circa|ca\.|rond de|bijna|net|een jaar of|om en nabij de|naar schatting|hooguit|zowat|krap"
    r"|ruim"
    r"|tegen de|boven de|in de) "
    r"|\bde (?:jongste|oudste|middelste)(?: was| is| pas| net)? |\b(?:Age|Leeftijd|Âge|Alter"
    r"|Edad)[ ]?[:=|][ ]*"
    r"|\been jaar of |\b(?:voor|achter|midden|begin|eind|rond|diep) ?in de |\b(?:op|vanaf|sinds"
    r"|tot|rond|voor|in) (?:mijn|zijn|haar|m'n|z'n|je|jouw|uw) |\b(?:man|vrouw|\w{3,12}er) van rond de "
    r"|, (?:nog geen|pas|net|bijna|boven de|rond de|in de|tegen de|kaum|noch keine|about|aged about) "
    r"|(?<!under the )(?<!below the )(?<!over the )\bage of "
    r"|\b(?:ouder uitziet|ouder oogt|older|younger|plus âgée?|jünger|älter) (?:dan|than|que|als) "
    r"|\b(?:jong|jonger|oud|ouder|young|younger|old|older), (?:misschien|hooguit|maybe|perhaps) )$",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?: ?(?:jaar|jaren|jr\.?|j\.|ans|years|Jahre|años)(?! (?:lang|geleden|later|gevangenis\w*"
    r"|celstraf|cel|daarvoor|daarna|eerder|in|bij|voor|na|straf|detentie|werkzaam|getrouwd"
    r"|gewerkt|vast\w*|lid)\b)\b"
    r"|(?:e|de|ste)?(?: (?:levensjaar|verjaardag))?)(?=\s?[,.;)?!|\"”–]|\s*$|[ ]{2,}|\s+(?:geworden"
    r"|toentertijd|destijds|als|jaar|toen|en|of|jr|was|werd|ben|bent|maar|ans|op dat|dus"
    r"|when|quand|die|uit"
    r"|and something|and a bit|and(?! (?:\d|a half (?:k|m|h)|one|two|three|four|five|six|seven))"
    r"|or so|or thereabouts)\b|\s*\n)"
)
# "toen ik 17 was", "die net zestien werd", "is achttien geworden".
_WAS = re.compile(r" (?:was|werd|ben|bent|were|was I|geworden)(?=[\s,.;)?!])")
_YEARS_WAS = re.compile(r"[ \n]jaar(?= was(?:[,.;)?!]| in het jaar\b))")
_NUMBERED_THING = re.compile(
    r"\b(?:kamer|cel|blok|groep|nummer|punt|room|cell|ruimte|getuige)[ ]$", re.IGNORECASE
)
# "Natalia van anderhalf", "Adam van acht maanden": a name before it, an end or a length of life behind it.
_CHILD_OF = re.compile(r"\b(?:zoontje|dochtertje|baby|kindje|kind|zoon|dochter|broertje|zusje) van $")
_NAME_OF = re.compile(r"(?<!\w)(?!(?:In|Op|Na|Voor|Tussen|Rond)\b)[^\W\d_a-z][\w'’-]{1,20} van $")
_OF_LIFE = re.compile(r" (?:maanden|maand|weken|dagen)(?!\w)")
_OF_MONTHS = re.compile(
    r"(?: (?:jaar|maanden|maand|weken|dagen))?(?=[ ]?[,.;)?!]| en (?!\w+ (?:uur|man|kilo)))"
)
# Between commas: "Hussein, 19 jaar, ...".
_APART = re.compile(
    r" ?(?:jaar|jr\.?|ans|years|Jahre)"
    r"(?=\s?[,.;)]| *(?:\n|\||\Z)| en (?!\w+ (?:maand|maanden|dagen|weken)\b))"
)
# Who or what says how old somebody is ("volgens de zoon 61 jaar, ...").
_SAID = re.compile(
    r"\b(?:volgens|according to|selon) (?:de |het |zijn |haar |hun |mijn |een |his |her |the |son |sa |le "
    r"|la )?"
    r"(?:zoon|dochter|vader|moeder|broer|zus|zuster|buren|buurvrouw|buurman|familie|vrouw|man|oom|tante|neef"
    r"|nicht|paspoort|pas|taskera|akte|arts|dokter|bewoners|opgave|son|daughter|father|mother|brother|sister"
    r"|fils|fille|père|mère|passport|passeport) \Z"
)
_CELL = re.compile(r"(?:\||\t) *$")
_CELL_YEARS = re.compile(r" ?(?:jaar|jr|ans|years|Jahre)(?= *(?:\||\t|\n|\(|$))")
_BRACKETS = re.compile(r"(?: ?(?:jaar|jr\.?|j\.?|ans|y))?\)(?! ?lid)")
# Without a name before it one figure in brackets numbers an item of a list ("(1) Het is een feit").
_NAME_BEFORE = re.compile(r"[^\W\d_a-z][\w'’.-]* \($|\w\($")
_QUESTION = re.compile(r"[Hh]oe oud|[Ww]elke leeftijd|[Hh]ow old|[Qq]uel âge|[Ww]ie alt")
_ANSWER = 60
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w'-]+, $")
_COMMAS = re.compile(r",(?! \d)|\?[\"”',)]")
# What says how exact the age is belongs to it, before ("een jaar of") and behind ("en twee maanden").
_MODIFIER = re.compile(
    r"(?<!\w)(?:een (?:jongen|jongetje|meisje|kind|man|vrouw) van )?"
    r"(?:(?:(?:toen|destijds|inmiddels|nu|al|intussen|ergens) (?=(?:tegen|rond|in|boven|voor) de )"
    r"|een (?:heel |flink |goed )?eind in de|not yet|almost|nearly|barely|een jaar of|rond de"
    r"|om en nabij de|boven de|tegen de|(?:diep )?in de|nog geen|nog niet eens"
    r"|niet ouder dan|pas|net|bijna|hooguit|ruim|als|(?:op|in) (?:mijn|zijn|haar)|kaum|noch keine|grade mal"
    rf"|naar eigen zeggen|zo'n|(?:\d{{1,2}}|{'|'.join((*_UNITS, *_TEENS, *_TENS))}) of|naar schatting"
    r"|volgende maand|over een maand|(?:in|met) [^\W\d_]{3,12}"
    r"|aged(?: about)?|about|âgée? de|agée? de) )+\Z",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?: (?:jaar|jaren))?(?: en (?:een half|een beetje|nog wat|nog iets|iets|een paar (?:dagen|maanden)"
    r"|\w+ (?:maanden|maand|weken|dagen)))| of (?:net |pas |bijna )?\w{3,16} jaar(?!\w)|,? hooguit(?!\w)"
    r"| and (?:something|a bit|a half)(?!\w)| or (?:so|thereabouts)(?!\w)"
    r"| geworden(?!\w)|e? (?:levensjaar|leeftijd|verjaardag)(?!\w)"
)
# "op zijn dertiende": of nothing but a life.
_AT_AGE = re.compile(r"\b(?:op|sinds|vanaf|tot) (?:mijn|zijn|haar|m'n|z'n) $")
_ORDINALS = ("ste", "de")
_FRENCH_UNITS = "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
_FRENCH_END = r" ans(?:(?=\s?[,;.)]|\s*\n)| et (?:cinq|six|quatre|trois|deux|sept|huit|neuf|dix|onze) mois)"
_FRENCH = re.compile(
    r"(?<![\w-])(?:vingt|trente|quarante|cinquante|soixante|quatre-vingts?)"
    rf"(?:[- ](?:et[- ])?(?:{_FRENCH_UNITS}|dix-(?:sept|huit|neuf)))?{_FRENCH_END}"
    # Below twenty only behind a comma or "avait" ("Rabih Assi, dix-huit ans ;"): it may be a sentence.
    rf"|(?:(?<=, )|(?<=\bavait )|(?<=\bavais ))(?:dix-(?:sept|huit|neuf)|{_FRENCH_UNITS}){_FRENCH_END}",
    re.IGNORECASE,
)
# Two ages of which one is meant ("dix ou onze ans"), and what tells an age without its number: a form at
# school, a decade of life.
_FRENCH_EITHER = re.compile(
    rf"(?<![\w-])(?:{_FRENCH_UNITS}) (?:ou|à) (?:{_FRENCH_UNITS}) ans(?=\s?[,.;)]|\s*\n)", re.IGNORECASE
)
_NUMBER_AT_SCHOOL = "een|één|twee|drie|vier|vijf|zes|zeven|acht|[1-8]"
_AT_SCHOOL = re.compile(
    r"(?<!\w)in de (?:eerste|tweede|derde|vierde|vijfde|zesde|kleuter|peuter) ?klas(?!\w)"
    rf"|(?<!\w)(?:[Zz]it|zat|gaat|ging|[Zz]itten|zaten) in (?:groep|klas) (?:{_NUMBER_AT_SCHOOL})(?!\w)"
    rf"|(?<!\w)in groep (?:{_NUMBER_AT_SCHOOL})(?= (?:zit|zat|zitten|zaten)(?!\w))"
    r"|(?<!\w)in (?:his|her|my) (?:first|second|third|fourth|fifth|sixth) year of school(?!\w)"
)
_BY_DECADE = re.compile(
    r"(?<!\w)(?:nog )?een (?:tiener|kleuter|peuter|twintiger|dertiger|veertiger|vijftiger|zestiger|zeventiger"
    r"|tachtiger)(?!\w)"
    r"|(?<!\w)(?:ver|diep|begin|midden|eind|achter|hoog|laat|vroeg|goed|ruim|half"
    r"|een (?:heel |flink |goed )?eind) in de (?:twintig|dertig|veertig|vijftig|zestig|zeventig"
    r"|tachtig|negentig)(?!\w)"
    r"|(?<!\w)in (?:his|her|their) (?:early |mid-?|middle |late )?"
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)(?!\w)"
)
# Ages in another script, where the word behind the number means years of life.
_OTHER_SCRIPT = re.compile(r"(?<!\d)\d{1,3} ?(?:岁|歲|세|살|ساله)|(?<!\d)\d{1,2}-летн\w+")
_MISREAD = re.compile(r"[1-9l][\dlO]")
_LOOK_BACK = 64
_MAX_AGE = 120


@cache
def number_words() -> Mapping[str, int]:
    """Ages in words, folded, with their number of years; "een" is an article far more often."""
    dutch = {word: number for number, word in enumerate(_UNITS + _TEENS, start=1) if word != "een"}
    for ten, tens in zip(range(20, 100, 10), _TENS, strict=True):
        dutch[tens] = ten
        dutch |= {f"{unit}en{tens}": ten + number for number, unit in enumerate(_UNITS, start=1)}
    ordinals = {
        word + ("ste" if word.endswith(("acht", "tig")) else "de"): number for word, number in dutch.items()
    }
    german = {
        f"{unit}und{tens}": ten + number
        for ten, tens in zip(range(20, 100, 10), _GERMAN_TENS, strict=True)
        for number, unit in enumerate(_GERMAN_UNITS, start=1)
    }
    foreign = german | {
        word: int(number) for number, words in table("getalwoorden").items() for word in words
    }
    return {**foreign, **ordinals, "derde": 3, "achtste": 8, **dutch}


def age_of(surface: str) -> int | None:
    """How old an age says someone is, in figures or in words; None where it cannot be read as one number."""
    figures = re.findall(r"(?<!\w)\d+(?![\dlO])", surface)  # "l9" and "2O" of a scan are no number
    words = [re.sub(r"jarige?n?$", "", word) for word in folded_words(surface)]
    found = {int(number) for number in figures} | {
        number_words()[word] for word in words if word in number_words()
    }
    return found.pop() if len(found) == 1 else None


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Exact ages."""
    asked = _asked(view)
    for index in view.where_each(_may_be_age.__getitem__):
        word = view.folded[index]
        own = _own(word)
        if own:
            yield _age(view, view.starts[index], view.ends[index])
        if not own and not _counts(view, index):
            continue
        end = _end(view, view.starts[index], view.ends[index])
        answers = any(start <= view.starts[index] < stop for start, stop in asked)
        if end < 0 and (answers or (word.endswith(_ORDINALS) and _at_age(view, index))):
            end = view.ends[index]
        if end >= 0:
            yield _age(view, view.starts[index], end)
    for match in at_words(view, {"ans"}, _FRENCH, _FRENCH_EITHER, back=_LOOK_BACK):
        yield _age(view, *match.span())
    for pattern in (_AT_SCHOOL, _BY_DECADE, _OTHER_SCRIPT):
        for match in sought(view, pattern):
            yield _age(view, *match.span())


def _may_count(word: str) -> bool:
    """Whether a word can be an age or a number, whatever it looks like."""
    return not word.isalpha() or word.endswith(_AGED) or word in number_words()


_may_be_age = Remembered(_may_count, 8_000)


def _own(word: str) -> bool:
    """Whether the word is an age by itself ("negentienjarige", "37jarige")."""
    match = _JARIG.match(word) if word.endswith(_AGED) else None
    return match is not None and (match["number"] is None or fold(match["number"]) in number_words())


def _counts(view: View, index: int) -> bool:
    """Whether the word is a number that someone may be old."""
    word, form = view.folded[index], view.shapes[index]
    if form == DIGITS and word.isdecimal():
        return len(word) <= 2 or (len(word) == 3 and int(word) <= _MAX_AGE)  # noqa: PLR2004 (two digits, or up to 120)
    if form == ALNUM:
        ordinal = word.endswith(("ste", "de", "e")) and word[0].isdigit()
        return ordinal or _MISREAD.fullmatch(view.raw[index]) is not None  # "l9" of a scan
    return word in number_words()


def _at_age(view: View, index: int) -> bool:
    start = view.starts[index]
    return _AT_AGE.search(view.text, max(0, start - 16), start) is not None


def _asked(view: View) -> list[tuple[int, int]]:
    """Where the answer to "hoe oud ...?" stands: the line behind the question."""
    answers = []
    for match in sought(view, _QUESTION):
        newline = view.text.find("\n", match.end())
        start = match.end() if newline < 0 or "?" not in view.text[match.end() : newline + 1] else newline
        answers.append((start, min(start + _ANSWER, len(view.text))))
    return answers


def _end(view: View, start: int, end: int) -> int:
    """Where the age that begins with this number ends, or -1 when it is none."""
    text = view.text
    own = _OWN.match(text, end)
    if own:
        again = _OWN.match(text, own.end())
        return again.end() if again else own.end()
    years = _YEARS_WAS.match(text, end)
    if years:
        return years.end()
    if _WAS.match(text, end) and not _NUMBERED_THING.search(text, max(0, start - 12), start):
        return end
    return max(
        _apart(text, start, end), _bracketed(text, start, end), _introduced(view, start, end),
        _named(text, start, end),
    )  # fmt: skip


def _apart(text: str, start: int, end: int) -> int:
    """The end of an age between commas ("Hussein, 19 jaar, ..."; "Kumba Lebbie, 47, trader")."""
    if text[max(0, start - 2) : start].rstrip()[-1:] not in {",", "("}:
        said = _SAID.search(text, max(0, start - _LOOK_BACK), start)
        years = _APART.match(text, end) if said else None
        return years.end() if years else -1
    years = _APART.match(text, end)
    if years:
        return years.end()
    return end if _COMMAS.match(text, end) and _CAPITAL_BEFORE.search(text, max(0, start - 40), start) else -1


def _named(text: str, start: int, end: int) -> int:
    """The end of an age behind a name ("Adam van acht maanden")."""
    if not text.endswith((" van ", " van \n"), 0, start):
        return -1
    back = max(0, start - _LOOK_BACK)
    child = _CHILD_OF.search(text, back, start)
    length = _OF_LIFE.match(text, end) if child else None
    months = length or (_OF_MONTHS.match(text, end) if _NAME_OF.search(text, back, start) else None)
    return months.end() if months else -1


def _bracketed(text: str, start: int, end: int) -> int:
    """The end of an age in brackets ("Dolma (8)")."""
    item = end - start == 1 and not _NAME_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    brackets = _BRACKETS.match(text, end) if text[start - 1 : start] == "(" and not item else None
    return brackets.end() - 1 if brackets and text[start:end].isdecimal() else -1


def _introduced(view: View, start: int, end: int) -> int:
    """The end of an age that the words before it announce ("was net 16"), or that fills a cell of a table."""
    years = _YEARS.match(view.text, end)
    if years and not sought_before(view, _BEFORE, start, back=_LOOK_BACK):
        years = None
    if years is None and _CELL.search(view.text, max(0, start - 4), start):
        years = _CELL_YEARS.match(view.text, end)
    return years.end() if years else -1


def _age(view: View, start: int, end: int) -> Candidate:
    named = fold(view.text[start:end])  # "dertien" and "een jaar of dertien" are one age
    before = _MODIFIER.search(view.text, max(0, start - _LOOK_BACK), start)
    more = _MORE.match(view.text, end)
    start, end = before.start() if before else start, more.end() if more else end
    return Candidate(
        start,
        end,
        "LEEFTIJD",
        PATTERN,
        "leeftijd",
        action="generaliseer",
        key=f"leeftijd:{named}",
    )
