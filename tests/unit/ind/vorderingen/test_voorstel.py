"""What the machine proposes as kinds: measured on lines that a person labelled, and words that mislead."""

from pathlib import Path

import pytest
import yaml

from grondslag.ind.vorderingen import voorstel

DATA = yaml.safe_load(
    (Path(__file__).parents[3] / "data" / "soorten" / "regels.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("kind", list(DATA["vloer"]))
def test_what_a_person_found_is_proposed_and_little_else(kind):
    found = {"van": 0, "gezien": 0, "ten_onrechte": 0}
    for row in DATA["regels"]:
        there, seen = kind in row.get("soorten", ()), kind in voorstel.in_words(row["tekst"])
        found["van"] += there
        found["gezien"] += there and seen
        found["ten_onrechte"] += seen and not there and kind not in row.get("mag", ())
    floor = DATA["vloer"][kind]
    assert found["van"] == floor["van"]
    assert found["gezien"] >= floor["gezien"]
    assert found["ten_onrechte"] <= floor["ten_onrechte"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hij heeft een voetwond en twee littekens.", "gezondheid"),
        ("He lost his left arm and walks with a limp.", "gezondheid"),
        ("Il porte une cicatrice et il est MALADE.", "gezondheid"),
        ("Aan zijn linkerhand ontbreekt de pink.", "gezondheid"),
        ("She converted to Islam.", "godsdienst"),
        ("Elle est chrétienne.", "godsdienst"),
        ("Hij was lid van de Khalq-partij.", "politiek"),
        ("Il était membre du parti.", "politiek"),
        ("Zij was bestuurslid van de vakbond.", "vakbond"),
        ("Les femmes ont été violées.", "seksueel"),
        ("His fingerprints were taken.", "biometrie"),
        ("Op mijn kaart stond mijn stam.", "ras"),
        ("Mon fils a été tué.", "strafrechtelijk"),
        ("Mijn oom woont er nog.", "derden"),
        ("My uncle still lives there.", "derden"),
        ("Mon frère y habite.", "derden"),
    ],
)
def test_dutch_english_and_french_are_read(text, kind):
    assert kind in voorstel.in_words(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De verklaring is geloofwaardig.", "godsdienst"),
        ("Hij is bij de politie geweest.", "politiek"),
        ("Op 3 maart sprak mevrouw Aarts.", "gezondheid"),
        ("Het was een militaire operatie.", "gezondheid"),
        ("In cold blood, full of violence.", "seksueel"),
        ("La boîte est vide.", "gezondheid"),
    ],
)
def test_a_word_inside_another_word_misleads_nobody(text, kind):
    assert kind not in voorstel.in_words(text)


@pytest.mark.parametrize(
    ("group", "kinds"),
    [
        ("Hutu", ["ras"]),
        ("soennitische", ["godsdienst"]),
        ("Methodist", ["godsdienst"]),
        ("jezidi", ["godsdienst", "ras"]),
    ],
)
def test_the_name_of_a_group_is_of_a_people_a_faith_or_both(group, kinds):
    assert voorstel.kinds_of_group(group) == kinds


def test_the_words_stand_as_the_text_has_them():
    assert voorstel.in_words("Wij zijn Chrétiens,\n  in\n  behandeling.")["godsdienst"] == ["Chrétiens"]


@pytest.mark.django_db
def test_a_name_is_no_kind(maak_zaak, persoon):
    zaak = maak_zaak(persoon("behandelaar"))
    assert "ras" not in voorstel.proposed("Gehoord door: mw. J. Verhoeven-Stam, medewerker HM-2217", zaak)
