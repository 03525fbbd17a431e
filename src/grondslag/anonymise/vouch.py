"""Whether a word is known to be harmless where it stands: the rule "default no", for words."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from grondslag.anonymise.fold import as_letters, fold, unscan
from grondslag.anonymise.language import marks
from grondslag.anonymise.lists import table, word_set
from grondslag.anonymise.misread import readings
from grondslag.anonymise.remember import Remembered
from grondslag.anonymise.view import ALNUM, CAPITAL, DIGITS, FOREIGN, LETTER, LOWER, MIXED, UPPER, shape
from grondslag.anonymise.words import LANGUAGES, also_names, is_dutch_compound, rare, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View


class Vouch(Enum):
    """SAFE: a list vouches for it. DOUBTFUL: an ordinary word that may be a name. UNKNOWN: neither."""

    SAFE = 1
    DOUBTFUL = 2
    UNKNOWN = 3


# Letters and digits in one word that mean a thing of procedure or measure.
_HARMLESS_MIX = re.compile(
    r"\d{1,4}(?:re|e|de|ste|er|ers|x|km|m|cm|mm|kg|gr|u|uur|min|jaar|ste|st|nd|rd|th|eme|ème"
    r"|ère|bis|f|a|b|c|d|k|h|mb|kb|gb|ml|l|%)"
    r"|1f|[abcv]\d{1,2}|\d[a-z]|[qvaxb]\d{1,3}|art\d+|p\d{1,4}|pag\d+|g3|ak47|rpg7|t\d{2}"
    r"|m16|pk|mi\d{1,2}|covid19|mp[34]|\d?gp|4x4|3d|\d{1,2}u\d{2}|\d{1,2}h\d{2}|h\d{1,2}"
)
_TAILS = ("s", "e", "en", "er", "ers", "je", "jes", "tje", "se", "ers")
_OF_THEIR_OWN = frozenset({DIGITS, LETTER, FOREIGN, ALNUM})
_WESTERN = re.compile(r"[a-zà-öø-ýÿœæßﬀ-ﬆ'’‘`ʼ´]+")
_SHORT = 2
_LONG = 8
_SHORTEST_STEM = 4
_LONGEST = 60
# So many different words are remembered; beyond that they are judged anew.
_KEPT = 50_000


@lru_cache(maxsize=100_000)
def base(word: str, raw_lower: str, languages: frozenset[str]) -> Vouch:
    """What the lists say of a folded word, whatever its place; `raw_lower` still has its diacritics."""
    if word in word_set("landen", "talen", "overheid"):
        return Vouch.SAFE
    # A word with a letter that these languages do not have is not excused by the same word without it.
    plain = word if _WESTERN.fullmatch(raw_lower) else raw_lower
    if any(raw_lower in words(language) or plain in words(language) for language in languages):
        return Vouch.DOUBTFUL if word in also_names() or raw_lower in also_names() else Vouch.SAFE
    if word in word_set("functiewoorden"):
        return Vouch.SAFE
    if word in word_set("vreemd", "chat"):
        return Vouch.DOUBTFUL
    if "'" in raw_lower or "’" in raw_lower:
        return _with_apostrophe(raw_lower.replace("’", "'"), languages)
    made_up = is_dutch_compound(raw_lower) or is_dutch_compound(word) or _inflected_country(word)
    made_up = made_up or ("de" in languages and _german_compound(raw_lower))
    return Vouch.SAFE if made_up or ("fr" in languages and _french_form(raw_lower)) else Vouch.UNKNOWN


def foreign(raw_lower: str) -> bool:
    """Whether a word is an ordinary one of a language that a dossier may quote from ("please find attached").

    That does not excuse it, but it is no misspelled name of somebody.
    """
    return any(raw_lower in words(language) for language in LANGUAGES)


def _with_apostrophe(word: str, languages: frozenset[str]) -> Vouch:
    """The forms "foto's", "l'homme", "don't": each part on its own."""
    head, _, tail = word.partition("'")
    if tail in {"s", "tje", "tjes", "er", "ers", "t", "re", "ve", "ll", "d", "m", "en", "n"}:
        return base(fold(head), head, languages) if len(head) > 1 else Vouch.SAFE
    if head in {"l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "aujourd"}:
        return base(fold(tail), tail, languages) if len(tail) > 1 else Vouch.SAFE
    return Vouch.UNKNOWN


def _inflected_country(word: str) -> bool:
    """A country or a public body as part of a Dutch compound ("talibanstrijders") or inflected."""
    known = word_set("landen", "bewegingswoorden")
    for cut in range(len(word) - 1, 3, -1):
        head, tail = word[:cut], word[cut:]
        if head in known and (
            tail in _TAILS or (len(tail) > _SHORT and tail in words("nl") and tail not in also_names())
        ):
            return True
    return False


def _german_compound(word: str) -> bool:
    listed = words("de")
    return any(
        word[:cut] in listed and (word[cut:] in listed or word[cut + 1 :] in listed)
        for cut in range(4, len(word) - 3)
    )


@cache
def _french_endings() -> tuple[str, ...]:
    return tuple(table("buiging")["frans"])


def _french_form(word: str) -> bool:
    """Whether a word is a form of one that the French list has ("priait", "connaissions")."""
    listed = words("fr")
    for ending in _french_endings():
        stem = word.removesuffix(ending)
        if len(stem) < _SHORTEST_STEM or stem == word:
            continue
        if any(stem + whole in listed for whole in ("er", "ir", "re", "ant", "é", "e", "")):
            return True
    return False


def vouched(view: View, index: int, context: Context, *, opening: bool | None = None) -> Vouch:
    """Whether the word at `index` may stay where it stands.

    `opening`: whether a sentence may begin here; asked of the view when not given. An ordinary word that
    is a name too is safe in small letters and where a sentence begins.
    """
    form = view.shapes[index]
    if form in _OF_THEIR_OWN:
        return _by_form(view, index, context)
    word, raw = view.folded[index], view.raw[index]
    if len(raw) > _LONGEST or _safe_as_written(word, raw, form):
        return Vouch.UNKNOWN if len(raw) > _LONGEST else Vouch.SAFE
    verdict = base(word, raw.lower(), context.languages)
    if verdict is Vouch.UNKNOWN:
        misread = _misread_capital(word, raw, context) or _misread_m(view, index, context)
        return Vouch.SAFE if misread else verdict
    if form == LOWER or (view.opens(index) if opening is None else opening):
        return (
            Vouch.DOUBTFUL
            if form == CAPITAL and opening is None and _alone(view, index, word)
            else Vouch.SAFE
        )
    if verdict is Vouch.SAFE and form == CAPITAL and "de" not in context.languages:
        return verdict if word in by_custom() or _in_heading(view, index) else Vouch.DOUBTFUL
    return verdict


@cache
def safe_anywhere(languages: frozenset[str]) -> Mapping[str, bool]:
    """Whether a word as written is safe wherever it stands: small, and known. False says nothing."""
    return Remembered(lambda raw: _safe_anywhere(raw, languages), _KEPT)


def _safe_anywhere(raw: str, languages: frozenset[str]) -> bool:
    if shape(raw) != LOWER or len(raw) > _LONGEST:
        return False
    word = fold(raw)
    return base(word, raw.lower(), languages) is not Vouch.UNKNOWN or _safe_as_written(word, raw, LOWER)


def _misread_capital(word: str, raw: str, context: Context) -> bool:
    """Whether a small l is a misread capital I ("ln deze zaak", "lmmigratie", "ClVlELE PARTlJ")."""
    if raw[0] == "l" and base("i" + word[1:], "i" + raw[1:].lower(), context.languages) is Vouch.SAFE:
        return True
    read = raw.replace("l", "I")
    if read == raw or not read.isupper():
        return False
    return base(fold(read), read.lower(), context.languages) is not Vouch.UNKNOWN


def _misread_m(view: View, index: int, context: Context) -> bool:
    """Whether an m was read as "rn" in a harmless word; but "Juma the rniller" is a name with what he is."""
    read = readings(view.folded[index], small=view.shapes[index] == LOWER)
    if not any(base(each, each, context.languages) is Vouch.SAFE for each in read):
        return False
    return not (view.at(index - 1) in marks() and index > 1 and view.shapes[index - 2] == CAPITAL)


def _alone(view: View, index: int, word: str) -> bool:
    """Whether the word is a name too and a sentence of its own: "Wie heeft het? Joke.", "Hans?"."""
    if word not in also_names() or word in word_set("aanhef", "chat", "overheid"):
        return False
    after = view.gap_after(index)[:1]
    if after == "," and view.gap(index).endswith(": ") and index + 1 < len(view):
        return view.shapes[index + 1] == CAPITAL  # the first of a list of names: "her sons: Adam, Sadig"
    return (
        after in {"?", "."}
        and view.gap(index).rstrip(" ")[-1:] in {".", ":", "?"}
        and "\n" not in view.gap(index)
    )


def _by_form(view: View, index: int, context: Context) -> Vouch:
    """Numbers and single letters are others' work; another script is refused; a mixture is read."""
    form = view.shapes[index]
    if form == ALNUM:
        return _mixed(view.folded[index], view.raw[index], context)
    return Vouch.UNKNOWN if form == FOREIGN else Vouch.SAFE


