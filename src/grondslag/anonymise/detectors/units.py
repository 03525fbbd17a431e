"""Units, departments, schools and employers below national level.

A kind of unit with a number or a name beside it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, Candidate
from grondslag.anonymise.detectors.near import at_words, sought
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.view import (
    ALNUM,
    CAPITAL,
    CAPITALISED,
    DIGITS,
    FOREIGN,
    LETTER,
    LOWER,
    MIXED,
    UPPER,
)
from grondslag.anonymise.vouch import Vouch, base, vouched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_ORDINAL = re.compile(r"\d{1,3}(?:e|de|ste|st|nd|rd|th|eme|ere|er|ª|º|a|o)?")
# A part of a unit that is told behind it ("sector West-Darfur, groep 22"; "..., tweede kamer").
_PARTS = (
    "groep|afdeling|sectie|kamer|klas|zaal|lokaal|steunpunt|ward|peloton|compagnie|team|blok|filiaal|bureau|divisie|vestiging|jaar|group|section|class|company"
    "|chamber|branch|year|groupe|chambre|classe|compagnie"
)
_PART = re.compile(
    rf",? (?:{_PARTS}) (?:nr\.? |no\.? )?(?:\d{{1,3}}[A-Za-z]?|[A-Z]{{1,3}}|[A-Z][a-z]{{3,}})"
    r"(?![\w/.:-]*\d)\b"
    r"|, (?:eerste|tweede|derde|vierde|vijfde|zesde|\d{1,2}(?:e|ste|nd|rd|th)|first|second|third|fourth)"
    rf" (?:{_PARTS})\b"
)
_NAMED = re.compile(
    r"(?<!\w)(?:[a-z]{2}-)?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
    r" (?:[Gg]irls|[Bb]oys)['’]? (?:[A-Za-z]+ )?(?:[Ss]chool|[Cc]ollege)"
    # The yearly call-ups of Eritrea, and the state schools of Pakistan.
    r"|(?<![\w.])[1-3]\d(?:e|ste|th) (?:ronde|round)(?!\w)|(?<!\w)ronde [1-3]\d(?![\w.,:]*\d)"
    r"|\b(?:[a-z]{2,6}(?:tiende)|elfde|twaalfde|twintigste|[a-z]{3,6}(?:ën|en)twintigste|dertigste) ronde\b"
    r"|(?<!\w)G[GB]?(?:PS|MS|HS|HSS|DC)(?: No\.? ?\d+)?(?: [A-Z][a-z]+)?(?!\w)"
)
# How many men a unit has, which tells it from another ("een peloton van negentien man").
_MANNED = re.compile(
    r"\b(?:een|het) (?:peloton|bataljon|eenheid|ploeg|compagnie|sectie|team|detachement|groep) van"
    r" (?:ongeveer |zo'n |ruim )?(?:[a-z]{3,20}|\d{1,4}) (?:man|mannen|strijders|soldaten)(?![\w-])"
)
_POLICE = frozenset({"politie", "police"})
_STRENGTH = frozenset({"man", "mannen", "strijders", "soldaten"})
# A small word for a body of men or a workshop with whose it is ("de stammenmacht van sjeik Nazhan").
_WHOSE = re.compile(
    r" van (?:sjeik|sheikh|kolonel|generaal|emir|commandant)(?= [A-Z])"
    r"|(?: op de (?:halve|eerste|tweede|derde|vierde|bovenste|onderste) verdieping)"
    r"|(?: (?:van|te|in) (?:de )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
# Where a small employer stands ("aan de uitvalsweg naar Prizren").
_WHERE = re.compile(
    r" (?:aan|op|bij|langs|achter|naast|tegenover|boven|onder|in|te|van) (?:(?:de|het) )?(?:[a-z]{3,15}e )?"
    r"(?:(?-i:[A-Z])[\w’'-]+|[a-z]*(?:weg|straat|brug|haven|markt|plein|kade|gracht|dijk|rivier|kruising"
    r"|rotonde|station"
    r"|moskee|kerk|poort|dorp|kanaal|grens|rand|heuvel|boulevard|laan|pad|bazaar|school))(?![\w-])"
    r"(?: (?:naar|van|in|bij) (?:de |het )?(?-i:[A-Z])[\w’'-]+)?"
)
_ARTICLES = re.compile(r"(?<![\w’'.-])(?:[Dd]e|[Hh]et|[Ee]en) \Z")
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
# The region and the centre of a service, behind dashes ("BUREAU DE SECURITE – REGION EST – CENTRE 7").
_TIED = re.compile(
    r"(?:(?: [–-] |, | / )(?:région|region|regio|centre|center|centro|centrum|zone|zona|secteur|sector"
    r"|poste|post|puesto|posto)"
    r" (?:est|ouest|nord|sud|oost|west|noord|zuid|east|north|south|norte|sur|sul|este|oeste|central"
    r"|\d{1,3})(?!\w)){1,3}",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?<![\w'’.-])(?:[Dd]e|[Hh]et|[Tt]he|[Ll]a|[Ll]e) \Z")
_LONGEST_ARTICLE = 5
_LEAST_BEFORE = 3
_LINKS = frozenset(
    {
        "nr",
        "no",
        "nummer",
        "in",
        "te",
        "aan",
        "ministerie",
        "inlichtingen",
        "militaire",
        "van",
        "de",
        "het",
        "der",
        "of",
        "the",
        "du",
        "des",
        "la",
        "le",
        "d",
    }
)
_OF = frozenset({"van", "du", "des", "of", "der"})
_OWN_NAMES = frozenset(
    {"bataljon", "brigade", "bataillon", "battalion", "peloton", "compagnie", "katiba", "liwa"}
)
_NUMBER_WORDS = frozenset({"nr", "no", "nummer"})
_MAX_BEHIND = 6
_MAX_BEFORE = 5
_YEAR_LENGTH = 4
_GAPS_BEFORE = frozenset({" ", "-", "\n", "'", "’", ". "})
_GAPS_BEHIND = frozenset({" ", "-", " (", " '", ' "', " “", "’", "'", " ‘", " nr. ", "/"})
# National courts and services that a kind of unit introduces ("Afdeling bestuursrechtspraak").
_NATIONAL = frozenset(
    [
        "bestuursrechtspraak",
        "justitie",
        "vreemdelingenzaken",
        "documenten",
        "immigratie",
        "raad",
        "state",
        "politie",
        "openbaar",
        "rechtbank",
        "koninklijke",
        "nationale",
        "landelijk",
        "team",
        "1f",
    ]
)
_NOT_BEHIND = frozenset(
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ]
)
_BEFORE_A_MINE = frozenset({"de", "een", "die", "deze", "elke", "geen"})


@cache
def kinds() -> dict[str, str]:
    """Folded word for a kind of unit → the branch that it generalises to."""
    found: dict[str, str] = {}
    for branch, words in table("eenheden")["soorten"].items():
        for word in words:
            found.setdefault(fold(word).replace("_", " ").split(" ")[-1], branch)
    return found


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table("eenheden")[name])


@cache
def adjectives() -> frozenset[str]:
    """Words that tell one unit or house from another, and are no name by themselves."""
    return _words("bijvoeglijk")


@cache
def ordinals() -> frozenset[str]:
    """Numbers in words that tell one unit from another ("derde")."""
    return _words("rangtelwoorden")


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Units with their number, name and place."""
    known = kinds()
    for match in sought(view, _NAMED):
        yield Candidate(
            match.start(), match.end(), "EENHEID", CONTEXT, "school_of_werkgever",
            action="generaliseer", key=f"eenheid:{fold(match.group())}",
        )  # fmt: skip
    for match in at_words(view, _STRENGTH, _MANNED, back=70):
        yield Candidate(
            match.start(), match.end(), "EENHEID", CONTEXT, "legereenheid",
            action="generaliseer", key=f"eenheid:{fold(match.group())}",
        )  # fmt: skip
    for match in at_words(view, _POLICE, _services(), back=20):
        yield Candidate(
            match.start(), match.end(), "EENHEID", CONTEXT, "veiligheidsdienst",
            action="generaliseer", key=f"eenheid:{fold(match.group())}",
        )  # fmt: skip
    told = at_words(view, _BODIES, _BODY, back=4)
    whole = at_words(view, _WHOLES, _whole(), back=30)
    for match in chain(
        _FIELD_POST.finditer(view.text),
        told,
        whole,
        at_words(view, _ORDER, _BROTHERS, back=4),
        at_words(view, _BUILDINGS, _TALL, back=30),
    ):
        yield Candidate(
            match.start(), match.end(), "EENHEID", CONTEXT, "eenheid in woorden",
            action="generaliseer", key=f"eenheid:{fold(match.group())}",
        )  # fmt: skip
    yield from _workshops(view)
    yield from _shops(view)
    for index in sorted({*view.where(known), *_compounds(view)}):
        if _of_me(view, index):
            continue
        branch = known.get(view.folded[index]) or known.get(head(view.folded[index]), "school_of_werkgever")
        first, before = _before(view, index, context)
        last, behind = _behind(view, index, context)
        if before or behind:
            part = _PART.match(view.text, view.ends[last])
            end = part.end() if part else view.ends[last]
            tied = _TIED.match(view.text, end)
            end = tied.end() if tied else end
            if not before:
                first = _described(view, index)
            span = fold(view.text[view.starts[first] : end])
            if span.removeprefix("het ").removeprefix("de ") in _words("landelijk"):
                continue
            yield Candidate(
                _with_article(view, first),
                end,
                "EENHEID",
                CONTEXT,
                branch,
                action="generaliseer",
                key=f"eenheid:{span}",
            )


