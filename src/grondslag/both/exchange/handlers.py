"""What a kind of message does on arrival. Each app registers its own kinds in `ready()`."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Incoming:
    """A message of the other side, opened and verified; the form of `payload` is still to be checked."""

    message_id: uuid.UUID
    sender: str
    kind: str
    payload: dict[str, Any]
    received: dt.datetime


class UnusableMessage(Exception):
    """A verified message whose content has not the form that its kind asks; nothing of it takes effect."""


Handler = Callable[[Incoming], None]
_handlers: dict[str, Handler] = {}


def register(kind: str, handler: Handler) -> None:
    """Let `handler` act on messages of `kind`; it runs inside the transaction that stores the inbox row."""
    _handlers[kind] = handler


def handle(incoming: Incoming) -> None:
    """Let the message have its effect.

    Raises:
        UnusableMessage: no handler knows the kind, or the handler cannot use the content.
    """
    handler = _handlers.get(incoming.kind)
    if handler is None:
        raise UnusableMessage(f"Deze soort bericht kent deze zijde niet: {incoming.kind}.")
    handler(incoming)
