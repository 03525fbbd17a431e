"""Nobody opens a route that the access matrix does not give them; the forbidden looks like the unknown."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode

from grondslag.both.accounts import sessions, toegang
from grondslag.both.ui.terug import typed, way_back


class AccessMiddleware:
    """Decides for every request, before its view is called."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sessions.end_if_void(request)
        response = self.get_response(request)
        # An unknown address answers a stranger as a known one does.
        if request.resolver_match is None and not request.user.is_authenticated:
            return _to_login(request)
        return response

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        route = request.resolver_match.view_name if request.resolver_match else ""
        line = toegang.regel(route)
        if line.level == toegang.IEDEREEN:
            return None
        user = request.user
        if not user.is_authenticated:
            return _to_login(request)
        if line.level == toegang.WACHTWOORD:
            return None
        if not sessions.is_verified(request):
            return redirect("accounts:tweede-factor")
        if not line.admits(user.rollen):
            raise Http404
        return None


def _to_login(request: HttpRequest) -> HttpResponse:
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL), "verder")
    login = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'verder': way_back(request)})}"
    if request.headers.get("HX-Request"):  # a part of a page: the login would appear inside it
        return HttpResponse(status=204, headers={"HX-Redirect": login})
    # What was sent is lost here: the page says so, and shows it to who sent it.
    context = {"inloggen": login, "getypt": typed(request)}
    return render(request, "ui/uitgelogd.html", context, status=403)
