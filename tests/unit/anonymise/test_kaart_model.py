"""A card is closed, hashable, and the same card gives the same bytes."""

import doctest
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import grondslag.anonymise.kaart
from grondslag.anonymise.kaart import (
    Kaart,
    KaartError,
    coarser,
    kaart_of,
    kaart_schema,
    usual_values,
    values_of_zaak,
)
from grondslag.anonymise.kaart.alphabet import ALLOWED

FINEST = values_of_zaak(
    land="SY",
    periode_van=2012,
    periode_tot=2013,
    limbs=["1F-a", "1F-b"],
    feitsoorten=["foltering"],
    rolklasse="uitvoerend",
    status="tegengeworpen",
    bewijssoorten=["getuigen", "documenten"],
)


def _card(**change):
    return kaart_of({**FINEST, **change}, behandeling=["alleen_tafel"], prangend="Er zijn getuigen.")


def _values(field):
    ids = st.sampled_from([value.id for value in field.waarden])
    return st.frozensets(ids, min_size=1) if field.meer else ids


cards = st.builds(
    Kaart,
    **{field.id: _values(field) for field in kaart_schema().velden},
    prangend=st.text(st.sampled_from(sorted(ALLOWED)), max_size=80),
)


@pytest.mark.parametrize(
    "change",
    [
        {"regio": "syrie"},
        {"regio": ["azie"]},
        {"limb": "1F-a"},
        {"limb": frozenset()},
        {"limb": frozenset({"1F-d"})},
        {"feitsoort": frozenset({3})},
        {"vraag": ""},
        {"prangend": None},
    ],
)
def test_a_value_outside_the_list_is_refused(change):
    plain = {**_card().as_dict(), **change}
    with pytest.raises(KaartError):
        Kaart.from_dict(plain)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        _card().as_json() + b"\n",
        _card().as_json().replace(b'"kaart":1', b'"kaart":2'),
        _card().as_json().replace(b'"kaart":1', b'"kaart":1,"vnummer":"2911234567"'),
        _card().as_json().replace(b'"kaart":1', b'"kaart":1,"kaart":1'),
        json.dumps(_card().as_dict(), indent=1).encode(),
    ],
)
def test_bytes_that_as_json_would_not_make_are_refused(data):
    with pytest.raises(KaartError):
        Kaart.from_json(data)


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\U000e0041", "а", "Ａ", "\x00", "ش"])
def test_a_character_outside_the_alphabet_never_becomes_bytes(hidden):
    with pytest.raises(KaartError, match=f"U\\+{ord(hidden):04X}"):
        kaart_of(FINEST, prangend=f"Er zijn{hidden} getuigen.").as_json()


def test_letters_with_loose_accents_become_one_letter():
    assert kaart_of(FINEST, prangend="Azie\u0308").prangend == "Azi\u00eb"


@given(cards)
def test_a_card_survives_its_own_bytes(kaart):
    again = Kaart.from_json(kaart.as_json())
    assert again == kaart
    assert hash(again) == hash(kaart)
    assert again.as_json() == kaart.as_json()


@given(cards, st.sampled_from([field.id for field in kaart_schema().counted]))
def test_going_up_always_ends_at_the_top(kaart, field_id):
    field = kaart_schema().field(field_id)
    steps = 0
    while (higher := coarser(kaart, field_id)) is not None:
        before = kaart.values(field_id)
        assert all(any(field.covers(high, low) for low in before) for high in higher.values(field_id))
        kaart, steps = higher, steps + 1
    assert kaart.values(field_id) == {field.top}
    assert steps < len(field.waarden)


def test_a_value_that_another_implies_is_dropped():
    kaart = _card(feitsoort=frozenset({"foltering", "internationaal", "niet_bepaald"}))
    assert kaart.feitsoort == {"foltering"}


def test_one_value_of_several_goes_up_alone():
    kaart = coarser(_card(), "bewijssoorten", "getuigen")
    assert kaart.bewijssoorten == {"verklaringen", "documenten"}
    assert coarser(kaart, "bewijssoorten", "beeldmateriaal") is None


def test_fields_without_a_ladder_do_not_go_up():
    assert coarser(_card(), "vraag") is None
    assert coarser(_card(), "behandeling") is None


def test_values_of_a_zaak_are_the_finest_of_the_card():
    assert FINEST["regio"] == {"midden_oosten"}
    assert FINEST["periode"] == {"2010-2014"}
    assert FINEST["limb"] == {"1F-a", "1F-b"}


def test_what_is_not_known_of_a_zaak_says_nothing():
    values = values_of_zaak(land="Atlantis")
    assert all(values[field.id] == {field.top} for field in kaart_schema().counted)
    assert kaart_of(values).regio == "niet_bepaald"


@pytest.mark.parametrize(
    ("van", "tot", "band"),
    [
        (1992, None, "1990-1994"),
        (None, 1992, "1990-1994"),
        (1994, 1995, "1990-1999"),
        (1978, 1992, "voor_2000"),
        (1999, 2000, "niet_bepaald"),
        (1939, 1944, "voor_2000"),
        (2012, 2011, "2010-2014"),
    ],
)
def test_a_period_gets_the_finest_band_that_holds_all_of_it(van, tot, band):
    assert values_of_zaak(periode_van=van, periode_tot=tot)["periode"] == {band}


def test_an_unknown_value_of_a_zaak_is_an_error():
    with pytest.raises(KeyError):
        values_of_zaak(rolklasse="dader")


def test_the_example_of_the_module_works():
    assert doctest.testmod(grondslag.anonymise.kaart, raise_on_error=True).attempted > 0


def test_the_usual_card_is_nowhere_finer_than_the_finest():
    usual = usual_values(FINEST)
    for field in kaart_schema().counted:
        assert all(any(field.covers(high, low) for low in FINEST[field.id]) for high in usual[field.id])
    assert usual["periode"] == {"2010-2019"}
