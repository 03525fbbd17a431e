"""Put released bytes in the outbox. Only `both.gate` may import this module: a contract of the house."""

import datetime as dt
import hashlib
import secrets
import uuid

from grondslag.both import clock, kluis
from grondslag.both.exchange.models import Channel, OutboxMessage, OutboxState
from grondslag.both.register.models import Entry


def put(  # all that a message is
    *,
    entry: Entry,
    payload: bytes,
    kind: str,
    channel: str,
    recipient: str,
    file_name: str,
    media_type: str,
) -> OutboxMessage:
    """Store the exact bytes, sealed, beside their entry; call inside the transaction of the entry."""
    message_id = uuid7(clock.now())
    key_id = kluis.new_key()
    return OutboxMessage.objects.create(
        message_id=message_id,
        entry=entry,
        channel=channel,
        recipient=recipient,
        kind=kind,
        blob=kluis.store_blob(key_id, payload, f"uitgang:{message_id}"),
        key_id=key_id,
        file_name=file_name,
        media_type=media_type,
        payload_sha256=hashlib.sha256(payload).hexdigest(),
        state=OutboxState.WAITING if channel == Channel.ENVELOPE else OutboxState.READY,
        created=clock.now(),
        next_attempt=clock.now(),
    )


def uuid7(moment: dt.datetime) -> uuid.UUID:
    """Return a UUID version 7 (RFC 9562): milliseconds of the moment, then randomness."""
    milliseconds = int(moment.timestamp() * 1000)
    value = (milliseconds & (2**48 - 1)) << 80 | secrets.randbits(80)
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=value)
