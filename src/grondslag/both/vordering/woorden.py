"""What the questions about a demand share on both sides: yes or no, and words that say something. Pure."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

JA_NEE = [("ja", _("Ja")), ("nee", _("Nee"))]
FROM_WHAT: Any = _("%(wat)s: waaruit blijkt dat?")
SHORTEST = 10
"""Fewer characters than this say nothing; the same as a reason in an aangifte."""
FEWEST = 2
"""Different words, with at least this many: `nee, nee, nee` says no more than `nee`."""
TOO_LITTLE: Any = _("Schrijf in een zin waarom; een enkel woord zegt niet waaruit het blijkt.")


def says_something(text: str) -> bool:
    """Whether words can be a reason: of some length, and more than one word over and over."""
    words = set(re.findall(r"[^\W\d_]{2,}", text.casefold()))
    return len(text.strip()) >= SHORTEST and len(words) >= FEWEST
