"""One real-world person is one entity through the whole dossier, with one role label."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grondslag.anonymise.fold import sound
from grondslag.anonymise.knowledge import kunya_of, name_words
from grondslag.anonymise.translit import skeleton
from grondslag.anonymise.view import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grondslag.anonymise.knowledge import Knowledge

# One of these there is in a dossier, as a rule: no number.
_SINGLE = frozenset({"betrokkene", "vader", "moeder", "partner", "tolk", "advocaat"})
# What stands before a name without saying who it is.
_SAYING_NOTHING = frozenset({"persoon", "naam", "aanspreekvorm"})
_BY_REGISTRATION = 1_000
# Fewer consonants are shared by too many names.
_MIN_SKELETON = 3
_SIGNED = (2, 3)
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
        self._made = 0
        self._by_sound: dict[str, list[Person]] = {}
        self._by_initials: dict[str, set[str]] = {}
        self._by_skeleton: dict[str, set[str]] = {}
        self._kunyas = {(kind, sound(child)): key for (kind, child), key in known.kunyas.items()}
        self._given: dict[str, set[str]] = {}
        self._same: dict[str, str] = {}
        self._registered = frozenset(known.roles.values())
        for key, role in known.roles.items():
            person = self._new(key)
            person.roles[role] += _BY_REGISTRATION
            for name in known.names.get(key, ()):
                self._learn_forms(person, name)
        for word, keys in known.words.items():
            for key in sorted(keys):
                self._teach(self._people[key], sound(word))

    def add(self, name: str, role: str = "", key: str = "") -> str:
        """The key of the person that a name belongs to; a new person when it fits none."""
        kunya = self._kunya(name)
        if kunya:
            return kunya
        sounds = {heard for heard in map(sound, name_words(name)) if heard}
        person = self._people.get(self._root(key)) or self._fitting(sounds, name)
        for heard in sorted(sounds):
            self._teach(person, heard)
        self._learn_forms(person, name)
        if role and role not in _SAYING_NOTHING:
            person.roles[role] += 1
        return person.key

    def _kunya(self, name: str) -> str:
        """The key of who is called after a child ("Umm Walid"): the registered one, or a new person."""
        parts = kunya_of(name)
        if parts is None:
            return ""
        kind, child = parts
        key = self._kunyas.get((kind, sound(child)), f"kunya-{kind}-{sound(child)}")
        return self._root(self._new(self._root(key)).key)

    def tie(self, first: str, second: str) -> None:
        """Make two keys one person, unless the registration knows them as two."""
        keep, lose = self._root(first), self._root(second)
        if lose.startswith("zaak-"):
            keep, lose = lose, keep
        if keep == lose or lose.startswith("zaak-") or keep not in self._people or lose not in self._people:
            return
        old, new = self._people.pop(lose), self._people[keep]
        self._same[lose] = keep
        for heard in sorted(old.sounds):
            self._by_sound[heard].remove(old)
            self._teach(new, heard)
        new.roles.update(old.roles)
        for index in (self._by_initials, self._by_skeleton):
            for keys in index.values():
                if lose in keys:
                    keys.remove(lose)
                    keys.add(keep)

    def _root(self, key: str) -> str:
        while key in self._same:
            key = self._same[key]
        return key

    def find(self, name: str) -> str:
        """The key of the one person that has every word of this name; empty for none or more than one."""
        words = name_words(name)
        heard = {each for each in map(sound, words) if each}
        if not heard:
            return ""
        fits = set.intersection(*({person.key for person in self._by_sound.get(each, ())} for each in heard))
        return fits.pop() if len(fits) == 1 else ""

    def find_script(self, name: str) -> str:
        """The key of the person whose words have the consonants of a name in another script, or nothing."""
        wanted = [bare for bare in map(skeleton, name.split()) if len(bare) >= _MIN_SKELETON]
        votes: Counter[str] = Counter()
        for bare in wanted:
            for key in self._by_skeleton.get(bare, ()):
                # A given name tells more than a name that relatives share.
                votes[key] += 2 if bare in self._given.get(key, ()) else 1
        best = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        clear = len(best) == 1 or (len(best) > 1 and best[1][1] < best[0][1])
        return best[0][0] if clear and best[0][1] * 2 >= len(wanted) else ""

    def find_initials(self, initials: str) -> str:
        """The key of the one person whose name has these initials ("JS" for Joy Sanders), or nothing."""
        fits = self._by_initials.get("".join(ch for ch in initials.lower() if ch.isalpha()), set())
        return next(iter(fits)) if len(fits) == 1 else ""

    def labels(self) -> dict[str, str]:
        """Key → the label that stands for the person in the working text."""
        role_of = {key: self._role(person) for key, person in self._people.items()}
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

    def _role(self, person: Person) -> str:
        """The role with most votes; the person concerned is one, and known where the zaak is registered."""
        votes = sorted(person.roles.items(), key=lambda item: (-item[1], item[0]))
        roles = [role for role, count in votes if role != "betrokkene" or count >= _BY_REGISTRATION]
        if "betrokkene" not in self._registered:
            roles = [role for role, _ in votes]
        return roles[0] if roles else "persoon"

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
        self._made += 1  # not the number of persons: tying two makes one
        return self._new(f"naam-{self._made}" if sounds else f"los-{name.strip().lower()}")

    def _learn_forms(self, person: Person, name: str) -> None:
        """The initials and the consonants by which a name may come back."""
        words = folded_words(name)
        if len(words) > 1:
            ordered = words[1:] + words[:1] if "," in name else words
            initials = "".join(word[0] for word in ordered)
            # "JS" and, as officials sign, "JSa".
            for form in (initials, *(initials[:-1] + ordered[-1][:long] for long in _SIGNED)):
                self._by_initials.setdefault(form, set()).add(person.key)
        for place, word in enumerate(name_words(name)):
            bare = skeleton(word)
            if bare:
                if place == 0 and "," not in name and len(words) > 1:
                    self._given.setdefault(person.key, set()).add(bare)
                self._by_skeleton.setdefault(bare, set()).add(person.key)

    def _new(self, key: str) -> Person:
        return self._people.setdefault(key, Person(key))

    def _teach(self, person: Person, heard: str) -> None:
        if heard and heard not in person.sounds:
            person.sounds.add(heard)
            self._by_sound.setdefault(heard, []).append(person)


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
