"""Which old decisions would come out differently by what is known of the law now, or would be with an entry.

It changes no record and decides nothing: a human looks. Each is asked again as of its own day, on the papers
that it was decided on. Who may not know of a request does not meet it here.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from grondslag.both.gate.models import Verzoek
from grondslag.both.gate.selectors import requests_for
from grondslag.both.inzicht.stored import stored_line
from grondslag.both.register.models import Entry, Kind
from grondslag.both.wet.models import Inwerkingtreding, Soort
from grondslag.both.wet.selectors import current_register, events_known, law_of, register_with
from grondslag.law import LAW_EVENT, NOT_YET, Events, Register
from grondslag.law.records.looking_back import Changed, changed_since
from grondslag.law.records.stored import Stored, read_stored


@dataclass(frozen=True)
class Anders:
    """One decision that would come out differently; `regels` are (number, sentence) of what differs."""

    entry: Entry
    verzoek: Verzoek
    naam: str
    dag: date
    was: bool
    nu: bool
    regels: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Terugblik:
    """What was found among `bekeken` decisions, those that this person may know of."""

    anders: tuple[Anders, ...]
    bekeken: int


def looking_back(user: Any, entry: Inwerkingtreding | None = None) -> Terugblik:
    """Look back by what is known now, or as if `entry` of the law were confirmed.

    Raises:
        RegisterError: the register cannot hold the law of that entry.
    """
    register, events = _known(entry)
    found = list(_decisions(user))
    changed = [
        _different(register, row, request, change)
        for row, request, stored in found
        for change in changed_since([stored], register, events)
    ]
    return Terugblik(tuple(changed), len(found))


def _known(entry: Inwerkingtreding | None) -> tuple[Register, Events]:
    if entry is None:
        return current_register(), events_known()
    if entry.soort == Soort.INTREKKING or entry.dag is None:
        return register_with(None), {LAW_EVENT: NOT_YET}
    return register_with(law_of(entry)), {LAW_EVENT: entry.dag}


def _decisions(user: Any) -> Iterator[tuple[Entry, Verzoek, Stored]]:
    """Yield every stored decision that this person may know of, with the request that it answered."""
    mine = {request.entry_id: request for request in requests_for(user) if request.entry_id}
    for row in Entry.objects.order_by("seq").iterator():
        held = row.kind == Kind.TEGENGEHOUDEN
        request = mine.get(row.body["inschrijving"] if held else row.seq)
        line = stored_line(row) if request else None
        if request and line:
            yield row, request, read_stored(json.dumps(line))


def _different(register: Register, row: Entry, request: Verzoek, change: Changed) -> Anders:
    ground = register.grounds.get(change.ground)
    texts = {line.id: line.text for line in register.lines[change.ground]} if ground else {}
    return Anders(
        entry=row,
        verzoek=request,
        naam=ground.rule.naam if ground else change.ground,
        dag=change.day,
        was=change.was,
        nu=change.now,
        regels=tuple((line, texts.get(line, "")) for line in change.lines),
    )
