"""Write the log. What cannot be logged does not happen: the caller's transaction fails with it."""

import functools
import hashlib
import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from grondslag.both import clock
from grondslag.both.append_only import lock_for_append
from grondslag.both.audit.models import AuditEvent
from grondslag.proof import canonical

START = "0" * 64


class UnknownEvent(Exception):
    """An event that is not in the vocabulary, or a field that it may not carry."""


@functools.cache
def vocabulary() -> dict[str, frozenset[str]]:
    """Return each event with the fields it may carry, from `events.toml`."""
    text = Path(__file__).with_name("events.toml").read_text(encoding="utf-8")
    return {name: frozenset(fields) for name, fields in tomllib.loads(text).items()}


@transaction.atomic
def record(*, event: str, actor: Any, **fields: str | int | bool | None) -> AuditEvent:
    """Append one event. `actor` is a user, or None where the system itself acts.

    Raises:
        UnknownEvent: the event or one of its fields is not in `events.toml`.
    """
    allowed = vocabulary().get(event)
    if allowed is None or not fields.keys() <= allowed:
        raise UnknownEvent(f"{event}: {sorted(fields)}")
    lock_for_append()
    last = AuditEvent.objects.order_by("-seq").first()
    row = AuditEvent(
        seq=last.seq + 1 if last else 1,
        moment=clock.now(),
        event=event,
        actor=actor if actor is not None and actor.pk else None,
        fields=fields,
        previous=last.hash if last else START,
    )
    row.hash = event_hash(row)
    row.save(force_insert=True)
    return row


def event_hash(row: AuditEvent) -> str:
    """Return the hash that chains a row to the one before it."""
    content = {
        "seq": row.seq,
        "moment": row.moment.isoformat(),
        "event": row.event,
        "actor": row.actor_id,
        "fields": row.fields,
        "previous": row.previous,
    }
    return hashlib.sha256(canonical(content)).hexdigest()
