"""The menu: each line opens with a letter of its own."""

from collections import Counter

from grondslag.both.ui.navigatie import items


def test_no_letter_opens_two_lines_of_the_menu():
    letters = Counter(item.toets for item in items() if item.toets)
    assert [letter for letter, times in letters.items() if times > 1] == []
    assert "h" not in letters  # help
