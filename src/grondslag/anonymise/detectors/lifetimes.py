"""Ages told in forms that `ages` does not read: several in brackets, by the decade, before the reason for it.

"de kinderen (7, 9 en 12)", "begin veertig", "Bonheur (twaalf, eerste klas)", "destijds 12 jaar".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import PATTERN, Candidate
from grondslag.anonymise.detectors.ages import number_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_GUESSED = re.compile(
    r"\b(?P<age>(?:begin|midden|eind|achter in de|voor in de|halverwege de|ergens in de) (?:de )?"
    rf"(?:{_TENS}))(?!\w)"
)
_ABOUT = re.compile(
    r"\b(?:aged(?: about)?|ongeveer|circa|about|environ) "
    r"(?P<age>\d{1,2} ?[/-] ?\d{1,2})(?= (?:jaar|years?|ans)\b)"
)
_SEVERAL = re.compile(
    r"\b(?:kinderen|zonen|zoons|dochters|broers|zussen|jongens|meisjes|children|sons|daughters|enfants"
    r"|filles|fils) \((?P<ages>\d{1,2}(?:(?:, ?| en | and | et )\d{1,2}){1,9})\)"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    number = rf"(?:\d{{1,2}}|{'|'.join(sorted(number_words(), key=len, reverse=True))})"
    return (
        re.compile(
            rf"\b(?:destijds|toentertijd|toen|nu|inmiddels|thans|pas|amper) "
            rf"(?P<age>{number} (?:jaar|maanden|weken))(?= ?[,.;)])"
        ),
        re.compile(rf"(?<=[\w'’-]{{2}} \()(?P<age>{number})(?=, )"),
        re.compile(
            rf"\b(?:studente?|leerlinge?|scholiere?|vrouw|man|jongen|meisje|neef|nicht|buurjongen) van "
            rf"(?P<age>{number})(?= van | uit | die )"
        ),
    )


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """All such ages."""
    text = view.text
    for match in _GUESSED.finditer(text):
        yield _age(text, *match.span("age"))
    for match in _ABOUT.finditer(text):
        yield _age(text, *match.span("age"))
    for match in _SEVERAL.finditer(text) if "(" in text else ():
        for each in re.finditer(r"\d{1,2}", match["ages"]):
            yield _age(text, match.start("ages") + each.start(), match.start("ages") + each.end())
    first, bracketed, described = _patterns()
    for pattern in (first, described, *([bracketed] if "(" in text else [])):
        for match in pattern.finditer(text):
            named = pattern is not bracketed or text[text.rfind(" ", 0, match.start() - 2) + 1].isupper()
            if named:
                yield _age(text, *match.span("age"))


def _age(text: str, start: int, end: int) -> Candidate:
    key = f"leeftijd:{text[start:end].lower()}"
    return Candidate(
        start, end, "LEEFTIJD", PATTERN, "leeftijd in een andere vorm", action="generaliseer", key=key
    )
