"""What every answer carries, error pages included; and what the browser is told to refuse."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from grondslag.both.accounts.rollen import roles_of

ROLE = next(iter(roles_of(settings.ZIJDE)))
WANTED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.fixture
def answers(als: Any) -> dict[str, Any]:
    client, strict = als(ROLE), Client(enforce_csrf_checks=True)
    found = {
        "page": client.get("/"),
        "login": Client().get("/inloggen/"),
        "redirect": Client().get("/"),
        "unknown": client.get("/bestaat/niet/"),
        "csrf": strict.post("/taal/", {"taal": "en"}),
        "bad host": client.get("/", HTTP_HOST="elders.example"),
        "static": client.get("/static/ui/nlds.css"),
    }
    found["static"].close()
    return found


def test_every_answer_carries_the_headers(answers: dict[str, Any]) -> None:
    expected = {
        "page": 200,
        "login": 200,
        "redirect": 302,
        "unknown": 404,
        "csrf": 403,
        "bad host": 400,
        "static": 200,
    }
    assert {name: answer.status_code for name, answer in answers.items()} == expected
    for name, answer in answers.items():
        assert {header: answer.get(header) for header in WANTED} == WANTED, name
        assert "Server" not in answer.headers


def test_the_policy_allows_only_what_is_our_own(answers: dict[str, Any]) -> None:
    for name, answer in answers.items():
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy, name
        assert "unsafe" not in policy
        sources = {word for part in policy.split(";") for word in part.split()[1:]}
        assert sources == {"'self'", "'none'"}


def test_nothing_but_static_files_is_kept_by_a_browser(answers: dict[str, Any]) -> None:
    for name, answer in answers.items():
        assert ("no-store" in answer["Cache-Control"]) is (name != "static"), name


def test_no_page_holds_inline_script_or_style(answers: dict[str, Any]) -> None:
    import re

    for name in ("page", "login", "unknown", "csrf"):
        html = answers[name].content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html), name


def test_the_cookies_are_of_this_side_and_closed(als: Any) -> None:
    answer = als(ROLE).get("/")
    session = answer.cookies[f"grondslag-{settings.ZIJDE}-sessie"]
    assert session["httponly"] is True
    assert session["samesite"] in {"Strict", "Lax"}


def test_an_unknown_page_says_what_to_do_in_dutch(als: Any) -> None:
    text = als(ROLE).get("/bestaat/niet/").content.decode()
    assert "Deze pagina bestaat niet" in text
    assert "Controleer het adres" in text


def test_a_fault_shows_a_page_without_its_words(als: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from grondslag.both.ui import views

    def fail(_: Any) -> list[Any]:
        raise RuntimeError("geheim-van-het-dossier")

    monkeypatch.setattr(views, "tasks_for", fail)
    client = als(ROLE)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Er ging iets mis" in answer.content.decode()
    assert "geheim" not in answer.content.decode()


def test_the_log_of_the_process_holds_the_place_of_a_fault_but_not_its_words() -> None:
    import logging
    import sys

    from grondslag.both.process_log import ContentFreeFormatter

    try:
        int("geheim-van-het-dossier")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "fout", None, sys.exc_info())
    text = ContentFreeFormatter().format(record)
    assert "ValueError" in text
    assert "test_antwoorden.py" in text
    assert "geheim" not in text


def test_an_error_page_in_english_after_the_switch(als: Any) -> None:
    client = als(ROLE)
    client.post("/taal/", {"taal": "en", "terug": "/hulp/"})
    assert 'lang="en"' in client.get("/bestaat/niet/").content.decode()
