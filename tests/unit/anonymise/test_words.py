"""A list of words kept as its text answers as a set of them does."""

import lzma

import pytest

from grondslag.anonymise.words import _DATA, WordList, words


def test_a_large_list_is_kept_as_its_text_and_a_small_one_as_a_set():
    assert isinstance(words("nl"), WordList)
    assert isinstance(words("gewoon"), frozenset)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_word_of_a_list_is_in_it_in_order_and_nothing_near_one_is(language):
    known = lzma.decompress((_DATA / f"{language}.txt.xz").read_bytes()).decode("utf-8").split("\n")
    listed, every = words(language), set(known)
    assert list(listed) == known == sorted(known)
    assert len(listed) == len(known)
    assert [word for word in known if word not in listed] == []
    near = [other for word in known[::50] for other in (word[:-1], word + "q", word[1:], word.upper())]
    assert [word for word in near if (word in listed) != (word in every)] == []


@pytest.mark.parametrize("word", ["", "a", "zzz", "\u00ff", "b\nc", 3])
def test_what_no_word_is_is_in_no_list(word):
    assert word not in WordList("aa\nb\nc\nzz")
