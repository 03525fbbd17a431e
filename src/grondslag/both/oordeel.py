"""A judgement in words must say something: one threshold, from `oordeel.toml`.

A reason for a correction, a withdrawal or a datum of an aangifte is held to its length (`ind.zaken.checks`).
"""

import functools
import re
import tomllib
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def too_short(text: str) -> str:
    """Return, as one sentence, why a reason says too little; the empty string when it says enough."""
    least, letters = _threshold()
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", text) if len(word) >= letters}
    if len(words) >= least:
        return ""
    return _("Zeg in ten minste %(n)d verschillende woorden waarom, zodat een ander het later begrijpt.") % {
        "n": least
    }


def validate_reason(text: str) -> None:
    """Refuse a reason that says too little, as a validator of a form field.

    Raises:
        ValidationError: too few words.
    """
    if reason := too_short(text):
        raise ValidationError(reason)


@functools.cache
def _threshold() -> tuple[int, int]:
    data = tomllib.loads(Path(__file__).with_name("oordeel.toml").read_text(encoding="utf-8"))
    return int(data["woorden"]), int(data["letters"])
