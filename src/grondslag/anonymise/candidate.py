"""What a detector proposes; the resolver decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.model import Action
    from grondslag.anonymise.view import View

# How sure a detector is, from what it looks at. The strongest wins where two overlap.
REGISTERED = 1.0
CHECKED = 0.95
PATTERN = 0.9
TITLED = 0.85
CONTEXT = 0.8
VOUCHED = 0.75
LISTED = 0.65
REFUSED = 0.5
WEAK = 0.4


class Candidate(NamedTuple):
    """A span of the visible text. `key` ties mentions of one thing together.

    `role` names the person's part in it.
    """

    start: int
    end: int
    label: str
    score: float
    reason: str
    action: Action = "masker"
    key: str = ""
    role: str = ""


class Detector(Protocol):
    """A detector: looks at one text, and proposes."""

    def __call__(self, view: View, context: Context) -> Iterable[Candidate]:
        """Yield candidates in any order."""
        ...
