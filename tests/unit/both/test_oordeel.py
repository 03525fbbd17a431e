"""A reason in words says something, or it is asked again."""

import pytest
from django.core.exceptions import ValidationError

from grondslag.both.oordeel import too_short, validate_reason


@pytest.mark.parametrize("text", ["", " ", "x", "ok", "ok ok ok", "Nee.", "1 2 3 4", "a b c d", "Akkoord!"])
def test_a_tick_is_no_reason(text):
    assert "ten minste 3" in too_short(text)
    with pytest.raises(ValidationError):
        validate_reason(text)


@pytest.mark.parametrize("text", ["Er staat niets op.", "Uitgesteld bij besluit.", "De dag stond verkeerd."])
def test_a_sentence_is_one(text):
    assert too_short(text) == ""
