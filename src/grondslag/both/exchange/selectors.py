"""Read what arrived: that it did, when, and its receipt; never its content, which only its handler saw."""

import datetime as dt
import uuid
from dataclasses import dataclass

from grondslag.both.exchange.models import InboxMessage


@dataclass(frozen=True)
class Arrived:
    """A message that had its effect; this side signed a receipt under its number."""

    message_id: uuid.UUID
    kind: str
    received: dt.datetime


def arrived() -> list[Arrived]:
    """Return every message that arrived, the latest first."""
    rows = InboxMessage.objects.order_by("-received").defer("receipt")
    return [Arrived(row.message_id, row.kind, row.received) for row in rows]
