"""The shape of the JSON in a proof: which names an object has, and what each value looks like.

A check raises `FormError(where, what)`: `where` is the path in the JSON, `what` a Dutch clause. Values from
outside are never repeated in it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

Check = Callable[[str, Any], None]

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WORD = re.compile(r"[a-z][a-z0-9_.-]{0,63}", re.ASCII)
_HEX = re.compile(r"(?:[0-9a-f]{2})*", re.ASCII)


class FormError(ValueError):
    """A value that has not the form of a proof."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


def fields(where: str, value: Any, checks: Mapping[str, Check], *, more: bool = False) -> None:
    """Check an object with exactly these names (or, with `more`, at least these)."""
    if not isinstance(value, dict):
        raise FormError(where, "is geen object")
    for name in checks:
        if name not in value:
            raise FormError(f"{where}.{name}" if where else name, "ontbreekt")
    if not more and len(value) != len(checks):
        raise FormError(where or "bewijs", "heeft een naam die er niet hoort")
    for name, check in checks.items():
        check(f"{where}.{name}" if where else name, value[name])


def items(check: Check, *, most: int) -> Check:
    """Return the check of an array of at most `most` such values."""

    def check_all(where: str, value: Any) -> None:
        if not isinstance(value, list):
            raise FormError(where, "is geen lijst")
        if len(value) > most:
            raise FormError(where, "is te lang")
        for number, item in enumerate(value):
            check(f"{where}[{number}]", item)

    return check_all


def optional(check: Check) -> Check:
    """Return the check that allows null too."""

    def check_unless_null(where: str, value: Any) -> None:
        if value is not None:
            check(where, value)

    return check_unless_null


def text(where: str, value: Any) -> None:
    """Any text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise FormError(where, "is geen tekst")


def word(where: str, value: Any) -> None:
    """An identifier: a lower-case letter, then lower-case letters, digits, '_', '.' and '-'."""
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise FormError(where, "is geen aanduiding")


def boolean(where: str, value: Any) -> None:
    """True or false."""
    if not isinstance(value, bool):
        raise FormError(where, "is niet waar of onwaar")


def number(where: str, value: Any) -> None:
    """An integer from 0 on."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise FormError(where, "is geen getal vanaf 0")


def anything(_where: str, _value: Any) -> None:
    """Whatever JSON."""


def hex_bytes(length: int) -> Check:
    """Return the check of so many bytes in lower-case hexadecimals."""

    def check_hex(where: str, value: Any) -> None:
        if not isinstance(value, str) or len(value) != 2 * length or not _HEX.fullmatch(value):
            raise FormError(where, f"is niet {length} bytes in kleine hexadecimalen")

    return check_hex


def moment(where: str, value: Any) -> None:
    """A moment after RFC 3339, with its zone."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise FormError(where, "is geen tijdstip met tijdzone")
    try:
        # Both ends of the year range overflow in arithmetic with zones; a proof lies far from them.
        usable = 1900 < datetime.fromisoformat(value).year < 9000  # noqa: PLR2004
    except ValueError:
        usable = False
    if not usable:
        raise FormError(where, "is geen bestaand tijdstip")


def day(where: str, value: Any) -> None:
    """A day, YYYY-MM-DD."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise FormError(where, "is geen dag")
    try:
        date.fromisoformat(value)
    except ValueError:
        raise FormError(where, "is geen bestaande dag") from None


def one_of(values: Sequence[str]) -> Check:
    """Return the check of a fixed list."""

    def check_listed(where: str, value: Any) -> None:
        if value not in values:
            raise FormError(where, "staat niet op de vaste lijst")

    return check_listed
