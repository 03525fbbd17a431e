"""Silence looks the same: nobody but its named handlers can tell that there is a demand."""

import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import Http404
from django.urls import get_resolver

from grondslag.both.exchange.handlers import UnusableMessage
from grondslag.both.gate.selectors import latest_of, requests_for, to_sign
from grondslag.both.gate.services import GateError, request_release, sign
from grondslag.both.ui import taken as start_page
from grondslag.ind.vorderingen import selectors, services
from grondslag.ind.vorderingen.models import Vordering

from .conftest import arrive, incoming, payload, receive_demand, receive_withdrawal, withdraw

pytestmark = pytest.mark.django_db
PAGES = (
    "",
    "vorm/",
    "verlengen/",
    "zaak/",
    "onderdelen/",
    "documenten/1/",
    "labels/",
    "omvang/",
    "beslissen/",
)
PAGES += ("brief/", "verslag/")
ACTS = ("poort/", "onderdelen/1/verwijderen/", "vorm/", "zaak/", "omvang/")


def test_what_came_in_is_sealed(db):
    arrive()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Vordering._meta.db_table}")  # noqa: S608 - our own table
        row = cursor.fetchone()
    sealed = b"".join(bytes(value) for value in row if isinstance(value, bytes))
    assert b"Rahimi" not in sealed
    assert not any("Rahimi" in str(value) for value in row if not isinstance(value, bytes))


def test_before_it_is_taken_a_handler_sees_a_number_and_nothing_more(people, als):
    vordering = arrive()
    client = als(people.opsteller)
    page = client.get("/vorderingen/").content.decode()
    assert "Er wacht 1 vordering" in page
    assert "126nd" not in page
    assert str(vordering.pk) not in page
    assert client.get(f"/vorderingen/{vordering.pk}/").status_code == 404
    assert client.get("/").content.decode().count("Vordering toe te wijzen") == 1


@pytest.mark.parametrize(
    "role", ["jurist", "behandelaar", "coordinator", "privacyadviseur", "fg", "afdelingshoofd"]
)
def test_nobody_else_is_told_that_one_waits(als, role):
    client = als(role)
    before = client.get("/").content
    arrive()
    assert strip(client.get("/").content) == strip(before)
    assert all(
        "ordering" not in str(task.titel) or not task.aantal for task in start_page.tasks_for(client.user)
    )


def strip(page: bytes) -> bytes:
    """Leave the tokens out that differ on every answer."""
    return b"\n".join(
        line for line in page.splitlines() if b"csrf" not in line.lower() and b"nonce" not in line
    )


@pytest.mark.parametrize("who", ["vreemde", "unnamed jurist"])
def test_a_stranger_gets_on_every_page_what_an_unknown_number_gets(chosen, people, als, persoon, who):
    vordering = chosen()
    client = als(people.vreemde if who == "vreemde" else persoon("jurist"))
    for page in PAGES:
        real, unknown = (client.get(f"/vorderingen/{pk}/{page}") for pk in (vordering.pk, uuid.uuid4()))
        assert real.status_code == unknown.status_code == 404
        assert strip(real.content) == strip(unknown.content)
    for page in ACTS:
        assert client.post(f"/vorderingen/{vordering.pk}/{page}").status_code == 404


def test_every_page_of_a_demand_is_in_that_test():
    routes = get_resolver("grondslag.ind.vorderingen.urls").url_patterns
    tails = {
        str(route.pattern).removeprefix("<uuid:pk>/") for route in routes if "<uuid:pk>" in str(route.pattern)
    }
    plain = {tail.replace("<int:document>", "1").replace("<int:onderdeel>", "1") for tail in tails}
    assert plain == {*PAGES, *ACTS}


def test_the_gate_shows_a_request_to_the_named_handlers_only(ready, ask, people, als):
    asked = ask(ready())
    assert asked.state == "getoetst"
    assert requests_for(people.vreemde) == []
    assert to_sign(people.vreemde) == []
    assert len(to_sign(people.ondertekenaar)) == len(to_sign(people.jurist)) == 1
    assert als(people.vreemde).get(f"/poort/verzoek/{asked.pk}/").status_code == 404
    with pytest.raises(GateError, match="een andere rol"):
        sign(request=asked, person=people.vreemde, rol="jurist")
    with pytest.raises(GateError):
        request_release(
            occasion="antwoord",
            object_id=asked.object_id,
            ground="vordering-126nd",
            requester=people.vreemde,
        )


def test_only_the_drafter_works_on_the_answer_and_only_the_jurist_judges(chosen, people, als):
    vordering = chosen()
    for person in (people.ondertekenaar, people.jurist):
        client = als(person)
        assert client.get(f"/vorderingen/{vordering.pk}/").status_code == 200
        for page in ("vorm/", "zaak/", "onderdelen/", "labels/", "beslissen/", "brief/"):
            assert client.get(f"/vorderingen/{vordering.pk}/{page}").status_code == 404
    assert als(people.opsteller).post(f"/vorderingen/{vordering.pk}/omvang/").status_code == 404
    with pytest.raises(Http404):
        selectors.vordering_for(people.jurist, vordering.pk, "opsteller")


