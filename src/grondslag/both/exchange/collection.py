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
    """This person may not collect this, or it is not to be collected (any more)."""


def collect(*, message: OutboxMessage, person: Any) -> bytes:
    """Return the exact released bytes; that the gate held them back instead stays written.

    Raises:
        NotYours: they are not this person's to collect, or the gate, asked again now, held them back.
    """
    if message.channel == Channel.ENVELOPE or not checks.may_collect(person, message.entry):
        raise NotYours
    payload = outgoing_bytes(message)
    if message.state == OutboxState.READY:
        hold_back_if_refused(message, payload)
    if message.state not in (OutboxState.READY, OutboxState.COLLECTED):
        raise NotYours
    with transaction.atomic():
        record(event="uitgang:opgehaald", actor=person, bericht=str(message.message_id))
        message.state = OutboxState.COLLECTED
        message.save(update_fields=["state"])
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
