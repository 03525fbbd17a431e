"""Error pages that need more than a template."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from grondslag.both.ui.terug import typed, way_back


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read; one that is too big gets its own page, with the way back.

    Of the request nothing but the way back is used: it may not even have a host that can be read.
    """
    if isinstance(exception, RequestDataTooBig):
        return HttpResponse(render_to_string("413.html", {"terug": way_back(request)}), status=413)
    return HttpResponse(render_to_string("400.html"), status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's own signature
    """Answer a form whose mark is not (any more) that of this browser: what was typed, and the way back."""
    context = {"terug": way_back(request), "getypt": typed(request)}
    return HttpResponse(render_to_string("403_csrf.html", context), status=403)
