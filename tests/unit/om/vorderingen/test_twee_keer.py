"""A form about a demand that is sent twice does one thing, and the second of two tabs overwrites nothing."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from grondslag.both import clock
from grondslag.both.gate.services import GateError, request_release
from grondslag.om.vorderingen import selectors, services

pytestmark = pytest.mark.django_db


def typed(people, **changes) -> dict[str, str]:
    """A new demand as the form sends it."""
    values = {
        "artikel": "126nd",
        "functie": "officier van justitie",
        "titel": "Artikel 126nd, eerste lid, Sv",
        "verdenking": "Verdenking van een verzonnen misdrijf.",
        "naam": "Jan Verzonnen",
        "gegevens": "de beschikking",
        "termijn": (clock.today() + dt.timedelta(days=14)).isoformat(),
        "wijze": "verzegeld bericht",
        "officier": str(people["officier"].pk),
        "parketsecretaris": str(people["parketsecretaris"].pk),
    }
    return {**values, **changes}


def hidden(client, page: str) -> dict[str, str]:
    """The hidden fields of the form on a page, without the token."""
    form = client.get(page).context["form"]
    return {field.html_name: str(field.value() or "") for field in form.hidden_fields()}


def test_a_form_that_is_sent_twice_makes_one_demand(people, als):
    client = als(people["officier"])
    values = {**typed(people), **hidden(client, "/vorderingen/nieuw/")}
    first, second = (client.post("/vorderingen/nieuw/", values) for _ in range(2))
    assert first.url == second.url
    assert selectors.Vordering.objects.count() == 1
    other = {**values, **hidden(client, "/vorderingen/nieuw/")}
    client.post("/vorderingen/nieuw/", other)
    assert selectors.Vordering.objects.count() == 2


def test_going_back_and_sending_something_else_shows_what_is_there_and_keeps_what_was_typed(people, als):
    client = als(people["officier"])
    values = {**typed(people), **hidden(client, "/vorderingen/nieuw/")}
    client.post("/vorderingen/nieuw/", values)
    answer = client.post("/vorderingen/nieuw/", {**values, "gegevens": "iets heel anders"})
    page = answer.content.decode()
    assert "iets heel anders" in page
    assert "de beschikking" in page
    assert selectors.Vordering.objects.count() == 1
    vordering = selectors.Vordering.objects.get()
    assert selectors.bericht_of(vordering).gegevens == ["de beschikking"]
    form = answer.context["form"]
    again = {field.html_name: str(field.value() or "") for field in form.hidden_fields()}
    client.post(f"/vorderingen/{vordering.pk}/wijzigen/", {**values, **again, "gegevens": "iets heel anders"})
    vordering.refresh_from_db()
    assert selectors.bericht_of(vordering).gegevens == ["iets heel anders"]


def test_the_reference_of_somebody_elses_demand_touches_nothing(drafted, people, als):
    vordering = drafted()
    client = als(people["vreemde"])
    values = {**typed(people, officier=str(people["vreemde"].pk)), **hidden(client, "/vorderingen/nieuw/")}
    answer = client.post("/vorderingen/nieuw/", {**values, "referentie": str(vordering.pk)})
    assert answer.status_code == 200
    assert b"Jan Verzonnen" in answer.content  # their own words
    assert b"rapport" not in answer.content
    vordering.refresh_from_db()
    assert vordering.opsteller == people["officier"]
    assert selectors.bericht_of(vordering).gegevens[0].startswith("het rapport")


def test_the_second_of_two_tabs_does_not_overwrite_the_first(drafted, people, als):
    vordering = drafted()
    client, page = als(people["officier"]), f"/vorderingen/{vordering.pk}/wijzigen/"
    opened = hidden(client, page)
    client.post(page, {**typed(people), **opened, "wijze": "tabblad een"})
    answer = client.post(page, {**typed(people), **opened, "wijze": "tabblad twee"})
    shown = answer.content.decode()
    assert "tabblad een" in shown
    assert "tabblad twee" in shown
    vordering.refresh_from_db()
    assert selectors.bericht_of(vordering).wijze == "tabblad een"
    now = {field.html_name: str(field.value() or "") for field in answer.context["form"].hidden_fields()}
    assert client.post(page, {**typed(people), **now, "wijze": "tabblad twee"}).status_code == 302
    vordering.refresh_from_db()
    assert selectors.bericht_of(vordering).wijze == "tabblad twee"


def test_what_was_typed_stays_when_the_gate_was_asked_meanwhile(established, people, als):
    vordering = established()
    client, page = als(people["officier"]), f"/vorderingen/{vordering.pk}/wijzigen/"
    opened = hidden(client, page)
    client.post(f"/vorderingen/{vordering.pk}/verzenden/")
    answer = client.post(page, {**typed(people), **opened, "wijze": "te laat getypt"})
    assert "te laat getypt" in answer.content.decode()
    assert "niet meer te wijzigen" in answer.content.decode()
    assert client.get(page).url == f"/vorderingen/{vordering.pk}/"


@pytest.mark.parametrize("act", ["verzenden", "intrekken"])
def test_asking_the_gate_twice_is_asking_once(established, sent, people, als, act):
    vordering = established() if act == "verzenden" else sent()
    client = als(people["officier"])
    first, second = (client.post(f"/vorderingen/{vordering.pk}/{act}/") for _ in range(2))
    assert first.url == second.url


def test_a_demand_that_left_is_not_asked_of_the_gate_again(sent, people, als):
    vordering = sent()
    with pytest.raises(GateError):
        request_release(
            occasion="vordering",
            object_id=str(vordering.pk),
            ground="om-vordering",
            requester=people["officier"],
        )
    again = als(people["officier"]).post(f"/vorderingen/{vordering.pk}/verzenden/")
    assert again.url.startswith("/poort/verzoek/")


def test_a_concept_is_thrown_away_by_its_maker_after_a_question(drafted, people, als):
    vordering = drafted()
    client, page = als(people["officier"]), f"/vorderingen/{vordering.pk}/verwijderen/"
    assert page in client.get(f"/vorderingen/{vordering.pk}/").content.decode()
    assert client.get(page).status_code == 200
    assert selectors.Vordering.objects.exists()
    assert client.post(page).url == "/vorderingen/"
    assert not selectors.Vordering.objects.exists()


@pytest.fixture
def more_than_a_concept(drafted, established, sent, people):
    """A demand that its officier cannot throw away, by why not."""

    def make(state):
        if state == "other maker":
            return drafted(
                "opsporingsambtenaar",
                artikel="126nc",
                titel="Artikel 126nc Sv",
                functie="opsporingsambtenaar",
            )
        if state != "asked":
            return {"established": established, "sent": sent}[state]()
        vordering = drafted()
        request_release(
            occasion="vordering",
            object_id=str(vordering.pk),
            ground="om-vordering",
            requester=people["officier"],
        )
        return vordering

    return make


@pytest.mark.parametrize("state", ["established", "asked", "sent", "other maker"])
def test_no_other_demand_is_thrown_away(more_than_a_concept, people, als, state):
    vordering = more_than_a_concept(state)
    client, page = als(people["officier"]), f"/vorderingen/{vordering.pk}/verwijderen/"
    assert page not in client.get(f"/vorderingen/{vordering.pk}/").content.decode()
    client.post(page)
    with pytest.raises(ValidationError, match="niet weg te gooien"):
        services.discard(user=people["officier"], vordering=vordering)
    assert selectors.Vordering.objects.exists()
