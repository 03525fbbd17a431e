"""Every name that the registration knows or the dossier showed, in every form.

Spelling, order, small letters, glued, misread, split.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from grondslag.anonymise.candidate import CHECKED, REGISTERED, TITLED, Candidate
from grondslag.anonymise.detectors.titles import titles
from grondslag.anonymise.fold import sound, unscan
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.view import ALNUM, CAPITALISED, DIGITS, FOREIGN, LETTER, LOWER
from grondslag.anonymise.vouch import Vouch, by_custom, foreign, safe_anywhere, vouched
from grondslag.anonymise.words import also_names, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_GAP = re.compile(r"[ \u00a0]{1,2}|-|'|’|, ?|\.|_|\n| ?\n ?|-\n|")
_AFTER_INITIAL = re.compile(r"\. ?-?")
# Each character can be read in one way only: a line of a form to be filled in is a row of underscores.
_GLUED_AFTER = re.compile(r"(?:(?:\._*|_+)[^\W_]+)+")
_GLUED_BEFORE = re.compile(r"(?<![\w.])_*(?:[^\W_]+(?:_+|\.))+\Z")
_ARTICLES = frozenset({"de", "het", "le", "la", "the", "el", "die"})
_PARTING = frozenset({" ", "\n", "-", ", ", "-\n", ' "', " '", " “", " ‘", " „", " «"})
_WHOSE = frozenset(
    {"de", "mijn", "onze", "zijn", "haar", "je", "jouw", "uw", "hun", "the", "my", "le", "la", "mon"}
)
_LEAST_TOLD = 3  # words
_GENITIVE = ("s", "'s", "ss", "es", "x")
_MIN_FUZZY = 5
_LONG = 8
_MIN_INSIDE = 4
_LONGEST = 60
_MIN_WORD = 3


def names(view: View, match: Matcher) -> Iterator[Candidate]:
    """Runs of words that are known names in some spelling, with the particles and initials between them."""
    yield from _ordinary_names(view, match.context)
    yield from _misread_names(view, match.context)
    if not match.words:
        return
    yield from _whole_names(view, match)
    run: list[int] = []
    keys: list[str] = []
    particles = word_set("tussenvoegsels")
    for index, raw in enumerate(view.raw):
        if raw in match.nobody:
            continue
        key = match.key(view, index)
        if key is None:
            if view.folded[index] not in match.words:
                match.nobody.add(raw)
            if not match.ordinary(view, index) or not _beside_name(view, index, match):
                continue
            key = match.words[view.folded[index]]
        # A comma ties "Rahimi, Karim" of one person, not the names of a list.
        listed = run and "," in view.text[view.ends[run[-1]] : view.starts[index]] and keys[-1] != key
        if run and not listed and _joined(view, run[-1], index, particles):
            run.append(index)
            keys.append(key)
            continue
        if run:
            yield _name(view, run, keys, match)
        run, keys = [index], [key]
    if run:
        yield _name(view, run, keys, match)


def _whole_names(view: View, match: Matcher) -> Iterator[Candidate]:
    """Registered names of more words, word for word, however they are written ("leeuw van homs")."""
    known = match.context.known
    for index in view.where(known.phrases):
        for parts, key in known.phrases[view.folded[index]]:
            last = index + len(parts) - 1
            if tuple(view.folded[index : last + 1]) == parts and all(
                _GAP.fullmatch(view.gap(at)) for at in range(index + 1, last + 1)
            ):
                role = known.roles[key]
                yield Candidate(
                    view.starts[index],
                    view.ends[last],
                    "PERSOON",
                    REGISTERED,
                    "registratie",
                    key=key,
                    role=role,
                )


def _ordinary_names(view: View, context: Context) -> Iterator[Candidate]:
    """Names of ordinary words, whole: small ones everywhere, others with their capitals or in a chat."""
    for index in view.where(context.phrases):
        for parts, key, small in context.phrases[view.folded[index]]:
            last = index + len(parts) - 1
            if tuple(view.folded[index : last + 1]) != parts:
                continue
            whole = all(view.gap(at) in _PARTING for at in range(index + 1, last + 1))
            if whole and (small or _as_a_name(view, index, last)):
                reason = "elders in het dossier een naam"
                yield Candidate(view.starts[index], view.ends[last], "PERSOON", TITLED, reason, key=key)


def _misread_names(view: View, context: Context) -> Iterator[Candidate]:
    """Names of one ordinary word with a digit in it for a letter ("He1d")."""
    for index, form in enumerate(view.shapes):
        if form != ALNUM or not view.raw[index][0].isupper():
            continue
        for parts, key, _small in context.phrases.get(unscan(view.folded[index]), ()):
            if len(parts) == 1:
                reason = "elders in het dossier een naam, verlezen"
                yield Candidate(view.starts[index], view.ends[index], "PERSOON", TITLED, reason, key=key)


def _as_a_name(view: View, index: int, last: int) -> bool:
    """Whether the words are written as a name: the last with a capital, or all of the line small."""
    if last > index and view.folded[index] in _ARTICLES and view.folded[last] not in titles():
        return True  # what was a nickname once ("de Slager") is one in small letters too
    if view.shapes[last] in CAPITALISED:
        return last > index or view.folded[last] not in by_custom() or not view.opens(index)
    if last == index and _told(view, index):
        return True
    return view.in_small_letters(index) and (last > index or view.folded[last] not in words("gewoon"))


def _told(view: View, index: int) -> bool:
    """Whether the text says who bears a name that is an ordinary word ("zomer is de advocaat")."""
    behind = view.folded[index + 1 : index + 4]
    return (
        len(behind) == _LEAST_TOLD
        and behind[0] in {"is", "was"}
        and behind[1] in _WHOSE
        and behind[2] in titles()
    )


class Matcher:
    """Finds the person a word may name; remembers each word that it has been asked for."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words: dict[str, str] = {word: min(keys) for word, keys in context.known.words.items()}
        self.shared = {word for word, keys in context.known.words.items() if len(keys) > 1}
        for word, key in context.names.items():
            self.words.setdefault(word, key)
        self.sounds: dict[str, str] = {}
        for word in sorted(self.words):
            heard = sound(word)
            if len(heard) >= 3:  # noqa: PLR2004 (less is no evidence)
                self.sounds.setdefault(heard, word)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self.words):
            self._by_length.setdefault(len(word), []).append(word)
        self._seen: dict[tuple[str, bool], str | None] = {}
        # Words as written that name nobody, wherever they stand.
        self.nobody: set[str] = set()

    def key(self, view: View, index: int) -> str | None:
        """The key of the person that the word at `index` names, or None."""
        form = view.shapes[index]
        if form in {DIGITS, LETTER, FOREIGN}:
            return None
        word = view.folded[index]
        exact = self.words.get(word)
        if exact is not None:
            return exact if form in CAPITALISED or self._small(view, index) else None
        if not _MIN_INSIDE <= len(word) <= _LONGEST:
            return None if len(word) < _MIN_INSIDE else self._inside(word)
        seen = (word, form == LOWER)
        if seen not in self._seen:
            safe = (
                safe_anywhere(self.context.languages)[view.raw[index]]
                or vouched(view, index, self.context, opening=True) is Vouch.SAFE
                or (form == LOWER and foreign(view.raw[index]))
            )
            self._seen[seen] = None if safe else self.near(word, form)
        return self._seen[seen]

    def ordinary(self, view: View, index: int) -> bool:
        """Whether the word is a name of the dossier that, written small here, may be an ordinary word."""
        return view.folded[index] in self.words and view.shapes[index] == LOWER

    def _small(self, view: View, index: int) -> bool:
        """Whether a registered word written small is the name: not if it is an ordinary word too."""
        if vouched(view, index, self.context) is not Vouch.SAFE:
            return True
        word = view.folded[index]
        registered = word in self.context.known.words and word not in word_set("functiewoorden")
        if registered and word not in words("gewoon") and word not in also_names():
            return True  # a rare word, of all words, is the name
        return (registered or word in also_names()) and view.in_small_letters(index)

    def near(self, word: str, form: str) -> str | None:
        """The key for a word that nothing vouches for and that is spelled or sounds like a name."""
        read = unscan(word) if form == ALNUM else word
        if read in self.words:
            return self.words[read]
        for tail in _GENITIVE:
            if read.endswith(tail) and read[: -len(tail)] in self.words:
                return self.words[read[: -len(tail)]]
        heard = self.sounds.get(sound(read))
        if heard is not None and heard[0] == read[0]:
            return self.words[heard]
        if len(read) >= _MIN_FUZZY:
            allowed = 2 if len(read) >= _LONG else 1
            for length in range(len(read) - allowed, len(read) + allowed + 1):
                for name in self._by_length.get(length, ()):
                    if (
                        len(name) >= _MIN_FUZZY
                        and (name[0] == read[0] or len(name) >= _LONG)
                        and OSA.distance(read, name, score_cutoff=allowed) <= allowed
                    ):
                        return self.words[name]
        return self._inside(read)

    def _inside(self, word: str) -> str | None:
        """A handle or a glued word that holds a name ("karimrahimi1985")."""
        if len(word) < _MIN_INSIDE + 2:
            return None
        for length in range(min(len(word), 20), _MIN_INSIDE, -1):
            for name in self._by_length.get(length, ()):
                if name in word:
                    return self.words[name]
        return None


