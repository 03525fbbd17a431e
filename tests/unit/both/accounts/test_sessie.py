"""A form that comes after the session: not taken in, never lost in silence, and a way back to it."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from grondslag.both import clock
from grondslag.both.accounts.rollen import roles_of

ROLE = next(iter(roles_of(settings.ZIJDE)))
HERE = {
    "HTTP_HOST": "localhost",
    "HTTP_ORIGIN": "http://localhost",
    "HTTP_REFERER": "http://localhost/hulp/?a=1",
}
WORDS = {"feiten": "Een lang verhaal <b>", "csrfmiddlewaretoken": "teken-van-vroeger"}


def test_a_form_after_the_session_shows_what_was_typed_and_the_way_on(db: None) -> None:
    answer = Client().post("/hulp/", WORDS, **HERE)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "U was uitgelogd" in page
    assert "Een lang verhaal &lt;b&gt;" in page
    assert "teken-van-vroeger" not in page
    assert f"{reverse('accounts:inloggen')}?verder=%2Fhulp%2F%3Fa%3D1" in page


@pytest.mark.parametrize("changed", [{"HTTP_ORIGIN": "http://elders.example"}, {"HTTP_ORIGIN": "null"}])
def test_the_words_of_another_site_do_not_appear_on_our_page(db: None, changed: dict[str, str]) -> None:
    for client in (Client(), Client(enforce_csrf_checks=True)):
        page = client.post("/hulp/", WORDS, **{**HERE, **changed}).content.decode()
        assert "Een lang verhaal" not in page


@pytest.mark.parametrize(
    "referer", ["http://elders.example/hulp/", "http://[", "http://localhost//elders.example/"]
)
def test_the_way_back_leads_nowhere_else(db: None, referer: str) -> None:
    page = Client().post("/hulp/", WORDS, **{**HERE, "HTTP_REFERER": referer}).content.decode()
    assert "verder=%2F%2F" not in page
    assert "verder=http" not in page


def test_a_form_with_a_mark_of_before_shows_what_was_typed_and_leads_back(als: Any) -> None:
    signed_in = als(ROLE)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in.cookies
    answer = strict.post("/hulp/", WORDS, **HERE)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Een lang verhaal &lt;b&gt;" in page
    assert 'href="/hulp/?a=1"' in page


def test_a_password_is_never_shown_back(db: None) -> None:
    data = {"username": "jansen", "password": "heel-geheim-wachtwoord"}
    page = Client(enforce_csrf_checks=True).post("/inloggen/", data, **HERE).content.decode()
    assert "heel-geheim-wachtwoord" not in page
    assert "jansen" not in page


def test_a_part_of_a_page_sends_the_whole_page_to_the_login(db: None) -> None:
    answer = Client().post("/hulp/", WORDS, **HERE, HTTP_HX_REQUEST="true")
    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith(reverse("accounts:inloggen"))


def test_the_session_says_how_long_it_lives_and_never_longer_than_a_working_day(als: Any) -> None:
    client = als(ROLE)
    whole = client.get("/sessie/").json()
    assert settings.SESSION_COOKIE_AGE - 5 <= whole["seconden"] <= settings.SESSION_COOKIE_AGE
    assert whole["teken"]
    session = client.session
    session["begonnen_op"] = clock.now().timestamp() - 8 * 60 * 60 + 60
    session.save()
    assert 0 < client.get("/sessie/").json()["seconden"] <= 60
    assert Client().get("/sessie/").status_code == 302
