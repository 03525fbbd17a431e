"""What the speaker of a text says that he is, and what he says that others call him."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.binding.aliases import may_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grondslag.anonymise.resolve import Span

_CALLS = (
    r"(?:noem(?:den|de|en|t)|riep(?:en)?|roepen|roept|call(?:ed|s)?|named|nannten?|nennen|appel(?:le|ait|aient|lent)"
    r"|dec[ií]an|dicen|llama(?:n|ban)|zeiden|zeggen|zei|zegt)"
)
_WHEN = r"(?: (?:ook|later|nu|altijd|gewoon|wel|dan|daar|toen|thuis|in [^\W\d_]+))?"
# "ze noemden mij Y", "mijn bijnaam was Y", "in dienst heette ik Y".
_CALLED_ME = re.compile(
    rf"(?:\b{_CALLS}(?: [^\W\d_']+){{0,3}} (?:mij|me|mich){_WHEN}"
    rf"|\b(?:mij|me){_WHEN} {_CALLS}(?: (?:ze|zij|we))?"
    r"|\bmijn (?:bij|roep|radio|strijd|schuil|code|oorlogs)naam (?:was|is|luidde)"
    r"|\bmy (?:nick|code|radio|war) ?name (?:was|is)"
    rf"|\b(?:heette|werd|bleef) ik|\bik (?:heette|werd){_WHEN}"
    rf"|m'appel(?:aient|ait|lent)|\bbetrokkene noemt zich){_WHEN}"
    r":? ?[\"'„“‘«]? ?$",
    re.IGNORECASE,
)
# "Hoe noemden ze u? – Y".
_NAMES_ASKED = r"(?:\bnoem\w*|\bheet\w*|bijnaam|roepnaam|\bnaam\b|genoemd|called|nickname)"
_ASKED_ME = re.compile(
    rf"(?:{_NAMES_ASKED}[^.?\n]{{0,40}}\bu\b[^.?\n]{{0,30}}"
    rf"|\bu\b[^.?\n]{{0,40}}{_NAMES_ASKED}[^.?\n]{{0,20}})(?<!hem)\?\s*"
    r"(?:(?:\w{1,3}|antwoord|answer)\s?\d*\s?[:.]\s*)?[-–—>]*\s*[\"'„“‘]?$",
    re.IGNORECASE,
)
_NAMED_MYSELF = re.compile(
    r"(?:\b(?:my name is|mijn naam is|ik heet|je m'appelle|je me nomme|ich heiße)"
    r"|\bhoe heet u\b[^?\n]{0,20}\?\s*"
    r"(?:(?:\w{1,3}|antwoord)\s?\d*\s?[:.]\s*)?[-–—>]*) ?$",
    re.IGNORECASE,
)
_OTHER_ASKED = re.compile(r"\b(?:hem|haar|him|her|hun|die|dat|deze)\b[^?\n]*\?", re.IGNORECASE)
_BACK = 96
# One of these stands close before a name that a speaker gives himself: looked for first, for it is soon done.
_TAIL = 40
_MARKS = (
    "?",
    "mij",
    " me",
    "mich",
    " ik",
    "naam is",
    "naam was",
    "naam luid",
    "name ",
    "m'appel",
    "nomme",
    "heiße",
    "zich",
)


def of_speaker(text: str, spans: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """Who the speaker of a text says that he is, and what he says that others call him.

    "Mijn naam is X" gives X; "ze noemden mij Y", "mijn bijnaam was Y" and "Hoe noemde men u? – Y" give Y.
    """
    myself: list[Span] = []
    called: list[Span] = []
    for span in spans:
        directly = text[max(0, span.start - _TAIL) : span.start].lower()
        if not any(mark in directly for mark in _MARKS) or not may_name(text, span):
            continue
        start = max(0, span.start - _BACK)
        if _NAMED_MYSELF.search(text, start, span.start):
            myself.append(span)
        else:
            asked = _ASKED_ME.search(text, start, span.start)
            about = asked and _OTHER_ASKED.search(asked.group())
            if (asked and not about) or _CALLED_ME.search(text, start, span.start):
                called.append(span)
    return myself, called
