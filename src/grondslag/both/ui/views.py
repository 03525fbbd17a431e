"""The start page, help, and the choice of language."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from grondslag.both.ui.taken import tasks_for

YEAR = 365 * 24 * 60 * 60


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person."""
    return render(request, "ui/start.html", {"taken": tasks_for(request.user)})


@require_GET
def hulp(request: HttpRequest) -> HttpResponse:
    """Show the keys, and what the person's roles are for."""
    return render(request, "ui/hulp.html")


@require_POST
def taal(request: HttpRequest) -> HttpResponse:
    """Remember the language that was chosen and return to the page."""
    language = request.POST.get("taal", "")
    if language not in dict(settings.LANGUAGES):
        raise Http404
    back = request.POST.get("terug", "")
    known = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    response = redirect(back if known else resolve_url("ui:start"))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response
