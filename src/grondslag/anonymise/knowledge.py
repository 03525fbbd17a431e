"""The registration of a zaak made searchable.

Every name word in every spelling, the numbers, the dates, the birthplace.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from grondslag.anonymise.fold import fold, sound
from grondslag.anonymise.lists import groups, table, word_set
from grondslag.anonymise.view import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grondslag.anonymise.zaak import Zaak

# Three letters and less is too little to hold for a name by its sound.
_MIN_SOUND = 3
_FATHER_OF = frozenset({"abu", "aboe", "abou", "abo", "abuu"})
_MOTHER_OF = frozenset({"umm", "um", "oum", "oem", "ummu", "om"})
_SOMALI = re.compile(r"^c[aeiou]|x|([aeou])\1|aciil")
_DOUBLE = re.compile(r"([aeiou])\1")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`words`: folded name word → keys of the persons who bear it.

    `names`: key → whole names. `phrases`: first word → whole names with their key; `roles`: key → role;
    `sounds`: the words by sound; `kunyas`: kind and child → key of the parent; `countries`: the
    codes of those that the zaak is about.
    """

    words: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    roles: dict[str, str]
    sounds: dict[str, str]
    places: frozenset[str]
    digits: dict[str, str]
    birth: str
    names: dict[str, tuple[str, ...]]
    countries: frozenset[str]
    kunyas: dict[tuple[str, str], str]


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell persons apart: no particles, no single letters."""
    particles = word_set("tussenvoegsels")
    words = tuple(word for word in folded_words(name) if len(word) > 1 and word not in particles)
    return tuple(word for word in words if word not in word_set("eretitels", "aanspreekwoorden")) or words


def kunya_of(name: str) -> tuple[str, str] | None:
    """Parent ("vader" or "moeder") and folded name of the child, of a name such as "Abu Mothanna"."""
    words = folded_words(name)
    if len(words) not in {2, 3} or len(words[-1]) < _MIN_SOUND:
        return None
    kind = "vader" if words[0] in _FATHER_OF else "moeder" if words[0] in _MOTHER_OF else ""
    return (kind, words[-1]) if kind else None


def _other_spellings(word: str) -> tuple[str, ...]:
    """A name in the Somali alphabet as English writes it: c is a pause, x an h, a long vowel single."""
    if not _SOMALI.search(word):
        return ()
    plain = _DOUBLE.sub(r"\1", re.sub(r"c(?=[aeiou])|(?<=[aeiou])c", "", word).replace("x", "h"))
    return (plain,) if len(plain) >= _MIN_SOUND and plain != word else ()


@lru_cache(maxsize=64)
def knowledge_of(zaak: Zaak | None) -> Knowledge:
    """What can be searched of a registration; empty for none."""
    words: dict[str, set[str]] = {}
    roles: dict[str, str] = {}
    kunyas: dict[tuple[str, str], str] = {}
    whole: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    names = {
        f"zaak-{index}": (person.naam, *person.aliassen)
        for index, person in enumerate(zaak.personen if zaak else ())
    }
    for (key, of_person), person in zip(names.items(), zaak.personen if zaak else (), strict=True):
        roles[key] = fold(person.rol) or "persoon"
        for name in of_person:
            parts, kunya = folded_words(name), kunya_of(name)
            if len(parts) > 1:
                whole.setdefault(parts[0], []).append((parts, key))
            if kunya:
                kunyas.setdefault(kunya, key)
                continue
            for word in name_words(name):
                for form in (word, *_other_spellings(word)):
                    words.setdefault(form, set()).add(key)
    for (_, child), parent in kunyas.items():
        if child not in words:
            # Who is called after a child has one; the child is not the parent.
            key = f"{parent}-{child}"
            roles[key], words[child] = "kind", {key}
    return Knowledge(
        words={word: frozenset(keys) for word, keys in words.items()},
        phrases={first: tuple(names) for first, names in whole.items()},
        roles=roles,
        sounds=_sounds(words),
        places=frozenset(name_words(zaak.geboorteplaats)) if zaak else frozenset(),
        digits=_digits(zaak) if zaak else {},
        kunyas=kunyas,
        birth=zaak.geboortedatum if zaak else "",
        names=names,
        countries=_countries(zaak) if zaak else frozenset(),
    )


def _countries(zaak: Zaak) -> frozenset[str]:
    """The codes of the land and the nationalities of a zaak, as far as the ladder of countries has them."""
    named = {fold(each) for each in (zaak.land, *zaak.nationaliteit)}
    codes = table("ladders")["landen"].items()
    lines = [line for line in groups("landen") if named & set(line)]
    return frozenset(code for code, country in codes for line in lines if fold(country) in line)


def _sounds(words: Iterable[str]) -> dict[str, str]:
    """Sound → the first registered word that has it."""
    sounds: dict[str, str] = {}
    for word in sorted(words):
        key = sound(word)
        if len(key) >= _MIN_SOUND:
            sounds.setdefault(key, word)
    return sounds


def _digits(zaak: Zaak) -> dict[str, str]:
    """The digits of each registered number → its label."""
    digits = {}
    for label, number in (("VNUMMER", zaak.vnummer), ("BSN", zaak.bsn), ("ZAAKNUMMER", zaak.zaak)):
        bare = "".join(ch for ch in number if ch.isdigit())
        if len(bare) >= 6:  # noqa: PLR2004 (shorter stands in any text)
            digits[bare] = label
    return digits
