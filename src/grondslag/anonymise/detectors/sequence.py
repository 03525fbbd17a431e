"""What the sequence model takes for identifying, by the words around it.

Its say is weak: whatever another detector knows of the same words goes first, and what may stay stays. It
finds what no list and no pattern foresaw: a name in small letters, a post in words of its own, an age without
"jaar".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from grondslag.anonymise.candidate import WEAK, Candidate
from grondslag.anonymise.sequence.features import Sequence
from grondslag.anonymise.sequence.model import OUTSIDE, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.model import Action
    from grondslag.anonymise.view import View

# From this chance on that a word belongs to something it is taken: a miss costs more than a mark too many.
_SURE = 0.25
_NUMBER = "NUMMER"


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Runs of words that the model takes for one thing."""
    model = shipped()
    chances = model.chances(Sequence(view, context.languages))
    if not len(chances):
        return
    outside = model.labels.index(OUTSIDE)
    taken = np.flatnonzero(chances[:, outside] <= 1 - _SURE)
    inner = np.delete(np.arange(len(model.labels)), outside)
    best = {int(at): model.labels[inner[chances[at, inner].argmax()]] for at in taken}
    for first, last, kind in _runs(best):
        label = "DOCNUMMER" if kind == _NUMBER else kind
        action: Action = "masker" if kind in {"PERSOON", "ADRES", _NUMBER, "GROEP"} else "generaliseer"
        reason = "eenheid" if kind == "EENHEID" else "reeksmodel"
        yield Candidate(view.starts[first], view.ends[last], label, WEAK, reason, action=action)


def _runs(best: dict[int, str]) -> Iterator[tuple[int, int, str]]:
    """(first word, last word, kind) of neighbours that continue one another."""
    first = last = -1
    kind = ""
    for at, label in best.items():
        if at == last + 1 and label == "I" + kind:
            last = at
            continue
        if kind:
            yield first, last, kind
        first, last, kind = at, at, label[1:]
    if kind:
        yield first, last, kind
