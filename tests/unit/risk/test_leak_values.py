"""The leak check finds each kind of value in its disguises, and leaves ordinary words alone."""

import random

import pytest

from grondslag.risk import Forbidden, leak_check

NAME = Forbidden("naam", "Mohammad Karimi", "registratie: betrokkene")
ORDINARY = Forbidden("naam", "Joy Bakker", "registratie: partner")


def _found(content, *forbidden, name=""):
    return {(hit.forbidden.value, hit.text) for hit in leak_check(content, forbidden, name=name)}


@pytest.mark.parametrize(
    "text",
    [
        "toen kwam Mohammad Karimi binnen",
        "KARIMI, Mohammad",
        "mohammad",
        "Karimi's broer",
        "mohammadkarimi@mail.example",
        "M. Karimi",
        "Karimi, M.",
        "Mohámmäd",
        "Muhammad kwam",
        "Mohamad kwam",
        "M o h a m m a d   K a r i m i",
        "Moham-\nmad kwam",
        "M0hammad kwam",
        "imirak dammahom",
        "мohammаd kwam",  # Cyrillic em and a
        "Mo\u200bham\u00admad kwam",
        "".join(chr(0xE0000 + ord(letter)) for letter in "karimi"),
        "TW9oYW1tYWQgS2FyaW1p",  # base64
        "https://x.example/?q=Mohammad%20Karimi",
        "Mohammad&#32;Karimi",
        "vanKarimiafkomstig",
    ],
)
def test_a_name_is_found_in_every_disguise(text):
    assert _found(text, NAME)


@pytest.mark.parametrize(
    "text", ["J. Bakker", "Joy en Bakker", "zei Bakker", "een Joy", "joybakker", "BAKKER"]
)
def test_a_name_of_ordinary_words_is_found_where_it_stands_as_a_name(text):
    assert _found(text, ORDINARY)


@pytest.mark.parametrize(
    "text", ["de bakker bakt met joy", "Bakker zijn is zwaar.", "de bakkers", "Er is mei."]
)
def test_an_ordinary_word_is_no_name(text):
    mei = Forbidden("naam", "Mei de Wit", "registratie: zus")
    assert not _found(text, ORDINARY, mei)


@pytest.mark.parametrize("text", ["dat zei Ali toen", "Ali."])
def test_a_short_name_counts_with_a_capital(text):
    assert _found(text, Forbidden("naam", "Ali", "registratie: zoon"))


@pytest.mark.parametrize("text", ["het is ali of iets", "kwaliteit", "Alinea"])
def test_a_short_name_does_not_count_inside_or_without_capital(text):
    assert not _found(text, Forbidden("naam", "Ali", "registratie: zoon"))


def test_particles_alone_tell_nothing():
    assert not _found("De van der en al van de El", Forbidden("naam", "Van der El al", "x"))


@pytest.mark.parametrize(
    "text",
    [
        "2801234567",
        "V-nr 280.123.4567",
        "280 123 45 67",
        "28O I234567",
        "7654321082",
        "٢٨٠١٢٣٤٥٦٧",
        "x2801234567y",
        "2801-\n234567",
    ],
)
def test_a_number_is_found_in_every_disguise(text):
    assert _found(text, Forbidden("nummer", "2801234567", "registratie: vnummer"))


@pytest.mark.parametrize("text", ["280123456", "2801234568", "er is olie", "2801, en 234567"])
def test_another_number_is_not_found(text):
    assert not _found(text, Forbidden("nummer", "2801234567", "registratie: vnummer"))


@pytest.mark.parametrize("value", ["1992", "14", "5", "2b"])
def test_a_number_of_under_six_characters_is_not_hunted(value):
    assert not _found(f"In {value} waren er {value}.", Forbidden("nummer", value, "document"))


@pytest.mark.parametrize(
    "text",
    [
        "1971-03-03",
        "3-3-1971",
        "03/03/71",
        "03.III.1971",
        "19710303",
        "03031971",
        "3 maart 1971",
        "3e maart '71",
        "3 mrt 1971",
        "March 3, 1971",
        "3rd of March 1971",
        "3 mars 1971",
        "3. März 1971",
        "maart 1971",
        "op 3 maart",
        "drie maart negentienhonderdeenenzeventig",
    ],
)
def test_a_date_is_found_in_every_notation(text):
    assert _found(text, Forbidden("datum", "1971-03-03", "registratie: geboortedatum"))


@pytest.mark.parametrize(
    "text", ["1971", "4 maart 1972", "3 april 1971", "3-3-1981", "1970–1974", "april 1971"]
)
def test_another_date_or_a_bare_year_is_not_found(text):
    assert not _found(text, Forbidden("datum", "1971-03-03", "registratie: geboortedatum"))


@pytest.mark.parametrize("value", ["1971", "onbekend", ""])
def test_a_date_that_is_only_a_year_is_not_hunted(value):
    assert not _found("In 1971 en op 3 maart 1971.", Forbidden("datum", value, "registratie: geboortedatum"))


def test_a_date_as_it_stood_in_the_document_is_found_in_another_notation():
    assert _found("op 12-11-2009", Forbidden("datum", "12 november 2009", "document"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("06-12345678", "+31 6 1234 5678"),
        ("+31 6 12345678", "0612345678"),
        ("a.karimi71@mail.example", "a.karimi71 @ mail.example"),
    ],
)
def test_contact_data_are_found(value, text):
    assert _found(text, Forbidden("contact", value, "document"))


