"""The page "Mag dit?": one line a ground, what it lacks with its source; it decides and sends nothing."""

import dataclasses
import datetime as dt

import pytest
from django.conf import settings

from grondslag.both import clock
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.gate.decisions import Established, established
from grondslag.both.gate.models import Verzoek
from grondslag.both.inzicht import onderwerpen
from grondslag.both.inzicht.mag_dit import Mag, ways
from grondslag.both.inzicht.toetsvraag import Toetsvraag
from grondslag.both.register.models import Entry
from grondslag.both.wet.selectors import current_register
from grondslag.law import Judgement

pytestmark = pytest.mark.django_db
ZAAK = "5d0c4a52-7a34-4c7e-9d2f-0f6f7b8d1a11"


@pytest.fixture
def way(occasion, ground):
    """The answer of the ground that the invented occasion takes, today or on a day."""

    def ask(day=None):
        found = ways(Toetsvraag(established(occasion, "1"), ""), day or clock.today())
        return next(one for one in found if one.ground.id == ground)

    return ask


def test_with_every_paper_there_the_answer_is_yes(way):
    assert way().mag is Mag.JA
    assert way().zin.startswith("Ja")
    assert way().gebreken == ()


def test_the_one_paper_that_would_open_a_ground_is_named_with_who_gives_it(way, occasion, ground):
    rule = current_register().grounds[ground].rule
    name = next(c.oordeel for c in rule.voorwaarden if not c.oordeel.endswith("lekvrij"))
    occasion.without = {name}
    found = way()
    assert found.mag is Mag.JA_MITS
    assert found.zin.startswith("Ja, mits er één stuk bij komt")
    assert current_register().vocabulary.judgements[name].bewijs in found.zin
    assert [fault.bron for fault in found.gebreken] != [""]


def test_before_its_first_day_a_ground_is_shut_with_the_reason(way):
    found = way(dt.date(1990, 1, 1))
    assert found.mag is Mag.NEE
    assert "1990" in found.zin


def test_every_ground_has_its_line_and_nothing_is_decided_or_sent(occasion):
    found = ways(Toetsvraag(established(occasion, "1"), ""), dt.date(2026, 11, 28))
    assert {one.ground.id for one in found} == set(current_register().grounds)
    assert [kind.objects.count() for kind in (Verzoek, Entry, OutboxMessage)] == [0, 0, 0]


def test_a_fault_in_the_app_shows_as_papers_that_are_not_there(way, occasion, monkeypatch):
    def broken(object_id):
        raise RuntimeError

    monkeypatch.setattr(occasion, "facts", broken)
    assert way().mag is not Mag.JA


def test_who_may_not_know_of_the_object_gets_the_page_of_what_does_not_exist(
    als, roles, occasion, monkeypatch
):
    client = als(roles[0])
    assert client.get("/inzicht/mag-dit/verzonnen/1/").status_code == 200
    assert client.get("/inzicht/mag-dit/bestaat-niet/1/").status_code == 404
    monkeypatch.setattr(occasion, "may_see", lambda user, object_id: False)
    assert client.get("/inzicht/mag-dit/verzonnen/1/").status_code == 404


@pytest.mark.parametrize("day", ["2026-02-30", "9998-01-01", "9999-12-31"])
def test_an_unusable_day_shows_its_fault_and_today(als, roles, occasion, day):
    page = als(roles[0]).get(f"/inzicht/mag-dit/verzonnen/1/?dag={day}").content.decode()
    assert "Mag dit?" in page
    assert "gr-ongeldig" in page


def test_a_ground_of_the_other_side_says_so_and_comes_after_our_own(occasion):
    found = ways(Toetsvraag(established(occasion, "1"), ""), clock.today())
    ours = [settings.ZIJDE in way.ground.rule.van for way in found]
    assert ours == sorted(ours, reverse=True)
    assert all("andere zijde" in way.zin for way in found if settings.ZIJDE not in way.ground.rule.van)


def test_the_page_names_what_it_is_about(als, roles, occasion):
    page = als(roles[0]).get("/inzicht/mag-dit/verzonnen/1/").content.decode()
    assert "Verzonnen aanleiding: stuk 1" in page


def test_papers_that_people_can_give_make_a_yes_on_condition_with_what_comes_first_above(occasion, ground):
    rule = current_register().grounds[ground].rule
    occasion.without = {condition.oordeel for condition in rule.voorwaarden}
    found = ways(Toetsvraag(established(occasion, "1"), ""), clock.today())
    mine = next(way for way in found if way.ground.id == ground)
    assert mine.mag is Mag.JA_MITS
    lacking = len(mine.gebreken)
    assert ("één stuk" if lacking == 1 else str(lacking)) in mine.kop
    order = [list(Mag).index(way.mag) for way in found]
    assert order == sorted(order)


