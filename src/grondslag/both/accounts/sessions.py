"""What a session proves: the password, the second factor or the demo's link, and how long ago."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from grondslag.both import clock
from grondslag.both.accounts.loopback import is_loopback

STARTED = "begonnen_op"  # seconds since 1970, UTC
DEMO = "demo"
LONGEST_SECONDS = 8 * 60 * 60  # however busy, a session ends after a working day


def mark_started(request: HttpRequest, *, demo: bool = False) -> None:
    """Write in a session that has just been made when and how it began."""
    request.session[STARTED] = clock.now().timestamp()
    request.session[DEMO] = demo


def is_verified(request: HttpRequest) -> bool:
    """Tell whether the second factor was shown, or the session is the demo's and still on this machine."""
    return bool(request.user.is_verified()) or is_demo(request)  # type: ignore[union-attr]  # the OTP middleware adds it


def is_demo(request: HttpRequest) -> bool:
    """Tell whether the session began with a login link and may live: demo mode, and from loopback."""
    return bool(settings.DEMO and request.session.get(DEMO) is True and is_loopback(request))


def seconds_left(request: HttpRequest) -> int:
    """Return in how many seconds this session ends if nobody does anything from now on."""
    return max(0, int(min(settings.SESSION_COOKIE_AGE, last_moment(request) - clock.now().timestamp())))


def last_moment(request: HttpRequest) -> int:
    """Return when this session ends at the latest, in seconds since 1970; the same on each of its pages."""
    return int(request.session.get(STARTED, 0)) + LONGEST_SECONDS


def end_if_void(request: HttpRequest) -> None:
    """End a session that began too long ago, or one of the demo that is no longer on this machine."""
    if not request.user.is_authenticated:
        return
    age = clock.now().timestamp() - request.session.get(STARTED, 0)
    # A carried-off demo session must not even reach the screen where a second factor is set up.
    carried_off = request.session.get(DEMO) is True and not is_demo(request)
    if age > LONGEST_SECONDS or carried_off:
        logout(request)
