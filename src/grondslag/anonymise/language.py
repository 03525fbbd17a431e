"""In which languages a text is written, from its most ordinary words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Words that are frequent in one of these languages and in none of the others.
_MARKS: dict[str, str] = {
    word: language
    for language, words in {
        "nl": "het een en van ik niet dat hij zij wij naar door maar ook nog voor bij uit heb heeft "
        "hebben werd waren wordt hebt deze",
        "en": "the and of was that with his her he she they their this from which were have been not "
        "by said had",
        "fr": "le la les et du une est dans que qui pour pas sur au avec ont été nous vous il elle "
        "je sont était ce cette aux",
        "de": "der und ich nicht das ist mit sie auf ein eine dem den zu von wurde hat auch sich bei "
        "als nach aus haben",
        "es": "el los las una del por con para su fue era lo como más pero había qué este esta y sus muy "
        "también cuando donde",
    }.items()
    for word in words.split()
}
_LANGUAGES = ("nl", "en", "fr", "de", "es")
_SHARED = frozenset(
    {"de", "den", "het", "was", "bei", "als", "en", "die", "had", "of", "van", "is", "in", "ten", "der", "om"}
)
_MIN_SHARE = 0.08
_MIN_COUNT = 3


@cache
def marks() -> frozenset[str]:
    """The most ordinary words of all these languages: articles, prepositions, pronouns and their like."""
    return _SHARED | _MARKS.keys()


def languages_of(words: Sequence[str]) -> frozenset[str]:
    """The languages that have a real share in these folded words; Dutch is always among them."""
    counts = dict.fromkeys(_LANGUAGES, 0)
    for word in words:
        language = _MARKS.get(word)
        if language is not None and word not in _SHARED:
            counts[language] += 1
    total = sum(counts.values())
    return frozenset(
        language
        for language, count in counts.items()
        if language == "nl" or (count >= _MIN_COUNT and count >= _MIN_SHARE * total)
    )
