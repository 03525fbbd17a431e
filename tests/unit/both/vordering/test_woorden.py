"""Words that can be a reason, and words that cannot."""

import pytest

from grondslag.both.vordering.woorden import says_something


@pytest.mark.parametrize(
    "words",
    ["", " ", "x", "ok", "Nee.", "Akkoord", "nee, nee, nee", "..........", "1 2 3 4 5 6 7", "Ja ja ja ja."],
)
def test_one_word_says_nothing_however_often(words):
    assert not says_something(words)


@pytest.mark.parametrize(
    "words", ["Klopt niet.", "Door mij vastgesteld.", "See the leave of 3 May.", "Vu et vérifié."]
)
def test_a_sentence_says_something(words):
    assert says_something(words)
