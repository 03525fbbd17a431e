"""The checklist: which law the day of the facts allows, and what cannot be."""

import datetime as dt

import pytest
from tests.unit.ind.aangiften.conftest import TOETS

from grondslag.ind.aangiften import toetslijst

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize("text", ["gisteren", "1987-13", "1987-02-30", "87", "", "1987-6-3"])
def test_a_day_that_is_none_is_refused(text):
    assert "feit_van" in toetslijst.faults({**TOETS, "feit_van": text}, TODAY)


def test_a_fact_in_the_future_and_an_end_before_the_beginning_are_refused():
    assert "feit_tot" in toetslijst.faults({**TOETS, "feit_tot": "2027"}, TODAY)
    assert "feit_tot" in toetslijst.faults({**TOETS, "feit_van": "1989", "feit_tot": "1988"}, TODAY)


@pytest.mark.parametrize(
    ("last", "refused"),
    [("2003-09-30", True), ("2003-10-01", False), ("2003-10", False), ("onbekend", False)],
)
def test_the_wim_does_not_reach_back_before_its_first_day(last, refused):
    asked = {**TOETS, "feit_van": "onbekend", "feit_tot": last, "wet": "wim"}
    assert ("wet" in toetslijst.faults(asked, TODAY)) is refused


@pytest.mark.parametrize(("first", "refused"), [("2003-09-30", False), ("2003-10-01", True)])
def test_the_earlier_acts_end_where_the_wim_begins(first, refused):
    asked = {**TOETS, "feit_van": first, "feit_tot": "2004", "wet": "uwf"}
    assert ("wet" in toetslijst.faults(asked, TODAY)) is refused


def test_facts_across_the_boundary_show_both_laws():
    found = [wet.id for wet in toetslijst.laws_for(["foltering"], "2002", "2005")]
    assert found == ["wim", "uwf"]


def test_common_crimes_stand_under_the_wetboek_van_strafrecht():
    assert [wet.id for wet in toetslijst.laws_for(["levensdelict"], "1999", "1999")] == ["sr"]


def test_everything_may_be_unknown():
    unknown = {
        **TOETS,
        **dict.fromkeys(("feit_van", "feit_tot", "wet", "rechtsmacht", "aanwezig"), "onbekend"),
    }
    assert toetslijst.faults(unknown, TODAY) == {}


def test_no_jurisdiction_stops_unless_somebody_says_why_not():
    without = {**TOETS, "rechtsmacht": "geen"}
    assert "rechtsmacht" in toetslijst.faults(without, TODAY)
    assert toetslijst.faults({**without, "toch": "Het OM vroeg uitdrukkelijk om beoordeling."}, TODAY) == {}


@pytest.mark.parametrize(
    ("born", "fact", "words", "minor"),
    [
        ("1958-03-14", "1986-09-23", "28 jaar", False),
        ("1970-09-24", "1988-09-23", "17 jaar", True),
        ("1970-09-23", "1988-09-23", "18 jaar", False),
        ("1970", "1988", "17 tot 18 jaar", True),
        ("onbekend", "1988", "onbekend", True),
        ("1970", "onbekend", "onbekend", True),
    ],
)
def test_the_age_at_the_first_fact_is_told_as_exactly_as_it_is_known(born, fact, words, minor):
    assert toetslijst.age_then(born, fact, assumed=False) == (words, minor)


def test_an_assumed_date_of_birth_is_said_to_be_one():
    assert "aangenomen" in toetslijst.age_then("1970-01-01", "1988", assumed=True)[0]


def test_every_question_can_be_answered_with_unknown():
    assert all("onbekend" in vraag.antwoorden for vraag in toetslijst.vragen())


@pytest.mark.parametrize(
    ("wet", "fixed"), [("wim", True), ("uwf", False), ("sr", False), ("onbekend", False)]
)
def test_only_the_wim_fixes_the_addressee(wet, fixed):
    assert toetslijst.goes_to_landelijk_parket({**TOETS, "wet": wet}) is fixed


def test_what_the_list_leaves_unknown_is_named():
    assert toetslijst.unknown(TOETS) == ["artikel", "verjaring"]
    assert toetslijst.unknown(TOETS | {"artikel": "art. 3", "verjaring": "nee"}) == []
    assert toetslijst.unknown(TOETS | {"wet": "onbekend"})[0] == "toepasselijke wet"
    assert len(toetslijst.unknown({})) == 4 + len(toetslijst.vragen())
