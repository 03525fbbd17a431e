"""Ways to reach a person.

E-mail, handles, addresses on the web and file names, telephone, bank account, licence plate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, CONTEXT, PATTERN, REGISTERED, Candidate
from grondslag.anonymise.detectors.near import at_heads, at_starts, at_words, sought
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table
from grondslag.anonymise.vouch import Vouch, base
from grondslag.anonymise.words.places import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_EMAIL = re.compile(
    r"[^\s<>()\[\]{},;:\"'|⟦⟧]{1,80}(?:@| ?\[at\] ?|\(at\))[\w-]{1,63}"
    r"(?:(?:\.[A-Za-z]|\s?\.\s?[a-z])[\w-]{1,62}){1,4}"
)
_HANDLE = re.compile(r"(?<![\w.@])@[\w.]{2,40}\w")
_URL = re.compile(
    r"(?:https?://|www\.|(?:t\.me|wa\.me|fb\.com|facebook\.com|instagram\.com|youtu\.be"
    r"|twitter\.com|x\.com|vk\.com|tiktok\.com)/)[^\s<>\"'|)\]]{2,200}"
    r"|(?<!\w)in/[a-z\d]{2,30}(?:-[a-z\d]{1,30}){1,4}(?!\w)"
)
_PHONE = re.compile(
    r"(?!\d\d[-./]\d\d[-./](?:19|20)\d\d)(?!\d\d[.:]\d\d ?[-–] ?\d\d[.:]\d\d)(?:"
    r"(?<![\w.,/-])(?:\+|00)\d{1,3}[ .()/-]{0,2}(?:\(0\)[ ]?)?\d[\dOl .()/-]{5,16}[\dOl](?!\w)"
    r"|(?:(?<![\w.,/(-])\()?(?<![\w.,/-])0[1-9Oo]\d?\d?\)?[ .-]{0,3}[\dOol](?:[ .-]?[\dOolI]){5,8}(?!\w))"
)
_PHONE_HEAD = re.compile(r"[+0(](?<!\w.)(?=[\dOo(])")
_IP = re.compile(r"(?<![\w./])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]\d)")
_NUMBERED = re.compile(
    r"(?<![\w.@/-])[A-Za-z][A-Za-z]{2,20}(?:[._][A-Za-z]{2,20}){0,3}[._]\d{1,6}(?![\w])(?!\.\w)"
)
_NUMBER_BEHIND = re.compile(r"[._](?<=[A-Za-z].)\d")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}[\dOl]{2}(?:[ .]?[A-Z\d]{4}){2,7}(?:[ .]?[A-Z\d]{1,4})?(?!\w)")
_PLATE = re.compile(
    # Russian ("K 555 PA 95"), Persian ("38 D 417 – 46") and German ("M-KX 4471"): the longest first.
    r"(?<![\w-])(?:[A-Z] ?\d{3} ?[A-Z]{2} ?\d{2,3}|\d{2} [A-Z] \d{3} ?[–-]? ?\d{2}"
    r"|[A-Z]{1,3}-[A-Z]{1,2} \d{1,4}[EH]?"
    r"|[A-Z]{1,3}[- ]\d{1,3}[- ][A-Z]{1,3}|\d{1,3}[- ][A-Z]{2,3}[- ]\d{1,2}"
    r"|[A-Z]{2}[- ]\d{2}[- ]\d{2}|\d{2}[- ]\d{2}[- ][A-Z]{2}"
    r"|[A-Z]{2}[- ][A-Z]{2}[- ]\d{2}|\d{2}[- ][A-Z]{2}[- ][A-Z]{2})(?![\w-]|[.,]\d)"
)
# Behind a word for a vehicle: letters and figures in groups ("jeep AFC 408").
_VEHICLE_PLATE = re.compile(
    r"[a-zA-Z-]{2,20}(?: [A-Z][a-z]{2,15}){0,2},? (?:(?:met |with )?(?:de |the )?"
    r"(?:kenteken|plaat|plate|nummer|number|nr\.?|no\.?) )?"
    r"(?P<value>(?P<make>[A-Z]{1,3}|\d{2,3})(?:(?: ?[–-] ?| )(?:[A-Z]{1,3}|\d{1,6})(?!\w)){1,4})"
)
# A number with a figure that cannot be read ("0946-81 30 ..5"); the end of one ("nummer eindigend op 5580").
_UNREADABLE = re.compile(
    r"(?<![\w.])(?=[\d -]{0,20}(?:\.\.|\?|\*|•|_|[xX]{2}))(?:\+|0)\d{1,4}(?:[ -]{0,2}(?:\d|\.\."
    r"|[?*•_xX])){5,12}"
    r"(?!\w|\.[\w.])"
)
_UNREADABLE_SIGN = re.compile(r"\d[ -]{0,2}(?:\.\.|\?|\*|•|_|[xX]{2})")
_ENDING = re.compile(
    r"(?<!\w)(?:(?:telefoon)?nummer|(?:phone )?number|numéro)s? (?:dat |die |that )?(?:eindig(?:t|end|de)"
    r"|end(?:s|ing|ed)|(?:se )?termin(?:e|ant|é)(?: par)?)(?: op| in| met| with"
    r"| par)? (?:[-–.…*]{0,4} ?)?\d{2,5}(?!\w)"
    r"|(?<!\w)(?:laatste (?:twee |drie |vier )?cijfers|last (?:two |three |four )?digits)"
    r"(?: van [^\n.]{0,30}?(?:nummer|telefoon))?(?: zijn| waren| are| were|:)? (?P<last>\d{2,5})(?!\w)"
)
_FOOTNOTES = 3  # digits
_DIGITS_OF_PLATE = 2
_WORDS = frozenset(
    [
        "kenteken",
        "kentekennummer",
        "kentekenplaat",
        "nummerplaat",
        "plaque",
        "plate",
        "kennzeichen",
        "tel",
        "telefoon",
        "telefoonnummer",
        "telnr",
        "mobiel",
        "mob",
        "gsm",
        "phone",
        "fax",
        "whatsapp",
        "viber",
        "imei",
        "imeinummer",
        "simkaart",
        "skype",
        "account",
        "accountnaam",
        "gebruikersnaam",
        "username",
        "profiel",
        "rekening",
        "rekeningnummer",
        "rekeningnr",
        "iban",
        "telegram",
        "signal",
    ]
)
_VALUE = re.compile(
    r"\.?(?:[ ](?:is|was|van|met|het|nummer|nr\.?|no\.?)){0,2}[ \t]{0,60}[:=,]?[ \t]{0,60}[\"'‘“]?"
    r"(?P<value>(?:[A-Z][a-z]+ )?[A-Z]{0,3}[ -]?[\dOl+(](?:[\dOolIA-Z /()+-]"
    r"|\.(?! )){3,24}[\dOl](?!\w)|[A-Z]{1,3}[ "
    r"-]?\d{2,6}(?:[ -]?[A-Z]{1,3})?(?!\w)|[A-Z][a-z]+ \d{1,3} ?- ?\d{3,6})"
)
# A name with full stops behind a word for a network ("stond op facebook bij war.baraawe.online").
_ON_NETWORK = re.compile(
    r"[^\W\d_]+[^\n.]{0,30}?[ :(\"'](?P<value>[a-z][\w-]{1,30}(?:[._][\w-]{1,30}){1,4})(?!\w)"
)
_NETWORKS = frozenset(
    [
        "facebook",
        "fb",
        "insta",
        "instagram",
        "tiktok",
        "telegram",
        "snapchat",
        "snap",
        "twitter",
        "youtube",
        "signal",
        "skype",
        "vk",
        "imo",
        "viber",
    ]
)
_ACCOUNT = frozenset(["account", "accountnaam", "gebruikersnaam", "username", "profiel", "skype", "telegram"])
_ACCOUNT_VALUE = re.compile(r"(?:naam)?[ \t]{0,60}[:=\"'‘“]{1,3}[ \t]{0,60}[\"'‘“]?(?P<value>[\w.@-]{3,40})")


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """All contact data; the patterns whose sign is rare look only where it stands."""
    text = view.text
    if "@" in text or "at]" in text or "(at)" in text:
        yield from _all(_EMAIL, text, REGISTERED, "e-mailadres")
        yield from _each(sought(view, _HANDLE), REGISTERED, "accountnaam")
    yield from _each(sought(view, _URL), REGISTERED, "webadres")
    if "." in text:
        yield from _files(text)
    yield from _each(at_starts(text, _PHONE_HEAD, _PHONE), PATTERN, "telefoonnummer")
    for each in _all(_NUMBERED, text, CONTEXT, "accountnaam") if _NUMBER_BEHIND.search(text) else ():
        if not _footnote(text[each.start : each.end], context):
            yield each
    heads = view.heads
    yield from _each(at_heads(text, heads.capital_codes, _IBAN), PATTERN, "rekeningnummer")
    yield from _each(at_heads(text, heads.digits, _IP), CONTEXT, "internetadres")
    yield from _each(at_heads(text, heads.codes, _PLATE), CONTEXT, "kenteken")
    for named in at_words(view, _NETWORKS, _ON_NETWORK):
        yield Candidate(*named.span("value"), "CONTACT", CONTEXT, "accountnaam", key=_key(named["value"]))
    yield from _vehicles(view)
    yield from _in_part(view)
    for index in view.where(_WORDS):
        match = _VALUE.match(text, view.ends[index])
        if match is None and view.folded[index] in _ACCOUNT:
            match = _ACCOUNT_VALUE.match(text, view.ends[index])
        if match:
            yield Candidate(
                *match.span("value"),
                "CONTACT",
                CHECKED,
                "woord voor contactgegeven",
                key=_key(match["value"]),
            )


def _in_part(view: View) -> Iterator[Candidate]:
    """A number of which only a part is told or can be read."""
    for match in sought(view, _ENDING):
        span = match.span("last" if match["last"] else 0)
        yield Candidate(*span, "CONTACT", CONTEXT, "einde van een nummer", key=_key(match.group()))
    if _UNREADABLE_SIGN.search(view.text):
        yield from _all(_UNREADABLE, view.text, CONTEXT, "telefoonnummer met een onleesbaar cijfer")


def _vehicles(view: View) -> Iterator[Candidate]:
    """The plate behind a word for a vehicle; a make has numbers too ("een vrachtwagen ZIL 131")."""
    words = table("nummers")
    for match in at_words(view, frozenset(words["voertuigen"]), _VEHICLE_PLATE):
        value = match["value"]
        lettered = any(ch.isupper() for ch in value) and sum(ch.isdigit() for ch in value) >= _DIGITS_OF_PLATE
        if lettered and match["make"] not in words["geen_kenteken"]:
            yield Candidate(*match.span("value"), "CONTACT", CONTEXT, "kenteken", key=_key(value))


def _footnote(value: str, context: Context) -> bool:
    """Whether it is an ordinary word or a known place with the number of a footnote ("tegengeworpen.1")."""
    word, stop, number = value.partition(".")
    if not stop or not number.isdecimal() or len(number) > _FOOTNOTES:
        return False
    return fold(word) in gazetteer() or base(fold(word), word.lower(), context.languages) is Vouch.SAFE


_DOT_END = re.compile(
    r"\.(?:jpe?g|png|gif|mp[34]|mov|avi|3gp|pdf|docx?|xlsx?|odt|eml|msg|txt|zip|heic|opus"
    r"|ogg|wav|amr|tiff?)(?!\w)",
    re.IGNORECASE,
)
_NAME_END = re.compile(r"[\w.()-]{1,120}$")


def _files(text: str) -> Iterator[Candidate]:
    """File names: found by their extension and read backwards, which keeps long words without one linear."""
    for match in _DOT_END.finditer(text):
        head = _NAME_END.search(text, max(0, match.start() - 120), match.start())
        if head:
            yield Candidate(
                head.start(), match.start(), "CONTACT", CONTEXT, "bestandsnaam", key=_key(head.group())
            )


def _all(pattern: re.Pattern[str], text: str, score: float, reason: str) -> Iterator[Candidate]:
    return _each(pattern.finditer(text), score, reason)


def _each(matches: Iterable[re.Match[str]], score: float, reason: str) -> Iterator[Candidate]:
    for match in matches:
        yield Candidate(match.start(), match.end(), "CONTACT", score, reason, key=_key(match.group()))


def _key(value: str) -> str:
    return "contact:" + "".join(ch for ch in value.lower() if ch.isalnum() or ch in "@+")