def _beside_name(view: View, index: int, match: Matcher) -> bool:
    """Whether a word that is surely a name stands directly beside this one ("rozi khan")."""
    before = index > 0 and view.gap(index) == " " and match.key(view, index - 1) is not None
    return (
        before
        or _beside_own(view, index, match)
        or (index + 1 < len(view) and view.gap_after(index) == " " and match.key(view, index + 1) is not None)
    )


def _beside_own(view: View, index: int, match: Matcher) -> bool:
    """Whether another name of the same person stands beside an ordinary word ("pal radio")."""
    word = view.folded[index]
    if len(word) < _MIN_WORD or word in titles():
        return False
    return any(
        0 <= at < len(view)
        and gap == " "
        and len(other := view.folded[at]) >= _MIN_WORD
        and other != word
        and other not in titles()
        and match.words.get(other) == match.words[word]
        for at, gap in ((index - 1, view.gap(index)), (index + 1, view.gap_after(index)))
    )


def _with_honorifics(view: View, run: list[int]) -> list[int]:
    """The run with the title before and behind it ("mullah chabok", "rozi khan")."""
    honorifics, (first, last) = word_set("eretitels"), (run[0], run[-1])
    if (
        first > 0
        and view.gap(first) == " "
        and view.folded[first - 1] in honorifics
        and view.shapes[first - 1] == view.shapes[first]
    ):
        first -= 1
    if (
        last + 1 < len(view)
        and view.gap_after(last) == " "
        and view.folded[last + 1] in honorifics
        and view.shapes[last + 1] == view.shapes[last]
    ):
        last += 1
    return [first, *run, last]


