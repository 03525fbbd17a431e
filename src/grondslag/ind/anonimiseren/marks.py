"""A document as two texts side by side: the original with its marks, and the working text.

Built in one pass over the findings, so that a page with thousands of marks stays quick.
"""

from collections.abc import Callable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from grondslag.ind.anonimiseren.bevindingen import Bevinding
from grondslag.ind.anonimiseren.selectors import Werkstuk
from grondslag.ind.anonimiseren.soorten import NAMEN, family_of


def original(stuk: Werkstuk) -> SafeString:
    """Return the original with a coloured and labelled mark on every finding."""
    return _woven(stuk, mark_of)


def working(stuk: Werkstuk) -> SafeString:
    """Return the working text, with what was put in a place marked as such."""
    return _woven(stuk, place_of)


def mark_of(bevinding: Bevinding, *, oob: bool = False) -> SafeString:
    """Return one finding in the original; `oob`: as a part that replaces the one on the page."""
    return format_html(
        '<mark class="wb-mark wb-mark--{}" id="m-{}" data-label="{}"{}>{}</mark>',
        family_of(bevinding),
        bevinding.sleutel,
        NAMEN[bevinding.finding.label],
        _swap(oob=oob),
        bevinding.tekst,
    )


def place_of(bevinding: Bevinding, *, oob: bool = False) -> SafeString:
    """Return one finding in the working text."""
    text = (bevinding.finding.replacement or "") if bevinding.verbergt else bevinding.tekst
    return format_html(
        '<span class="wb-plek{}" id="w-{}"{}>{}</span>',
        "" if bevinding.verbergt else " wb-plek--blijft",
        bevinding.sleutel,
        _swap(oob=oob),
        text,
    )


def context_of(stuk: Werkstuk, bevinding: Bevinding, *, around: int = 60) -> tuple[str, str]:
    """Return the words before and after a finding, on one line."""
    start, end = bevinding.finding.start, bevinding.finding.end
    before, after = stuk.tekst[max(0, start - around) : start], stuk.tekst[end : end + around]
    return before.replace("\n", " "), after.replace("\n", " ")


def certainty(bevinding: Bevinding) -> str:
    """Return how certain the engine is, in words and figures."""
    return _("zekerheid %(n)d %%") % {"n": round(bevinding.finding.score * 100)}


def _woven(stuk: Werkstuk, part: Callable[[Bevinding], SafeString]) -> SafeString:
    parts: list[str] = []
    at = 0
    for bevinding in stuk.bevindingen:
        parts.append(conditional_escape(stuk.tekst[at : bevinding.finding.start]))
        parts.append(part(bevinding))
        at = bevinding.finding.end
    parts.append(conditional_escape(stuk.tekst[at:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part was escaped above


def _swap(*, oob: bool) -> SafeString:
    return mark_safe(' hx-swap-oob="true"' if oob else "")  # noqa: S308 - a constant
