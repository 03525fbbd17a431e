"""A day is typed as the Dutch write it or as ISO, and means the same in both languages."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from grondslag.both.ui.velden import DayField, PartialDayField


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "text", ["1980-04-03", "3-4-1980", "03-04-1980", "3/4/1980", "03/04/1980", " 3-4-1980 "]
)
def test_a_day_is_read_alike_in_both_languages(text: str, language: str) -> None:
    with translation.override(language):
        assert DayField().clean(text) == dt.date(1980, 4, 3)
        assert PartialDayField().clean(text) == "1980-04-03"


@pytest.mark.parametrize("text", ["31-2-1980", "3-13-1980", "gisteren", "3-4-80"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        DayField().clean(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1980", "1980"),
        ("1980-04", "1980-04"),
        ("4-1980", "1980-04"),
        ("04/1980", "1980-04"),
        ("Onbekend", "onbekend"),
        ("gisteren", "gisteren"),
        ("3-4-80", "3-4-80"),
    ],
)
def test_less_than_a_day_may_be_known_and_the_rest_is_left_to_who_checks_it(text: str, read: str) -> None:
    assert PartialDayField().clean(text) == read


def test_a_native_calendar_gets_the_form_that_it_knows() -> None:
    assert 'value="1980-04-03"' in str(DayField().widget.render("dag", dt.date(1980, 4, 3)))
