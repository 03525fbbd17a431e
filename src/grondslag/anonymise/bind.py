"""One real-world person is one entity through the whole dossier, with one role label."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grondslag.anonymise.fold import sound
from grondslag.anonymise.knowledge import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grondslag.anonymise.knowledge import Knowledge

# One of these there is in a dossier, as a rule: no number.
_SINGLE = frozenset({"betrokkene", "vader", "moeder", "partner", "tolk", "advocaat"})
_LETTERED = frozenset({"commandant"})
_OF_LABEL = {"AMBTENAAR": "ambtenaar", "PROFESSIONAL": "professional"}


@dataclass(slots=True)
class Person:
    """A person of the dossier: the sounds of all name words seen, and votes for the role."""

    key: str
    sounds: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)


class People:
    """The persons of one dossier. Names are added in the order of the text, longer names before shorter."""

    def __init__(self, known: Knowledge) -> None:
        self._people: dict[str, Person] = {}
        self._by_sound: dict[str, list[Person]] = {}
        for key, role in known.roles.items():
            person = self._new(key)
            person.roles[role] += 1_000
        for word, keys in known.words.items():
            for key in sorted(keys):
                self._teach(self._people[key], sound(word))

    def add(self, name: str, role: str = "", key: str = "") -> str:
        """The key of the person that a name belongs to; a new person when it fits none."""
        sounds = {heard for heard in map(sound, name_words(name)) if heard}
        person = self._people.get(key) or self._fitting(sounds, name)
        for heard in sorted(sounds):
            self._teach(person, heard)
        if role and role != "persoon":
            person.roles[role] += 1
        return person.key

    def labels(self) -> dict[str, str]:
        """Key → the label that stands for the person in the working text."""
        role_of = {key: _role(person) for key, person in self._people.items()}
        counts = Counter(role_of.values())
        seen: Counter[str] = Counter()
        result: dict[str, str] = {}
        for key, role in role_of.items():
            seen[role] += 1
            if role in _SINGLE and counts[role] == 1:
                result[key] = f"[{role}]"
            else:
                result[key] = f"[{role} {_ordinal(seen[role], lettered=role in _LETTERED)}]"
        return result

    def _fitting(self, sounds: set[str], name: str) -> Person:
        """The person with most of these sounds, when nothing contradicts it; otherwise a new one."""
        votes: Counter[str] = Counter()
        for heard in sorted(sounds):
            for person in self._by_sound.get(heard, ()):
                votes[person.key] += 1
        best = sorted(votes.items(), key=lambda item: -item[1])
        if best:
            key, shared = best[0]
            clear = len(best) == 1 or best[1][1] < shared or len(sounds) == 1
            person = self._people[key]
            if clear and (shared == len(sounds) or shared == len(person.sounds) or shared > 1):
                return person
        return self._new(f"naam-{len(self._people)}" if sounds else f"los-{name.strip().lower()}")

    def _new(self, key: str) -> Person:
        return self._people.setdefault(key, Person(key))

    def _teach(self, person: Person, heard: str) -> None:
        if heard and heard not in person.sounds:
            person.sounds.add(heard)
            self._by_sound.setdefault(heard, []).append(person)


def _role(person: Person) -> str:
    votes = sorted(person.roles.items(), key=lambda item: (-item[1], item[0]))
    return votes[0][0] if votes else "persoon"


def _ordinal(number: int, *, lettered: bool) -> str:
    letters = ""
    while lettered and number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters or str(number)


def role_for(label: str, role: str) -> str:
    """The role of a mention: what the detector says, or what the label says."""
    return role or _OF_LABEL.get(label, "")


def order_names(names: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """(name, role, key), with more words first, so that "Rahimi" finds "Karim Rahimi".

    Else in order of the text.
    """
    return sorted(names, key=lambda item: -len(name_words(item[0])))