@cache
def _services() -> re.Pattern[str]:
    """The police of an armed group, which needs no name or place ("de islamitische politie")."""
    return re.compile(rf"\b(?:{'|'.join(table('eenheden')['vaste_diensten'])})\b", re.IGNORECASE)


def _workshops(view: View) -> Iterator[Candidate]:
    """Small employers, of which a place has one or a few, with whose or where they are."""
    for index in view.where_each(_workshop):
        small = view.shapes[index] == LOWER or (view.shapes[index] == CAPITAL and view.opens(index))
        if not small or view.gap_after(index) == "-":
            continue
        whose = _WHOSE.match(view.text, view.ends[index])
        end = whose.end() if whose else view.ends[index]
        yield Candidate(
            view.starts[index], end, "EENHEID", CONTEXT, "school_of_werkgever",
            action="generaliseer", key=f"eenheid:{fold(view.text[view.starts[index] : end])}",
        )  # fmt: skip


@cache
def _whole() -> re.Pattern[str]:
    """A unit with the kind of country or service that it is of ("de derde ploeg van de bewaringssectie")."""
    empty = "|".join(sorted(table("eenheden")["algemeen_geheel"]))
    order = "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|\\d{1,2}(?:e|ste|de)"
    return re.compile(
        rf"\b(?:[Dd]e |[Hh]et )?(?:(?:{order}) )?(?:{'|'.join(sorted(_WHOLES))}) van (?:de|het)"
        rf" (?!(?:{empty})\b)[a-z-]{{5,30}}(?![\w-])(?! [A-Z])(?:, de (?:{order})(?!\w))?"
    )


