"""Envelopes over HTTPS: the certificate of the other side is pinned, and each side shows its own."""

import json
import ssl
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from grondslag.both.exchange.transports.base import Unreachable

TIMEOUT = 20
"""Seconds for one delivery."""
LARGEST_ANSWER = 64 * 1024
"""Bytes; a receipt is a few hundred."""


class HttpsTransport:
    """POST to the other side; its answer is the receipt. Arrivals come in through `views.deliver`."""

    def __init__(self, address: str) -> None:
        self.address = address

    def send(self, message_id: uuid.UUID, sealed: bytes) -> Any:
        request = urllib.request.Request(  # noqa: S310 - the address is configuration and https
            f"{self.address}/uitwisseling/bericht/",
            data=sealed,
            headers={"Content-Type": "application/jose", "X-Bericht": str(message_id)},
            method="POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT, context=_context()) as answer:  # noqa: S310
                return json.loads(answer.read(LARGEST_ANSWER))
        except (urllib.error.URLError, OSError, ValueError) as error:
            raise Unreachable(
                "De andere zijde is nu niet te bereiken; het bericht blijft klaarstaan."
            ) from error

    def arrivals(self) -> Iterator[tuple[str, bytes]]:
        return iter(())

    def done(self, handle: str, receipt: dict[str, Any] | None) -> None:
        """Do nothing: the answer went back with the request."""

    def receipts(self) -> Iterator[tuple[str, Any]]:
        return iter(())

    def receipt_done(self, handle: str) -> None:
        """Do nothing: receipts come as answers."""


def _context() -> ssl.SSLContext:
    """Trust the pinned certificate of the other side and nothing else, and show our own."""
    folder = Path(settings.DATA) / "tls"
    try:
        context = ssl.create_default_context(cafile=str(folder / "partner.pem"))
        context.load_cert_chain(folder / "eigen.pem", folder / "eigen-sleutel.pem")
    except OSError as error:
        raise Unreachable("De certificaten voor de uitwisseling ontbreken in de map tls.") from error
    return context
