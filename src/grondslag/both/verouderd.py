"""A form that rests on an older version than the one that is kept: two tabs, or two people."""

from django.core.exceptions import ValidationError


class Outdated(ValidationError):
    """What was filled in rests on an older version than the one that is kept."""
