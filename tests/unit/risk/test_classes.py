"""How many zaken a release could be about: the card, its words, its quotations and all that went before."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grondslag.anonymise.kaart import coarser, kaart_of, kaart_schema, values_of_zaak
from grondslag.risk import RegisterIndex, RegisterRow, Release, class_size


def _row(register, key):
    return next(row for row in register if row.key == key)


def _ask(register, key, **kwargs):
    own = _row(register, key)
    return class_size(kwargs.pop("kaart", kaart_of(own.values)), own, register, **kwargs)


def test_a_zaak_that_is_not_registered_is_an_error(small_register):
    stranger = RegisterRow("x", small_register[0].values)
    with pytest.raises(KeyError, match="niet in het register"):
        class_size(kaart_of(stranger.values), stranger, small_register)


def test_a_key_that_stands_twice_is_an_error(small_register):
    with pytest.raises(ValueError, match="tweemaal"):
        RegisterIndex([*small_register, small_register[0]])


def test_zaken_alike_hide_each_other(small_register):
    found = _ask(small_register, "a0")
    assert found.size == 6
    assert found.enough
    assert found.suggestions == ()


def test_a_rare_zaak_is_alone_and_gets_a_coarser_card(small_register):
    found = _ask(small_register, "leider")
    assert found.size == 1
    assert not found.enough
    assert found.suggestions[0].size >= 5
    assert [step.field for step in found.suggestions[0].steps] == ["rolklasse"]
    assert found.suggestions[0].kaart.rolklasse == "niet_bepaald"


def test_the_own_zaak_is_counted_once(small_register):
    assert _ask(small_register, "a0", k=6).enough
    assert not _ask(small_register, "a0", k=7).enough


def test_a_zaak_of_which_little_is_known_does_not_swell_the_class(small_register):
    top = {field.id: {field.top} for field in kaart_schema().counted}
    assert _ask(small_register, "a0", kaart=kaart_of({**_row(small_register, "a0").values})).size == 6
    assert _ask(small_register, "a0", kaart=kaart_of(top)).size == 9


def test_what_a_field_costs_is_the_class_without_it(small_register):
    costs = _ask(small_register, "leider").per_field
    assert costs["rolklasse"].without == 7
    assert costs["regio"].without == 1


def test_an_attacker_who_knows_one_thing_more_is_counted_too(small_register):
    own = _row(small_register, "leider")
    vague = kaart_of({**own.values, "rolklasse": {"niet_bepaald"}})
    found = _ask(small_register, "leider", kaart=vague)
    assert found.size == 7
    assert found.per_field["rolklasse"].known == 1
    assert found.per_field["regio"].known == 7


def test_what_the_words_tell_narrows_the_class(small_register):
    own = _row(small_register, "leider")
    vague = kaart_of({**own.values, "rolklasse": {"niet_bepaald"}}, prangend="Het gaat om de leiding.")
    assert _ask(small_register, "leider", kaart=vague).size == 1


def test_a_quotation_narrows_the_class(small_register):
    own = _row(small_register, "ver")
    vague = kaart_of({**own.values, "regio": {"niet_bepaald"}, "periode": {"niet_bepaald"}})
    assert _ask(small_register, "ver", kaart=vague).size == 7
    assert _ask(small_register, "ver", kaart=vague, quotes=["In Colombia gebeurde dat."]).size == 1


def test_an_earlier_release_of_the_same_zaak_narrows_the_class(small_register):
    own = _row(small_register, "leider")
    vague = kaart_of({**own.values, "rolklasse": {"niet_bepaald"}})
    other = kaart_of({**own.values, "regio": {"niet_bepaald"}})
    found = _ask(small_register, "leider", kaart=vague, earlier=[Release(other)])
    assert found.size == 1
    assert found.reachable == 1
    assert found.suggestions == ()


def test_a_quotation_once_given_keeps_counting(small_register):
    own = _row(small_register, "ver")
    vague = kaart_of({**own.values, "regio": {"niet_bepaald"}, "periode": {"niet_bepaald"}})
    earlier = Release(vague, ("In Colombia gebeurde dat.",))
    assert _ask(small_register, "ver", kaart=vague, earlier=[earlier]).size == 1


def test_a_card_that_contradicts_the_registration_says_where(small_register):
    wrong = kaart_of({**_row(small_register, "a0").values, "rolklasse": {"leidend"}})
    found = _ask(small_register, "a0", kaart=wrong)
    assert found.contradicts == ("rolklasse",)
    assert found.size == 1  # the zaak that it does fit; not the own one


def test_a_field_that_the_register_does_not_hold_is_named(small_register):
    own = _row(small_register, "a0")
    kaart = kaart_of({**own.values, "bewijssoorten": {"getuigen"}})
    found = _ask(small_register, "a0", kaart=kaart)
    assert found.unmeasured == ("bewijssoorten",)
    assert found.size == 6


def _random_register(size, seed):
    dice = random.Random(seed)  # noqa: S311 — a test register, not keys
    fields = kaart_schema()
    finest = {
        field.id: [value.id for value in field.waarden if field.height(value.id) == 0]
        for field in fields.counted
    }
    return [
        RegisterRow(
            str(number),
            values_of_zaak(
                land=dice.choice(["AF", "SY", "IQ", "RW", "BA", "CO", "LK", "SO"]),
                periode_van=dice.randint(1975, 2020),
                limbs=dice.sample(finest["limb"], dice.choice([1, 1, 2])),
                feitsoorten=dice.sample(finest["feitsoort"], dice.choice([1, 1, 2, 3])),
                rolklasse=dice.choice(finest["rolklasse"]),
                status=dice.choice(finest["status"]),
                bewijssoorten=dice.sample(finest["bewijssoorten"], dice.choice([1, 2, 4])),
            ),
        )
        for number in range(size)
    ]


RANDOM = _random_register(400, seed=7)
INDEX = RegisterIndex(RANDOM)


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(RANDOM),
    st.lists(st.sampled_from([field.id for field in kaart_schema().counted]), max_size=4),
)
def test_a_coarser_card_never_makes_the_class_smaller(own, fields):
    kaart = kaart_of(own.values)
    size = class_size(kaart, own, INDEX, k=1).size
    assert size >= 1
    for field_id in fields:
        kaart = coarser(kaart, field_id) or kaart
        found = class_size(kaart, own, INDEX, k=1)
        assert found.size >= size
        assert all(cost.known <= found.size <= cost.without for cost in found.per_field.values())
        size = found.size


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(RANDOM), st.integers(2, 40))
def test_every_suggestion_keeps_its_word(own, k):
    found = class_size(kaart_of(own.values), own, INDEX, k=k)
    costs = [suggestion.cost for suggestion in found.suggestions]
    assert costs == sorted(costs)
    assert found.enough or found.suggestions
    for suggestion in found.suggestions:
        assert suggestion.size >= k
        assert class_size(suggestion.kaart, own, INDEX, k=k).size == suggestion.size


def test_the_same_question_gets_the_same_answer_in_any_order():
    own = RANDOM[3]
    one = class_size(kaart_of(own.values), own, RANDOM, k=20)
    other = class_size(kaart_of(own.values), own, list(reversed(RANDOM)), k=20)
    assert one == other


def test_twenty_thousand_zaken_answer_within_the_patience_of_a_screen():
    register = _random_register(20_000, seed=11)
    index = RegisterIndex(register)
    took = []
    for own in register[:12]:
        start = time.process_time()
        class_size(kaart_of(own.values), own, index, k=50)
        took.append(time.process_time() - start)
    assert sorted(took)[len(took) // 2] < 0.2
