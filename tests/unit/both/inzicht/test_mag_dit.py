"""The page "Mag dit?": one line a ground, what it lacks with its source; it decides and sends nothing."""

import datetime as dt

import pytest
from django.conf import settings

from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.gate.models import Verzoek
from grondslag.both.inzicht.mag_dit import ways
from grondslag.both.register.models import Entry
from grondslag.both.wet.selectors import current_register

pytestmark = pytest.mark.django_db


@pytest.fixture
def way(occasion, ground):
    """The answer of the ground that the invented occasion takes, today or on a day."""

    def ask(day=None):
        from grondslag.both import clock

        return next(one for one in ways(occasion, "1", day or clock.today()) if one.ground.id == ground)

    return ask


def test_with_every_paper_there_the_answer_is_yes(way):
    assert way().open
    assert way().zin.startswith("Ja")
    assert way().gebreken == ()


def test_the_one_paper_that_would_open_a_ground_is_named_with_who_gives_it(way, occasion, ground):
    rule = current_register().grounds[ground].rule
    name = next(c.oordeel for c in rule.voorwaarden if not c.oordeel.endswith("lekvrij"))
    occasion.without = {name}
    found = way()
    assert not found.open
    assert found.zin.startswith("Nee, tenzij")
    assert current_register().vocabulary.judgements[name].bewijs in found.zin
    assert [fault.bron for fault in found.gebreken] != [""]


def test_before_its_first_day_a_ground_is_shut_with_the_reason(way):
    found = way(dt.date(1990, 1, 1))
    assert not found.open
    assert "1990" in found.zin


def test_every_ground_has_its_line_and_nothing_is_decided_or_sent(occasion):
    found = ways(occasion, "1", dt.date(2026, 11, 28))
    assert {one.ground.id for one in found} == set(current_register().grounds)
    assert [kind.objects.count() for kind in (Verzoek, Entry, OutboxMessage)] == [0, 0, 0]


def test_a_fault_in_the_app_shows_as_papers_that_are_not_there(way, occasion, monkeypatch):
    def broken(object_id):
        raise RuntimeError

    monkeypatch.setattr(occasion, "facts", broken)
    assert not way().open


def test_who_may_not_know_of_the_object_gets_the_page_of_what_does_not_exist(
    als, roles, occasion, monkeypatch
):
    client = als(roles[0])
    assert client.get("/inzicht/mag-dit/verzonnen/1/").status_code == 200
    assert client.get("/inzicht/mag-dit/bestaat-niet/1/").status_code == 404
    monkeypatch.setattr(occasion, "may_see", lambda user, object_id: False)
    assert client.get("/inzicht/mag-dit/verzonnen/1/").status_code == 404


def test_an_unusable_day_shows_its_fault_and_today(als, roles, occasion):
    page = als(roles[0]).get("/inzicht/mag-dit/verzonnen/1/?dag=2026-02-30").content.decode()
    assert "Mag dit?" in page
    assert "gr-ongeldig" in page


def test_a_ground_of_the_other_side_says_so_and_comes_after_our_own(occasion):
    found = ways(occasion, "1", dt.date(2026, 11, 28))
    ours = [settings.ZIJDE in way.ground.rule.van for way in found]
    assert ours == sorted(ours, reverse=True)
    assert all("andere zijde" in way.zin for way in found if settings.ZIJDE not in way.ground.rule.van)


def test_the_page_names_what_it_is_about(als, roles, occasion):
    page = als(roles[0]).get("/inzicht/mag-dit/verzonnen/1/").content.decode()
    assert "Verzonnen aanleiding: stuk 1" in page
