"""Days are Dutch days, imprecise dates are read against the disclosure, impossible ones refused."""

from datetime import UTC, date, datetime

import pytest

from grondslag.law import amsterdam_day
from grondslag.law.days import Period, in_words, parse_day, parse_moment, parse_period
from grondslag.law.schema import Event
from grondslag.law.window import first_day, last_day

LAW_DAY = date(2027, 1, 1)


@pytest.mark.parametrize(
    "text", ["", "gisteren", "2022-02-30", "31 april", "april", "Apr 2022", "0001", "99999", "april 0022"]
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError):
        parse_period(text)


def test_an_imprecise_period_is_all_of_its_days():
    assert parse_period("april 2022") == Period(date(2022, 4, 1), date(2022, 4, 30))
    assert parse_period("februari 2024") == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert parse_period("december 2022").last == date(2022, 12, 31)
    assert parse_period("1997") == Period(date(1997, 1, 1), date(1997, 12, 31))


def test_an_imprecise_date_opens_as_late_and_shuts_as_early_as_it_can():
    assert first_day("april 2022", {}) == date(2022, 4, 30)
    assert last_day("april 2022", {}) == date(2022, 3, 31)


def test_what_hangs_on_an_event_follows_it():
    boundary, known = Event(gebeurtenis="wet"), {"wet": LAW_DAY}
    assert first_day(boundary, known) == LAW_DAY
    assert last_day(boundary, known) == date(2026, 12, 31)
    assert first_day(boundary, {"wet": "nog_niet"}) is None
    assert last_day(boundary, {"wet": "nog_niet"}) == date.max


@pytest.mark.parametrize(
    "events", [{}, {"wet": None}, {"wet": "2027-01-01"}, {"wet": datetime(2027, 1, 1, tzinfo=UTC)}]
)
def test_an_event_of_which_the_state_is_unknown_shuts_both_ends(events):
    assert first_day(Event(gebeurtenis="wet"), events) is None
    assert last_day(Event(gebeurtenis="wet"), events) is None


def test_an_event_at_the_end_of_the_calendar_shuts():
    assert first_day(Event(gebeurtenis="wet", dagen=1), {"wet": date.max}) is None
    assert last_day(Event(gebeurtenis="wet"), {"wet": date.min}) is None


@pytest.mark.parametrize(
    "text",
    [
        None,
        20220401,
        "20220401",
        "2022-4-1",
        "2022-02-30",
        "2022-04-01T00:00:00Z",
        "2022-W13-5",
        "２０２２-04-01",
    ],
)
def test_a_day_is_written_one_way(text):
    with pytest.raises(ValueError):
        parse_day(text)


@pytest.mark.parametrize(
    "text",
    [None, "2026-12-31T23:30:00", "2026-12-31 23:30:00Z", "2026-12-31T24:30:00Z", "2026-02-30T12:00:00Z",
     "9999-12-31T23:59:59Z", "2026-12-31T23:30:00+25:00", "2026-12-31"],
)  # fmt: skip
def test_a_moment_has_a_zone_and_exists(text):
    with pytest.raises(ValueError):
        parse_moment(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-31T22:59:59Z", date(2026, 12, 31)),
        ("2026-12-31T23:00:00Z", date(2027, 1, 1)),
        ("2022-03-31T21:59:59Z", date(2022, 3, 31)),
        ("2022-03-31T22:00:00Z", date(2022, 4, 1)),
        ("2026-12-31T23:59:59+01:00", date(2026, 12, 31)),
        ("2026-12-31t23:00:00.123z", date(2027, 1, 1)),
        ("2026-03-29T00:30:00Z", date(2026, 3, 29)),
    ],
)
def test_a_moment_falls_on_the_day_in_amsterdam_in_winter_and_in_summer(text, day):
    assert parse_moment(text) == day


def test_a_moment_without_a_zone_has_no_day():
    with pytest.raises(ValueError, match="tijdzone"):
        amsterdam_day(datetime(2026, 1, 1))  # noqa: DTZ001 - the fault that is tested


def test_a_day_reads_as_dutch():
    assert in_words(date(2022, 4, 1)) == "1 april 2022"
