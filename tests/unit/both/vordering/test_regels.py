"""A demand against its article: every fault is found, named for its field, and said in one Dutch sentence."""

import datetime as dt
import json
import uuid

import pytest

from grondslag.both.exchange.handlers import UnusableMessage
from grondslag.both.vordering.bericht import Antwoord, Vordering, read, write
from grondslag.both.vordering.regels import artikelen, gebreken, papier_uiterlijk
from grondslag.law import load_register

DAY = dt.date(2026, 11, 24)
NOON = dt.datetime(2026, 11, 24, 11, 0, tzinfo=dt.UTC)
LEAVE = {"instantie": "RC Den Haag", "datum": "2026-11-20", "kenmerk": "RC 26/1", "reikwijdte": "onderdeel 1"}


def payload(**changes):
    plain = {
        "soort": "vordering",
        "versie": 1,
        "referentie": str(uuid.UUID(int=7)),
        "artikel": "126nd",
        "functie": "officier van justitie",
        "persoon": {"naam": "Jan Verzonnen"},
        "gegevens": ["de beschikking van 2012"],
        "termijn": "2026-12-08",
        "wijze": "verzegeld bericht",
        "titel": "Artikel 126nd, eerste lid, Sv",
        "mondeling": False,
        "gedaan": None,
        "machtiging": None,
    }
    return {**plain, **changes}


def parts(**changes):
    return {(one.toets, one.veld) for one in gebreken(read(Vordering, payload(**changes)), DAY)}


def test_a_demand_in_order_has_no_faults():
    assert parts() == set()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"functie": "opsporingsambtenaar"}, {("functie", "functie")}),
        ({"titel": "Artikel 126nc Sv"}, {("titel", "titel")}),
        ({"termijn": "2026-11-23"}, {("termijn", "termijn")}),
        ({"artikel": "126nf", "titel": "Artikel 126nf Sv"}, {("machtiging", "machtiging_instantie")}),
        (
            {"artikel": "126nf", "titel": "126nf", "machtiging": {**LEAVE, "datum": "2026-11-25"}},
            {("machtiging", "machtiging_datum")},
        ),
        ({"mondeling": True}, {("vorm", "gedaan")}),
        ({"mondeling": True, "gedaan": "2026-11-25T10:00:00+01:00"}, {("vorm", "gedaan")}),
        ({"mondeling": True, "gedaan": "2026-11-20T10:00:00+01:00"}, {("vorm", "gedaan")}),
    ],
)
def test_each_fault_is_found_by_itself(changes, expected):
    assert parts(**changes) == expected


def test_an_oral_demand_for_sensitive_data_without_leave_is_a_fault_whatever_the_urgency():
    found = parts(artikel="126nf", titel="126nf", mondeling=True, gedaan=NOON.isoformat())
    assert found == {("machtiging", "machtiging_instantie")}


def test_the_last_day_of_the_term_and_of_the_paper_still_count():
    assert parts(termijn="2026-11-24", mondeling=True, gedaan="2026-11-21T10:00:00+01:00") == set()


def test_an_opsporingsambtenaar_may_ask_identifying_data():
    assert parts(artikel="126nc", titel="Artikel 126nc Sv", functie="opsporingsambtenaar") == set()


def test_the_paper_is_counted_in_dutch_days():
    late = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)  # half past midnight on the 25th in Amsterdam
    assert papier_uiterlijk(late) == dt.date(2026, 11, 28)


@pytest.mark.parametrize(
    "changes",
    [
        {"titel": " "},
        {"gegevens": []},
        {"gegevens": [""]},
        {"persoon": {}},
        {"persoon": {"geboren": "1957"}},
        {"artikel": "126ng"},
        {"functie": "agent"},
        {"termijn": "2026-02-30"},
        {"verdenking": "een feit"},
        {"soort": "antwoord"},
        {"versie": 2},
        {"mondeling": "ja"},
        {"gegevens": "alles"},
        {"referentie": "7"},
        {"gedaan": "2026-11-24T10:00:00"},
        {"machtiging": {**LEAVE, "kenmerk": ""}},
    ],
)
def test_a_message_of_another_form_is_unusable(changes):
    with pytest.raises(UnusableMessage, match="onderdeel"):
        read(Vordering, payload(**changes))


@pytest.mark.parametrize("missing", ["titel", "gegevens", "persoon", "termijn", "artikel", "referentie"])
def test_a_message_that_lacks_a_part_is_unusable(missing):
    cut = payload()
    del cut[missing]
    with pytest.raises(UnusableMessage):
        read(Vordering, cut)


def test_an_answer_needs_at_least_one_item():
    with pytest.raises(UnusableMessage):
        read(Antwoord, {"vordering": str(uuid.UUID(int=7)), "onderdelen": [], "kenmerk": "A-1"})


def test_what_is_written_reads_back_the_same():
    demand = read(Vordering, payload(mondeling=True, gedaan=NOON.isoformat()))
    assert read(Vordering, json.loads(write(demand))) == demand


def test_every_article_has_a_ground_that_asks_for_leave_exactly_where_the_article_does():
    register = load_register(signatures=None, demo=True)
    for article in artikelen().values():
        conditions = {one.oordeel for one in register.grounds[article.grondslag].rule.voorwaarden}
        assert ("machtiging_rc" in conditions) == article.machtiging