def _safe_as_written(word: str, raw: str, form: str) -> bool:
    """Whether a word is safe in just this writing.

    Rare words, compounds and particles are in small letters, abbreviations in capitals.
    """
    if form == LOWER:
        compound = len(word) > _LONG and is_dutch_compound(raw, small=True)
        particle = len(word) <= _SHORT and word in word_set("tussenvoegsels")
        return compound or particle or len(word) == 1 or word in rare()
    return (form in {UPPER, MIXED} and word in word_set("afkortingen")) or word in word_set(
        "bewegingswoorden"
    )


@cache
def by_custom() -> frozenset[str]:
    """Words that are written with a capital wherever they stand."""
    return word_set("landen", "talen", "overheid", "bewegingswoorden", "bewegingen")


def _in_heading(view: View, index: int) -> bool:
    """Whether the word before and the word after are harmless words with a capital too.

    As in a heading in title case.
    """
    before = (
        index > 0 and view.shapes[index - 1] in {CAPITAL, UPPER} and view.folded[index - 1] in by_custom()
    )
    after = (
        index + 1 < len(view)
        and view.shapes[index + 1] in {CAPITAL, UPPER}
        and view.folded[index + 1] in by_custom()
    )
    return before and after


def _mixed(word: str, raw: str, context: Context) -> Vouch:
    """Letters and digits in one word: a known form, or a scanning error in a harmless word."""
    if _HARMLESS_MIX.fullmatch(word):
        return Vouch.SAFE
    if sum(ch.isdigit() for ch in word) >= len(word) / 2:
        return Vouch.UNKNOWN
    for one in "1i":  # a misread l, or a misread i
        read = unscan(word.replace("1", one))
        if len(read) > _SHORT and read.isalpha():
            verdict = base(read, as_letters(raw.replace("1", one)).lower(), context.languages)
            if verdict is not Vouch.UNKNOWN:
                return verdict
    return Vouch.UNKNOWN
