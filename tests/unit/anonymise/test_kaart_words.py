"""Free words on the card and quotations say nothing finer than the card."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grondslag.anonymise.kaart import kaart_of, told_by, validate, validate_quotation, values_of_zaak
from grondslag.anonymise.kaart.numerals import NUMBER_WORD, count_in

FINEST = values_of_zaak(
    land="SY",
    periode_van=2012,
    limbs=["1F-a"],
    feitsoorten=["foltering"],
    rolklasse="uitvoerend",
    status="tegengeworpen",
    bewijssoorten=["getuigen"],
)
KAART = kaart_of(FINEST)
COARSE = kaart_of({**FINEST, "regio": {"azie"}, "periode": {"2010-2019"}, "feitsoort": {"internationaal"}})


def _faults(text, kaart=KAART):
    return [(fault.text, fault.rule, fault.suggestion) for fault in validate_quotation(text, kaart)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("het was in 2012 al zo", ("2012", "fijner", "2010–2014")),
        ("het was in 1992 al zo", ("1992", "fijner", "")),
        ("er waren 14 gevangenen", ("14", "cijfer", "tientallen")),
        ("er waren twee gevangenen", ("twee", "telling", "enkele")),
        ("er waren vijfentwintig mensen", ("vijfentwintig", "telling", "tientallen")),
        ("een zestienjarige jongen", ("zestienjarige", "telling", "tientallen")),
        ("het was in maart", ("maart", "datum", "")),
        ("dat gebeurde in Syrië", ("Syrië", "fijner", "Midden-Oosten")),
        ("een Syrische dienst", ("Syrische", "fijner", "Midden-Oosten")),
        ("dat was in Sri Lanka", ("Sri Lanka", "fijner", "Azië")),
        ("hij woonde in Tell Shahra", ("Tell", "naam", "")),
        ("toen kwam Walid binnen", ("Walid", "naam", "")),
        ("Walid kwam binnen", ("Walid", "naam", "")),
        ("hij was kolonel", ("kolonel", "functie", "")),
        ("de bewakers keken toe", ("bewakers", "functie", "uitvoerend")),
        ("hij is alawiet", ("alawiet", "groep", "")),
        ("met een litteken", ("litteken", "kenmerk", "")),
        ("we met the others", ("the", "taal", "")),
        ("hij was de enige", ("enige", "onderscheidend", "")),
        ("er was sprake van genocide", ("genocide", "fijner", "internationaal misdrijf")),
        ("er ligt een ambtsbericht", ("ambtsbericht", "fijner", "")),
        ("[broer 2] stond erbij", ("[broer 2]", "plaatshouder", "[familielid]")),
        ("[kazerne] was dicht", ("[kazerne]", "plaatshouder", "")),
        ("een deBakker kwam", ("deBakker", "naam", "")),
        ("kamer A14", ("A14", "cijfer", "")),
        ("om kwart voor ③", ("③", "teken", "")),
        ("een na\u200bam", ("\u200b", "teken", "")),
        ("in ٢٠١٢ al", ("٢", "teken", "")),
    ],
)
def test_what_is_finer_than_the_card_is_a_fault(text, fault):
    assert fault in _faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Er is foltering in het Midden-Oosten in 2010–2014 en 2010-2014.",
        "De zaak is tegengeworpen; getuigen zijn in Nederland. Azië is groot.",
        '[betrokkene] zei: "Ik deed wat mij gezegd werd." [getuige] bevestigt dat.',
        "Het OM en de IND kennen de Wet internationale misdrijven.",
        "Honderden mensen zijn gevlucht; een deel verblijft hier.",
    ],
)
def test_what_the_card_says_too_may_stand(text):
    assert _faults(text) == []


def test_a_coarser_card_holds_its_words_to_its_own_level():
    text = "Er is foltering in het Midden-Oosten."
    assert _faults(text) == []
    assert _faults(text, COARSE) == [
        ("foltering", "fijner", "internationaal misdrijf"),
        ("Midden-Oosten", "fijner", "Azië"),
    ]


def test_every_suggestion_is_itself_without_fault():
    text = "Walid, 2012, Syrië, twee bewakers, genocide, [broer 2], 400 mensen, 3000 man"
    for kaart in (KAART, COARSE):
        for fault in validate_quotation(text, kaart):
            assert validate_quotation(fault.suggestion, kaart) == ()


def test_too_long_an_explanation_is_a_fault_with_its_place():
    kaart = kaart_of(FINEST, prangend="zo " * 250)
    (fault,) = validate(kaart)
    assert (fault.rule, fault.start, fault.end) == ("lengte", 600, 750)


@given(st.text(max_size=120))
def test_any_text_is_judged_in_order_and_within_its_bounds(text):
    faults = validate_quotation(text, KAART)
    assert all(text[fault.start : fault.end] == fault.text for fault in faults)
    assert all(one.end <= other.start for one, other in pairwise(faults))


@given(
    st.text(max_size=20),
    st.text(st.characters(categories=["Nd", "Nl", "No"]), min_size=1),
    st.text(max_size=20),
)
def test_no_digit_of_any_script_passes(before, digits, after):
    assert validate_quotation(before + digits + after, KAART) or "2010" in before + digits + after


def test_told_by_reads_words_countries_and_years():
    assert told_by("In 1994 was er genocide in Rwanda.") == {
        "periode": {"1990-1994"},
        "feitsoort": {"genocide"},
        "regio": {"oost_afrika"},
    }
    assert told_by("De IND is in Nederland en het OM ook.") == {}


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("twee", 2),
        ("vijfentwintig", 25),
        ("tweeëntachtig", 82),
        ("honderdtwaalf", 112),
        ("drieduizend", 3000),
    ],
)
def test_number_words_are_counted(word, count):
    assert count_in(NUMBER_WORD.fullmatch(word)[1]) == count


@pytest.mark.parametrize("word", ["een", "één"])
def test_the_article_is_no_count(word):
    assert count_in(word) is None
