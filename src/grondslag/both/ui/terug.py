"""What is left of a form that could not be taken in: the way back to it, and the words that were typed."""

from urllib.parse import SplitResult, urlsplit

from django.http import HttpRequest
from django.shortcuts import resolve_url

SECRET = frozenset({"password", "password1", "password2", "wachtwoord", "code"})
UNTYPED = frozenset({"csrfmiddlewaretoken"})


def way_back(request: HttpRequest) -> str:
    """Return the address of the page of this site that the request came from, else of the start page."""
    page = _split(request.headers.get("Referer", ""))
    if page is None or not _is_here(request, page) or not page.path.startswith("/"):
        return resolve_url("ui:start")
    path = "/" + page.path.lstrip("/")  # two slashes would lead to another site
    return f"{path}?{page.query}" if page.query else path


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields that were sent from a page of this very site, to be shown to who sent them.

    Nothing of a request from elsewhere, which could put its words on our page; nothing of a form that asks
    for a secret.
    """
    origin = _split(request.headers.get("Origin", ""))
    if origin is None or not _is_here(request, origin) or SECRET & request.POST.keys():
        return []
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in UNTYPED and value.strip()
    ]


def _is_here(request: HttpRequest, address: SplitResult) -> bool:
    return bool(address.netloc) and address.netloc == request.headers.get("Host", "")


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None
