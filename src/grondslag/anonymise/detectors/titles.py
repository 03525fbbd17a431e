"""A name shown by the word before it: "de heer X", "tolk: X", "Hmw. X", "commandant X", "genaamd X", kunyas.

Behind a colon, and behind a word that always has a name behind it, a word counts as a name even if it is
an ordinary
word ("Naam: Roos Bakker") or written small.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import TITLED, Candidate
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.view import ALNUM, CAPITAL, CAPITALISED, DIGITS, FOREIGN, LETTER, LOWER, UPPER
from grondslag.anonymise.vouch import Vouch, base, vouched
from grondslag.anonymise.words import also_names, rare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_TITLE_GAP = re.compile(r" {1,2}|\n|(?: ?[\"'‘“„(]){1,2}| ?(?:-|–) ?")
_SHORT_TITLE_GAP = re.compile(r"\. ?")
# Titles that are written short, with a full stop.
_SHORT_TITLES = frozenset(
    [
        "dr",
        "drs",
        "mr",
        "mrs",
        "ms",
        "mw",
        "mevr",
        "dhr",
        "hr",
        "ir",
        "ing",
        "prof",
        "st",
        "kol",
        "gen",
        "maj",
        "kapt",
        "lt",
        "sgt",
        "cmdt",
        "cdt",
        "capt",
        "cpt",
        "col",
        "mme",
        "mlle",
        "hmw",
        "bmw",
        "hm",
        "tel",
        "tolk",
        "insp",
        "adv",
        "secr",
        "typ",
        "wmr",
        "owmr",
        "vakth",
        "rev",
        "ra",
    ]
)
# Of these, what has a name behind it and nothing else ("Dr. Köppen", "mw. Groen").
_BEFORE_NAMES_ONLY = frozenset(
    {"dr", "drs", "mrs", "ms", "mw", "mevr", "dhr", "ir", "ing", "prof", "mme", "mlle"}
)
_FIELD_GAP = re.compile(r"(?:\(en\)|\(n?a?a?m\))?\.?[ \t]{0,60}[:=|][ \t]{0,60}[\"'‘“„]?|\t+| {2,}")
_CELL_END = re.compile(r" ?[;\n]|\t|  ")
_LINE_END = re.compile(r"[ |]{0,60}\n")
_INSIDE = re.compile(r"[ \u00a0]{1,3}['’]?|[-–'’]|\n(?=[A-Z])")
_AFTER_INITIAL = re.compile(r"\.?[ \u00a0-]{0,2}")
_INVERTED = re.compile(r" ?, ?")
_NEXT_NAME = re.compile(r"[;,>(\"']")
_CHAT_LINE = 400
_TURN = re.compile(r"^[> ]*(\w{1,20}) ?: ", re.MULTILINE)
_MANY_TURNS = 4
_MAX_WORDS = 7
_MAX_INVERTED = 3
_MAX_INITIALS = 2
# Titles behind which a number stands for the person.
_NUMBERED_TITLES = frozenset({"tolk", "tolknr", "tolkcode", "tolken", "hmw", "hm"})
# "van 't Hof", "de Raad": behind a particle a short word of the government is a family name.
_SHORT_SURNAME = 5

_SENTENCE_OPENERS = frozenset(
    {
        "hij",
        "zij",
        "ik",
        "wij",
        "het",
        "een",
        "dit",
        "dat",
        "maar",
        "toen",
        "daar",
        "was",
        "the",
        "and",
        "van",
    }
)
_KIN = frozenset(
    {"vader", "moeder", "broer", "zus", "partner", "kind", "familielid", "getuige", "slachtoffer"}
)
# Also where they are written small.
_SMALL_KUNYA = frozenset({"abu", "aboe", "abou", "umm", "um", "oum", "oem", "omm"})
# Titles that are said as part of the name ("Haji Karim", "Mullah Rahim").
_PART_OF_NAME = frozenset({"geestelijke", "aanspreekvorm"})


@cache
def titles() -> dict[str, tuple[str, str]]:
    """Folded title → (label, role)."""
    found: dict[str, tuple[str, str]] = {}
    for label, roles in table("titels")["namen"].items():
        for role, words in roles.items():
            for word in words:
                found.setdefault(fold(word).replace("-", ""), (label, role))
    return found


@cache
def _fields() -> frozenset[str]:
    return frozenset(table("titels")["velden"])


@cache
def _kunya() -> frozenset[str]:
    return frozenset(table("titels")["kunya"])


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Names behind a title, a field or a kunya."""
    turns = _turns(view)
    for index in view.where(titles()):
        if not _is_title(view, index, context):
            continue
        field = bool(_FIELD_GAP.fullmatch(view.gap_after(index)))
        if not (field and view.folded[index] in turns and "\n" in view.gap(index)):
            yield from _titled(view, index, context, field=field)
    for index in view.where(_fields()):
        if _FIELD_GAP.fullmatch(view.gap_after(index)) and (index == 0 or "\n" in view.gap(index)):
            yield from _header(view, index + 1, context)
    for index in view.where(_kunya()):
        if re.fullmatch(r"[ -]|['’]", view.gap_after(index)) and view.shapes[index] in CAPITALISED | {LOWER}:
            yield from _kunya_name(view, index, context)


