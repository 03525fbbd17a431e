"""Who speaks in an exported chat: the name between the time and the colon, or beside a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CHECKED, Candidate
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# A number with a full stop and no more is that of a field ("1.11 Burgerlijke staat : ...").
_SPEAKER = re.compile(
    r"^(?:> ?)?[\[(]?(?:(?!\d{1,2}\.\d{1,2}[ \t])[\d./-]{3,10}(?:,? \d{1,2}[:.]\d{2}(?::\d{2})?)?"
    r"|\d{1,2}[:.]\d{2}(?::\d{2})?|[a-z]{2,9}dag)[\])]?"
    r"[ \t]*(?:[-–:•]|<>|><|>|<|\|)?[ \t]*(?P<name>[^\W\d_][\w.'’ -]{1,30}?)[ \t]?(?::|>) ",
    re.MULTILINE,
)
# Whatever stands in the bracket before the name ("[do 20 apr 19:58] nur b: "), or the bracket behind it.
_BRACKETED = re.compile(
    r"^(?:> ?)?\[[^\]\n]{3,30}\] ?(?P<name>[^\W\d_][\w.'’ -]{1,30}?) ?: "
    r"|^(?P<first>[^\W\d_][\w.'’ -]{1,30}?), \[[\d./ :,-]{8,24}\]",
    re.MULTILINE,
)
# As a telephone keeps them: "Walaal O" (+25 26 ...).
_CONTACT = re.compile(r"[\"“„](?P<name>[^\"”“„\n]{1,40})[\"”] ?\(?(?=\+\d|0\d[\d -]{7})")
# A row of the address book of a telephone ("10 | saturday | +44 7700 900 362").
_ADDRESS_BOOK = re.compile(
    r"^(?:\d{1,3} ?[|.)\t] ?)?(?P<name>[^\W\d_][^|\t\n]{1,30}?) ?[|\t] ?(?:\+|00)\d[\d ()-]{7,}", re.MULTILINE
)
# Who is meant is not named by these.
_NOBODY = frozenset(
    {
        "ik",
        "me",
        "you",
        "jij",
        "hij",
        "zij",
        "onbekend",
        "systeem",
        "afzender",
        "ontvanger",
        "betrokkene",
        "ego",
    }
)


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """The names of all speakers and of the contacts of a telephone."""
    spoken = [match.span("name") for match in _SPEAKER.finditer(view.text)]
    if "[" in view.text:
        spoken += [m.span("name" if m["name"] else "first") for m in _BRACKETED.finditer(view.text)]
    for start, end in spoken:
        words = fold(view.text[start:end]).split()
        if words[0] not in _NOBODY and words[0] not in word_set("overheid", "functiewoorden"):
            yield Candidate(start, end, "PERSOON", CHECKED, "spreker in een chat")
    for match in _ADDRESS_BOOK.finditer(view.text):
        if fold(match["name"]) not in _NOBODY | word_set("functiewoorden"):
            yield Candidate(*match.span("name"), "PERSOON", CHECKED, "spreker in een telefoon")
    for match in _CONTACT.finditer(view.text):
        yield Candidate(*match.span("name"), "PERSOON", CHECKED, "naam bij een telefoonnummer")
