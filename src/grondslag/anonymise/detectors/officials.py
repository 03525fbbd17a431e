"""Officials by initials and staff codes, and names in a signature."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, TITLED, Candidate
from grondslag.anonymise.detectors.near import at_heads, at_words, sought
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.vouch import Vouch, base, foreign
from grondslag.anonymise.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_CODE = re.compile(
    r"(?:\([^)\n]{1,24}\))?[ ]?(?:nr\.?|nummer|no\.?|number|code|-code|n°|id|reg\.?"
    r"|registratie\w*|met nummer|met code)?[ ]?(?:\.?[:.=#|(\t-]|met)?[ ]{0,40}(?:nr\.?|nummer"
    r"|code|#)?[ ]?"
    r"(?P<code>[A-Z]{1,5}[-./ ]?\d{2,7}(?:[-/]\w{1,4})?|\d{3,7}(?:[-/]\w{1,4})?|[A-Z]{2,4}"
    r"(?![\w'])|[A-Z][a-z]{1,3}[A-Z]{1,2}(?![\w'])|[a-z]{1,3}[A-Z]{1,2}(?![\w'])|\d{2,3} \d{3}(?! ?\d)"
    r"|(?:[A-Z]\.){1,4}(?:[ ]?(?:van |de |der |den )*[A-Z]\.)?)(?![\w]|\.\d)"
)
_INITIALS = re.compile(
    r"(?<![\w.])(?:[A-Z]\. ?){1,3}(?:v\.?d?\.?|d\.|t\.) ?(?:d\. ?)?[A-Z]\.(?!\w)"
    r"|(?<![\w.])(?:[A-Z]\. ?){2,4}(?![\w])"
    r"|(?<![\w.])(?:[A-Z]\. ?){1,4}(?:(?:van|de|der|den"
    r"|el|al|ten|ter)[ -]){1,3}[A-Z]\."
)
# A code in brackets behind the name ("S.T.M. Appel (APPS)", "S. Karaoğlu (38 114)").
_CODE_BEHIND = re.compile(
    r"[\w-]{2,24}[ \t]{0,40}[:|]?[ \t]{0,40}(?:(?:[Mm](?:r|w|evr|evrouw)\.?"
    r"|[Dd]hr\.?) )?(?:[A-Z][\w.'’-]{0,25} |(?:van|de|der|den|ter|ten|te|el|al) ){1,5}"
    r"\((?P<code>[A-Z]{2,5}\d{0,4}|\d{2,3} \d{3}|\d{3,6}|[A-Z]{1,3}-\d{1,5})\)"
)
_SIGNING = frozenset(
    {
        "agent",
        "brigadier",
        "greffier",
        "griffier",
        "hakim",
        "hâkim",
        "inspecteur",
        "inspector",
        "judge",
        "katip",
    }
    | {"notaris", "officier", "procureur", "prosecutor", "rechter", "savci", "wachtmeester"}
)
# Who agrees in the margin ("akk. GvD 1/7").
_AGREED = frozenset(
    {
        "akk",
        "akkoord",
        "gez",
        "gezien",
        "paraaf",
        "par",
        "versie",
        "concept",
        "bewerkt",
        "gewijzigd",
        "gelezen",
    }
)
# Behind these two capitals are initials, whatever they are short for elsewhere.
_SIGNED_BY = frozenset({"paraaf", "par", "initialen", "dossierhouder", "zaakhouder", "typ", "getypt"})
# Who was there ("Aanw.: KVD, RdW, HB (vz)").
_ATTENDING = frozenset(
    {"aanw", "aanwezig", "aanwezigen", "afw", "afwezig", "afwezigen", "afgemeld", "deelnemers", "present"}
)
_ATTENDANCE = re.compile(r"\w{3,10}\.? ?: ?(?P<list>[^\n:]{2,160})")
_SIGNS = re.compile(r"(?<![\w.-])(?P<code>[A-Z][A-Za-z]{0,3}[A-Z])(?=[ ]?[,;(.]|[ ]?$| en | vanaf | tot )")
# Two or three capitals below a paper, or behind its last sentence.
_LAST = re.compile(r"(?:\n|[.!?)\]] )(?:[-–—] ?)?(?P<code>[A-Z][A-Za-z]{0,2}[A-Z])[ .]{0,2}\Z")
_AGREES = re.compile(
    r"\w{3,8}[.:,]{0,2} (?P<code>[A-Z][A-Za-z]{0,2}[A-Z]|[a-z]{1,2}[A-Z]{1,2})(?=[ ,.]{1,2}\d"
    r"|[ ]*[.)\]]?[ ]*$)",
    re.MULTILINE,
)
# A firm ("HAAN & PARTNERS", "Van Ravensteijn & De Cocq Advocaten").
_FIRM_WORD = r"(?:(?:[Vv]an|[Dd]er?|[Dd]en|[Tt]er|[Tt]en|VAN|DER?|DEN|TER|TEN) ){0,3}[A-ZÀ-Þ][\w'’-]{1,25}"
_OFFICE = re.compile(
    rf"(?<!\w){_FIRM_WORD}(?:,? {_FIRM_WORD}){{0,2}} ?& ?"
    rf"(?:(?:PARTNERS|[Pp]artners)(?!\w)|{_FIRM_WORD}(?= (?:[Aa]dvocat|ADVOCAT|[Ll]awyers|[Aa]vocats"
    rf"|[Rr]echtsanw)))"
)
# "(w.al-m.)": initials written small, between brackets.
_SMALL_INITIALS = re.compile(
    r"(?:\((?=[^)\n]{3,20}\))|(?<=[Pp]araaf )|(?<=[Pp]araaf: ))"
    r"(?P<name>[a-z]\.(?:[a-z]{1,3}[.-]){1,4})(?![\w])"
)
_INITIALS_NAME = re.compile(
    r"(?<![\w.])(?P<initials>(?:(?:[A-Z]|Th|Ch|Ph|Yu|Dj|Sj|IJ|Kh)\.[ -]?){1,5})(?:(?:[Vv]an"
    r"|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Tt]e|'t|[Ee]l|[Aa]l|[Vv]on|[Dd]i|[Dd]a|[Dd]u|la|le"
    r"|bin|ben|in)[ -]){0,3}"
    r"(?P<name>[A-ZÀ-Ý][\w'’]+(?:-[A-ZÀ-Ý][\w'’]+)?)"
)
_INVERTED = re.compile(
    r"(?<![\w.])(?P<name>[A-ZÀ-Ý][\w'’-]{1,40}), ?(?:[A-Z]\.[ -]?){1,5}(?:(?:van|de|der|den|ter"
    r"|ten|te|el|al)\b ?){0,3}(?<![ -])(?! ?[A-Z][a-z])"
)
# Who signs for another ("namens deze: Puck").
_BEHALF = frozenset({"namens"})
_ON_BEHALF = re.compile(
    r"namens dezen?[:,]\s{0,3}(?P<name>[A-ZÀ-Ý][\w'’-]{1,25})(?=[ ]*[,)\n])", re.IGNORECASE
)
# One letter under a greeting ("Gr. P").
_GREETING = re.compile(
    r"^(?:Gr|Grt|Groet|Groeten|Mvg|Vr\. gr)[.,]{0,2}[ \n]{1,2}(?P<name>[A-Z])\.?[ ]*$"
    r"|(?<=[.!?] Gr\. )(?P<same>[A-Z])\.?$",
    re.MULTILINE,
)
# Who signs a note, behind a dash at its end ("Niet gewijzigd. – Sterk, balie 6", "tegen mijn advies. – FB").
_NOTED = re.compile(
    r"[.)\]\"”] [–—-] ?(?P<name>[A-Z][A-Za-z]?[A-Z]|[A-ZÀ-Þ][a-zß-ÿ]{2,15})"
    r"(?=,? ?(?:[a-z]{3,14}(?: \d{1,3})?)?[.]?[ ]*$)",
    re.MULTILINE,
)
# A heading with a letter before it ("A. Uittreksel", "B. Verklaring").
_LETTERED = re.compile(r"^(?P<letter>[A-H])\. (?=[A-Z])", re.MULTILINE)
_ASKING = re.compile(r"^(?P<letter>[QVFPAR])\. (?=\w)", re.MULTILINE)
_QUESTION_AND_ANSWER = ({"Q", "A"}, {"Q", "R"}, {"V", "A"}, {"F", "A"}, {"P", "R"})
_OFTEN = 3
# Words that begin a sentence behind an abbreviation far more often than they are a family name.
_SENTENCE_WORDS = frozenset(
    [
        "de",
        "het",
        "een",
        "hij",
        "zij",
        "ik",
        "wij",
        "we",
        "je",
        "u",
        "er",
        "dit",
        "dat",
        "die",
        "deze",
        "daar",
        "toen",
        "dan",
        "als",
        "in",
        "op",
        "bij",
        "van",
        "voor",
        "na",
        "met",
        "aan",
        "uit",
        "over",
        "om",
        "te",
        "ook",
        "maar",
        "en",
        "of",
        "want",
        "dus",
        "nu",
        "niet",
        "geen",
        "wat",
        "wie",
        "waar",
        "hoe",
        "waarom",
        "wanneer",
        "welke",
        "mijn",
        "zijn",
        "haar",
        "hun",
        "ons",
        "onze",
        "uw",
        "the",
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "in",
        "on",
        "at",
        "and",
        "or",
        "a",
        "an",
        "le",
        "la",
        "les",
        "il",
        "elle",
        "ils",
        "je",
        "der",
        "die",
        "das",
        "ein",
        "er",
        "sie",
        "ja",
        "nee",
    ]
)
_NOT = frozenset(
    {
        "IND",
        "OM",
        "COA",
        "NL",
        "EU",
        "VN",
        "AVG",
        "PV",
        "ID",
        "OK",
        "NEE",
        "JA",
        "EN",
        "DE",
        "HET",
        "AC",
        "AA",
        "BZ",
        "AZC",
        "AVIM",
        "KMAR",
        "UNHCR",
        "DTV",
        "NR",
        "VA",
        "IS",
        "ART",
    }
)


@cache
def _words() -> dict[str, tuple[str, str]]:
    """Folded word before a code → (label, role)."""
    return {word: (row["label"], row["rol"]) for row in table("nummers")["codes"] for word in row["woorden"]}


def _codes(view: View) -> Iterator[Candidate]:
    """The code or the initials behind a word for an official, an interpreter or a doctor."""
    text = view.text
    codes = _words()
    for index in view.where(codes):
        label, role = codes[view.folded[index]]
        match = _CODE.match(text, view.ends[index])
        signed = view.folded[index] in _SIGNED_BY
        if match and (signed or match["code"] not in _NOT) and not _is_year(match["code"]):
            start, end = match.span("code")
            if view.gap_after(index) == "-":  # "HM-2217": the word is part of the code
                start = view.starts[index]
            code = text[start:end].lower()
            yield Candidate(start, end, label, TITLED, "code of paraaf", role=role, key=f"code:{code}")


def _codes_behind_names(view: View) -> Iterator[Candidate]:
    """The code of an official in brackets behind the name, and the initials of one who agrees."""
    rows = _words()
    for pattern, names in ((_CODE_BEHIND, rows.keys() | _SIGNING), (_AGREES, _AGREED)):
        for match in at_words(view, names, pattern):
            code = match["code"]
            if code not in _NOT and fold(code) not in word_set("overheid") and not _is_year(code):
                label, role = rows.get(fold(match.group()).split(" ", 1)[0].strip(".:,|"), ("AMBTENAAR", ""))
                if label in {"AMBTENAAR", "PROFESSIONAL"}:
                    span = match.span("code")
                    yield Candidate(
                        *span, label, TITLED, "code of paraaf", role=role, key=f"code:{code.lower()}"
                    )


def _signs(view: View) -> Iterator[Candidate]:
    """The initials in a list of who was there, and those below a paper."""
    for attendance in at_words(view, _ATTENDING, _ATTENDANCE, ahead=170):
        for match in _SIGNS.finditer(view.text, *attendance.span("list")):
            if match["code"] == "AA" or not _is_body(match["code"]):
                yield _sign(match)
    tail = view.text.rstrip()
    last = _LAST.search(tail, max(0, len(tail) - 12))
    if last and not _is_body(last["code"]):
        yield _sign(last)
    for match in _NOTED.finditer(view.text):
        name = fold(match["name"])
        known = base(name, match["name"].lower(), frozenset({"nl"})) is Vouch.SAFE or name in word_set(
            "landen"
        )
        # An ordinary word is a name here only with what he is behind it ("– Sterk, balie 6").
        if not _is_body(match["name"]) and (not known or view.text.startswith(", ", match.end("name"))):
            yield Candidate(*match.span("name"), "AMBTENAAR", TITLED, "ondertekent een notitie")


def _is_body(code: str) -> bool:
    return code in _NOT or fold(code) in word_set("overheid", "landen", "bewegingen", "bewegingswoorden")


def _sign(match: re.Match[str]) -> Candidate:
    key = f"code:{match['code'].lower()}"
    return Candidate(*match.span("code"), "AMBTENAAR", TITLED, "code of paraaf", role="ambtenaar", key=key)


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Codes and initials behind a word for an official, an interpreter or a doctor; loose initials."""
    text = view.text
    yield from _codes(view)
    yield from _codes_behind_names(view)
    yield from _signs(view)
    for match in _OFFICE.finditer(text) if "&" in text else ():
        yield Candidate(match.start(), match.end(), "PROFESSIONAL", CONTEXT, "naam van een kantoor")
    yield from _initials_and_name(view)
    for match in at_heads(text, view.heads.capitals, _INVERTED):
        if fold(match["name"]) not in _SENTENCE_WORDS | word_set("overheid"):
            yield Candidate(match.start(), match.end(), "PERSOON", TITLED, "naam en initialen")
    for match in sought(view, _GREETING):
        group = "name" if match["name"] else "same"
        yield Candidate(*match.span(group), "AMBTENAAR", TITLED, "letter onder een groet")
    for match in at_words(view, _BEHALF, _ON_BEHALF):
        yield Candidate(*match.span("name"), "AMBTENAAR", TITLED, "ondertekent namens een ander")
    for match in _SMALL_INITIALS.finditer(text):
        yield Candidate(*match.span("name"), "PERSOON", CONTEXT, "initialen")
    for match in at_heads(text, view.heads.capital_codes, _INITIALS):
        if match.group().strip() not in {
            "o.a.",
            "N.B.",
            "P.S.",
            "A.U.B.",
            "N.V.",
            "B.V.",
            "U.S.",
            "U.K.",
            "D.C.",
            "E.U.",
            "V.N.",
            "O.M.",
        }:
            yield Candidate(
                match.start(), match.start() + len(match.group().rstrip()), "PERSOON", CONTEXT, "initialen"
            )


