"""Sign in, show the second factor, sign out."""

import io
from collections.abc import Mapping

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from grondslag.both.accounts import selectors, services, sessions
from grondslag.both.accounts.forms import CodeForm, InlogForm
from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.accounts.loopback import is_loopback


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def inloggen(request: HttpRequest) -> HttpResponse:
    """Ask for the password."""
    form = InlogForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.begin_session(request=request, user=form.get_user())
        return redirect(_with_next(request, "accounts:tweede-factor"))
    return render(request, "accounts/inloggen.html", {"form": form})


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def tweede_factor(request: SignedInRequest) -> HttpResponse:
    """Ask for the code of the second factor."""
    device = selectors.confirmed_device(request.user)
    if device is None:
        return redirect(_with_next(request, "accounts:tweede-factor-instellen"))
    return _ask_code(request, device, "accounts/tweede_factor.html", {})


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def tweede_factor_instellen(request: SignedInRequest) -> HttpResponse:
    """Set up the second factor; who has one must show that one instead."""
    if selectors.confirmed_device(request.user):
        return redirect(_with_next(request, "accounts:tweede-factor"))
    device = services.prepare_second_factor(user=request.user)
    context = {"sleutel": services.second_factor_key(device)}
    return _ask_code(request, device, "accounts/tweede_factor_instellen.html", context)


@require_GET
def tweede_factor_qr(request: SignedInRequest) -> HttpResponse:
    """Draw the key that is being set up as a QR code."""
    device = selectors.pending_device(request.user)
    if device is None:
        raise Http404
    drawing = io.BytesIO()
    segno.make(device.config_url).save(drawing, kind="svg", scale=5, border=4, light="white", nl=False)
    return HttpResponse(drawing.getvalue(), content_type="image/svg+xml")


@require_POST
def uitloggen(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    services.end_session(request=request)
    return redirect(settings.LOGIN_URL)


@require_GET
def sessie(request: SignedInRequest) -> HttpResponse:
    """Renew the session, as any page does; say how long it lives, and the mark that its forms now carry."""
    return JsonResponse({"seconden": sessions.seconds_left(request), "teken": get_token(request)})


@require_GET
def demo_inloggen(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in with a login link of the demo; anywhere else the address does not exist."""
    if not (
        settings.DEMO and is_loopback(request) and services.begin_demo_session(request=request, token=token)
    ):
        raise Http404
    return redirect(settings.LOGIN_REDIRECT_URL)


def _ask_code(
    request: HttpRequest, device: TOTPDevice, template: str, context: Mapping[str, object]
) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if services.prove_second_factor(request=request, device=device, code=form.cleaned_data["code"]):
            return redirect(_next(request))
        form.refuse()
    return render(request, template, {"form": form, **context})


def _next(request: HttpRequest) -> str:
    wanted = request.GET.get("verder", "")
    known = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if known else resolve_url(settings.LOGIN_REDIRECT_URL)


def _with_next(request: HttpRequest, route: str) -> str:
    return f"{resolve_url(route)}?{urlencode({'verder': _next(request)})}"
