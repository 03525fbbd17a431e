import uuid
from collections.abc import Iterator
from typing import Any, Protocol


class Unreachable(Exception):
    """The other side cannot be reached now; try again later."""


class Transport(Protocol):
    """A way to carry sealed envelopes. It sees ciphertext and message numbers only."""

    def send(self, message_id: uuid.UUID, sealed: bytes) -> Any | None:
        """Carry an envelope; return the receipt if the way back is immediate.

        Raises:
            Unreachable: nothing arrived.
        """

    def arrivals(self) -> Iterator[tuple[str, bytes]]:
        """Return the envelopes that wait here, each with a handle for `done`."""

    def done(self, handle: str, receipt: dict[str, Any] | None) -> None:
        """Answer an arrival with its receipt, or put it aside when it was refused (None)."""

    def receipts(self) -> Iterator[tuple[str, Any]]:
        """Return the receipts that came back, each with a handle for `receipt_done`."""

    def receipt_done(self, handle: str) -> None:
        """Let a stored receipt go."""
