"""Who speaks in a chat (between the time and the colon, or beside a number) or in a transcript (initials)."""

from __future__ import annotations

import re
from collections import Counter
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
    r"^(?:[ \t]{1,12}(?=[\[(]?\d[^\n]{0,18}\d:\d\d))?(?:> ?)?[\[(]?"
    r"(?:(?!\d{1,2}\.\d{1,2}[ \t])[\d./-]{3,10}(?:,? \d{1,2}[:.]\d{2}(?::\d{2})?)?"
    r"|\d{1,2}[:.]\d{2}(?::\d{2})?|[a-z]{2,9}dag)[\])]?"
    r"[ \t]*(?:[-–:•]|<>|><|>|<|\|)?[ \t]*(?P<name>[^\W\d_][\w.'’ -]{1,30}?)[ \t]?(?::|>) ",
    re.MULTILINE,
)
# Whatever stands in the bracket before the name ("[do 20 apr 19:58] nur b: "), or the bracket behind it.
_BRACKETED = re.compile(
    r"^[ \t]{0,12}(?:> ?)?\[[^\]\n]{3,30}\] ?(?P<name>[^\W\d_][\w.'’ -]{1,30}?) ?: "
    r"|^[ \t]{0,12}(?P<first>[^\W\d_][\w.'’ -]{1,30}?), \[[\d./ :,-]{8,24}\]",
    re.MULTILINE,
)
# As a telephone keeps them: "Walaal O" (+25 26 ...).
_CONTACT = re.compile(r"[\"“„](?P<name>[^\"”“„\n]{1,40})[\"”] ?\(?(?=\+\d|0\d[\d -]{7})")
# A row of the address book of a telephone ("10 | saturday | +44 7700 900 362").
_ADDRESS_BOOK = re.compile(
    r"^(?:\d{1,3} ?[|.)\t] ?)?(?P<name>[^\W\d_][^|\t\n]{1,30}?) ?[|\t] ?(?:\+|00)\d[\d ()-]{7,}", re.MULTILINE
)
# The initials of who speaks, in a transcript ("SU:  El ocho de julio"), and what the letters are said to be.
_TURN = re.compile(r"^[ \t]{0,12}(?P<name>[A-Z][A-Za-z]?[A-Z])[ \t]?:(?=[ \t]{1,8}\S)", re.MULTILINE)
_LEGEND = re.compile(
    r"(?<![\w.])(?P<name>[A-Z][A-Za-z]?[A-Z])[ \t]?(?:=|staat voor)[ \t]?(?P<role>[^\W\d_]+)"
)
_MANY_TURNS = 3
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

# Before a name these are no files and no bodies ("Doc Wan-Wan").
_TITLES = frozenset({"doc", "minister", "president", "premier", "senator", "gouverneur", "ambassadeur"})


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """The names of all speakers and of the contacts of a telephone."""
    spoken = [match.span("name") for match in _SPEAKER.finditer(view.text)]
    if "[" in view.text:
        spoken += [m.span("name" if m["name"] else "first") for m in _BRACKETED.finditer(view.text)]
    for start, end in spoken:
        words = fold(view.text[start:end]).split()
        bodies = word_set("overheid", "functiewoorden")
        titled = len(words) > 1 and words[0] in _TITLES
        if words[0] not in _NOBODY and (titled or words[0] not in bodies):
            yield Candidate(start, end, "PERSOON", CHECKED, "spreker in een chat")
    yield from _by_initials(view)
    for match in _ADDRESS_BOOK.finditer(view.text):
        if fold(match["name"]) not in _NOBODY | word_set("functiewoorden"):
            yield Candidate(*match.span("name"), "PERSOON", CHECKED, "spreker in een telefoon")
    for match in _CONTACT.finditer(view.text):
        yield Candidate(*match.span("name"), "PERSOON", CHECKED, "naam bij een telefoonnummer")


def _by_initials(view: View) -> Iterator[Candidate]:
    """The initials that begin many turns of a transcript, and where the legend says whose they are.

    The letters of a part ("HM", "BE = betrokkene") stay: they say who asks and who answers, not who it is.
    """
    turns = Counter(match["name"] for match in _TURN.finditer(view.text))
    if not turns:
        return
    parts = {
        each["name"] for each in _LEGEND.finditer(view.text) if fold(each["role"])[0] == fold(each["name"])[0]
    }
    known = word_set("letters_van_een_rol", "overheid", "landen", "bewegingen", "afkortingen")
    sure = {
        name
        for name, count in turns.items()
        if count >= _MANY_TURNS and name not in parts and fold(name) not in known
    }
    for pattern in (_TURN, _LEGEND):
        for match in pattern.finditer(view.text):
            if match["name"] in sure:
                key = f"code:{match['name'].lower()}"
                yield Candidate(*match.span("name"), "PERSOON", CHECKED, "spreker met initialen", key=key)
