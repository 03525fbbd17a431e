"""The time line of one object: its spells are what the law says on each day, day by day."""

import dataclasses
import datetime as dt

import pytest
from django.conf import settings

from grondslag.both import clock
from grondslag.both.accounts.toegang import regel
from grondslag.both.gate.decisions import established
from grondslag.both.inzicht.mag_dit import Mag, ways
from grondslag.both.inzicht.toetsvraag import Toetsvraag
from grondslag.both.inzicht.verloop import verloop
from grondslag.both.wet import services as wet
from grondslag.both.wet.selectors import current_register

pytestmark = pytest.mark.django_db


def _row(occasion, name, day=None):
    return next(
        row
        for row in verloop(Toetsvraag(established(occasion, "1"), ""), day or clock.today()).rijen
        if row.ground.id == name
    )


def _holds(period, day):
    return (period.van is None or period.van <= day) and (
        period.tot_en_met is None or day <= period.tot_en_met
    )


def test_with_every_paper_of_today_the_ground_opens_today(occasion, ground):
    row = _row(occasion, ground)
    assert row.open[0].van == clock.today()
    assert row.geldt.van <= clock.today()


def test_it_says_for_every_day_what_the_page_says_for_that_day(occasion, ground, monkeypatch):
    """Papers of several days, one of which grows old: each day of the picture is the answer of that day."""
    real, today = occasion.facts, clock.today()

    kinds = current_register().vocabulary.judgements

    def spread(object_id):
        facts = real(object_id)
        papers = {
            name: paper
            if kinds[name].max_days is not None
            else dataclasses.replace(paper, date=today - dt.timedelta(days=40 - 3 * place))
            for place, (name, paper) in enumerate(facts.judgements.items())
        }
        return dataclasses.replace(facts, judgements=papers)

    monkeypatch.setattr(occasion, "facts", spread)
    row = _row(occasion, ground)
    days = [today + dt.timedelta(days=shift) for shift in range(-45, 45)]
    told = [any(_holds(period, day) for period in row.open) for day in days]
    asked = [
        next(
            way.mag is Mag.JA
            for way in ways(Toetsvraag(established(occasion, "1"), ""), day)
            if way.ground.id == ground
        )
        for day in days
    ]
    assert told == asked
    assert set(told) == {True, False}


def test_a_ground_that_waits_for_the_law_has_no_bar(occasion):
    row = _row(occasion, "eigen-beweging-wet")
    assert (row.geldt, row.open, row.geldt_balk, row.open_balken) == (None, (), None, ())


def test_the_day_of_an_assumed_law_is_shown_as_an_assumption(als, roles, occasion, persoon):
    role = "jurist" if settings.ZIJDE == "ind" else min(regel("wet:invoeren").roles)
    row = wet.enter_law(
        person=persoon(role),
        staatsblad="",
        artikelonderdeel="artikel I",
        dag=dt.date(2035, 1, 1),
        overgangsrecht="Verzonnen zin.",
        soorten={},
        voorwaarden=[],
        aanname=True,
    )
    wet.confirm_law(invoer=row, person=persoon(role))
    assert _row(occasion, "eigen-beweging-wet").aanname
    assert not _row(occasion, "vordering-126nd").aanname
    page = als(roles[0]).get("/inzicht/mag-dit/verzonnen/1/").content.decode()
    assert "van 1 januari 2035 zonder einde <strong>AANNAME</strong>" in " ".join(page.split())


def test_own_initiative_of_the_past_is_in_force_then_and_never_open(occasion):
    row = _row(occasion, "eigen-beweging-oud")
    assert row.geldt.tot_en_met == dt.date(2022, 3, 31)
    assert row.open == ()


def test_every_ground_has_a_row_and_the_day_lies_on_the_picture(occasion):
    for day in (dt.date(1990, 1, 1), clock.today(), dt.date(9000, 1, 1)):
        found = verloop(Toetsvraag(established(occasion, "1"), ""), day)
        assert {row.ground.id for row in found.rijen} == set(current_register().grounds)
        assert found.as_.links <= found.dag_x <= found.as_.rechts


def test_the_page_shows_picture_and_table(als, roles, occasion):
    page = als(roles[0]).get("/inzicht/mag-dit/verzonnen/1/").content.decode()
    assert '<svg viewBox="0 0 720' in page
    assert "op geen enkele dag" in page
