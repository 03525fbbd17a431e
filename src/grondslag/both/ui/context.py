"""What every page knows of its site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from grondslag.both.accounts.sessions import is_verified, last_moment
from grondslag.both.ui.navigatie import menu_for


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the side, whether this is the demo, and the menu of a fully signed-in person (else empty)."""
    signed_in = SimpleLazyObject(lambda: request.user.is_authenticated and is_verified(request))
    return {
        "zijde": settings.ZIJDE,
        "demo": settings.DEMO,
        "gebruiker": request.user,
        "volledig_ingelogd": signed_in,
        "sessie_seconden": settings.SESSION_COOKIE_AGE,
        "sessie_einde": SimpleLazyObject(lambda: last_moment(request)),
        "menu": SimpleLazyObject(lambda: menu_for(request.user) if signed_in else []),
    }
