"""What is taken for something it is not: a footnote, a people, a foreign sentence, a place abroad."""

import pytest

from grondslag.anonymise import Zaak, findings


def _zaak(*persons, **facts):
    people = [{"rol": role, "naam": name} for role, name in persons]
    return Zaak.from_json({"vnummer": "2844019273", "personen": people, **facts})


def _found(text, zaak=None):
    return [
        (text[each.start : each.end], each.label, each.replacement)
        for each in findings(text, zaak)
        if each.action != "behoud"
    ]


def test_the_number_of_a_footnote_leaves_the_place_before_it_a_place():
    assert _found("Hij woont nu in Utrecht.14 Daar werkt hij.") == [
        ("Utrecht", "PLAATS", "[plaats in Nederland]")
    ]


@pytest.mark.parametrize("handle", ["yusuf.79", "wafadar.1", "karim_12", "vader_12"])
def test_an_account_with_a_number_behind_it_is_found_whole(handle):
    assert (handle, "CONTACT", "[contactgegeven]") in _found(f"Hij schrijft als {handle} aan allen.")


@pytest.mark.parametrize(
    "field",
    ["Etnische groep: ", "Etnische afkomst: ", "Ethnic group: ", "Bevolkingsgroep | ", "Etniciteit:\t"],
)
def test_what_fills_the_field_of_a_people_is_the_people_though_someone_is_called_so(field):
    zaak = _zaak(("betrokkene", "Kono Traore"))
    assert ("Kono", "GROEP", "[groep]") in _found(f"{field}Kono\nReligie: islam\n", zaak)


@pytest.mark.parametrize("text", ["please find attached", "Please find attached the report.\nGeachte heer,"])
def test_an_english_sentence_in_a_dutch_text_is_nobody(text):
    zaak = _zaak(("moeder", "Finda Kamara"), ("broer", "Attashed Kamara"))
    assert not [each for each in _found(text, zaak) if each[1] == "PERSOON"]


def test_a_misspelled_name_in_small_letters_is_still_the_person():
    zaak = _zaak(("moeder", "Finda Kamara"), ("broer", "Nasim Wafadar"))
    text = "wafader was er ook, en nasiem, en kamarra"
    assert {each[0] for each in _found(text, zaak) if each[1] == "PERSOON"} == {
        "wafader",
        "nasiem",
        "kamarra",
    }


def test_a_place_that_several_countries_have_lies_in_the_country_of_the_zaak():
    text = "Ik woonde in Kabala bij mijn oom."
    assert _found(text, _zaak(land="Sierra Leone")) == [("Kabala", "PLAATS", "[plaats in Sierra Leone]")]
    assert _found(text, _zaak(land="Mali")) == [("Kabala", "PLAATS", "[plaats in Mali]")]
    assert _found(text) == [("Kabala", "PLAATS", "[plaats]")]


@pytest.mark.parametrize("text", ["Vanaf 10.20 uur was ik daar.", "Wij vertrokken om 11.12 uur."])
def test_an_hour_is_no_day_of_a_month(text):
    assert _found(text) == []


def test_the_code_of_an_official_is_one_finding():
    assert _found("Gehoord door ambtenaar HM-2217.") == [("HM-2217", "AMBTENAAR", "[ambtenaar 1]")]


def test_an_initial_goes_with_its_double_name():
    surface, *_ = _found("Gemachtigde: mr. J. Verhoeven-Stam, advocaat te Breda.")[0]
    assert surface.endswith("J. Verhoeven-Stam")


@pytest.mark.parametrize("word", ["gernerkt", "gouvernernent", "Toestemrningsverklaring"])
def test_a_word_with_an_m_that_a_scan_read_as_rn_is_harmless(word):
    text = f"Le témoin est la dans le {word}. Il est la pour nous. Nous sommes avec elle. En dat is het."
    assert not [each for each in _found(text) if word in each[0]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Horne was er ook.", "Horne"),
        ("arno was er ook.", "arno"),
        ("He said that Juma the rniller was there, and that he had seen him.", "rniller"),
    ],
)
def test_a_name_that_could_be_read_with_an_m_is_still_found(text, name):
    assert [each for each in _found(text) if name in each[0]]


@pytest.mark.parametrize("word", ["k1acht", "d1rectie", "Rel1gie"])
def test_a_digit_read_for_a_letter_is_undone_before_a_word_is_refused(word):
    assert _found(f"Zie de {word} hieronder.") == []


def test_the_letters_of_questions_and_answers_are_no_initials():
    lines = "Q. Waarom ging u weg?\nA. Angst voor hen.\n"
    assert not [each for each in _found(lines * 3) if each[1] == "PERSOON"]
    assert ("A. Angst", "PERSOON") in [each[:2] for each in _found("Getekend door:\nA. Angst\n")]


@pytest.mark.parametrize(
    "text",
    [
        "Zie Bijlage 3, Kabul is daarin niet genoemd.",
        "Zie Kabul, Bijlage 3, daarover.",
        "Dat was in Kabul, Artikel 12 is niet aan de orde.",
    ],
)
def test_a_thing_that_has_numbers_itself_is_no_street_beside_a_town(text):
    assert "ADRES" not in {label for _surface, label, _replacement in _found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Hij kreeg twee jaar en zes maanden gevangenisstraf.",
        "Het onderzoek duurde twee jaar en drie maanden lang.",
    ],
)
def test_a_length_of_time_is_no_age(text):
    assert "LEEFTIJD" not in {label for _surface, label, _replacement in _found(text)}


def test_a_paper_of_parliament_stays_though_a_postcode_can_end_so():
    assert not _found("Zie TK 2021-2022 en EK 35 200, nr. 4.")
    assert ("6802 EK Arnhem", "ADRES", "[adres]") in _found("Postbus 4471, 6802 EK Arnhem")
