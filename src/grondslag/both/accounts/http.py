"""The request that a view behind the access matrix gets."""

from django.http import HttpRequest

from grondslag.both.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request of somebody who signed in: the access matrix lets no other reach the view."""

    user: User
