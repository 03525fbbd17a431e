"""A decision as it was stored, with everything that it was decided on: one JSON object a line.

{"id", "ground", "day", "kinds", "recipient", "judgements", "events", "law", "decision"}: the fields of
`grondslag wet toets`, with the events as they were known then, the law that was entered then (the fields of
`schema.Law`, or null), and `Decision.as_json()` as it was recorded. What cannot be decided again has a line
too: {"id", "niet_te_herhalen": why, a Dutch sentence}.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from grondslag.law.days import Events
from grondslag.law.entering import law_from
from grondslag.law.faults import RegisterError
from grondslag.law.request import Request
from grondslag.law.schema import Law
from grondslag.law.wire import Unreadable, read_decided, read_object

NOT_REPEATABLE = "niet_te_herhalen"
GATE_LINE = "poort"
"""The step in which the asker of the law said no itself. It is no line of a ground: the law never says it."""


class NotRepeatable(Exception):
    """A decision that cannot be decided again; `str()` is one Dutch sentence that says which and why."""


@dataclass(frozen=True)
class Stored:
    """One stored decision. `decision` is plain JSON, untrusted but for `permit` and `steps`.

    `has_number`: its line holds a number; what this program stores holds none.
    """

    request: Request
    day: date
    events: Events
    law: Law | None
    decision: Mapping[str, Any]
    has_number: bool

    @property
    def law_permitted(self) -> bool:
        """What the law said, whatever whoever asked it had against it."""
        return all(step["ok"] is True for step in self.decision["steps"] if step["line"] != GATE_LINE)

    @property
    def own_no(self) -> list[dict[str, Any]]:
        """The steps that are not the law's."""
        return [step for step in self.decision["steps"] if step["line"] == GATE_LINE]


def read_stored(line: str) -> Stored:
    """Read one line.

    Raises:
        Unreadable: the line is no stored decision; the message says in Dutch why.
        NotRepeatable: the line says itself that it cannot be decided again.
    """
    numbers: list[str] = []
    data = read_object(line, numbers)
    if data.keys() == {"id", NOT_REPEATABLE} and isinstance(data[NOT_REPEATABLE], str):
        raise NotRepeatable(f"{data['id']}: niet te herhalen: {data[NOT_REPEATABLE]}")
    decision, law = data.pop("decision", None), data.pop("law", None)
    if not _has_form(decision):
        raise Unreadable("Het veld 'decision' is geen opgeslagen besluit met 'permit' en 'steps'.")
    request, day, events = read_decided(data)
    try:
        return Stored(request, day, events, None if law is None else law_from(law), decision, bool(numbers))
    except (RegisterError, TypeError) as error:
        raise Unreadable(f"Het veld 'law' is geen wet: {error}") from error


def _has_form(decision: object) -> bool:
    if not isinstance(decision, dict) or not isinstance(decision.get("permit"), bool):
        return False
    steps = decision.get("steps")
    return isinstance(steps, list) and all(
        isinstance(step, dict) and isinstance(step.get("line"), str) and isinstance(step.get("ok"), bool)
        for step in steps
    )
