"""Any run of letters outside the Latin script.

No list of harmless words vouches for it, so it does not leave.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, Candidate
from grondslag.anonymise.view import FOREIGN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# What may stand between two words of one run.
_BETWEEN = re.compile(r"[^\n\w]{0,3}")


def detect(view: View, context: Context) -> Iterator[Candidate]:  # noqa: ARG001 (the form of a detector)
    """Every run of words in another script, as one candidate."""
    start = end = -1
    for index, form in enumerate(view.shapes):
        if form != FOREIGN:
            continue
        if end >= 0 and _BETWEEN.fullmatch(view.text, end, view.starts[index]):
            end = view.ends[index]
            continue
        if end >= 0:
            yield _run(view, start, end)
        start, end = view.starts[index], view.ends[index]
    if end >= 0:
        yield _run(view, start, end)


def _run(view: View, start: int, end: int) -> Candidate:
    return Candidate(start, end, "PERSOON", CONTEXT, "ander schrift", key=f"schrift:{view.text[start:end]}")
