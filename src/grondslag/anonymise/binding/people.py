"""The persons of one dossier: one real-world person is one, with one role label."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grondslag.anonymise.binding.names import (
    begins_small,
    contradicts,
    given_name,
    given_word,
    initial_of,
    initials_in,
    is_firm,
    near,
    own_words,
)
from grondslag.anonymise.fold import fold, sound
from grondslag.anonymise.knowledge import kunya_of
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.translit import skeleton
from grondslag.anonymise.view import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grondslag.anonymise.knowledge import Knowledge

# One of these there is in a dossier, as a rule: no number.
_SINGLE = frozenset({"betrokkene", "vader", "moeder", "partner", "tolk", "advocaat"})
# What stands before a name without saying who it is.
_SAYING_NOTHING = frozenset({"persoon", "naam", "aanspreekvorm"})
# More than any number of mentions can vote.
_BY_REGISTRATION = 1_000_000_000
# Fewer consonants are shared by too many names.
_MIN_SKELETON = 3
_SIGNED = (2, 3)
_ALIKE = 2  # words
_LETTERED = frozenset({"commandant"})
# Who signs with one letter.
_SIGNING = frozenset({"ambtenaar", "hoormedewerker", "beslismedewerker", "afzender", "advocaat"})
_FIRM = "kantoor-"
_TITLE = 3  # letters: "Si", "Pa", "Ko", "Md."
_SHORTEST_NEAR = 4


@dataclass(slots=True)
class Person:
    """A person of the dossier: the sounds of all name words seen, and votes for the role."""

    key: str
    sounds: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    letters: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    firsts: set[str] = field(default_factory=set)


class People:
    """The persons of one dossier. Names are added in the order of the text, longer names before shorter."""

    def __init__(self, known: Knowledge) -> None:
        self._people: dict[str, Person] = {}
        self._made = 0
        self._by_sound: dict[str, list[Person]] = {}
        self._by_initials: dict[str, set[str]] = {}
        self._by_word: dict[str, dict[str, set[str]]] = {}  # by its first letter
        self._by_skeleton: dict[str, set[str]] = {}
        self._kunyas = {(kind, sound(child)): key for (kind, child), key in known.kunyas.items()}
        self._given: dict[str, set[str]] = {}
        self._learnt: set[tuple[str, str]] = set()
        self._same: dict[str, str] = {}
        # What `find_signed` and `find_near` answered, until somebody changes.
        self._signed: dict[str, str] = {}
        self._near: dict[str, str] = {}
        self._registered = frozenset(known.roles.values())
        # The person whom the registration is about; nothing without one.
        self.concerned = next((key for key, role in known.roles.items() if role == "betrokkene"), "")
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
        if is_firm(name):
            return self.root(self._new(f"{_FIRM}{fold(name)}").key)
        sounds = {heard for heard in map(sound, own_words(name)) if heard}
        person = self._people.get(self.root(key))
        if person is None or key.startswith(_FIRM) or self._other(person, name):
            person = self._fitting(sounds, name) or self._like(name)
        if person is None:
            self._made += 1  # not the number of persons: tying two makes one
            person = self._new(f"naam-{self._made}" if sounds else f"los-{name.strip().lower()}")
        for heard in sorted(sounds):
            self._teach(person, heard)
        self._learn_forms(person, name)
        if role and role not in _SAYING_NOTHING:
            person.roles[role] += 1
        return person.key

    def _other(self, person: Person, name: str) -> bool:
        """Whether a name that shares a word with a person is that of a relative.

        It has another initial ("M. Yuldashev" beside Yuldashev, B.), or a given name that is none of the
        person's words ("Sharifi-Nejad, Esfandiar" beside Behrouz Sharifi-Nejad).
        """
        first, given = initial_of(name), given_word(name)
        if first:
            return bool(person.firsts) and first not in person.letters
        words = {word: sound(word) for word in own_words(name)}
        if len(words) > 1 and len(person.sounds) > 1 and person.sounds.isdisjoint(words.values()):
            # One word that is nearly one of the person's is not enough ("Karin Vos" beside Karim Bakhsh).
            return sum(not contradicts(heard, person.sounds) for heard in words.values()) < _ALIKE
        if not person.given or begins_small(name) or not person.firsts.isdisjoint(word[0] for word in words):
            return False
        if len(given) > _TITLE and all(
            contradicts(sound(given), known) for known in (person.given, person.sounds)
        ):
            return True
        # A father, a sister: one name of the person that is not the given name, and one that is not his.
        return all(contradicts(heard, person.given) for heard in words.values()) and any(
            contradicts(heard, person.sounds) for word, heard in words.items() if len(word) > _TITLE
        )

    def _kunya(self, name: str) -> str:
        """The key of who is called after a child ("Umm Walid"): the registered one, or a new person."""
        parts = kunya_of(name)
        if parts is None:
            return ""
        kind, child = parts
        key = self._kunyas.get((kind, sound(child)), f"kunya-{kind}-{sound(child)}")
        return self.root(self._new(self.root(key)).key)

    def code(self, key: str) -> None:
        """Let a code be a person that can be tied to the one whose code it is."""
        self._new(self.root(key))

    def tie(self, first: str, second: str) -> None:
        """Make two keys one person, unless the registration knows them as two."""
        keep, lose = self.root(first), self.root(second)
        if lose.startswith("zaak-") or keep.startswith("code:"):
            keep, lose = lose, keep
        if keep == lose or lose.startswith("zaak-") or keep not in self._people or lose not in self._people:
            return
        self._forget()
        old, new = self._people.pop(lose), self._people[keep]
        self._same[lose] = keep
        for heard in sorted(old.sounds):
            self._by_sound[heard].remove(old)
            self._teach(new, heard)
        new.roles.update(old.roles)
        new.letters |= old.letters
        new.given |= old.given
        new.firsts |= old.firsts
        self._given.setdefault(keep, set()).update(self._given.pop(lose, ()))

    def root(self, key: str) -> str:
        """The key of the person that the one with this key turned out to be."""
        while key in self._same:
            key = self._same[key]
        return key

    def find(self, name: str) -> str:
        """The key of the one person that has every word of this name; empty for none or more than one."""
        words = own_words(name)
        heard = {each for each in map(sound, words) if each}
        if not heard:
            return ""
        fits = set.intersection(*({person.key for person in self._by_sound.get(each, ())} for each in heard))
        if len(fits) > 1 and len(heard) == 1:
            fits = {key for key in fits if self._people[key].given & heard}
        return fits.pop() if len(fits) == 1 else ""

    def find_near(self, name: str) -> str:
        """The key of the one person with a word that this one is short for, or a letter or two away from.

        "Seba" for Sebahinzi, "Asfoer" for Asfour, "Hagurna" for Haguma; nothing for none or more than one.
        """
        words = own_words(name)
        if len(words) != 1 or len(words[0]) < _SHORTEST_NEAR:
            return ""
        own = words[0]
        if own in self._near:
            return self._near[own]
        fits = {
            person.key
            for word, people in self._by_word.get(own[0], {}).items()
            if near(own, word)
            for person in map(self._people.get, map(self.root, people))
            if person is not None
        }
        self._near[own] = fits.pop() if len(fits) == 1 else ""
        return self._near[own]

    def find_letter(self, letter: str) -> str:
        """The key of the one official or lawyer with a name that begins with this letter, or nothing."""
        fits = {
            person.key
            for person in self._people.values()
            if person.roles.keys() & _SIGNING and letter.lower() in person.letters
        }
        return fits.pop() if len(fits) == 1 else ""

    def find_script(self, name: str) -> str:
        """The key of the person whose words have the consonants of a name in another script, or nothing."""
        wanted = [bare for bare in map(skeleton, name.split()) if len(bare) >= _MIN_SKELETON]
        votes: Counter[str] = Counter()
        for bare in wanted:
            for key in set(map(self.root, self._by_skeleton.get(bare, ()))):
                # A given name tells more than a name that relatives share.
                votes[key] += 2 if bare in self._given.get(key, ()) else 1
        best = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        clear = len(best) == 1 or (len(best) > 1 and best[1][1] < best[0][1])
        return best[0][0] if clear and best[0][1] * 2 >= len(wanted) else ""

    def find_initials(self, initials: str) -> str:
        """The key of the one person whose name has these initials ("JS" for Joy Sanders), or nothing."""
        letters = "".join(ch for ch in initials.lower() if ch.isalpha())
        fits = set(map(self.root, self._by_initials.get(letters, ())))
        return fits.pop() if len(fits) == 1 else ""

    def find_signed(self, name: str, near: Iterable[str], *, signing: bool) -> str:
        """The first of these keys that is of a person who may be meant by these initials ("oom H.", "T.H.").

        Else the key of the one person of the dossier whose they can be, for more than one letter.
        """
        letters = initials_in(name)
        if not letters:
            return ""
        for key in near:
            person = self._people.get(key)
            if (
                person is not None
                and _signs(person, letters)
                and (not signing or person.roles.keys() & _SIGNING)
            ):
                return key
        if len(letters) == 1:
            return ""
        if letters not in self._signed:
            fits = [person.key for person in self._people.values() if _signs(person, letters)]
            self._signed[letters] = fits[0] if len(fits) == 1 else ""
        return self._signed[letters]

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

    def _fitting(self, sounds: set[str], name: str) -> Person | None:
        """The person with most of these sounds, when nothing contradicts it.

        Another given name contradicts: a child bears its father's names, a brother the same ones. A word that
        is the given name of one and a later name of another is the former's.
        """
        given, first = given_name(name), initial_of(name)
        votes: Counter[str] = Counter()
        for heard in sorted(sounds):
            for person in self._by_sound.get(heard, ()):
                votes[person.key] += 1
        ranked = [
            (shared, person.sounds == sounds, bool(person.given & ({given} if given else sounds)), person)
            for person, shared in ((self._people[key], shared) for key, shared in votes.items())
            if (person.sounds <= sounds or not contradicts(given, person.given))
            and not (first and person.firsts and first not in person.firsts)
        ]
        ranked.sort(key=lambda each: each[:3], reverse=True)
        if ranked:
            shared, *_, person = ranked[0]
            clear = len(ranked) == 1 or ranked[1][:3] < ranked[0][:3] or len(sounds) == 1
            if clear and (shared == len(sounds) or shared == len(person.sounds) or shared > 1):
                return person
        return None

    def _like(self, name: str) -> Person | None:
        """The one person two words of whose name are nearly words of this one: another romanisation.

        "Muhaybis AL-GHIZZI" for Mhaibis al-Ghizzi. Another given name contradicts, as for `_fitting`.
        """
        words, given = own_words(name), given_name(name)
        votes: Counter[str] = Counter()
        for word in words:
            votes.update({self.root(key) for key in self._alike(word)})
        ranked = votes.most_common(2)
        if len(words) == 1 and len(skeleton(words[0])) > _MIN_SKELETON and not given:
            first, bare = initial_of(name), skeleton(words[0])
            same = self._people.keys() & set(map(self.root, self._by_skeleton.get(bare, ())))
            if len(same) == 1:
                person = self._people[same.pop()]
                return None if first and person.firsts and first not in person.firsts else person
        if not ranked or ranked[0][1] < _ALIKE or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return None
        person = self._people[ranked[0][0]]
        return None if contradicts(given, person.given) else person

    def _alike(self, word: str) -> Iterator[str]:
        """The keys of those with a word of the same consonants, or a letter or two away."""
        bare = skeleton(word)
        if len(bare) >= _MIN_SKELETON:
            yield from self._by_skeleton.get(bare, ())
        for other, keys in self._by_word.get(word[0], {}).items():
            if near(word, other):
                yield from keys

    def _learn_forms(self, person: Person, name: str) -> None:
        """The initials and the consonants by which a name may come back; of each mention the first time."""
        if (person.key, name) in self._learnt:
            return
        self._learnt.add((person.key, name))
        self._forget()
        words, given = folded_words(name), given_name(name)
        if given:
            person.given.add(given)
        first = initial_of(name)
        if first or given:
            person.firsts.add(first or given_word(name)[0])
        if len(words) > 1 and not initials_in(name):
            ordered = words[1:] + words[:1] if "," in name else words
            initials = "".join(word[0] for word in ordered)
            # "JS" and, as officials sign, "JSa".
            for form in (initials, *(initials[:-1] + ordered[-1][:long] for long in _SIGNED)):
                self._by_initials.setdefault(form, set()).add(person.key)
        person.letters.update(word[0] for word in words if word not in word_set("tussenvoegsels"))
        for place, word in enumerate(own_words(name)):
            self._by_word.setdefault(word[0], {}).setdefault(word, set()).add(person.key)
            bare = skeleton(word)
            if bare:
                if place == 0 and "," not in name and len(words) > 1:
                    self._given.setdefault(person.key, set()).add(bare)
                self._by_skeleton.setdefault(bare, set()).add(person.key)

    def _forget(self) -> None:
        self._signed.clear()
        self._near.clear()

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


def _signs(person: Person, letters: str) -> bool:
    """Whether a person has words with all of these first letters, of which one is of a given name."""
    firsts = person.firsts or person.letters
    if len(letters) == 1:
        return letters in firsts
    return person.letters.issuperset(letters) and (letters[0] in firsts or letters[-1] in firsts)
