"""Which old decisions would come out differently by what is known of the law now, or would be with an entry.

It changes no record and decides nothing: a human looks. Each is asked again as of its own day, on the papers
that it was decided on. Who may not know of a request does not meet it here.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q

from grondslag.both.gate.models import Verzoek
from grondslag.both.gate.selectors import requests_for
from grondslag.both.inzicht.stored import stored_line
from grondslag.both.register.models import Entry, Kind
from grondslag.both.wet.models import Inwerkingtreding, Soort
from grondslag.both.wet.selectors import current_register, events_known, law_of, register_with
from grondslag.law import LAW_EVENT, NOT_YET, Events, Register
from grondslag.law.records.looking_back import Changed, changed_since
from grondslag.law.records.stored import NotRepeatable, read_stored

ON_A_PAGE = 200


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
    """What was found among `bekeken` decisions of one page, those that this person may know of.

    `niet_te_herhalen`: the numbers of those that cannot be asked again.
    """

    anders: tuple[Anders, ...]
    bekeken: int
    niet_te_herhalen: tuple[int, ...]
    pagina: Page[Verzoek]


def looking_back(
    user: Any, entry: Inwerkingtreding | None = None, *, page: int | str | None = 1
) -> Terugblik:
    """Look back by what is known now, or as if `entry` of the law were confirmed; newest first, page by page.

    Only the decisions of that page are opened: they are sealed, and there can be many.

    Raises:
        RegisterError: the register cannot hold the law of that entry.
    """
    register, events = _known(entry)
    mine = sorted(
        (one for one in requests_for(user) if one.entry_id), key=lambda one: one.entry_id or 0, reverse=True
    )
    shown = Paginator(mine, ON_A_PAGE).get_page(page)
    changed: list[Anders] = []
    unable: list[int] = []
    asked = 0
    for row, request, line in _decisions(shown):
        try:
            stored = read_stored(json.dumps(line))
        except NotRepeatable:
            unable.append(row.seq)
            continue
        asked += 1
        changed += [
            _different(register, row, request, change) for change in changed_since([stored], register, events)
        ]
    return Terugblik(tuple(changed), asked, tuple(unable), shown)


def _known(entry: Inwerkingtreding | None) -> tuple[Register, Events]:
    if entry is None:
        return current_register(), events_known()
    if entry.soort == Soort.INTREKKING or entry.dag is None:
        return register_with(None), {LAW_EVENT: NOT_YET}
    return register_with(law_of(entry)), {LAW_EVENT: entry.dag}


def _decisions(shown: Iterable[Verzoek]) -> Iterator[tuple[Entry, Verzoek, dict[str, Any]]]:
    """Yield the decisions on these requests, newest first, and what was held at the exit (that is rare)."""
    asked = {request.entry_id: request for request in shown}
    rows = Entry.objects.filter(Q(seq__in=asked) | Q(kind=Kind.TEGENGEHOUDEN)).order_by("-seq")
    for row in rows.iterator():
        held = row.kind == Kind.TEGENGEHOUDEN
        request = asked.get(row.body["inschrijving"] if held else row.seq)
        line = stored_line(row) if request else None
        if request and line:
            yield row, request, line


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
