"""Read what arrived: that it did, when, and its receipt; never its content, which only its handler saw."""

import datetime as dt
import uuid
from dataclasses import dataclass

from grondslag.both.exchange.models import InboxMessage


@dataclass(frozen=True)
class Arrived:
    """A message that had its effect, with the hash of its bytes and when this side receipted it."""

    message_id: uuid.UUID
    kind: str
    received: dt.datetime
    payload_sha256: str
    receipted: str


def arrived() -> list[Arrived]:
    """Return every message that arrived, the latest first."""
    return [
        Arrived(row.message_id, row.kind, row.received, row.payload_sha256, row.receipt["body"]["moment"])
        for row in InboxMessage.objects.order_by("-received")
    ]
