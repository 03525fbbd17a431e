"""The engine on hostile input, and what holds over a whole dossier."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grondslag.anonymise import Dossier, Zaak, anonymise, findings
from grondslag.documents import Extract

ZAAK = Zaak.from_json(
    {
        "vnummer": "2844019273",
        "personen": [
            {"rol": "betrokkene", "naam": "Sultan Mohammad Wafadar"},
            {"rol": "broer", "naam": "Nasim Wafadar"},
        ],
    }
)


def dossier(*texts):
    return Dossier(tuple(Extract(f"{n}.txt", "txt", "", text) for n, text in enumerate(texts, 1)), ZAAK)


def masked(text, found):
    return "".join(text[each.start : each.end] for each in found if each.action != "behoud")


def check_form(text, found):
    at = 0
    for each in found:
        assert at <= each.start < each.end <= len(text)
        assert (each.replacement is None) == (each.action == "behoud")
        assert each.reasons
        at = each.end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "a" * 300_000,
        "A. " * 50_000,
        "a@" * 50_000,
        " " * 300_000,
        "1." * 50_000,
        "hoe oud " * 10_000,
        "A-\n" * 20_000,
        "<" * 100_000,
        # A form to be filled in: rows of underscores and of blanks beside what begins a name or a number.
        ("Nasim " + "_" * 200 + "\n") * 50,
        ("Nasim._" + "__a" * 60 + "!\n") * 50,
        "Telefoon" + " " * 100_000 + "!",
        "Paspoortnummer" + "\t" * 100_000 + "!",
        "\x00\x01\x7f",
        "\ud83d los \udc00",
    ],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_text_gives_findings_of_sound_form(text):
    check_form(text, findings(text, ZAAK))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_gives_findings_of_sound_form(text):
    check_form(text, findings(text, ZAAK))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Mijn broer Na\u200bsim kwam", "Na\u200bsim"),
        ("Mijn broer Na\u00adsim kwam", "Na\u00adsim"),
        ("Hij heet Wafa\u0301dar", "Wafa\u0301dar"),
        (
            "Hallo " + "".join(chr(0xE0000 + ord(ch)) for ch in "Nasim"),
            "".join(chr(0xE0000 + ord(ch)) for ch in "Nasim"),
        ),
        ("x \ud800Nasim\udc00 y", "Nasim"),
        ("Ｎａｓｉｍ was hier", "Ｎａｓｉｍ"),
        ("abc \u202eNasim\u202c def", "Nasim"),
        ("N\u0430sim met een Cyrillische letter", "N\u0430sim"),
    ],
)
def test_a_name_behind_characters_that_do_not_show_is_found_or_refused(text, hidden):
    start = text.index(hidden)
    covered = {at for each in findings(text, ZAAK) for at in range(each.start, each.end)}
    assert all(
        at in covered
        for at in range(start, start + len(hidden))
        if text[at].isalnum() or ord(text[at]) > 0xE0000
    )


def test_a_name_found_once_is_found_small_in_another_document():
    first = "De heer Karim Baryalai was mijn buurman."
    second = "salam, heb je baryalai nog gezien"
    result = anonymise(dossier(first, second))
    assert "baryalai" in masked(second, result.documents[1].findings)


def test_one_person_has_one_label_in_all_documents():
    result = anonymise(
        dossier("Sultan Wafadar ging weg.", "WAFADAR, Sultan Mohammad", "sultan wafadar appte")
    )
    labels = {
        each.replacement
        for document in result.documents
        for each in document.findings
        if each.label == "PERSOON"
    }
    assert labels == {"[betrokkene]"}


def test_two_persons_with_a_shared_family_name_keep_their_own_label():
    found = findings("Nasim Wafadar belde. Sultan Wafadar zweeg.", ZAAK)
    assert [each.replacement for each in found] == ["[broer 1]", "[betrokkene]"]


def test_a_number_found_once_is_found_without_its_word_in_another_document():
    second = "Volgende keer een andere tolk dan 08116 vragen."
    result = anonymise(dossier("Tolk: 08116", second))
    assert "08116" in masked(second, result.documents[1].findings)


def test_a_word_broken_at_a_line_end_is_judged_whole():
    assert masked("Hij werd ingede-\neld bij", findings("Hij werd ingede-\neld bij")) == ""


def test_attachments_are_documents_of_their_own():
    attached = Extract("mail.eml.bijlage-1", "txt", "", "Nasim")
    result = anonymise(
        Dossier((Extract("mail.eml", "eml", "", "Zie bijlage.", attachments=(attached,)),), ZAAK)
    )
    assert [document.name for document in result.documents] == ["mail.eml", "mail.eml.bijlage-1"]
    assert result.documents[1].working_text == "[broer 1]"


def test_the_same_dossier_gives_the_same_result():
    texts = ("Karim uit Herat, tel. 06-55501234.", "Op 3 maart 2012 zag Karim Nasim.")
    assert anonymise(dossier(*texts)) == anonymise(dossier(*texts))


def test_a_date_goes_to_its_month_and_a_month_to_its_half_year():
    found = findings("Op 3 maart 2012 en in september 2013.")
    assert [each.replacement for each in found] == ["[maart 2012]", "[tweede helft 2013]"]


def test_the_limits_of_fifteen_and_eighteen_are_kept():
    found = findings("Hij was 14 jaar oud, zij 17 jaar oud en ik 30 jaar oud.")
    assert [each.replacement for each in found] == ["[jonger dan 15]", "[15 tot 18]", "[volwassen]"]


@pytest.mark.parametrize(
    ("age", "replacement"),
    [
        ("zestien", "[15 tot 18]"),
        ("tweeëntwintig", "[volwassen]"),
        ("nog geen 18", "[leeftijd]"),
        ("niet ouder dan 15", "[leeftijd]"),
        ("een jaar of 18", "[leeftijd]"),
        ("bijna 18", "[leeftijd]"),
        ("18 maanden oud", "[leeftijd]"),
        ("17 of 18 jaar oud", "[leeftijd]"),
    ],
)
def test_an_age_that_cannot_be_read_as_one_number_gets_no_class(age, replacement):
    assert [each.replacement for each in findings(f"Hij was {age}.")] == [replacement]


def test_an_age_in_figures_and_in_words_with_how_exact_it_is_is_one_entity():
    found = findings("Hij was dertien. Zij was een jaar of dertien.")
    assert len(found) == 2
    assert len({each.entity for each in found}) == 1


def test_a_sentence_that_points_at_one_person_is_put_before_the_reader():
    plain = "Hij ging naar huis. Daar was het stil. Er kwam niemand. Hij at brood. Toen sliep hij. "
    text = plain * 3 + "Hij heeft een litteken boven zijn oog en was de enige overlevende."
    result = anonymise(dossier(text))
    assert "litteken" in text[result.documents[0].aandacht[0].start : result.documents[0].aandacht[0].end]


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"personen": "x"},
        {"personen": ["x"]},
        {"vnummer": {}},
        {"grond": [1]},
        {"personen": [{"naam": []}, 1]},
    ],
)
def test_a_registration_of_another_form_is_refused_in_dutch(data):
    with pytest.raises(ValueError, match=r"zaak\.json"):
        Zaak.from_json(data)


def test_a_nickname_of_ordinary_words_is_found_everywhere_once_given():
    second = "toen zei de slager dat het genoeg was"
    result = anonymise(dossier("Zijn chef, bijgenaamd de slager, kwam binnen.", second))
    assert "de slager" in masked(second, result.documents[1].findings)


def test_a_nickname_has_the_label_of_the_person_it_is_tied_to():
    result = anonymise(dossier("Nasim Wafadar, bijgenaamd Zubair, belde.", "Zubair zweeg."))
    assert [each.replacement for each in result.documents[1].findings] == ["[broer 1]"]


def test_a_name_in_another_script_is_the_person_with_the_same_consonants():
    result = anonymise(dossier("Zo staat het er: نسيم وفادار."))
    assert result.documents[0].working_text == "Zo staat het er: [broer 1]."


def test_a_registered_name_that_is_an_ordinary_word_is_found_where_a_chat_is_written_small():
    zaak = Zaak.from_json({"personen": [{"rol": "betrokkene", "naam": "Raad Kazim", "aliassen": []}]})
    said = "Hij vroeg de buren om raad.\nA: zeg hem raad weet niks\n"
    assert masked(said, findings(said, zaak)) == "raad"


def test_who_is_called_after_a_child_is_not_the_child():
    zaak = Zaak.from_json(
        {
            "personen": [
                {"rol": "betrokkene", "naam": "Karim Saleh", "aliassen": ["Abu Yunis"]},
                {"rol": "moeder", "naam": "Hala Nimr", "aliassen": ["Umm Karim"]},
            ]
        }
    )
    text = "Abu Yunis belde. Yunis sliep. Umm Karim kookte. Karim zweeg."
    assert [each.replacement for each in findings(text, zaak)] == [
        "[betrokkene]", "[kind 1]", "[moeder]", "[betrokkene]",
    ]  # fmt: skip


def test_the_names_of_a_list_are_persons_of_their_own():
    found = findings("Aanwezig waren Sultan, Nasim en de tolk.", ZAAK)
    assert {each.replacement for each in found} >= {"[betrokkene]", "[broer 1]"}


@pytest.mark.parametrize(
    "written", ["Zerihun Mulugeta", "ZERlHUN MULUGETA", "Zerihoon Mulughetta", "Zerihun Mulugita"]
)
def test_a_whole_name_in_another_writing_is_the_same_person(written):
    assert len(_persons("De getuige Zerihun Mulugeta was er.", f"Volgens {written} niet.")) == 1


def test_a_name_of_two_words_that_are_both_nearly_the_same_is_the_same_person():
    texts = ("De getuige Ishtiaque Chowdhury was er.", "Volgens Isthiak Choudhary niet.")
    assert len(_persons(*texts)) == 1


def test_a_brother_with_nearly_the_same_names_behind_his_own_is_another_person():
    texts = ("De getuige Zerihun Mulugeta Tessema was er.", "Volgens Dawit Mulugita Tesemma niet.")
    assert len(_persons(*texts)) == 2


def _persons(*texts):
    found = [each for document in anonymise(dossier(*texts)).documents for each in document.findings]
    assert len([each for each in found if each.label == "PERSOON"]) == len(texts)
    return {each.entity for each in found if each.label == "PERSOON"}