def test_a_ground_for_something_else_is_no_way_however_little_it_lacks(occasion, monkeypatch):
    bundle = occasion.bundle("1")
    monkeypatch.setattr(occasion, "bundle", lambda pk: dataclasses.replace(bundle, kinds=frozenset({"nota"})))
    found = ways(Toetsvraag(established(occasion, "1"), ""), clock.today())
    ours = [way for way in found if settings.ZIJDE in way.ground.rule.van]
    for_this = [way.past for way in ours if way.mag is Mag.NEE]
    others = [way for way in ours if not way.past]
    assert others
    assert all(way.mag is Mag.NEE for way in others)
    shut = [way for way in others if way.kop == "Nee."]
    assert all(way.woorden in [fault.waarom for fault in way.gebreken] for way in shut)
    assert any("niet met dit stuk" in way.kop for way in others)
    assert all("niet met dit stuk" in way.kop for way in others if way not in shut)
    assert all(way.ground.kinds and "nota" not in way.ground.kinds for way in others)
    assert for_this == sorted(for_this, reverse=True)


class _Second:
    """Another thing to ask about, of the same zaak."""

    name, title = "tweede", "Tweede stuk"

    def __init__(self, *, seen=True, url="/tweede/7/"):
        self.seen, self.address = seen, url

    def may_see(self, user, object_id):
        return self.seen

    def of_zaak(self, reference):
        return ["7"] if reference == ZAAK else []

    def url(self, object_id):
        return self.address


@pytest.mark.parametrize(
    ("second", "reference", "found"),
    [
        (_Second(), ZAAK, ["Tweede stuk"]),
        (_Second(seen=False), ZAAK, []),
        (_Second(url="/hier/"), ZAAK, []),
        (_Second(), "", []),
        (_Second(), "zaak-1", []),
    ],
)
def test_what_else_there_is_of_the_zaak_is_named_to_who_may_know(monkeypatch, second, reference, found):
    monkeypatch.setattr(onderwerpen, "_all", lambda: [second])
    assert [each.naam for each in onderwerpen.related(None, reference, "/hier/")] == found


def _paper(role, day):
    return Judgement(role, "papier", "a" * 64, day)


def _vraag(own, judgements, *, until=None, kinds=frozenset({"identificerend"})):
    return Toetsvraag(Established(judgements, kinds, "", until or {}), own)


def test_what_is_established_of_an_object_counts_on_its_own_ground_alone(ground):
    rule = current_register().grounds[ground]
    papers = {c.oordeel: _paper("jurist", dt.date(2026, 11, 1)) for c in rule.rule.voorwaarden}
    papers["zaak_is_1f"] = _paper("behandelaar", dt.date(2026, 11, 1))
    day = dt.date(2026, 11, 28)
    assert _vraag(ground, papers).request(rule, day).judgements.keys() == papers.keys()
    assert _vraag("een-andere", papers).request(rule, day).judgements.keys() == {"zaak_is_1f"}
    assert _vraag("", papers).request(rule, day).judgements.keys() == papers.keys()


def test_every_ground_is_asked_for_all_that_would_leave(ground):
    rule = current_register().grounds[ground]
    kinds = frozenset({"identificerend", "gezondheid"})
    assert _vraag("", {}, kinds=kinds).request(rule, dt.date(2026, 11, 28)).kinds == kinds
    assert _vraag("", {}, kinds=None).request(rule, dt.date(2026, 11, 28)).kinds == rule.kinds


def test_a_term_that_has_run_out_and_a_check_of_the_gate_that_is_made_anew(ground):
    rule, last = current_register().grounds[ground], dt.date(2026, 12, 6)
    with clock.frozen(dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)):
        papers = {
            "vordering_termijn": _paper("vorderingbehandelaar", dt.date(2026, 11, 29)),
            "vordering_staat": _paper("poort", dt.date(2026, 11, 29)),
        }
        asked = _vraag("", papers, until={"vordering_termijn": last})
        on_last = asked.request(rule, last).judgements
        assert on_last["vordering_staat"].date == last
        assert on_last["vordering_termijn"].date == dt.date(2026, 11, 29)
        assert "vordering_termijn" not in asked.request(rule, last + dt.timedelta(days=1)).judgements
        assert asked.request(rule, dt.date(2026, 11, 1)).judgements["vordering_staat"].date > dt.date(
            2026, 11, 1
        )
        assert last + dt.timedelta(days=1) in asked.turns()


