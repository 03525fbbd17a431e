"""The name of the other side."""

from django.conf import settings

OTHER = {"ind": "om", "om": "ind"}


def peer() -> str:
    """Return the side that this side exchanges with."""
    return OTHER[settings.ZIJDE]