def test_every_link_on_the_page_of_a_demand_opens_for_who_sees_it(chosen, people, als):
    page = f"/vorderingen/{chosen().pk}/"
    for person in (people.opsteller, people.ondertekenaar, people.jurist):
        client = als(person)
        links = set(re.findall(rf'href="({page}[^"]*)"', client.get(page).content.decode()))
        assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_first_who_takes_it_has_it(people):
    vordering = arrive()
    three = {"ondertekenaar": people.ondertekenaar, "jurist": people.jurist}
    assert services.take_oldest(user=people.opsteller, **three) == vordering
    with pytest.raises(ValidationError, match="wacht geen vordering meer"):
        services.take_oldest(user=people.vreemde, **three)


@pytest.mark.parametrize(
    ("who", "ondertekenaar", "jurist"),
    [
        ("opsteller", "opsteller", "jurist"),
        ("opsteller", "ondertekenaar", "opsteller"),
        ("opsteller", "vreemde", "vreemde"),
        ("opsteller", "jurist", "ondertekenaar"),
        ("jurist", "ondertekenaar", "vreemde"),
    ],
)
def test_three_different_people_in_their_roles_handle_a_demand(people, who, ondertekenaar, jurist):
    arrive()
    with pytest.raises(ValidationError):
        services.take_oldest(
            user=getattr(people, who),
            ondertekenaar=getattr(people, ondertekenaar),
            jurist=getattr(people, jurist),
        )
    assert selectors.waiting().count() == 1


def test_the_zaak_of_somebody_else_and_no_zaak_at_all_get_the_same_answer(taken, maak_zaak, people):
    other = maak_zaak(None)
    vordering = taken(persoon={"naam": "Iemand Anders"})
    answers = set()
    for number in (other.gegevens["vnummer"], "9999999999"):
        with pytest.raises(ValidationError) as refused:
            services.tie_zaak(user=people.opsteller, vordering=vordering, vnummer=number)
        answers.add(refused.value.messages[0])
    assert len(answers) == 1
    assert vordering.zaak is None


@pytest.mark.parametrize(
    ("persoon_", "ties"),
    [
        ({"naam": "RAHIMI, K."}, True),
        ({"naam": "Karîm Rahimi", "geboren": "12 mei 1984"}, True),
        ({"naam": "Karim Rahimi", "geboren": "1990"}, False),
        ({"naam": "Daoud al- Saberi"}, False),
        ({"nummer": "{vnummer}"}, True),
        ({"aanduiding": "de man die bij het loket Rahimi heette"}, True),
        ({"aanduiding": "de man bij het loket"}, False),
    ],
)
def test_a_zaak_is_tied_when_it_is_about_the_person_whom_the_demand_designates(
    taken, zaak, people, persoon_, ties
):
    number = zaak.gegevens["vnummer"]
    vordering = taken(persoon={key: value.format(vnummer=number) for key, value in persoon_.items()})
    try:
        services.tie_zaak(user=people.opsteller, vordering=vordering, vnummer=number)
    except ValidationError:
        assert not ties
    assert (vordering.zaak == zaak) == ties


def test_the_zaak_itself_shows_nothing_of_it(ready, release, zaak, als, voeg_toe):
    client = als(zaak.behandelaar)
    voeg_toe(zaak, "ander.txt", "Een ander document.")
    before = strip(client.get(f"/zaken/{zaak.pk}/").content)
    release(ready())
    assert strip(client.get(f"/zaken/{zaak.pk}/").content) == before


@pytest.mark.parametrize("changes", [{"titel": ""}, {"gegevens": []}, {"artikel": "126n"}, {"extra": "x"}])
def test_an_unusable_demand_has_no_effect(db, changes):
    with pytest.raises(UnusableMessage):
        receive_demand(incoming(payload(**changes)))
    assert not Vordering.objects.exists()


def test_a_reference_used_twice_changes_nothing(db):
    vordering = arrive()
    with pytest.raises(UnusableMessage, match="eerder een andere"):
        receive_demand(incoming(payload(referentie=str(vordering.referentie))))
    assert Vordering.objects.count() == 1


def test_a_withdrawal_of_an_unknown_demand_has_no_effect(db):
    message = {"soort": "vordering-ingetrokken", "versie": 1, "referentie": str(uuid.uuid4())}
    with pytest.raises(UnusableMessage):
        receive_withdrawal(incoming(message))


def test_a_demand_that_is_withdrawn_before_it_is_taken_is_nobodys_task(people):
    withdraw(arrive())
    assert selectors.waiting().count() == 0
    assert latest_of("antwoord", "x") is None


def test_whether_the_answer_may_leave_is_one_click_away_for_its_handlers_only(chosen, people, als, persoon):
    vordering = chosen()
    where = f"/inzicht/mag-dit/antwoord/{vordering.pk}/"
    for person in (people.opsteller, people.ondertekenaar, people.jurist):
        assert f'href="{where}"' in als(person).get(f"/vorderingen/{vordering.pk}/").content.decode()
        assert als(person).get(where).status_code == 200
    assert als(persoon("jurist")).get(where).status_code == 404
