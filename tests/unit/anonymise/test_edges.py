"""What announces a name or a number goes with it, as do an article and the other half of a word."""

import pytest

from grondslag.anonymise import findings
from grondslag.anonymise.edges import bare


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Zij sprak met mr. Wiersinga-Bol op kantoor.", "mr. Wiersinga-Bol"),
        ("De arts is prof. dr. A. Zwartendijk uit Leiden.", "prof. dr. A. Zwartendijk"),
        ("Tolk: Mw. Ferchichi was aanwezig.", "Mw. Ferchichi"),
        ("The doctor was Dr. Chelvarajan of the hospital.", "Dr. Chelvarajan"),
        ("Gisteren zag ik mevrouw Tiehi op de markt.", "mevrouw Tiehi"),
        ("Het gehoor van de heer Ferchichi duurde lang.", "de heer Ferchichi"),
        ("Elle est suivie par le docteur Yrjölä depuis mai.", "le docteur Yrjölä"),
        ("Vertaald door tolk Gahungu, in Utrecht.", "tolk Gahungu"),
        ("In de keuken stond Chisty-sir te wachten.", "Chisty-sir"),
        ("Vertaald door tolk 2217-P, in Utrecht.", "tolk 2217-P"),
    ],
)
def test_what_announces_a_name_or_number_is_part_of_the_finding(text, whole):
    assert whole in {text[each.start : each.end] for each in findings(text) if each.action == "masker"}


def test_a_form_of_address_without_a_name_stays():
    text = "De mr. in de rechten zweeg, prof. zijn is een vak, en de tolk kende de chef en mevrouw niet."
    assert not [each for each in findings(text) if each.action != "behoud"]


def test_two_names_side_by_side_do_not_overlap():
    text = "Aanwezig: mr. Wiersinga en dr. Zwartendijk."
    found = [text[each.start : each.end] for each in findings(text) if each.action == "masker"]
    assert found == ["mr. Wiersinga", "dr. Zwartendijk"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ik vertrok in de zomer van 2013 uit de stad.", "de zomer van 2013"),
        ("Fait à Lyon, le 19 mai 2016, par écrit.", "le 19 mai 2016"),
        ("He was released on the 9th of May 2011.", "the 9th of May 2011"),
    ],
)
def test_the_article_of_a_date_is_part_of_it(text, whole):
    assert whole in {text[each.start : each.end] for each in findings(text)}


def test_the_article_before_a_name_in_capitals_stays():
    text = "Hij woonde in de Wardakvallei bij Sayedabad."
    assert text.index("de ") not in {each.start for each in findings(text)}


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("mevrouw S. Verbruggen", "S. Verbruggen"),
        ("de heer Ferchichi", "Ferchichi"),
        ("mevrouw", ""),
        ("mr. Wiersinga", "mr. Wiersinga"),
        ("Herrema", "Herrema"),
    ],
)
def test_a_name_without_what_announces_it(found, name):
    assert bare(found) == name
