"""The trajectory: nothing is known without a source, and a shift shows what it pulls along."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from grondslag.both import clock
from grondslag.ind.kamer.models import Stand, Toezegging, Trajectstap
from grondslag.ind.kamer.traject import selectors, services, stappen

pytestmark = pytest.mark.django_db
BRON = "verzonnen brief van 1 november 2026"


@pytest.fixture
def jurist(persoon):
    return persoon("jurist")


@pytest.fixture
def leg_vast(jurist):
    def record(stap="consultatie", stand=Stand.GEPLAND, dag="maart 2027", bron=BRON):
        return services.record_stage(user=jurist, stap=stap, stand=stand, dag=dag, stuk="", bron=bron)

    return record


@pytest.fixture
def beloof(jurist):
    def promise(uiterlijk="2026-12-31", gedaan="2026-01-01", tekst="Een overzicht", bron=BRON):
        return services.record_promise(
            user=jurist, tekst=tekst, gedaan=gedaan, bron=bron, uiterlijk=uiterlijk
        )

    return promise


def test_without_anything_recorded_every_stage_is_unknown():
    assert {regel.dag for regel in selectors.stages()} == {"onbekend"}
    assert [regel.stap.id for regel in selectors.stages()][-1] == "inwerkingtreding"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"dag": "ooit"}, "Schrijf een dag"),
        ({"dag": "2027-02-30"}, "Schrijf een dag"),
        ({"bron": "  "}, "Noem de bron"),
        ({"stap": "referendum"}, "kent het traject niet"),
        ({"stand": Stand.GEZET, "dag": "maart 2999"}, "voorbij"),
        ({"stand": Stand.GEZET, "dag": "onbekend"}, "voorbij"),
    ],
)
def test_what_is_no_fact_with_a_source_is_refused(leg_vast, wrong, says):
    with pytest.raises(ValidationError, match=says):
        leg_vast(**wrong)
    assert not Trajectstap.objects.exists()


def test_a_shift_pulls_the_later_planned_stages_along_until_they_are_recorded_anew(leg_vast):
    leg_vast("consultatie", dag="maart 2027")
    leg_vast("raad-van-state", dag="2027-09-01")
    leg_vast("voorbereiding", stand=Stand.GEZET, dag="2025")
    leg_vast("consultatie", dag="mei 2027")
    [moved] = selectors.moved(selectors.stages())
    assert (moved.van, moved.naar) == ("maart 2027", "mei 2027")
    assert [(m.stap.id, m.naar) for m in moved.mee] == [("raad-van-state", dt.date(2027, 11, 1))]
    leg_vast("raad-van-state", dag="2027-10-01")
    assert next(v for v in selectors.moved(selectors.stages()) if v.stap.id == "consultatie").mee == []


def test_days_that_contradict_the_order_are_named(leg_vast):
    leg_vast("tweede-kamer", dag="2027")
    leg_vast("staatsblad", dag="december 2026")
    days = {regel.stap.id: regel.dag for regel in selectors.stages()}
    assert [(a.id, b.id) for a, b in stappen.out_of_order(days)] == [("tweede-kamer", "staatsblad")]


def test_a_promise_is_late_from_the_day_after_its_whole_period(beloof, monkeypatch):
    beloof(uiterlijk="november 2026")
    for day, late in ((dt.date(2026, 11, 30), False), (dt.date(2026, 12, 1), True)):
        monkeypatch.setattr(clock, "today", lambda day=day: day)
        assert [belofte.te_laat for belofte in selectors.promises()] == [late]


def test_a_kept_promise_is_never_late_and_takes_nothing_more(beloof, jurist):
    row = beloof(uiterlijk="2026-02-01")
    services.follow_up(user=jurist, toezegging=row, uiterlijk="maart 2026", bron=BRON)
    services.follow_up(user=jurist, toezegging=row, uiterlijk="", bron=BRON)
    [belofte] = selectors.promises()
    assert belofte.nagekomen
    assert not belofte.te_laat
    with pytest.raises(ValidationError, match="al nagekomen"):
        services.follow_up(user=jurist, toezegging=row, uiterlijk="2027", bron=BRON)


def test_promises_that_wait_come_first_and_unknown_days_last(beloof, jurist):
    kept = beloof(tekst="a", uiterlijk="2026-01-01")
    services.follow_up(user=jurist, toezegging=kept, uiterlijk="", bron=BRON)
    beloof(tekst="b", uiterlijk="onbekend")
    beloof(tekst="c", uiterlijk="2027")
    assert [belofte.toezegging.tekst for belofte in selectors.promises()] == ["c", "b", "a"]


def test_nothing_recorded_is_ever_changed(leg_vast, beloof):
    row, promise = leg_vast(), beloof()
    with pytest.raises(DatabaseError), transaction.atomic():
        Trajectstap.objects.filter(pk=row.pk).update(dag="2028")
    with pytest.raises(DatabaseError), transaction.atomic():
        Toezegging.objects.filter(pk=promise.pk).delete()


def test_the_page_shows_the_stages_and_a_form_records_one(als):
    jurist = als("jurist")
    assert "onbekend" in jurist.get("/kamer/traject/").content.decode()
    sent = {"stand": "gepland", "dag": "ooit", "stuk": "", "bron": BRON}
    assert "Schrijf een dag" in jurist.post("/kamer/traject/stap/advies/", sent).content.decode()
    assert jurist.post("/kamer/traject/stap/advies/", {**sent, "dag": "2027"}).status_code == 302
    assert "2027" in als("beleidsmedewerker").get("/kamer/traject/").content.decode()
    assert jurist.get("/kamer/traject/stap/referendum/").status_code == 404
