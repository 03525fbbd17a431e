"""Carry messages: out of the outbox to the other side, and from the other side into the inbox, each once.

A message goes out until its receipt is stored. An arriving message has its effect, its inbox row and its
receipt in one transaction; the same again gets the stored receipt, another under its number is refused.
"""

import datetime as dt
import hashlib
import json
import logging
import uuid
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from grondslag.both import clock, kluis
from grondslag.both.audit.services import record
from grondslag.both.exchange import checks, handlers, keys
from grondslag.both.exchange.models import InboxMessage, OutboxMessage, OutboxState
from grondslag.both.exchange.transports import Transport, Unreachable
from grondslag.both.peer import peer
from grondslag.both.register.selectors import check
from grondslag.both.register.services import store_receipt
from grondslag.proof import EnvelopeError, Opened, open_envelope, seal, sign_receipt, verify_receipt

log = logging.getLogger(__name__)

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
    return sum(_deliver_or_postpone(message, transport) for message in due.order_by("created"))


def deliver(message: OutboxMessage, transport: Transport) -> bool:
    """Ask the gate once more, note the attempt, seal, send; store the receipt if one came back at once."""
    payload = _claim(message)
    if payload is None:
        return False
    try:
        receipt = transport.send(message.message_id, _sealed(message, payload))
    except Unreachable as error:
        _note_error(message, str(error))
        return False
    return receipt is not None and accept_receipt(receipt)


def _deliver_or_postpone(message: OutboxMessage, transport: Transport) -> bool:
    try:
        return deliver(message, transport)
    except Exception:  # one message that cannot go (a blob that does not open, a faulty app) stops no other
        log.exception("bericht %s kon niet uit", message.message_id)
        message.next_attempt = clock.now() + LONGEST_WAIT
        message.save(update_fields=["next_attempt"])
        _note_error(
            message, "Door een fout in dit systeem kon het bericht niet uit; zie het logboek van de worker."
        )
        return False


@transaction.atomic
def _claim(message: OutboxMessage) -> bytes | None:
    """Take a message for one attempt; None when another worker has it, it is done, or the gate holds it back.

    The attempt is noted before anything leaves: after a crash nobody can say that nothing did.
    """
    message.refresh_from_db(from_queryset=OutboxMessage.objects.select_for_update())
    if message.state != OutboxState.WAITING or message.next_attempt > clock.now():
        return None
    payload = outgoing_bytes(message)
    if hold_back_if_refused(message, payload):
        return None
    if not message.attempts:
        record(event="bericht:verzonden", actor=None, bericht=str(message.message_id))
    message.next_attempt = clock.now() + min(FIRST_WAIT * 2 ** min(message.attempts, 10), LONGEST_WAIT)
    message.attempts += 1
    message.save(update_fields=["attempts", "next_attempt"])
    return payload


def outgoing_bytes(message: OutboxMessage) -> bytes:
    """Return the exact bytes that were released."""
    return kluis.load_blob(message.key_id, message.blob, f"uitgang:{message.message_id}")


@transaction.atomic
def hold_back_if_refused(message: OutboxMessage, payload: bytes) -> bool:
    """Hold a message back for good when the gate, asked at the moment of exit, refuses it.

    The caller has the row locked, so that this is decided and recorded once.
    """
    reason = checks.before_exit(message.entry, payload, message.attempts)
    if reason is None:
        return False
    message.state, message.last_error = OutboxState.HELD_BACK, reason[:200]
    message.save(update_fields=["state", "last_error"])
    record(event="verstrekking:tegengehouden", actor=None, inschrijving=message.entry_id, reden=reason[:200])
    return True


@transaction.atomic
def accept_receipt(receipt: Any) -> bool:
    """Store a receipt of the other side when it completes the proof of a message; say whether it did."""
    message = _receipted_message(receipt)
    if message is None:
        record(event="bericht:geweigerd", actor=None, reden="ontvangstbewijs past niet")
        return False
    store_receipt(entry=message.entry, receipt=receipt)
    if message.state == OutboxState.WAITING:
        message.state, message.last_error = OutboxState.RECEIPTED, ""
        message.save(update_fields=["state", "last_error"])
        record(
            event="ontvangst:vastgelegd",
            actor=None,
            bericht=str(message.message_id),
            inschrijving=message.entry_id,
        )
    return True


def _receipted_message(receipt: Any) -> OutboxMessage | None:
    """Return the message that a receipt is of, or None.

    What is stored stays in the proof for good, so the whole proof is judged with it first.
    """
    try:
        body = verify_receipt(receipt, keys.peer_receipt_key())
        message = OutboxMessage.objects.select_for_update().get(message_id=uuid.UUID(body["bericht"]))
        whole = check(message.entry, file_sha256=message.payload_sha256, receipt=receipt).valid
    except (ValueError, OutboxMessage.DoesNotExist):
        return None
    fits = body["payload_sha256"] == message.payload_sha256 and body["ontvanger"] == peer()
    return message if whole and fits else None


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
def _take_in(opened: Opened) -> dict[str, Any]:
    """Write the inbox row first: who brings the same message at the same moment waits, then finds it."""
    digest = hashlib.sha256(opened.payload).hexdigest()
    row = InboxMessage(
        message_id=uuid.UUID(opened.message_id),
        sender=opened.sender,
        kind=opened.kind,
        payload_sha256=digest,
        receipt=_receipt(opened, digest),
        received=clock.now(),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return _known_receipt(row)
    handlers.handle(
        handlers.Incoming(
            message_id=row.message_id,
            sender=row.sender,
            kind=row.kind,
            payload=_json_object(opened.payload),
            received=row.received,
        )
    )
    record(event="bericht:ontvangen", actor=None, bericht=str(row.message_id), soort=row.kind)
    return dict(row.receipt)


def _known_receipt(again: InboxMessage) -> dict[str, Any]:
    """Return the receipt that the same message got the first time; another under its number is refused."""
    known = InboxMessage.objects.get(message_id=again.message_id)
    if _identity(known) != _identity(again):
        raise RefusedMessage("Onder dit berichtnummer kwam eerder een ander bericht binnen; niets gewijzigd.")
    return dict(known.receipt)


def _identity(row: InboxMessage) -> tuple[Any, ...]:
    return row.sender, row.kind, row.payload_sha256, row.receipt["body"]["inschrijving_seq"]


def _receipt(opened: Opened, digest: str) -> dict[str, Any]:
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


def _note_error(message: OutboxMessage, error: str) -> None:
    message.last_error = error[:200]
    message.save(update_fields=["last_error"])


def _json_object(payload: bytes) -> dict[str, Any]:
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise RefusedMessage("De inhoud van het bericht is geen leesbare JSON.") from error
    if not isinstance(value, dict):
        raise RefusedMessage("De inhoud van het bericht heeft niet de vorm van een bericht.")
    return value
