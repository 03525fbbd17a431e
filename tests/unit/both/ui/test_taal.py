"""Dutch unless the reader switches; the browser's own wish does not count."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from grondslag.both.accounts.rollen import roles_of

ROLE = next(iter(roles_of(settings.ZIJDE)))


def test_dutch_whatever_the_browser_asks(db: None) -> None:
    answer = Client().get("/inloggen/", HTTP_ACCEPT_LANGUAGE="en")
    assert answer["Content-Language"] == "nl"
    assert '<html lang="nl"' in answer.content.decode()


def test_the_switch_is_remembered_and_returns_to_the_page(als: Any) -> None:
    client = als(ROLE)
    answer = client.post("/taal/", {"taal": "en", "terug": "/hulp/?x=1"})
    assert answer["Location"] == "/hulp/?x=1"
    page = client.get("/hulp/")
    assert page["Content-Language"] == "en"
    assert "Keyboard shortcuts" in page.content.decode()
    client.post("/taal/", {"taal": "nl"})
    assert "Sneltoetsen" in client.get("/hulp/").content.decode()


def test_without_javascript_or_session_a_stranger_can_switch(db: None) -> None:
    client = Client()
    assert client.post("/taal/", {"taal": "en", "terug": "/inloggen/"}).status_code == 302
    assert "Log in" in client.get("/inloggen/").content.decode()


@pytest.mark.parametrize("language", ["", "de", "../en", "nl\r\nSet-Cookie: a=b"])
def test_another_language_does_not_exist(language: str, als: Any) -> None:
    assert als(ROLE).post("/taal/", {"taal": language}).status_code == 404


@pytest.mark.parametrize("elsewhere", ["https://elders.example/", "//elders.example", ""])
def test_the_switch_leads_nowhere_else(elsewhere: str, als: Any) -> None:
    assert als(ROLE).post("/taal/", {"taal": "en", "terug": elsewhere})["Location"] == "/"


def test_a_mangled_cookie_means_dutch(db: None) -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "<script>"
    assert client.get("/inloggen/")["Content-Language"] == "nl"
