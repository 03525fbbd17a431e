"""The registration of a zaak made searchable.

Every name word in every spelling, the numbers, the dates, the birthplace.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from grondslag.anonymise.fold import fold, sound
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.view import folded_words

if TYPE_CHECKING:
    from grondslag.anonymise.zaak import Zaak

# Three letters and less is too little to hold for a name by its sound.
_MIN_SOUND = 3
_SOMALI = re.compile(r"^c[aeiou]|x|([aeou])\1|aciil")
_DOUBLE = re.compile(r"([aeiou])\1")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`words`: folded name word → keys of the persons who bear it.

    `names`: key → whole names. `phrases`: first word → whole names with their key; `roles`: key → role; `sounds`: the words by sound.
    """

    words: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    roles: dict[str, str]
    sounds: dict[str, str]
    places: frozenset[str]
    digits: dict[str, str]
    birth: str
    names: dict[str, tuple[str, ...]]


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell persons apart: no particles, no single letters."""
    particles = word_set("tussenvoegsels")
    words = tuple(word for word in folded_words(name) if len(word) > 1 and word not in particles)
    return tuple(word for word in words if word not in word_set("eretitels")) or words


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
    whole: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for index, person in enumerate(zaak.personen if zaak else ()):
        key = f"zaak-{index}"
        roles[key] = fold(person.rol) or "persoon"
        for name in (person.naam, *person.aliassen):
            parts = folded_words(name)
            if len(parts) > 1:
                whole.setdefault(parts[0], []).append((parts, key))
            for word in name_words(name):
                for form in (word, *_other_spellings(word)):
                    words.setdefault(form, set()).add(key)
    sounds: dict[str, str] = {}
    for word in sorted(words):
        key = sound(word)
        if len(key) >= _MIN_SOUND:
            sounds.setdefault(key, word)
    digits = {}
    if zaak:
        for label, number in (("VNUMMER", zaak.vnummer), ("BSN", zaak.bsn), ("ZAAKNUMMER", zaak.zaak)):
            bare = "".join(ch for ch in number if ch.isdigit())
            if len(bare) >= 6:  # noqa: PLR2004 (shorter stands in any text)
                digits[bare] = label
    return Knowledge(
        words={word: frozenset(keys) for word, keys in words.items()},
        phrases={first: tuple(names) for first, names in whole.items()},
        roles=roles,
        sounds=sounds,
        places=frozenset(name_words(zaak.geboorteplaats)) if zaak else frozenset(),
        digits=digits,
        birth=zaak.geboortedatum if zaak else "",
        names={
            f"zaak-{index}": (person.naam, *person.aliassen)
            for index, person in enumerate(zaak.personen if zaak else ())
        },
    )
