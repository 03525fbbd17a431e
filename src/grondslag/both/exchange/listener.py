"""What the other side reaches over HTTPS: one address, to post an envelope to, and nothing else of the site.

Served by a process of its own that asks for the other side's certificate:

    gunicorn "grondslag.both.exchange.listener:application('ind')" --certfile <data>/tls/eigen.pem
        --keyfile <data>/tls/eigen-sleutel.pem --ca-certs <data>/tls/partner.pem --cert-reqs 2
"""

from collections.abc import Callable, Iterable
from typing import Any

from grondslag.both.serve import application_for

ADDRESS = "/uitwisseling/bericht/"
MARK = "grondslag.uitwisseling"
"""Set on a request that came in here; the view takes envelopes from nowhere else."""

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def application(zijde: str) -> Wsgi:
    """Return the WSGI application of a side's exchange."""
    site = application_for(zijde)

    def only_envelopes(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != ADDRESS or environ.get("REQUEST_METHOD") != "POST":
            start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return []
        return site({**environ, MARK: True}, start_response)

    return only_envelopes