def _shops(view: View) -> Iterator[Candidate]:
    """Small employers with where they stand ("een pasfotozaak aan de Hoofdstraat")."""
    for index in view.where_each(_shop):
        where = _WHERE.match(view.text, view.ends[index]) if view.shapes[index] == LOWER else None
        if where:
            before = view.starts[index]
            article = _ARTICLES.search(view.text, max(0, before - _LONGEST_ARTICLE), before)
            start = article.start() if article else before
            yield Candidate(
                start, where.end(), "EENHEID", CONTEXT, "school_of_werkgever",
                action="generaliseer", key=f"eenheid:{fold(view.text[start : where.end()])}",
            )  # fmt: skip


@cache
def _shop_ends() -> tuple[str, ...]:
    return tuple(sorted(_words("zaakslot") | _words("werkplaatsslot")))


@lru_cache(maxsize=4_000)
def _shop(word: str) -> bool:
    """Whether it is a compound for a small employer ("meelhandel", "visverwerking")."""
    tail = next((tail for tail in _shop_ends() if word.endswith(tail)), "")
    wrong = any(word.endswith(bad) for bad in _words("geen_zaak"))
    return bool(tail) and len(word) >= len(tail) + _LEAST_BEFORE and not wrong


def _workshop(word: str) -> bool:
    """Whether it is a workshop by itself: "kalkoven", or a compound such as "theefabriek"."""
    return word in _words("werkplaatsen") or any(
        word.endswith(tail) and len(word) >= len(tail) + _LEAST_BEFORE for tail in _words("werkplaatsslot")
    )


