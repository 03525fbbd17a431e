"""Carry messages: out of the outbox to the other side, and from the other side into the inbox, each once.

A message goes out until its receipt is stored. An arriving message has its effect, its inbox row and its
receipt in one transaction; the same again gets the stored receipt, another under its number is refused.
"""

import datetime as dt
import hashlib
import json
import uuid
from typing import Any

from django.conf import settings
from django.db import transaction

from grondslag.both import clock, kluis
from grondslag.both.audit.services import record
from grondslag.both.exchange import checks, handlers, keys
from grondslag.both.exchange.models import InboxMessage, OutboxMessage, OutboxState
from grondslag.both.exchange.transports import Transport, Unreachable
from grondslag.both.peer import peer
from grondslag.both.register.services import store_receipt
from grondslag.proof import EnvelopeError, ReceiptError, open_envelope, seal, sign_receipt, verify_receipt

VALID_FOR = dt.timedelta(days=14)
"""How long a sealed envelope may be under way; each attempt seals anew."""
FIRST_WAIT = dt.timedelta(seconds=2)
LONGEST_WAIT = dt.timedelta(seconds=300)
"""The Digikoppeling REST profile asks for exponential retry, at most 300 seconds apart."""


class RefusedMessage(Exception):
    """An arriving envelope that has no effect; str() is one Dutch sentence for this side's own log."""


def deliver_due(transport: Transport) -> int:
    """Try every waiting envelope that is due, oldest first; return how many were receipted."""
    due = OutboxMessage.objects.filter(state=OutboxState.WAITING, next_attempt__lte=clock.now())
    return sum(deliver(message, transport) for message in due.order_by("created"))


def deliver(message: OutboxMessage, transport: Transport) -> bool:
    """Ask the gate once more, seal, send, and store the receipt if one came back at once."""
    payload = outgoing_bytes(message)
    if hold_back_if_refused(message, payload):
        return False
    try:
        receipt = transport.send(message.message_id, _sealed(message, payload))
    except Unreachable as error:
        _retry_later(message, str(error))
        return False
    if receipt is None:
        _retry_later(message, "")
        return False
    return accept_receipt(receipt)


def outgoing_bytes(message: OutboxMessage) -> bytes:
    """Return the exact bytes that were released."""
    return kluis.load_blob(message.key_id, message.blob, f"uitgang:{message.message_id}")


@transaction.atomic
def hold_back_if_refused(message: OutboxMessage, payload: bytes) -> bool:
    """Hold a message back for good when the gate, asked at the moment of exit, refuses it."""
    reason = checks.before_exit(message.entry, payload, message.attempts)
    if reason is None:
        return False
    message.state, message.last_error = OutboxState.HELD_BACK, reason[:200]
    message.save(update_fields=["state", "last_error"])
    record(event="verstrekking:tegengehouden", actor=None, inschrijving=message.entry_id, reden=reason)
    return True


@transaction.atomic
def accept_receipt(receipt: Any) -> bool:
    """Store a receipt of the other side when it is theirs and fits a message of ours; say whether it did."""
    try:
        body = verify_receipt(receipt, keys.peer_receipt_key())
        message = OutboxMessage.objects.select_for_update().get(message_id=uuid.UUID(body["bericht"]))
    except (ReceiptError, OutboxMessage.DoesNotExist, ValueError):
        record(event="bericht:geweigerd", actor=None, reden="ontvangstbewijs past niet")
        return False
    fits = body["bestand_sha256"] == message.payload_sha256 and body["inschrijving_seq"] == message.entry_id
    if not fits:
        record(event="bericht:geweigerd", actor=None, reden="ontvangstbewijs past niet")
        return False
    store_receipt(entry=message.entry, receipt=receipt)
    if message.state == OutboxState.WAITING:
        message.state = OutboxState.RECEIPTED
        message.save(update_fields=["state"])
        record(
            event="ontvangst:vastgelegd",
            actor=None,
            bericht=str(message.message_id),
            inschrijving=message.entry_id,
        )
    return True


def receive(sealed: bytes) -> dict[str, Any]:
    """Open an arriving envelope, let it have its effect once, and return the receipt.

    Raises:
        RefusedMessage: unknown key, cut short, altered, not for this side, too old, a number used twice, or a
            content that its kind does not have. Nothing has changed then, but for a line in the log.
    """
    try:
        opened = open_envelope(
            sealed,
            recipient=settings.ZIJDE,
            private_key=keys.opening_key(),
            senders={peer(): keys.peer_signing_key()},
            now=clock.now(),
        )
        return _take_in(opened)
    except (EnvelopeError, handlers.UnusableMessage, RefusedMessage) as error:
        record(event="bericht:geweigerd", actor=None, reden=str(error)[:200])
        raise RefusedMessage(str(error)) from error


@transaction.atomic
def _take_in(opened: Any) -> dict[str, Any]:
    message_id = uuid.UUID(opened.message_id)
    digest = hashlib.sha256(opened.payload).hexdigest()
    known = InboxMessage.objects.filter(message_id=message_id).first()
    if known is not None:
        if known.payload_sha256 != digest:
            raise RefusedMessage(
                "Onder dit berichtnummer kwam eerder een ander bericht binnen; niets gewijzigd."
            )
        return dict(known.receipt)
    incoming = handlers.Incoming(
        message_id=message_id,
        sender=opened.sender,
        kind=opened.kind,
        payload=_json_object(opened.payload),
        received=clock.now(),
    )
    handlers.handle(incoming)
    receipt = _receipt(opened, digest)
    InboxMessage.objects.create(
        message_id=message_id,
        sender=opened.sender,
        kind=opened.kind,
        payload_sha256=digest,
        receipt=receipt,
        received=incoming.received,
    )
    record(event="bericht:ontvangen", actor=None, bericht=str(message_id), soort=opened.kind)
    return receipt


def _receipt(opened: Any, digest: str) -> dict[str, Any]:
    body = {
        "bericht": opened.message_id,
        "payload_sha256": digest,
        "bestand_sha256": digest,
        "inschrijving_seq": opened.entry_seq,
        "moment": clock.now().isoformat(timespec="seconds"),
        "ontvanger": settings.ZIJDE,
    }
    return sign_receipt(body, keys.receipt_key(), keys.receipt_key_name())


def _sealed(message: OutboxMessage, payload: bytes) -> bytes:
    return seal(
        payload,
        message_id=str(message.message_id),
        kind=message.kind,
        sender=settings.ZIJDE,
        recipient=peer(),
        entry_seq=message.entry_id,
        now=clock.now(),
        valid_for=VALID_FOR,
        signing_key=keys.sealing_key(),
        recipient_key=keys.peer_encryption_key(),
    )


def _retry_later(message: OutboxMessage, error: str) -> None:
    wait = min(FIRST_WAIT * 2 ** min(message.attempts, 10), LONGEST_WAIT)
    message.attempts += 1
    message.next_attempt = clock.now() + wait
    message.last_error = error[:200]
    message.save(update_fields=["attempts", "next_attempt", "last_error"])


def _json_object(payload: bytes) -> dict[str, Any]:
    try:
        value = json.loads(payload)
    except ValueError as error:
        raise RefusedMessage("De inhoud van het bericht is geen leesbare JSON.") from error
    if not isinstance(value, dict):
        raise RefusedMessage("De inhoud van het bericht heeft niet de vorm van een bericht.")
    return value
