"""The fields of every form in which a day is typed: in the Dutch order or as ISO 8601, in either language.

Django's own field follows the language of the page, and would read 3/4/2020 in English as a day in March.
"""

import datetime as dt
import re
from typing import Any

from django import forms

FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")
FIRST, LAST = dt.date(1000, 1, 1), dt.date(2999, 12, 31)
DUTCH = re.compile(r"(?:(?P<day>\d{1,2})[-/])?(?P<month>\d{1,2})[-/](?P<year>\d{4})")


class DayField(forms.DateField):
    """A whole day, with the browser's own calendar; typed by hand it may be 17-5-1980 or 17/5/1980 too."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(input_formats=FORMATS, widget=widget, validators=[_of_this_calendar], **kwargs)


def _of_this_calendar(day: dt.date) -> None:
    """Refuse a day that no paper can mean, and from which no further day can be reckoned."""
    if not FIRST <= day <= LAST:
        raise forms.ValidationError(forms.DateField.default_error_messages["invalid"], code="invalid")


class PartialDayField(forms.CharField):
    """A day, a month, a year or the word `onbekend`, as text; the Dutch order becomes ISO 8601."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, widget=forms.TextInput({"class": "gr-kort"}), **kwargs)

    def to_python(self, value: Any) -> str:
        return as_iso(super().to_python(value) or "")


def needed_when(field: forms.Field, when: Any) -> forms.Field:
    """Return the field with the case in which it may not stay empty, which stands beside its label."""
    field.needed_when = when  # type: ignore[attr-defined]  # read by `onderdelen/veld.html`
    return field


def as_iso(text: str) -> str:
    """Return 17-5-1980 as 1980-05-17 and 5-1980 as 1980-05; anything else as it is, for who checks it."""
    found = DUTCH.fullmatch(text.replace(" ", ""))
    if not found:
        return text.casefold() if text.casefold() == "onbekend" else text
    parts = [found["year"], found["month"], *([found["day"]] if found["day"] else [])]
    return "-".join(part.zfill(2) for part in parts)
