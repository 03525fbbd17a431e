"""Times that are told without a day: a season of a year, what happened then, when somebody was born.

"in de winter van 2016", "het regenseizoen van 2009", "de nacht van de sneeuw", "geboren toen de oogst begon".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, WEAK, Candidate
from grondslag.anonymise.detectors.near import at_words
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_YEAR = r"(?:(?:1[34]|19|20)\d\d(?:[-/]['’]?\d\d)?|['’]\d\d)(?![\w/.:-]*\d)"
_THAT_YEAR = r"(?:van )?(?:dat|dit|vorig|hetzelfde|het vorige|het volgende|that|the same) (?:jaar|year)"
# The parts of a day and longer, of which one is known by what happened in it.
_TIMES = frozenset(["dag", "nacht", "avond", "ochtend", "middag", "week"])
_LONGEST = 90
_BACK = 40
_BIRTHS = frozenset(["geboren", "geb", "born", "né", "née", "ne", "nee"])
# What tells when somebody was born without a date ("toen de noten geplukt werden", "the year of the flood").
_TOLD = (
    r"(?:toen|rond de tijd dat|in de tijd (?:dat|van)|in het jaar (?:van|dat|waarin|na|voor)"
    r"|the year (?:of|that|when|after|before)|when|l['’]année (?:de|du|des|où)|quand|lorsque|als)"
)
_BORN = re.compile(
    r"\w+\.? (?:(?:te|in|à|at) [A-ZÀ-Ž][\w'’-]{2,30}(?: [A-ZÀ-Ž][\w'’-]{2,30})?,? )?"
    rf"(?P<told>(?:in )?(?:(?:1[34]|19|20)\d\d, )?(?:in )?{_TOLD} [^\n.;()]{{4,{_LONGEST}}}"
    rf"|(?:in )?(?:1[34]|19|20)\d\d, (?:in )?(?:de|het|the) [^\n.;,()\d]{{4,40}})(?=[.;,()\n]|$)"
)


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(table("datums")[name])


@cache
def _heads() -> frozenset[str]:
    return frozenset(fold(word.split(" ")[-1]) for word in _words("seizoenen"))


@cache
def _season() -> re.Pattern[str]:
    """A season with its year, and the words before it that say which part of it."""
    names = "|".join(sorted((re.escape(word) for word in _words("seizoenen")), key=len, reverse=True))
    return re.compile(
        r"(?<![\w-])(?:in (?=[^\n.;,]{8,30} geboren))?"
        r"(?:(?:de|het|die|dat|een|the|der|dem|den|le|la) |l['’])?"
        r"(?:(?:begin|eind|einde|half|medio|midden|late?|vroege?|early|mid|fin|début)"
        r"(?: (?:van |de )?(?:de|het))?[ -])?"
        r"(?:(?:koude|hete|strenge|natte|droge|eerste|laatste|daaropvolgende|volgende|vorige) )?"
        rf"(?:{names})(?:,? (?:(?:van|in|of|de|du|des) )?(?:(?:het jaar|the year|l['’]an(?:née)?) )?{_YEAR}"
        rf"| {_THAT_YEAR}(?!\w))",
        re.IGNORECASE,
    )


@cache
def _event() -> re.Pattern[str]:
    """A day or a night of which nothing is told but what happened then ("de nacht van de sneeuw")."""
    none = "|".join(_words("geen_gebeurtenis"))
    return re.compile(
        r"(?<!\w)de (?:dag|nacht|avond|ochtend|middag|week) van (?:de|het|den|hun) "
        rf"(?:(?:grote|eerste|lange|zwarte|laatste|rode|dode|tweede) )?(?!(?:{none})(?!\w))"
        rf"[a-zà-ÿ][\w-]{{3,24}}(?! (?:op|aan) )(?:,? (?:in |van )?{_YEAR})?",
    )


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """All such times."""
    text = view.text
    for match in at_words(view, _heads(), _season(), back=_BACK, ahead=44):
        yield _time(text, *match.span(), "seizoen van een jaar")
    for match in at_words(view, _TIMES, _event(), back=8, ahead=50):
        yield _time(text, *match.span(), "tijd naar wat toen gebeurde")
    for match in at_words(view, _BIRTHS, _BORN, ahead=_LONGEST + 70):
        yield _time(text, *match.span("told"), "geboren naar wat toen gebeurde")


def _time(text: str, start: int, end: int, reason: str) -> Candidate:
    label = "GEBDATUM" if reason.startswith("geboren") else "DATUM"
    # The model may know more of a season than its year ("de droge tijd van 1999, voor carnaval").
    score = WEAK if reason.startswith("seizoen") else CONTEXT
    return Candidate(
        start, end, label, score, reason, action="generaliseer", key=f"datum:{fold(text[start:end])}"
    )
