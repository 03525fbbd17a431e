"""What a name is made of, and how near one name is to another."""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from grondslag.anonymise.fold import fold, sound
from grondslag.anonymise.knowledge import name_words
from grondslag.anonymise.lists import table, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

_WHOLE = 2  # words, of which the first is the given name
_WORDS = re.compile(r"[^\W\d_][\w'’‘-]*")
_INITIAL_BEFORE = re.compile(r"(?<![\w.])([A-ZÀ-Þ])\.[ ]?(?:[A-ZÀ-Þ]\.[ -]?)*[\w'’ -]{2,}")
_INITIAL_BEHIND = re.compile(r"\w{3,},? ([A-ZÀ-Þ])\.?(?:[A-ZÀ-Þ]\.?)*$")
_FIRM_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|&")
_INITIALS_APART = re.compile(r"[ .-]+")
_MOST_INITIALS = 3
_SHORTEST_NEAR = 4
_LONG_NEAR = 6


@lru_cache(maxsize=4_000)
def own_words(name: str) -> tuple[str, ...]:
    """The folded words that tell persons apart, without rank, title and small words beside a capital.

    "hamlaoui" of "kapitein Hamlaoui", "avetso" of "comparaît AVETSO".
    """
    parts = _WORDS.findall(name)
    capitals = [part for part in parts if not part.islower()]
    words = name_words(" ".join(capitals) if 0 < len(capitals) < len(parts) else name) or name_words(name)
    return tuple(word for word in words if word not in _titles()) or words


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(fold, table("bijnamen")["titel"]))


def begins_small(name: str) -> bool:
    """Whether the first word is written small before one with a capital: no name ("brigadir Yusuf")."""
    return name[:1].islower() and not name.islower()


def contradicts(given: str, known: Iterable[str]) -> bool:
    """Whether a given name is none of those known, short forms and spellings allowed for."""
    return bool(given and known) and not any(
        given.startswith(each) or each.startswith(given) or _misheard(given, each) for each in known
    )


def _misheard(first: str, second: str) -> bool:
    most = 1 if min(len(first), len(second)) < _LONG_NEAR else 2
    return OSA.distance(first, second, score_cutoff=most) <= most


def near(own: str, word: str) -> bool:
    """Whether `own` is the beginning of a name, or the name misspelled or misread."""
    if own == word or own.replace("rn", "m") == word.replace("rn", "m"):
        return True
    if len(own) < len(word) and word.startswith(own):
        return True
    most = 1 if len(own) < _LONG_NEAR else 2
    return (
        len(own) > _SHORTEST_NEAR
        and OSA.distance(own, word, score_cutoff=most) <= most
        and own[-1:] == word[-1:]
    )


@lru_cache(maxsize=4_000)
def given_name(name: str) -> str:
    """The sound of the given name of a name of more words; nothing when it is not written out.

    As `given_word` finds it.
    """
    return sound(given_word(name))


@lru_cache(maxsize=4_000)
def given_word(name: str) -> str:
    """The folded given name of a name of more words; nothing when it is not written out.

    It comes first, but behind a comma ("Rahimi, Karim") and a family name in capitals ("BALDE Aissatou").
    """
    before, comma, behind = name.partition(",")
    parts = _WORDS.findall(behind if comma else name)
    if not comma and len(parts) > 1 and parts[0].isupper() and not name.isupper():
        parts = [part for part in parts if not part.isupper()] or parts
    own = [part for part in parts if fold(part) in own_words(name)]
    if not own or own[0] != parts[0] or (not comma and len(own_words(name)) < _WHOLE) or not before:
        return ""
    return fold(own[0])


@lru_cache(maxsize=4_000)
def initial_of(name: str) -> str:
    """The first initial of a family name with initials before or behind it: "m" of "Bakker, M.J."."""
    if len(own_words(name)) != 1:
        return ""
    match = _INITIAL_BEFORE.search(name) or _INITIAL_BEHIND.search(name)
    return fold(match[1]) if match else ""


@lru_cache(maxsize=4_000)
def initials_in(name: str) -> str:
    """The letters of a name that is only initials, without particles and titles: "hv" of "mevr. H. de V."."""
    skipped = _titles() | word_set("eretitels", "aanspreekwoorden")
    every = _INITIALS_APART.split(name.strip(" ."))
    parts = list(itertools.dropwhile(lambda part: fold(part) in skipped, every))
    parts = [part for part in parts if part and fold(part) not in word_set("tussenvoegsels")]
    most = _MOST_INITIALS if len(parts) == 1 else 1
    if not parts or not all(part.isalpha() and part.isupper() and len(part) <= most for part in parts):
        return ""
    return fold("".join(parts))


@lru_cache(maxsize=4_000)
def is_firm(name: str) -> bool:
    """Whether a name is that of a firm, and of no person with a family name in it: "Bakker & Van Duin"."""
    words = _FIRM_WORDS.findall(name.lower())
    return len(words) > 1 and any(word in table("bijnamen")["kantoor"] for word in words)


def order_names(names: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """(name, role, key), with more words first, so that "Rahimi" finds "Karim Rahimi".

    Else in order of the text; a firm last, for it is called after a person.
    """
    return sorted(names, key=lambda item: (is_firm(item[0]), -len(own_words(item[0]))))