def _is_title(view: View, index: int, context: Context) -> bool:
    """Whether a word that is another word in another language is a title here: French "son", Dutch "me"."""
    word, french = view.folded[index], "fr" in context.languages
    return not (word == "son" and french) and (word != "me" or (french and view.raw[index] == "Me"))


def _titled(view: View, index: int, context: Context, *, field: bool) -> Iterator[Candidate]:
    """The name behind the title at `index`; `field`: a colon or a column stands between."""
    label, role = titles()[view.folded[index]]
    gap = view.gap_after(index)
    short = view.folded[index] in _SHORT_TITLES and _SHORT_TITLE_GAP.fullmatch(gap)
    if not field and not short and not _TITLE_GAP.fullmatch(gap):
        return
    if gap == "-" and view.at(index + 1).isdecimal():
        return  # the code of an official ("HM-2217")
    own = (
        view.folded[index + 1 : index + 2] == ["van"]
        and view.shapes[index + 1] == LOWER
        and (role in _KIN or (label == "PERSOON" and role in {"betrokkene", "naam"}))
    )
    # Behind these a word with a capital is the name, whatever lists say of it.
    kin = role in _KIN | _PART_OF_NAME and gap == " " and _lone_capital(view, index + 1)
    sure = kin or view.folded[index] in _BEFORE_NAMES_ONLY
    first, last = name_after(view, index + 1 + own, context, field=field)
    if first < 0 and not field and gap in {" ", ". "} and _named_so(view, index + 1, context, kin=sure):
        first, last = index + 1, max(index + 1, name_after(view, index + 2, context, field=False)[1])
    if first < 0 and field and role == "naam" and _alone_in_field(view, index + 1):
        first = last = index + 1
    if first < 0:
        return
    if role in _PART_OF_NAME and not field:
        first = index
    reason = f"naam achter '{view.raw[index].lower()}'"
    yield Candidate(view.starts[first], view.ends[last], label, TITLED, reason, role=role)


def _named_so(view: View, index: int, context: Context, *, kin: bool) -> bool:
    """Whether a word that a list vouches for is a name here: behind a relative, or before a family name."""
    if not _lone_capital(view, index) or view.folded[index] in titles():
        return False
    following = index + 1 < len(view) and view.gap(index + 1) == " " and view.shapes[index + 1] == CAPITAL
    return kin or (following and vouched(view, index + 1, context, opening=False) is Vouch.UNKNOWN)


def _alone_in_field(view: View, index: int) -> bool:
    """Whether one word with a capital is all that a field holds ("Voornaam: Espérance").

    In a row of a table more cells behind it make it the head of a column ("Naam | Geboren | Verblijf").
    """
    ends = _LINE_END if "|" in view.gap(index) else _CELL_END
    return _lone_capital(view, index) and bool(ends.match(view.gap_after(index)))


def _turns(view: View) -> frozenset[str]:
    """The words that begin the turns of a transcript ("Hm: ...", "Getuige: ..."): what is said is no name."""
    counts = Counter(match.group(1) for match in _TURN.finditer(view.text))
    return frozenset(fold(word) for word, count in counts.items() if count >= _MANY_TURNS)


def _lone_capital(view: View, index: int) -> bool:
    """Whether a word with one capital stands there that no heading and no public office explains."""
    return (
        index < len(view)
        and view.shapes[index] == CAPITAL
        and len(view.raw[index]) > _MAX_INITIALS
        and view.folded[index] not in word_set("landen", "bewegingen", "groepen", "talen", "functiewoorden")
        and view.folded[index] not in _SENTENCE_OPENERS
    )


def _header(view: View, index: int, context: Context) -> Iterator[Candidate]:
    """Every name in one line of a message head; names are parted by ";" or stand behind an address."""
    _, end = view.line(view.starts[index]) if index < len(view) else (0, 0)
    at = index
    while at < len(view) and view.starts[at] < end:
        if at == index or _NEXT_NAME.search(view.gap(at)):
            first, last = name_after(view, at, context, field=True)
            if first >= 0:
                yield Candidate(
                    view.starts[first], view.ends[last], "PERSOON", TITLED, "naam in een berichtkop"
                )
                at = last
        at += 1


def _kunya_name(view: View, index: int, context: Context) -> Iterator[Candidate]:
    """A kunya or patronymic.

    With a capital behind it, or in running small letters a word that nothing vouches for.
    """
    following = index + 1
    particles = word_set("tussenvoegsels")
    capital = following < len(view) and (
        view.shapes[following] in CAPITALISED
        or (view.folded[following] in particles and _name_follows(view, following, particles))
    )
    small = view.shapes[index] in CAPITALISED or (
        following < len(view) and vouched(view, following, context) is Vouch.UNKNOWN
    )
    if view.folded[index] == "om" and view.shapes[index] == LOWER:
        return
    if not capital and not small:
        return
    if not capital and view.folded[index] not in _SMALL_KUNYA:
        return
    first, last = name_after(view, following, context, field=not capital, limit=3)
    if first >= 0:
        yield Candidate(view.starts[index], view.ends[last], "PERSOON", TITLED, "kunya of patroniem")


