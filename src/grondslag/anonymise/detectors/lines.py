"""Names that a line of its own shows: the salutation of a mail, and the name or initials under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, Candidate
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

_SALUTATION = re.compile(
    r"^[> \t]*(?:(?:Beste|Dag|Hoi|Hallo|Hi|Hey|Dear|Lieve|Geachte|Cher|Chère|Liebe|Lieber|Ha"
    r"|Goedemorgen|Goedemiddag|Goedendag|Salam)[ ])?(?P<name>[A-Z][\w'’-]+)(?: (?:en|and|et"
    r"|,) (?P<other>[A-Z][\w'’-]+))?[,!]?[ \t]*$",
    re.MULTILINE,
)
_GREETING = re.compile(
    r"(?:groet|groeten|groetjes|mvg|regards|sincerely|vriendelijke|cordialement|dank|thanks"
    r"|bedankt|hoogachtend|gr\.?)[\w ,.!]{0,30}\n[> \t]*\n?[> \t]*$",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"^[> \t]*(?P<name>(?:[A-Z]\.){1,4}|[A-Z]{1,3}|[a-z]{2,4}(?:[A-Z][A-Za-z]{0,2})?)[ \t]*$", re.MULTILINE
)
_BACK = 60


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Salutations and signatures."""
    text = view.text
    for match in _SALUTATION.finditer(text):
        opened = match.end() > match.end("name") and text[match.end() - 1 : match.end()] in ",!"
        greeted = _GREETING.search(text, max(0, match.start() - _BACK), match.start("name"))
        if not opened and not greeted:
            continue
        for group in ("name", "other"):
            if match[group] and fold(match[group]) not in word_set(
                "overheid", "landen", "bewegingen", "aanhef"
            ):
                yield Candidate(*match.span(group), "PERSOON", CONTEXT, "aanhef of ondertekening")
    for match in _INITIALS.finditer(text):
        name = match["name"]
        greeted = _GREETING.search(text, max(0, match.start() - _BACK), match.start("name"))
        if greeted or (name.endswith(".") and name[0].isupper()):
            yield Candidate(*match.span("name"), "AMBTENAAR", CONTEXT, "initialen als ondertekening")