@pytest.mark.parametrize("text", ["kerkstraat 12", "KERKSTRAAT12", "9561ab", "de Kerkstraat"])
def test_an_address_is_found_by_its_parts(text):
    assert _found(text, Forbidden("adres", "Kerkstraat 12, 9561 AB Ter Apel", "document"))


def test_a_place_is_found_and_a_country_is_left_to_the_card():
    assert _found("in Qarabulaq was het", Forbidden("plaats", "Qarabulaq", "document"))
    assert not _found("in Afghanistan was het", Forbidden("plaats", "Afghanistan", "document"))


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="Onbekende soort"):
        Forbidden("kenmerk", "litteken", "document")


CARRIERS = (
    "Er zijn getuigen die {} noemen en dat is van belang.",
    "De stukken gaan over {}.",
    "zoals eerder gezegd, {}, en verder niets",
)
DISGUISES = (
    str,
    str.upper,
    str.lower,
    lambda text: ", ".join(reversed(text.split(" ", 1))),
    lambda text: text.replace(" ", ""),
    lambda text: text.replace(" ", "_"),
    lambda text: text.replace(" ", "\n"),
    " ".join,
    lambda text: text[::-1],
    lambda text: f"{text[0]}. {text.split(' ', 1)[1]}",
    lambda text: text.replace("a", "а"),  # Cyrillic
    lambda text: text.replace("o", "0"),
    lambda text: text.replace("e", "é"),
)


def test_nearly_every_planted_name_is_found(demo_names):
    dice = random.Random(1)  # noqa: S311 — plants, not keys
    planted = [
        (name, dice.choice(DISGUISES)(name), dice.choice(CARRIERS)) for name in demo_names for _ in range(2)
    ]
    missed = [
        text
        for name, text, carrier in planted
        if not leak_check(carrier.format(text), [Forbidden("naam", name, "registratie")])
    ]
    assert len(planted) >= 1000
    assert len(missed) <= len(planted) / 100, missed


@pytest.mark.parametrize("value", ["2025-02-04T10:21", "2021 13 45", "99-99-9999", "0-0-0", "31 31 31"])
def test_a_date_that_reads_several_ways_or_none_breaks_nothing(value):
    assert not _found("De casus van 3 maart 1971.", Forbidden("datum", value, "document"))
    if "T" in value:
        assert _found("Gezien op 4 februari 2025.", Forbidden("datum", value, "document"))


def test_the_words_of_tags_and_the_text_between_them_are_no_names_in_disguise():
    metadata = "<rdf:li><stEvt:action>saved</stEvt:action></rdf:li><d>Whether the part is bound</d>"
    for name in ("Sayed Padshah", "P. Hoekstra"):
        assert not _found(metadata, Forbidden("naam", name, "document"))
    assert _found("<creator>P. Hoekstar</creator>", Forbidden("naam", "P. Hoekstra", "document"))


def test_a_label_that_was_drawn_says_nothing_and_all_beside_it_is_read():
    known = [Forbidden("naam", "Kotal-e Zard", "document"), Forbidden("naam", "Majd Sabbagh", "document")]
    text = "Op de vergadering is Ketel 96 besproken, na Mand 79."
    for content, name in ((text, ""), ("", "casusblad-ketel-96.pdf"), (f'{{"a": ["{text}", "{text}"]}}', "")):
        assert leak_check(content, known, name=name)
        assert not leak_check(content, known, name=name, labels=["Ketel 96", "Mand 79"])
    labels = ["Ketel 96", "Mand 79"]
    for other in ("na Mand 7 en Mand 791.", "Zij zag Majd 79.", "na de Ketel, en Mand.", "met Majd Ketel 96"):
        assert leak_check(f"Op de dag, {other}", known, labels=labels), other


def test_a_word_that_ties_two_names_is_no_name():
    known = [Forbidden("naam", "NSENGIMBAGA Védaste, dit Kigingi", "document")]
    assert not leak_check("De rol is Dit zaakt niet; bijgenaamd of Alias.", known)
    for text in ("Védaste zei niets.", "Zij riepen Kigingi.", "Nsengimbaga, dit Kigingi"):
        assert leak_check(text, known), text


@pytest.mark.parametrize(
    "piece", ["naast de", "tegenover het", "rechts van de", "Halverwege", "aan de rand van", "next to the"]
)
def test_a_piece_of_a_place_that_only_says_where_is_no_place(piece):
    """A landmark that stronger findings cut leaves such pieces ("naast de [moskee van Sari Ghar]")."""
    text = "Zij legde het naast haar verklaring, tegenover en rechts; halverwege, aan de rand. She sat next."
    assert not _found(text, Forbidden("plaats", piece, "document"))
    assert _found(f"{piece} Ketelhal", Forbidden("plaats", f"{piece} Ketelhal", "document"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Per Hansson", "Per zei niets."),
        ("Piet de Rond", "Rond verklaarde dat hij daar was."),
        ("Jan Rechts", "j.rechts@mail.nl"),
        ("Jan van Beneden", "de heer van beneden verklaarde"),
    ],
)
def test_a_word_for_where_something_is_may_be_a_name(name, text):
    assert _found(text, Forbidden("naam", name, "registratie: betrokkene"))
