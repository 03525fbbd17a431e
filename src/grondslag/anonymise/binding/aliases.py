"""Two names that the text says are of one person: "X, bijgenaamd Y", "Y (X)", "zo noemen wij X".

The words that tie two names are data: `data/bijnamen.yaml`.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.binding.names import initial_of
from grondslag.anonymise.candidate import LISTED
from grondslag.anonymise.fold import as_name, fold
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.model import NAMES, UNKNOWN
from grondslag.anonymise.view import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grondslag.anonymise.resolve import Span

_WIDEST = 64
# A name between brackets directly behind another ("Sultan Mohammad (سلطان محمد)", "Zomer, L. (Lotte)").
_OPENED = re.compile(r"\.?[ \n]?[(\[] ?[\"'«„“‘]? ?$")
_CLOSED = re.compile(r"\.?[\"'»”’]? ?[)\]]")
# A name in quotation marks behind another ("Henk ‘Boto’ Asodanoe", "Gaipov, "Tish"").
_QUOTE = re.compile(r",? [\"«„“‘] ?$")
_UNQUOTE = re.compile(r" ?[\"»”’“]")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[=@]")
_NOT_BETWEEN = re.compile(
    r"\d|\n\s*\n|\n\s*[A-Z]|[|:]|\b(?:niet|not|pas|nicht|mijn \w*naam|de \w*naam)\b"
    # What is called so is no person, or another one: "de school heette Y", "mijn vader heet Y".
    r"|\b(?:dorp|kamp|school|straat|groep|leger|dienst|vader|moeder|jongens) (?:heet|heette)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;!?]")
_OF = re.compile(r"(?<!\w)(?:van|of|du|de) $", re.IGNORECASE)
_INITIALS_BEHIND = re.compile(r"(?<=, )(?:[^\W\d_]{1,2}\.?-?){1,5}\.?$")
_PLACE_WORD = re.compile(
    r"(?<!\w)(?:in|te|uit|naar|bij|nabij|vanuit|rond|op|from|near|to|à|aus|nach)[ \n]$", re.IGNORECASE
)
# The keys of codes of officials, and of numbers of interpreters and doctors.
_CODES = ("code:", "nummer:")
_ABBREVIATION = 4
_HEAD_LINES = 3
_FORM = 1_000  # characters from the name of a form to an alias in it, at most
# Letters beyond have no capitals, or are of another script.
_LATIN = "\u0400"
_ASKED = re.compile(
    r"(?:\b(?:wie (?:is|was)|kent u|who (?:is|was)|wer (?:ist|war)|qui (?:est|était)|bedoelt u)) [\"'„‘“]?$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"[\"'”’]?\s?\?\s*(?:(?:\w{1,3}|antwoord|answer|antwort)\s?\d*\s?[:.]?\s)?\s*[-–>]*\s*", re.IGNORECASE
)
_CODED = re.compile(
    r"(?:, [^\W\d_][\w-]*(?: [\w-]+)?)? ?\( ?(?:[^\W\d_][\w.-]* ?){0,2}[:.]? ?$"
    r"|, (?!tolk)(?:[^\W\d_][\w-]*)?(?:nummer|code|BIG|Wbtv|nr)[:.]? ?$",
    re.IGNORECASE,
)


@cache
def _ties() -> re.Pattern[str]:
    """What may stand between two names of one person."""
    words = "|".join(
        sorted((re.escape(word) for word in table("bijnamen")["verbindt"]), key=len, reverse=True)
    )
    return re.compile(rf"[\s,;()\"'«»“”„’-]*(?:{words})[\s,:()\"'«»“”„‘-]*", re.IGNORECASE)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(table("bijnamen")[name])


def tied(text: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Spans that name one person, the first the one that is named already."""
    named = [span for span in spans if may_name(text, span)]
    sure = [span for span in named if span.winner.label in NAMES]
    for first, second in itertools.chain(itertools.pairwise(named), itertools.pairwise(sure)):
        if second.start - first.end <= _WIDEST and _one(text, first, second):
            yield first, second
    yield from _fields(text, named)
    yield from _letters(text, named)


def may_name(text: str, span: Span) -> bool:
    """Whether a span is a name, or a word that may be one: a place of a list is often a person's name too."""
    label = span.winner.label
    if label == "PLAATS":
        return span.winner.score <= LISTED and not behind_place_word(text, span)
    return span.winner.action != "behoud" and label in NAMES | {UNKNOWN}


def behind_place_word(text: str, span: Span) -> bool:
    """Whether a word that says where something is stands before a span."""
    return _PLACE_WORD.search(text, max(0, span.start - 12), span.start) is not None


