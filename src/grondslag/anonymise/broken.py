"""Names of the dossier and registered numbers that a space, a line end or a sign breaks.

"Sade  ghi", "Comand@nte", "R a m b o", a name or a number in two halves on two lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import REGISTERED, TITLED, Candidate
from grondslag.anonymise.fold import fold
from grondslag.anonymise.view import CAPITALISED, LETTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.registered import Matcher
    from grondslag.anonymise.view import View

_BREAK = re.compile(r"[ \t\u00a0]{1,3}|[ \t]{0,3}\n[ \t]{0,3}")
# Letters for which a scan reads a sign that parts two words.
_READ_AS = {"@": "a", "|": "li"}
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ \u00a0]{1,3}[^\W\d_]){3,}(?![^\W_])")
# Letters that both halves have together: of any name, of a registered one, and of that on two lines.
_SPLIT, _SPLIT_REGISTERED, _SPLIT_BY_LINE = 6, 5, 4
_LEAST_SPACED = 5
_IN_NUMBER = r"[\s./-]{0,3}"


def names(view: View, match: Matcher) -> Iterator[Candidate]:
    """Known names, broken: in two halves of which the first has a capital, or letter by letter."""
    for index, (form, gap) in enumerate(zip(view.shapes, view.gaps[1:], strict=False)):
        if form in CAPITALISED or form == LETTER:
            key = _joined(view, index, gap, match)
            if key:
                start, end = view.starts[index], view.ends[index + 1]
                # Above what either half is taken for by itself.
                score = REGISTERED if key in match.context.known.roles else TITLED
                reason = "elders in het dossier een naam, gesplitst"
                yield Candidate(start, end, "PERSOON", score, reason, key=key)
    for letters in _SPACED.finditer(view.text):
        joined = fold(re.sub(r"\s", "", letters.group()))
        inside = (word for word in match.words if len(word) >= _LEAST_SPACED and word in joined)
        word = max(inside, default="")
        if word:
            reason = "elders in het dossier een naam, gespatieerd"
            yield Candidate(*letters.span(), "PERSOON", TITLED, reason, key=match.words[word])


def _joined(view: View, index: int, gap: str, match: Matcher) -> str:
    """The key of the person whose name a word and the next one are the halves of; nothing for none."""
    first, second, registered = view.folded[index], view.folded[index + 1], match.context.known.words
    # A name behind such a sign is whole by itself ("Naam|Wafadar" in a table).
    for letter in "" if first in registered or second in match.words else _READ_AS.get(gap, ""):
        key = match.near(first + letter + second, view.shapes[index])
        if key:
            return key
    joined = first + second
    # A hyphen at the end of a line parts words too, but for a letter alone these are judged whole already.
    if joined not in match.words or not (_BREAK.fullmatch(gap) or (len(first) == 1 and gap == "-\n")):
        return ""
    # What the dossier shows may be half a name itself; what is registered is not.
    if joined in registered and first not in registered:
        least = _SPLIT_BY_LINE if "\n" in gap else _SPLIT_REGISTERED
        return match.words[joined] if len(joined) >= least else ""
    whole = len(joined) >= _SPLIT and first not in match.words and view.shapes[index] != LETTER
    return match.words[joined] if whole else ""


def numbers(view: View, match: Matcher) -> Iterator[Candidate]:
    """Registered numbers with anything between their digits that a line end or a hand puts there."""
    for digits, label in match.context.known.digits.items():
        pattern = re.compile(rf"(?<!\d){_IN_NUMBER.join(digits)}(?!\d)")
        for found in pattern.finditer(view.text):
            reason = "registratie, gebroken"
            yield Candidate(*found.span(), label, REGISTERED, reason, key=f"nummer:{digits}")