def _grown(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with what is glued to it by a full stop or an underscore ("sakhi.pardes.58")."""
    tail = _GLUED_AFTER.match(text, end)
    glued = text.endswith((".", "_"), 0, start)
    head = _GLUED_BEFORE.search(text, max(0, start - 40), start) if glued else None
    return head.start() if head else start, tail.end() if tail else end


def _joined(view: View, before: int, index: int, particles: frozenset[str]) -> bool:
    """Whether only particles, initials and what ties names stands between two name words."""
    if index - before > 4:  # noqa: PLR2004 (words between two parts of one name)
        return False
    for at in range(before + 1, index + 1):
        if not _GAP.fullmatch(view.gap(at)) and not (
            view.shapes[at - 1] == LETTER and _AFTER_INITIAL.fullmatch(view.gap(at))
        ):
            return False
        if at < index and view.folded[at] not in particles and view.shapes[at] != LETTER:
            return False
    return True


def _by_initial(view: View, run: list[int], match: Matcher) -> str:
    """The one person with the shared family name whose other name has the initial that stands beside it."""
    known = match.context.known.words
    beside = (run[0] - 1, run[-1] + 1)
    initials = {view.folded[at] for at in beside if 0 <= at < len(view) and view.shapes[at] == LETTER}
    fits = {
        key
        for key in known[view.folded[run[0]]]
        for word, keys in known.items()
        if key in keys and word[0] in initials and word != view.folded[run[0]]
    }
    return fits.pop() if len(fits) == 1 else ""


def _name(view: View, run: list[int], keys: list[str], match: Matcher) -> Candidate:
    """One candidate for a run of name words; the person most of the unshared words point to."""
    own = [
        key for index, key in zip(run, keys, strict=True) if view.folded[index] not in match.shared
    ] or keys
    # Where two persons have as many words, the first word, as a rule a given name, decides.
    key = max(own, key=own.count)
    if all(view.folded[index] in match.shared for index in run):
        key = _by_initial(view, run, match) or key
    role = match.context.known.roles.get(key, "")
    exact = bool(role) and all(view.folded[index] in match.context.known.words for index in run)
    reason = (
        "registratie"
        if exact
        else "registratie, andere schrijfwijze"
        if role
        else "elders in het dossier een naam"
    )
    whole = exact or all(view.folded[index] in match.words for index in run)
    score = REGISTERED if exact else CHECKED if whole else TITLED
    run = _with_honorifics(view, run)
    start, end = _grown(view.text, view.starts[run[0]], view.ends[run[-1]])
    return Candidate(start, end, "PERSOON", score, reason, key=key, role=role)
