"""What is left of a form that could not be taken in: the way back to it, and the words that were typed."""

import re
from urllib.parse import SplitResult, urlsplit

from django.http import HttpRequest
from django.shortcuts import resolve_url

SECRET = frozenset({"password", "password1", "password2", "wachtwoord", "code"})
UNTYPED = re.compile(r"^csrfmiddlewaretoken$|_FORMS$")
SHORT = 40
"""Characters that are quickly typed again."""


def way_back(request: HttpRequest) -> str:
    """Return the address of the page of this site that the request came from, else of the start page."""
    page = _split(request.headers.get("Referer", ""))
    if page is None or not _is_here(request, page) or not page.path.startswith("/"):
        return resolve_url("ui:start")
    path = "/" + page.path.lstrip("/")  # two slashes would lead to another site
    return f"{path}?{page.query}" if page.query else path


def typed(request: HttpRequest) -> dict[str, list[tuple[str, str]]]:
    """Return the fields that were sent from a page of this very site, to be shown to who sent them.

    `lang`: what takes work to type again; `kort`: the rest. Empty when there is nothing to show: nothing of a
    request from elsewhere, which could put its words on our page; nothing of a form that asks for a secret.
    """
    origin = _split(request.headers.get("Origin", ""))
    if origin is None or not _is_here(request, origin) or SECRET & request.POST.keys():
        return {}
    found = [
        (name.replace("_", " ").replace("-", " "), value)
        for name, values in request.POST.lists()
        for value in values
        if value.strip() and not UNTYPED.search(name)
    ]
    long = [pair for pair in found if len(pair[1]) > SHORT or "\n" in pair[1]]
    return {"lang": long, "kort": [pair for pair in found if pair not in long]} if found else {}


def _is_here(request: HttpRequest, address: SplitResult) -> bool:
    return bool(address.netloc) and address.netloc == request.headers.get("Host", "")


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None
