"""Any run of letters outside the Latin script, and the numbers that stand in it.

No list of harmless words vouches for it, so it does not leave: neither do figures of another script, nor a
number of ours beside such a word ("18 ሓምለ", "1187 / 2008 / جنايات").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, REFUSED, Candidate
from grondslag.anonymise.view import DIGITS, FOREIGN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# What may stand between two words of one run.
_BETWEEN = re.compile(r"[^\n\w]{0,3}")
# What may part a number from the word beside it: a line, a column or a bracket parts two things.
_TIED = re.compile(r" ?[/–-]? ?")
_FIRST_FOREIGN, _LAST_FOREIGN = 0x660, 0x1DFF  # figures above these are signs: "⅓", "①", "²"


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
    yield from _numbers(view)


def _numbers(view: View) -> Iterator[Candidate]:
    """Figures of another script, and the numbers tied to words or figures of one."""
    if view.text.isascii():
        return
    numbers = [index for index, form in enumerate(view.shapes) if form == DIGITS]
    # Once from the front and once from behind: a number can hang on the number beside it ("سوريا 617 204").
    taken = {index for index in numbers if _of_other_script(view.raw[index])}
    for order, step in ((numbers, -1), (reversed(numbers), 1)):
        for index in order:
            beside = index + step
            if not 0 <= beside < len(view) or not _TIED.fullmatch(view.gap(max(index, beside))):
                continue
            if view.shapes[beside] == FOREIGN or beside in taken:
                taken.add(index)
    for index in sorted(taken - {index + 1 for index in taken if _TIED.fullmatch(view.gap_after(index))}):
        last = index
        while last + 1 in taken and _TIED.fullmatch(view.gap(last + 1)):
            last += 1
        start, end = view.starts[index], view.ends[last]
        key = f"nummer:{view.text[start:end]}"
        yield Candidate(start, end, "DOCNUMMER", REFUSED, "getal bij ander schrift", key=key)


def _of_other_script(number: str) -> bool:
    return any(_FIRST_FOREIGN <= ord(figure) <= _LAST_FOREIGN for figure in number)


def _run(view: View, start: int, end: int) -> Candidate:
    return Candidate(start, end, "PERSOON", CONTEXT, "ander schrift", key=f"schrift:{view.text[start:end]}")
