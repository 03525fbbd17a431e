"""Names and places in disguise: reordered, run together, reversed, with an initial, or word by word."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, permutations
from typing import Final

from rapidfuzz.distance import OSA

from grondslag.risk.leak.fold import fold
from grondslag.risk.leak.nearly import find_nearly
from grondslag.risk.leak.ordinary import ordinary_words, words_for_where
from grondslag.risk.leak.words import Match, Text, tokens_of

ALONE: Final = 4  # letters from which a word of a name counts by itself in any case
INSIDE: Final = 6  # ... also inside a longer word
FUZZY: Final = 7  # ... also with one letter wrong
SQUASHED: Final = 8  # letters from which a run of letters across spaces counts
_WINDOW: Final = 3  # words within which two words of one name count as standing together
_MOST_PERMUTED: Final = 4  # words of a name of which all orders are tried

# These tell nothing by themselves, in any of the languages of the dossiers.
_PARTICLES: Final = frozenset((
    "van", "von", "de", "der", "den", "het", "ten", "ter", "te", "la", "le", "el", "al", "ul", "ad", "as",
    "at", "bin", "ibn", "ben", "bint", "abu", "abou", "umm", "oum", "ou", "ould", "da", "do", "dos", "del",
    "di", "du", "st", "san", "y", "e", "und", "and", "en", "zu", "af",
    # forms of address that are nobody's name by themselves
    "mullah", "mollah", "mawlawi", "maulawi", "hadji", "hadj", "haji", "hajji", "qari", "heval",
    # short forms of address that go with a name
    "mr", "dr", "drs", "ir", "ing", "prof", "mw", "mevr", "dhr", "hr", "ds", "mrs", "ms", "dra", "sr", "sra",
    # what ties two names of one person
    "dit", "dite", "alias", "aka", "genaamd", "bijgenaamd", "genannt", "nicknamed", "surnomme", "surnommee",
))  # fmt: skip


def find_name(name: str, text: Text, *, person: bool = True) -> Iterator[Match]:
    """Every place where the name, or enough of it, stands. `person`: initials and half names count too.

    A place of which every word only says where it is ("naast de") is none: stronger findings leave such
    pieces of a landmark.
    """
    words = _words_of(name)
    telling = [word for word in words if word not in _PARTICLES and len(word) > 1]
    if not telling or (not person and words_for_where().issuperset(telling)):
        return
    yield from _run_together(words, telling, text)
    yield from _together(telling, text)
    if person or len(telling) == 1:
        for word in dict.fromkeys(telling):
            yield from _alone(word, text)
            yield from find_nearly(word, text)
    if person:
        yield from _with_initial(telling, text)


@lru_cache(maxsize=4096)
def _words_of(name: str) -> list[str]:
    return [token.word for token in tokens_of(fold(name))]


def _run_together(words: list[str], telling: list[str], text: Text) -> Iterator[Match]:
    """The name as written, and its telling words in every order, across anything that is no letter."""
    if set(telling) <= ordinary_words() and len(telling) == 1:
        return
    orders = {tuple(words), tuple(telling), tuple(reversed(telling))}
    if len(telling) <= _MOST_PERMUTED:
        orders |= set(permutations(telling))
    for joined in sorted({"".join(order) for order in orders}):
        if len(joined) < SQUASHED:
            continue
        for needle, how in ((joined, "aaneengeschreven"), (joined[::-1], "achterstevoren")):
            for place in text.letters.find(needle):
                yield *place, how


def _together(words: list[str], text: Text) -> Iterator[Match]:
    """Two different words of the name within a few words of each other, at least one of them telling."""
    wanted = set(words)
    near = [(place, token) for place, token in enumerate(text.tokens) if token.word in wanted]
    for (place, first), (other, second) in pairwise(near):
        if first.word == second.word or other - place >= _WINDOW:
            continue
        if (first.capital and second.capital) or not {first.word, second.word} <= ordinary_words():
            yield first.start, second.end, "woorden van de naam bijeen"


def _alone(word: str, text: Text) -> Iterator[Match]:
    common = word in ordinary_words()
    for token in text.by_word.get(word, ()):
        if token.telling_capital or (not common and (token.capital or len(word) >= ALONE)):
            yield token.start, token.end, "woord van de naam"
    for other, tokens in text.by_word.items() if not common and len(word) >= INSIDE else ():
        if other == word or other in ordinary_words():
            continue
        how = "in een langer woord" if word in other else ""
        if not how and len(word) >= FUZZY and OSA.distance(word, other, score_cutoff=1) == 1:
            how = "op één letter na"
        for token in tokens if how else ():
            yield token.start, token.end, how


def _with_initial(words: list[str], text: Text) -> Iterator[Match]:
    """'J. Bakker', 'Bakker J', 'J Bakker': one letter with a capital beside the last or first word."""
    for word in dict.fromkeys((words[0], words[-1])):
        initials = {other[0] for other in words if other != word}
        for first, second in pairwise(text.tokens):
            for letter, full in ((first, second), (second, first)):
                if full.word == word and full.capital and letter.capital and letter.word in initials:
                    yield first.start, second.end, "voorletter met naam"