def _one(text: str, first: Span, second: Span) -> bool:
    """Whether what stands around two neighbours says that they are one person."""
    between = text[first.end : second.start]
    behind = text[second.end : second.end + 24]
    if first.key.startswith(_CODES) or second.key.startswith(_CODES):
        named = any(ch.isalpha() for ch in text[first.start : first.end])
        return named and second.key.startswith(_CODES) and _CODED.fullmatch(between) is not None
    if _ties().fullmatch(between):
        return True
    added = (_OPENED.fullmatch(between) and _CLOSED.match(behind)) or (
        _QUOTE.fullmatch(between) and _UNQUOTE.match(behind)
    )
    if added and "PLAATS" not in {first.winner.label, second.winner.label}:
        return _may_be_added(text, first, second)
    if _ANSWERED.fullmatch(between) and behind[:1] in {"", ",", ".", "\n", "!"} and behind[1:2] != ":":
        return _ASKED.search(text, max(0, first.start - 16), first.start) is not None
    if between[:1] == " " and _OF.search(text, max(0, first.start - 4), first.start):
        return False  # "de vrouw van X heet Y"
    return _alike(text, first, second) and _said(between, behind)


def _alike(text: str, first: Span, second: Span) -> bool:
    """Whether neither of two is an ordinary word in small letters beside a name with a capital."""
    return _lettered(text[first.start : first.end]) or not _lettered(text[second.start : second.end])


def _lettered(name: str) -> bool:
    """Whether a name has a capital, or is of a script without."""
    return any(ch.isupper() or ch > _LATIN for ch in name)


def _may_be_added(text: str, first: Span, second: Span) -> bool:
    """Whether a word between brackets or quotation marks can be another name of the one before it.

    No word in small letters, no language, no abbreviation but the initials; behind a name with initials
    ("Zomer, L.") the given name that begins with one of them.
    """
    name, added = text[first.start : first.end], text[second.start : second.end]
    if not _lettered(added) or fold(added) in word_set("talen"):
        return False
    begins = {word[0] for word in folded_words(name)}
    initials = _INITIALS_BEHIND.search(text, first.start, first.end + 1)
    if initials and " " not in added:
        begins = {fold(ch) for ch in initials.group() if ch.isalpha()}
    short = added.isupper() and len(added) <= _ABBREVIATION and added[0] <= _LATIN
    return not (short or initials) or fold(added)[:1] in begins


def _said(between: str, behind: str) -> bool:
    """Whether the words between two names only say that one is called the other.

    ", die wij Y noemden", ". Zo noemden ze hem. Hij heette Y", ", in het dorp ook Y genoemd".
    """
    if _NOT_BETWEEN.search(between):
        return False
    heet, noemt, zegt = _list("heet"), _list("noemt"), _list("zegt")
    words = _TOKEN.findall(between.lower())
    if not words or any(word not in heet | noemt | zegt and word not in _list("vult") for word in words):
        return False
    last = _TOKEN.findall(_SENTENCE.split(between.lower())[-1])
    if zegt.intersection(last):
        return bool(_list("zeggers").intersection(last)) and "dat" not in last
    if heet.intersection(last) or noemt.intersection(last):
        return not (noemt.intersection(last) and "van" in last)
    closing = _TOKEN.search(behind.lower())
    return bool(closing and closing[0] in heet | noemt and not behind[: closing.start()].strip("\"'»”’ \n"))


_FIELD = re.compile(
    r"(?:^|[\n|\t]| {2,})[ \t>*\d.-]*(?P<name>[^\W\d_][^\n:|\t]{1,30}?)\s*[.]*\s*[:|\t] *[\"„“]?$"
)


def _fields(text: str, named: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """The name of a form with the given name, the other spelling or the alias on the lines under it."""
    whose: Span | None = None
    for span in named:
        field = _FIELD.search(text, max(0, span.start - 48), span.start)
        label = " ".join(field["name"].lower().split()) if field else ""
        if label in _list("naamveld"):
            whose = span
        elif label in _list("bijnaamveld") and whose is not None and _of_one_form(text, whose, span):
            yield whose, span


def _of_one_form(text: str, first: Span, second: Span) -> bool:
    return second.start - first.end < _FORM and "\n\n" not in text[first.end : second.start]


_HEAD = re.compile(r"(?:^|\n)[ \t>|*]*(?P<word>[^\W\d_.]{1,4}(?:\.a\.v)?)\.?[ \t]*[:|][^\n]*$")
_BEFORE_NAME = re.compile(r"(?P<word>[^\W\d_]+)[,.!]?[ \n>]+$")


def _letters(text: str, named: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Who a message is to or from, by initials, with the given name in the greeting or the signature."""
    heads: dict[str, list[Span]] = {"aan": [], "van": []}
    last = 0
    for span in named:
        head = _HEAD.search(text, max(0, span.start - 100), span.start)
        kind = next((each for each in heads if head and head["word"].lower() in _list(each)), "")
        if kind:
            if text.count("\n", last, span.start) > _HEAD_LINES:
                heads = {"aan": [], "van": []}
            heads[kind].append(span)
            last = span.start
            continue
        before = _BEFORE_NAME.search(text, max(0, span.start - 20), span.start)
        word = before["word"].lower() if before else ""
        whom = heads["aan"] if word in _list("aanhef") else heads["van"] if word in _list("groet") else []
        surface = fold(text[span.start : span.end])
        fits = {initial_of(as_name(text[each.start : each.end])): each for each in whom}
        if surface.isalpha() and len(surface) > 1 and surface[0] in fits:
            yield fits[surface[0]], span
