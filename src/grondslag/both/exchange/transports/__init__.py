"""How sealed envelopes travel: over a folder that both sides reach, or over HTTPS."""

from pathlib import Path

from django.conf import settings

from grondslag.both.exchange.transports.base import Transport, Unreachable
from grondslag.both.exchange.transports.folder import FolderTransport
from grondslag.both.exchange.transports.https import HttpsTransport

__all__ = ["FolderTransport", "HttpsTransport", "Transport", "Unreachable", "configured"]


def configured() -> Transport:
    """Return the transport that `GRONDSLAG_TRANSPORT` names: `map:<folder>` or `https://<host>:<port>`."""
    where: str = settings.TRANSPORT
    if where.startswith("https://"):
        return HttpsTransport(where)
    return FolderTransport(Path(where.removeprefix("map:")))