def _with_article(view: View, first: int) -> int:
    """Where the article begins before a name or number that a small kind follows ("de Gilva-brigade")."""
    start = view.starts[first]
    if view.shapes[first] == LOWER:
        return start
    article = _ARTICLE.search(view.text, max(0, start - _LONGEST_ARTICLE), start)
    return article.start() if article else start


def _of_me(view: View, index: int) -> bool:
    """Whether "mijn" says whose it is, and is no mine: then no article stands before it."""
    return view.folded[index] == "mijn" and view.at(index - 1) not in _BEFORE_A_MINE


def _compounds(view: View) -> Iterator[int]:
    """The words that end in a kind of unit and have a number or a name behind them ("grenspost 9")."""
    shapes, folded = view.shapes, view.folded
    for index, (form, behind, gap) in enumerate(zip(shapes, shapes[1:], view.gaps[1:], strict=False)):
        if form != LOWER or gap != " ":
            continue
        named = behind in {DIGITS, LETTER, CAPITAL, UPPER}
        linked = index + 2 < len(view) and folded[index + 1] in _OF | _NUMBER_WORDS | {"te", "in"}
        if (named or (linked and shapes[index + 2] in {DIGITS, CAPITAL})) and head(folded[index]):
            yield index


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted((fold(word) for word in table("eenheden")["slot"]), key=lambda w: (-len(w), w)))


def head(word: str) -> str:
    """The kind of unit that a compound ends in, or nothing."""
    if not word.endswith(_heads()):
        return ""
    return next((tail for tail in _heads() if word.endswith(tail) and len(word) > len(tail) + 2), "")


def _before(view: View, index: int, context: Context) -> tuple[int, bool]:
    """The first word of what stands before a kind of unit, and whether it makes the unit specific."""
    at, specific = index, False
    while at > 0 and view.gap(at) in _GAPS_BEFORE and index - at < _MAX_BEFORE:
        word, form = view.folded[at - 1], view.shapes[at - 1]
        if (
            form == DIGITS
            and view.gap(at).startswith(".")
            and "\n" in view.gap(at - 1)
            and _ordinary(view, index)
        ):
            break  # the number of a heading or of an item; of a foreign word it is an ordinal ("4. Kompanie")
        if (
            word in _words("rangtelwoorden")
            or word.endswith("tigste")
            or (_ORDINAL.fullmatch(word) and form in {DIGITS, ALNUM})
        ):
            return (at, specific) if _is_year(word) else (at - 1, True)
        tied = form in CAPITALISED or (form == LOWER and view.gap(at) == "-")
        unknown = tied and vouched(view, at - 1, context, opening=False) is Vouch.UNKNOWN
        named = unknown and view.gap(at) in {" ", "-"}
        joined = form in CAPITALISED and (view.gap(at) == "-" or _title(view, at, index))
        if not (word in _words("bijvoeglijk") or named or joined):
            break
        at, specific = at - 1, specific or unknown or joined
    return (at, True) if specific else (index, False)


def _described(view: View, index: int) -> int:
    """The first of the small adjectives before a kind of unit that what stands behind makes specific."""
    at = index
    while (
        at > 0
        and view.gap(at) == " "
        and view.gap_after(index) != " ("
        and view.shapes[at - 1] == LOWER
        and view.folded[at - 1] in _words("bijvoeglijk") | _words("bijvoeglijk_ervoor")
    ):
        at -= 1
    return at


def _title(view: View, at: int, index: int) -> bool:
    """Whether the word before `at` begins or continues a name in capitals ("Special Investigation Unit")."""
    return (
        view.shapes[index] in CAPITALISED
        and view.gap(at) == " "
        and not view.opens(at - 1)
        and view.folded[at - 1] not in word_set("landen", "overheid")
    )