def test_for_a_day_that_has_passed_nothing_can_come_to_stand_any_more(occasion, ground):
    rule = current_register().grounds[ground].rule
    occasion.without = {condition.oordeel for condition in rule.voorwaarden}
    yesterday = clock.today() - dt.timedelta(days=1)
    found = ways(Toetsvraag(established(occasion, "1"), ""), yesterday)
    assert {way.mag for way in found} == {Mag.NEE}
    assert any("op die dag lagen" in way.kop for way in found)


def test_a_yes_says_of_every_line_its_source_and_its_paper(way, ground):
    lines = current_register().lines[ground]
    met = way().voldaan
    assert [each.regel for each in met] == [line.id for line in lines]
    assert all(each.bron for each in met)
    papers = [each for each, line in zip(met, lines, strict=True) if line.judgement]
    assert papers
    assert all(each.stuk is not None for each in papers)
    assert not any(each.opnieuw for each in met)


def test_what_the_gate_finds_itself_it_finds_again_on_a_day_to_come(ground):
    rule = current_register().grounds[ground]
    papers = {
        c.oordeel: _paper(rule.vocabulary.judgements[c.oordeel].door, clock.today())
        for c in rule.rule.voorwaarden
    }
    day = clock.today() + dt.timedelta(days=1)
    found = next(
        way for way in ways(_vraag(ground, papers, kinds=rule.kinds), day) if way.ground.id == ground
    )
    again = [each for each in found.voldaan if each.stuk and each.stuk.role == "poort"]
    assert all(each.opnieuw for each in again)
    assert not any(each.opnieuw for each in found.voldaan if each.stuk and each.stuk.role != "poort")


def test_the_page_says_what_would_go_and_asks_for_other_data_when_told(als, roles, occasion):
    page = als(roles[0]).get("/inzicht/mag-dit/verzonnen/1/").content.decode()
    assert "Wat er zou gaan" in page
    assert "Zoals het nu klaarligt" in page
    health = current_register().vocabulary.kinds["gezondheid"].naam
    chosen = als(roles[0]).get("/inzicht/mag-dit/verzonnen/1/", {"soort": ["gezondheid"]}).content.decode()
    assert "Zoals u koos" in chosen
    assert f">{health}</li>" in chosen
    assert "gezondheid&#x27; gaat niet mee" in chosen


def test_a_kind_that_does_not_exist_is_a_fault_and_chooses_nothing(als, roles, occasion):
    page = als(roles[0]).get("/inzicht/mag-dit/verzonnen/1/", {"soort": ["bestaat-niet"]}).content.decode()
    assert "Zoals u koos" not in page
    assert "bestaat-niet" in page


def test_one_may_ask_without_a_zaak_and_nothing_is_there(als, roles):
    page = als(roles[0]).get("/inzicht/mag-dit/", {"soort": ["identificerend"]})
    text = page.content.decode()
    assert page.status_code == 200
    assert "zonder een zaak" in text
    assert [kind.objects.count() for kind in (Verzoek, Entry, OutboxMessage)] == [0, 0, 0]


@pytest.mark.parametrize(("day", "stood"), [(dt.date(2022, 3, 31), True), (dt.date(2022, 4, 1), False)])
def test_a_practice_of_the_past_is_told_on_the_days_on_which_it_stood(day, stood):
    found = ways(_vraag("eigen-beweging-wet", {}), day)
    assert any(way.bestond for way in found) is (stood and settings.ZIJDE == "ind")
    assert all(way.mag is Mag.NEE for way in found if way.ground.rule.gebruik == "historie")


def test_a_ground_that_is_not_in_force_says_so_before_what_it_would_carry():
    found = ways(_vraag("", {}, kinds=frozenset({"gezondheid"})), dt.date(2022, 3, 31))
    table = next(way for way in found if way.ground.id == "overlegtafel")
    assert table.past is False
    assert table.mag is Mag.NEE
    if settings.ZIJDE == "ind":
        assert table.kop == "Nee."
        assert "geldt deze grondslag nog niet" in table.woorden


def test_what_stays_shut_here_is_folded_away_but_on_the_page(als, roles, occasion):
    page = als(roles[0]).get("/inzicht/mag-dit/verzonnen/1/").content.decode()
    folded = page[page.index("die hier dicht") :]
    assert all(ground.rule.naam in page for ground in current_register().grounds.values())
    assert folded.count("<tr>") > 1
