"""Bytes that leave through a person, on paper or in public: logged before they go."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from grondslag.both.audit.services import record
from grondslag.both.exchange import checks
from grondslag.both.exchange.models import Channel, OutboxMessage, OutboxState
from grondslag.both.exchange.services import hold_back_if_refused, outgoing_bytes
from grondslag.both.register.models import Entry


class NotYours(Exception):
    """This person may not collect this, or it is not to be collected."""


class HeldBack(Exception):
    """The gate, asked again now, holds it back; str() is why."""


def collect(*, message: OutboxMessage, person: Any) -> bytes:
    """Return the exact released bytes; each time is an exit, so each time the gate is asked again.

    Raises:
        NotYours: they are not this person's to collect.
        HeldBack: the gate refused, now or earlier, and that is recorded.
    """
    payload = _take(message, person)
    if payload is None:  # said here, outside the transaction that recorded it
        raise HeldBack(message.last_error)
    return payload


@transaction.atomic
def _take(message: OutboxMessage, person: Any) -> bytes | None:
    message.refresh_from_db(from_queryset=OutboxMessage.objects.select_for_update())
    if message.channel == Channel.ENVELOPE or not checks.may_collect(person, message.entry):
        raise NotYours
    if message.state == OutboxState.HELD_BACK:
        return None
    payload = outgoing_bytes(message)
    if hold_back_if_refused(message, payload):
        return None
    message.state = OutboxState.COLLECTED
    message.attempts += 1
    message.save(update_fields=["state", "attempts"])
    record(event="uitgang:opgehaald", actor=person, bericht=str(message.message_id))
    return payload


@dataclass(frozen=True)
class Outgoing:
    """Where released bytes are on their way out, for the page that shows it."""

    message_id: uuid.UUID
    channel: Channel
    state: OutboxState
    attempts: int
    last_error: str
    to_collect: bool


def outgoing_of(entry: Entry) -> Outgoing | None:
    """Return where the bytes of an entry are, or None for an entry without bytes."""
    message = OutboxMessage.objects.filter(entry=entry).first()
    if message is None:
        return None
    return Outgoing(
        message_id=message.message_id,
        channel=Channel(message.channel),
        state=OutboxState(message.state),
        attempts=message.attempts,
        last_error=message.last_error,
        to_collect=message.state in (OutboxState.READY, OutboxState.COLLECTED),
    )