def _behind(view: View, index: int, context: Context) -> tuple[int, bool]:
    """The last word of what stands behind a kind of unit, and whether it makes the unit specific."""
    last = index
    described = view.folded[index] in _words("met_omschrijving")
    for at in range(index + 1, min(index + 1 + _MAX_BEHIND, len(view))):
        word, form = view.folded[at], view.shapes[at]
        if not _goes_on(view, at) or word in _NOT_BEHIND or word in _NATIONAL:
            break
        if word in _LINKS or word in word_set("tussenvoegsels") or _kind_of(view, last, at):
            continue
        if form == view.shapes[index] == UPPER and _ordinary(view, at):
            break  # a heading in capitals ("WERK EN OPLEIDING")
        beside = last == at - 1
        told = beside or (last == at - 2 and view.folded[at - 1] in {"de", "des", "d"})
        if (
            (beside and _number_or_letter(view, at, index))
            or (told and word in _words("achteraan"))
            or _numbered(view, at)
        ):
            last = at
        elif form in {CAPITAL, UPPER, MIXED, ALNUM, FOREIGN}:
            national = word in word_set("landen", "bewegingen", "bewegingswoorden", "afkortingen")
            if word in word_set("overheid") and not described and not national:
                break
            own = last == at - 1 == index and view.folded[index] in _OWN_NAMES
            if not national or last > index or own:
                last = at
        elif (form == LOWER and view.gap(at) == "-" and last == at - 1) or (
            described
            and last == at - 1
            and (word in SUBJECTS or _study().fullmatch(word))
            and vouched(view, at, context) is Vouch.SAFE
        ):
            last = at
        else:
            break
    return last, last > index


@cache
def _study() -> re.Pattern[str]:
    """What a faculty is for ("werktuigbouw", "geneeskunde")."""
    posts = table("functies")
    return re.compile(rf"[a-z]{{3,20}}(?:{'|'.join(posts['vakslot'])})|{'|'.join(posts['vakken'])}")


def _kind_of(view: View, last: int, at: int) -> bool:
    """Whether a second kind of unit follows that the first belongs to ("compagnie du poste de Taamir")."""
    small = view.shapes[at] == LOWER and view.folded[at] in kinds()
    return small and not _OF.isdisjoint(view.folded[last + 1 : at])


def _ordinary(view: View, at: int) -> bool:
    """Whether a word is an ordinary Dutch one, however it is written."""
    word, raw = view.folded[at], view.raw[at].lower()
    return len(word) > 1 and base(word, raw, frozenset({"nl"})) is Vouch.SAFE


def _goes_on(view: View, at: int) -> bool:
    """Whether the word may belong to the unit before it: "nr. 8" does, a new sentence does not."""
    gap = view.gap(at)
    return gap in _GAPS_BEHIND or (gap == ". " and view.folded[at - 1] in _NUMBER_WORDS)


def _numbered(view: View, at: int) -> bool:
    return view.shapes[at] == DIGITS and view.folded[at - 1] in _NUMBER_WORDS


def _number_or_letter(view: View, at: int, kind: int) -> bool:
    """Whether a number ("brigade 4") or a letter ("Track B") stands directly behind the kind of unit."""
    word, form = view.folded[at], view.shapes[at]
    if form == DIGITS:
        return len(word) <= _YEAR_LENGTH and not _is_year(word)
    short = form in {UPPER, LETTER} and len(word) < _YEAR_LENGTH
    return short and view.gap(at) in {" ", "-"} and view.folded[kind] != "dienst"


def _is_year(word: str) -> bool:
    return len(word) == _YEAR_LENGTH and word[:2] in {"19", "20"}


# What a department may be for, when it is written small.
SUBJECTS = frozenset(
    [
        "onderzoek",
        "rekrutering",
        "werving",
        "ronseling",
        "verhoor",
        "verhoren",
        "ondervraging",
        "ondervragingen",
        "inlichtingen",
        "contraspionage",
        "contra-inlichtingen",
        "bewaking",
        "logistiek",
        "propaganda",
        "operaties",
        "arrestaties",
        "veiligheid",
        "rekrutering",
        "communicatie",
        "financien",
        "personeel",
        "discipline",
        "transport",
        "bevoorrading",
        "documentatie",
        "surveillance",
        "spionage",
        "genie",
        "artillerie",
        "verbindingen",
        "opleiding",
        "politieke",
        "investigation",
        "interrogation",
        "operations",
        "counterintelligence",
        "recherche",
        "militaire",
    ]
)