def _asking(text: str) -> frozenset[int]:
    """Where a line of questions and answers begins ("Q. Avez-vous", "R. Nous"), when both come often."""
    lines = list(_ASKING.finditer(text))
    often = {letter for letter, count in Counter(line["letter"] for line in lines).items() if count >= _OFTEN}
    if not any(pair <= often for pair in _QUESTION_AND_ANSWER):
        return frozenset()
    return frozenset(line.start("letter") for line in lines if line["letter"] in often)


def _initials_and_name(view: View) -> Iterator[Candidate]:
    """Behind initials ("G. Wildschut"): behind initials an ordinary word with a capital is a family name."""
    lettered = {match["letter"] for match in _LETTERED.finditer(view.text)}
    enumerated = {"A", "B", "C"} <= lettered
    asking = _asking(view.text)
    for match in at_heads(view.text, view.heads.capitals, _INITIALS_NAME):
        word = fold(match["name"])
        heading = (
            enumerated and match["initials"][0] in lettered and match.start() == view.line(match.start())[0]
        )
        if heading and word in words("nl"):
            continue
        if match.start() in asking and foreign(word):
            continue
        single = match["initials"].count(".") == 1
        opening = not any(map(str.isalnum, view.text[view.line(match.start())[0] : match.start()]))
        if word in _SENTENCE_WORDS or (single and opening and word in word_set("overheid")):
            continue
        yield Candidate(match.start(), match.end(), "PERSOON", TITLED, "initialen en naam")


def _is_year(code: str) -> bool:
    return len(code) == 4 and code[:2] in {"19", "20"}  # noqa: PLR2004 (a bare year)
