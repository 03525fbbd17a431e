"""Which sentences a reader is shown, and why."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from grondslag.anonymise import Dossier, anonymise, attention, telling, telling_train
from grondslag.anonymise.view import View
from grondslag.documents import Extract

GOLD = Path(__file__).parents[2] / "data" / "gold"
TEXT = (
    "Het gehoor begon om negen uur.\n"
    "De vreemdeling heeft een zienswijze ingediend.\n"
    "Hij hinkt sinds een granaatscherf zijn linkerknie verbrijzelde bij de watermolen.\n"
    "De wet kent geen andere grond.\n"
    "Het verslag is nagezonden aan de gemachtigde.\n"
) * 3


def _shown(text: str):
    dossier = Dossier((Extract("a.txt", "txt", "", text, None, (), (), ()),), None)
    return anonymise(dossier).documents[0].aandacht


def test_what_only_one_person_lived_through_comes_first_and_says_why():
    first = _shown(TEXT)[0]
    assert "granaatscherf" in TEXT[first.start : first.end]
    assert first.why
    assert 0 < first.score <= 1


def test_no_more_than_fifteen_in_a_hundred_are_shown():
    assert 1 <= len(_shown(TEXT)) <= round(15 * 0.15)


def test_a_sentence_without_a_sign_says_by_which_words_it_came_up():
    shown = _shown("Zij droeg de gele paraplu van haar tweelingzus.\nEn toen?\n")
    assert shown
    assert all(each.why for each in shown)


@given(st.text("Ab é1_.?\n", max_size=60))
def test_a_sentence_weighs_what_its_features_weigh_together(text):
    view = View(f"{TEXT}{text}\nToen B. zag dat hij viel, 4 jaar oud!")
    found = list(attention.weighed(view, ()))
    named = [telling.features(view, each) for each in found]
    weights = {name: (at % 7 - 3) / 4 for at, name in enumerate(sorted(set().union(*named)))}
    expected = [sum(sorted(weights[name] for name in names)) for names in named]
    assert telling.Scale(weights).weigh(view, found) == expected


@given(st.dictionaries(st.text("abcé_", min_size=1, max_size=6), st.integers(-9, 9), max_size=9))
def test_what_is_packed_is_unpacked_and_the_same_bytes_again(numbers):
    weights = {name: value / 4 for name, value in numbers.items()}
    packed = telling.pack(weights)
    assert telling.unpack(packed) == weights
    assert telling.pack(dict(reversed(weights.items()))) == packed


def test_the_same_dossiers_give_the_same_weights():
    folders = [GOLD / "dev" / "d01-afghanistan"]
    first, second = (telling_train.fit(telling_train.examples(folders)) for _ in range(2))
    assert first == second
    assert telling.unpack(first)
