"""Headers that every answer carries, and the language that a reader chose."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

NextLayer = Callable[[HttpRequest], HttpResponse]
HEADERS = {
    "Cache-Control": "no-store",  # static files bring their own and keep it
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), usb=()",
}


class HeadersMiddleware:
    """Outermost layer: an error of any other layer gets the headers too."""

    def __init__(self, get_response: NextLayer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class TaalMiddleware:
    """Dutch, unless the reader chose otherwise with the switch.

    Django's own middleware would follow the browser, so that the same screen would speak different languages
    on different desks; the words of the statute are Dutch.
    """

    def __init__(self, get_response: NextLayer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