def name_after(
    view: View, index: int, context: Context, *, field: bool, limit: int = _MAX_WORDS
) -> tuple[int, int]:
    """First and last word of the name that begins at `index`, or (-1, -1).

    `field`: the place is a field, so that an ordinary word with a capital is taken for a name too.
    """
    particles = word_set("tussenvoegsels")
    first = last = -1
    if field and _sentence(view, index, context):
        return -1, -1
    for at in range(index, min(index + limit, len(view))):
        if at > index and not _ties(view, at, field=field and at - index < _MAX_INVERTED):
            break
        if not (view.folded[at] in particles and _name_follows(view, at, particles)):
            step = _step(view, at, context, field=field, begun=first >= 0, named=last >= 0)
            if step is _Step.STOP:
                break
            if step is _Step.SKIP:
                continue
            last = at
        if first < 0:
            first = at
    lone = last == first and last >= 0 and view.shapes[last] == LETTER
    if last < 0 or (lone and view.text[view.ends[last] : view.ends[last] + 1] != "."):
        return -1, -1
    return first, last


def _sentence(view: View, at: int, context: Context) -> bool:
    """Whether what stands in the field is a sentence ("Betrokkene: "Dat was ik niet"), not a name."""
    if at + 1 >= len(view) or view.shapes[at] != CAPITAL or view.shapes[at + 1] != LOWER:
        return False
    goes_on = view.gap(at + 1) == " " and view.folded[at + 1] not in word_set("tussenvoegsels")
    return goes_on and base(view.folded[at], view.raw[at].lower(), context.languages) is Vouch.SAFE


class _Step(Enum):
    """What a word is to the name that is being read."""

    NAME = 1
    SKIP = 2
    STOP = 3


def _step(view: View, at: int, context: Context, *, field: bool, begun: bool, named: bool) -> _Step:
    """Whether the word belongs to the name; `begun`: a particle stands before it, `named`: a word does."""
    form = view.shapes[at]
    if form in CAPITALISED:
        return _capital_step(view, at, context, field=field, begun=begun, named=named)
    number = form == DIGITS and not begun and view.at(at - 1) in _NUMBERED_TITLES
    if form == LETTER or number or (form in {FOREIGN, ALNUM} and field):
        return _Step.NAME
    inverted = named and "," in view.gap(at)
    if form == LOWER and field and (not named or inverted) and view.folded[at] in _SHORT_TITLES:
        return _Step.SKIP
    small = form == LOWER and (field or not named)
    if form == LOWER and view.folded[at] in also_names() and (field or _small_line(view, at)):
        return _Step.NAME
    if form == LOWER and named and view.folded[at] in rare() and _small_line(view, at):
        return _Step.NAME
    return _Step.NAME if small and vouched(view, at, context) is Vouch.UNKNOWN else _Step.STOP


def _small_line(view: View, at: int) -> bool:
    """Whether the word stands in a line of a chat, that is written without capitals."""
    start, end = view.line(view.starts[at])
    return end - start < _CHAT_LINE and view.in_small_letters(at)


def _capital_step(view: View, at: int, context: Context, *, field: bool, begun: bool, named: bool) -> _Step:
    verdict, word = vouched(view, at, context, opening=False), view.folded[at]
    if verdict is Vouch.SAFE and not (field and named and word not in word_set("overheid")):
        if begun and not named and len(word) <= _SHORT_SURNAME:
            return _Step.NAME
        skipped = word in titles() and not named and (not field or word in _SHORT_TITLES)
        return _Step.SKIP if skipped else _Step.STOP
    new_line = "\n" in view.gap(at) and view.opens(at)
    return _Step.STOP if verdict is Vouch.DOUBTFUL and not field and not named and new_line else _Step.NAME


def _ties(view: View, at: int, *, field: bool) -> bool:
    """Whether the word at `at` goes on with the name before it.

    A comma does in a field only ("Rahimi, Karim").
    """
    gap = view.gap(at)
    if _INSIDE.fullmatch(gap) or (field and _INVERTED.fullmatch(gap)):
        return True
    if gap == ". " and view.folded[at - 1] in _SHORT_TITLES:
        return True
    return (
        view.shapes[at - 1] in {LETTER, UPPER}
        and len(view.raw[at - 1]) <= _MAX_INITIALS
        and bool(_AFTER_INITIAL.fullmatch(gap))
    )


def _name_follows(view: View, at: int, particles: frozenset[str]) -> bool:
    """Whether a name word comes after the particles that begin here, or the last has a capital ("Van Es")."""
    family = False
    for next_at in range(at + 1, min(at + 4, len(view))):
        if not _INSIDE.fullmatch(view.gap(next_at)):
            return family
        if view.folded[next_at] in particles and view.shapes[next_at] != LETTER:
            family = view.shapes[at] in CAPITALISED and view.shapes[next_at] in CAPITALISED
            continue
        return family or view.shapes[next_at] in CAPITALISED or view.shapes[next_at] == LETTER
    return family
