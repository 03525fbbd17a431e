"""A list of words, and the gazetteer, kept as a text, answer as a set and a dict of it do."""

import lzma

import pytest

from grondslag.anonymise.words import _DATA, WordList, words
from grondslag.anonymise.words.places import Gazetteer, country_of, first_words, gazetteer


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


def test_the_gazetteer_answers_as_a_dict_of_its_lines_does():
    lines = lzma.decompress((_DATA / "plaatsen.txt.xz").read_bytes()).decode("utf-8").split("\n")
    table, places = dict(line.split("\t") for line in lines), gazetteer()
    assert dict(places.items()) == table
    assert list(places) == sorted(table)
    assert len(places) == len(table)
    near = [other for name in [*table][::50] for other in (name[:-1], name + "q", name[1:], name + " q")]
    assert [name for name in near if places.get(name) != table.get(name)] == []
    assert [name for name in near if (name in places) != (name in table)] == []
    assert first_words() == {name.split(" ")[0] for name in table if " " in name}


@pytest.mark.parametrize("name", ["", "a", "AF", "a\tAF", "a b\tAF\nb", "b\n", "zz"])
def test_what_no_place_is_is_not_in_the_gazetteer(name):
    places = Gazetteer("a b\tAF\nb\tNL>US\nc\tIQ IR")
    assert name not in places
    assert places.get(name) is None
    with pytest.raises(KeyError):
        places[name]


@pytest.mark.parametrize(
    ("name", "expected", "country"),
    [("kunduz", set(), "AF"), ("nergens in het register", {"AF"}, "")],
)
def test_the_country_of_a_place(name, expected, country):
    assert country_of(name, frozenset(expected)) == country
