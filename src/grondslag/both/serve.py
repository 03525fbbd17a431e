"""Start one side: choose its settings, and refuse to start when a check fails."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application


def choose_side(zijde: str) -> None:
    """Make `zijde` ("ind" or "om") the side of this process."""
    os.environ["GRONDSLAG_ZIJDE"] = zijde
    os.environ["DJANGO_SETTINGS_MODULE"] = f"grondslag.{zijde}.site.settings"


def application_for(zijde: str) -> WSGIHandler:
    """Return the WSGI application of a side whose checks pass.

    Raises:
        SystemCheckError: among others, a route without an entry in the access matrix.
    """
    choose_side(zijde)
    os.environ["GRONDSLAG_WORKER"] = "0"  # a site cannot seal, whatever the environment of its server says
    django.setup()
    call_command("check")
    return get_wsgi_application()
