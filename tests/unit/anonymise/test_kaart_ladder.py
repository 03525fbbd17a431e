"""The ladders of the card are trees with one top, and a broken data file is refused."""

import copy

import pytest
import yaml
from pydantic import ValidationError

from grondslag.anonymise.kaart import KaartSchema, find_land, kaart_schema
from grondslag.anonymise.kaart.ladder import DATA
from grondslag.anonymise.kaart.landen import landen


@pytest.fixture
def plain():
    return yaml.safe_load((DATA / "kaart.yaml").read_text(encoding="utf-8"))


def _role(plain):
    return next(field for field in plain["velden"] if field["id"] == "rolklasse")


def test_a_value_that_stands_twice_is_refused(plain):
    _role(plain)["waarden"].append(copy.deepcopy(_role(plain)["waarden"][0]))
    with pytest.raises(ValidationError, match="tweemaal"):
        KaartSchema.model_validate(plain)


def test_a_rung_that_leads_nowhere_is_refused(plain):
    _role(plain)["waarden"][0]["grover"] = "bestaat_niet"
    with pytest.raises(ValidationError, match="verwijst naar bestaat_niet"):
        KaartSchema.model_validate(plain)


def test_a_ladder_that_runs_round_is_refused(plain):
    values = {value["id"]: value for value in _role(plain)["waarden"]}
    values["niet_leidend"]["grover"] = "uitvoerend"
    with pytest.raises(ValidationError, match="loopt rond"):
        KaartSchema.model_validate(plain)


def test_a_counted_field_with_two_tops_is_refused(plain):
    del _role(plain)["waarden"][0]["grover"]
    with pytest.raises(ValidationError, match="precies één top"):
        KaartSchema.model_validate(plain)


def test_an_unknown_key_is_refused(plain):
    _role(plain)["kleur"] = "blauw"
    with pytest.raises(ValidationError, match="kleur"):
        KaartSchema.model_validate(plain)


def test_every_value_has_words_in_two_languages():
    for field in kaart_schema().velden:
        assert all(value.label.strip() and value.label_en.strip() for value in field.waarden)
        labels = [value.label for value in field.waarden]
        assert len(set(labels)) == len(labels)


def test_every_counted_value_climbs_to_the_top():
    for field in kaart_schema().counted:
        assert {field.chain(value.id)[-1] for value in field.waarden} == {field.top}


def test_no_label_says_verdachte_or_dader():
    words = " ".join(value.label for field in kaart_schema().velden for value in field.waarden).lower()
    assert "verdachte" not in words
    assert "dader" not in words


def test_common_is_the_finest_value_over_all():
    field = kaart_schema().field("periode")
    assert field.common(["1990-1994", "1995-1999"]) == "1990-1999"
    assert field.common(["1975-1979", "1990-1994"]) == "voor_2000"
    assert field.common(["1995-1999", "2000-2004"]) == field.top
    assert field.common([]) == field.top


def test_raised_stops_at_the_top():
    field = kaart_schema().field("regio")
    assert field.raised({"midden_oosten"}, 1) == {"azie"}
    assert field.raised({"midden_oosten"}, 9) == {field.top}


def test_no_country_code_stands_twice_and_every_region_has_a_country():
    codes = [code for land in landen() for code in (land.iso2, land.iso3)]
    assert len(set(codes)) == len(codes)
    field = kaart_schema().field("regio")
    finest = {value.id for value in field.waarden if field.height(value.id) == 0}
    assert {land.regio for land in landen()} == finest


@pytest.mark.parametrize("name", ["SY", "syr", "Syrië", "syrie", "Syrische", "Syriërs"])
def test_a_country_is_found_by_code_name_and_adjective(name):
    assert find_land(name).iso2 == "SY"


@pytest.mark.parametrize("name", ["", "Atlantis", "S", "Syr ië"])
def test_an_unknown_country_is_none(name):
    assert find_land(name) is None
