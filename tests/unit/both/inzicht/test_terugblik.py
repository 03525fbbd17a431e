"""Looking back after a corrected date: a list for a human; no record changes, and secrets stay secret."""

import datetime as dt

import pytest
from django.conf import settings

from grondslag.both import clock
from grondslag.both.accounts.toegang import regel
from grondslag.both.gate import exit as door
from grondslag.both.gate.services import request_release, sign
from grondslag.both.inzicht import terugblik
from grondslag.both.register.models import Entry
from grondslag.both.wet import services as wet
from grondslag.both.wet.selectors import register_with

pytestmark = pytest.mark.django_db
READER = {"ind": "privacyadviseur", "om": "officier"}[settings.ZIJDE]
ADDRESS = "/inzicht/terugblik/"


@pytest.fixture
def released(occasion, ground, persoon, roles):
    asker = persoon(roles[0], naam="Wie vraagt")
    request = request_release(occasion="verzonnen", object_id="1", ground=ground, requester=asker)
    for rol in roles:
        request = sign(request=request, person=persoon(rol, naam=f"Tekent als {rol}"), rol=rol)
    return request


@pytest.fixture
def unsigned(monkeypatch):
    """What is known now: no signature stands any more, and so the law permits nothing."""
    register = register_with(None).signed_with({}, demo=True)
    monkeypatch.setattr(terugblik, "current_register", lambda: register)


def test_what_would_come_out_the_same_is_not_listed(released, persoon):
    found = terugblik.looking_back(persoon(READER))
    assert (found.anders, found.bekeken) == ((), 1)


@pytest.mark.usefixtures("unsigned")
def test_what_would_come_out_differently_is_listed_and_stays_what_it_was(released, persoon):
    before = Entry.objects.get(seq=released.entry_id).body
    [found] = terugblik.looking_back(persoon(READER)).anders
    assert (found.entry, found.verzoek, found.was, found.nu) == (released.entry, released, True, False)
    assert [text != "" for _number, text in found.regels] == [True]
    assert Entry.objects.get(seq=released.entry_id).body == before
    assert Entry.objects.count() == 1


@pytest.mark.usefixtures("unsigned")
def test_who_may_not_know_of_a_request_does_not_meet_it(released, persoon, occasion, monkeypatch):
    monkeypatch.setattr(occasion, "may_see", lambda user, object_id: False)
    found = terugblik.looking_back(persoon(READER))
    assert (found.anders, found.bekeken) == ((), 0)


@pytest.mark.usefixtures("unsigned")
def test_what_was_held_at_the_exit_was_a_no_and_stays_one(released, occasion, persoon):
    occasion.without = set(occasion.facts("1").judgements)
    assert door.refuse_exit(released.entry, occasion.data)
    found = terugblik.looking_back(persoon(READER))
    assert found.bekeken == 2
    assert [each.entry.seq for each in found.anders] == [released.entry_id]


@pytest.mark.usefixtures("unsigned")
def test_the_page_names_the_line_and_links_the_request(released, als):
    page = als(READER).get(ADDRESS).content.decode()
    assert f"/poort/verzoek/{released.pk}/" in page
    assert "zouden uitkomen" in page


def test_an_entry_that_does_not_exist_is_not_found(released, als):
    for junk in ("9999999", "x", "²"):
        assert als(READER).get(ADDRESS, {"invoer": junk}).status_code == 404


def test_a_corrected_day_lists_the_table_case_that_left_after_it(released, persoon, als):
    role = "jurist" if settings.ZIJDE == "ind" else min(regel("wet:invoeren").roles)
    first, second = persoon(role, naam="Eerste"), persoon(role, naam="Tweede")
    today = clock.today()
    row = wet.enter_law(
        person=first,
        staatsblad="",
        artikelonderdeel="artikel I",
        dag=today + dt.timedelta(days=30),
        overgangsrecht="Verzonnen zin.",
        soorten={},
        voorwaarden=[],
        aanname=True,
    )
    wet.confirm_law(invoer=row, person=second)
    assert terugblik.looking_back(first).anders == ()
    moved = wet.move_day(person=first, dag=today, staatsblad="", reden="De dag stond verkeerd.")
    assert terugblik.looking_back(first).anders == ()
    would = terugblik.looking_back(first, moved).anders
    wet.confirm_law(invoer=moved, person=second)
    found = terugblik.looking_back(first).anders
    assert found == would
    # The law closes the table of the IND, and no exit of the OM.
    assert [(row.was, row.nu) for row in found] == ([(True, False)] if settings.ZIJDE == "ind" else [])
    assert f"Alsof invoer {moved.pk}" in als(first).get(ADDRESS, {"invoer": moved.pk}).content.decode()
    withdrawn = wet.withdraw_law(person=first, reden="Het gaat toch niet door.")
    assert terugblik.looking_back(first, withdrawn).anders == ()


def test_what_cannot_be_asked_again_is_counted_and_said(released, persoon, als, forget_papers):
    forget_papers()
    found = terugblik.looking_back(persoon(READER))
    assert (found.anders, found.bekeken, found.niet_te_herhalen) == ((), 0, (released.entry_id,))
    assert "niet opnieuw te vragen" in als(READER).get(ADDRESS).content.decode()


@pytest.mark.usefixtures("unsigned")
def test_a_page_opens_its_own_decisions_and_no_others(occasion, ground, persoon, als, monkeypatch):
    monkeypatch.setattr(terugblik, "ON_A_PAGE", 2)
    asker = persoon(READER)
    occasion.ready = False
    for number in range(5):
        request_release(occasion="verzonnen", object_id=str(number), ground=ground, requester=asker)
    opened = []
    real = terugblik.stored_line
    monkeypatch.setattr(terugblik, "stored_line", lambda row: opened.append(row.seq) or real(row))
    assert [terugblik.looking_back(persoon(READER), page=page).bekeken for page in (1, 2, 3)] == [2, 2, 1]
    assert opened == [5, 4, 3, 2, 1]
    page = als(READER).get(ADDRESS).content.decode()
    assert "pagina=2" in page
