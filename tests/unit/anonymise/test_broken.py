"""A registered name or number is found however a line end, a hand or a scan breaks it."""

import pytest

from grondslag.anonymise import Zaak, findings

ZAAK = Zaak.from_json(
    {
        "vnummer": "2731904418",
        "bsn": "123456782",
        "personen": [
            {"rol": "betrokkene", "naam": "Drago Comandante Danilovic"},
            {"rol": "broer", "naam": "Tesfalem Woldu"},
        ],
    }
)


def _covered(text, piece):
    at = text.index(piece)
    found = [each for each in findings(text, ZAAK) if each.action != "behoud"]
    return all(
        any(each.start <= place < each.end for each in found)
        for place in range(at, at + len(piece))
        if text[place].isalnum()
    )


@pytest.mark.parametrize(
    "piece",
    [
        "Dra\ngo",
        "Dra go",
        "Dani \n lovic",
        "Tesfa  lem",
        "Wo|du",
        "Comand@nte",
        "D@nilovic",
        "Tesf@lem Woldu",
        "Tesfalem Wol\ndu",
        "Tesf@lcm Woldu",
        "D-\nrago",
        "Dan|lovic",
        "Tesfale  m Woldu",
        "D r a g o",
        "W o l d u   T e s f a l e m",
        "273190-\n4418",
        "2731 90 4418",
        "273.190.4418",
        "1234-\n56782",
        "1234 56782",
    ],
)
def test_what_is_broken_is_found_whole(piece):
    assert _covered(f"Toen kwam {piece} naar het dorp.", piece)


@pytest.mark.parametrize(
    "text",
    [
        "Zij dragen dra of go.",
        "Punt a b c d en e.",
        "Er zijn 27 dorpen, 31 scholen en 9044 huizen, 18 in totaal.",
        "De rechter\nstelde vragen.",
        "Rol|Betrokkene\nNaam|Woldu\n",
    ],
)
def test_what_only_looks_broken_stays(text):
    assert [each for each in findings(text, ZAAK) if "gesplitst" in each.reasons[0]] == []
    assert [each for each in findings(text, ZAAK) if "naam, gespatieerd" in each.reasons[0]] == []
    assert [each for each in findings(text, ZAAK) if "gebroken" in each.reasons[0]] == []


def test_a_registered_word_that_is_no_common_one_counts_in_small_letters():
    rare = Zaak.from_json({"personen": [{"rol": "betrokkene", "naam": "Selam Bakker"}]})
    small = findings("Toen zei selam dat de bakker brood bakt.", rare)
    assert [(each.start, each.end) for each in small if each.reasons[0] == "registratie"] == [(9, 14)]


def test_letters_hidden_in_the_name_of_a_public_body_do_not_stay():
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "Drago")
    text = f"Das Bundesamt für Migration {hidden} und Flüchtlinge schreibt."
    at = text.index(hidden)
    assert any(
        each.action != "behoud" and each.start <= at and at + len(hidden) <= each.end
        for each in findings(text, ZAAK)
    )
