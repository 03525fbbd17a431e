"""A corrected date changes no old decision: it lists which would come out differently now, for a human.

Each is decided again as of its own day, on the papers that it was decided on, under the register and the
events as they are known now.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from grondslag.law.days import Events
from grondslag.law.deciding import decide
from grondslag.law.records.stored import GATE_LINE, Stored
from grondslag.law.register import Register


@dataclass(frozen=True)
class Changed:
    """A decision of which the law would now say otherwise; `lines` are those that answer otherwise."""

    id: str
    ground: str
    day: date
    was: bool
    now: bool
    lines: tuple[str, ...]


def changed_since(decisions: Iterable[Stored], register: Register, events: Events) -> Iterator[Changed]:
    """Yield those that would come out differently, in order; a no of the asker itself does not count."""
    for stored in decisions:
        again = decide(stored.request, register, events, stored.day)
        if again.permit == stored.law_permitted:
            continue
        old = {step["line"]: step["ok"] for step in stored.decision["steps"] if step["line"] != GATE_LINE}
        new = {step.line: step.ok for step in again.steps}
        lines = tuple(line for line in {**new, **old} if old.get(line) != new.get(line))
        yield Changed(
            stored.request.id, stored.request.ground, stored.day, stored.law_permitted, again.permit, lines
        )
