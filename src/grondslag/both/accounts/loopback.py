"""Does a request come from this very machine?"""

import ipaddress

from django.http import HttpRequest

# A request that passed a proxy carries one of these, and then its true origin is unknown. They are only ever
# a reason to say no: nothing that a client can send turns a no into a yes.
PROXY_HEADERS = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via")
LOOPBACK_NAMES = {"localhost", "127.0.0.1", "[::1]"}


def is_loopback(request: HttpRequest) -> bool:
    """Tell whether the connection is from loopback, to a loopback name, and passed no proxy that says so."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    host = request.get_host()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    proxied = any(header in request.headers for header in PROXY_HEADERS)
    return address.is_loopback and name in LOOPBACK_NAMES and not proxied
