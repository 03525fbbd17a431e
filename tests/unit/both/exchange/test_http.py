"""The one address that the other side reaches: what it takes, what it refuses, and that there is no other."""

import datetime as dt
import uuid

import pytest
from django.test import Client, RequestFactory

from grondslag.both import clock
from grondslag.both.exchange import handlers, listener, views
from grondslag.both.exchange.models import InboxMessage
from grondslag.both.peer import peer
from grondslag.proof import keys, seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def envelope(tmp_path, settings):
    def make(payload: bytes) -> bytes:
        return seal(
            payload,
            message_id=str(uuid.uuid4()),
            kind="proef",
            sender=peer(),
            recipient=settings.ZIJDE,
            entry_seq=1,
            now=clock.now(),
            valid_for=dt.timedelta(days=1),
            signing_key=keys.load_rsa(tmp_path / peer() / "sleutels" / "ondertekening.pem"),
            recipient_key=keys.load_public(settings.DATA / "sleutels" / "publiek.json").versleuteling,
        )

    handlers.register("proef", lambda _incoming: None)
    yield make
    handlers._handlers.pop("proef")


def post(data: bytes, **environ):
    request = RequestFactory().post(
        listener.ADDRESS, data, content_type="application/jose", **{listener.MARK: True, **environ}
    )
    return views.deliver(request)


def test_an_envelope_above_the_limit_of_forms_arrives(envelope):
    sealed = envelope(b'{"a": "' + b"x" * 6 * 2**20 + b'"}')
    assert len(sealed) > 5 * 2**20
    assert post(sealed).status_code == 200
    assert InboxMessage.objects.count() == 1


def test_an_envelope_above_every_limit_is_not_even_opened(monkeypatch):
    monkeypatch.setattr(views, "TOO_LARGE", 1000)
    answer = post(b"x" * 1001)
    assert (answer.status_code, answer.content) == (400, b"geweigerd")


@pytest.mark.parametrize("data", [b"", b"hallo", b"\xff" * 100, b"a.b.c.d.e"])
def test_whatever_is_wrong_the_answer_is_the_same(data):
    answer = post(data)
    assert (answer.status_code, answer.content) == (400, b"geweigerd")


def test_the_site_itself_takes_no_envelope(envelope):
    """A header cannot set the mark: what a client sends comes in under HTTP_."""
    answer = Client().post(
        listener.ADDRESS,
        envelope(b"{}"),
        content_type="application/jose",
        headers={"grondslag.uitwisseling": "1"},
        secure=True,
    )
    assert answer.status_code == 400
    assert not InboxMessage.objects.exists()


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options", "patch"])
def test_nothing_but_a_post_is_taken(method):
    assert getattr(Client(), method)(listener.ADDRESS, secure=True).status_code == 405


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/inloggen/"),
        ("POST", "/"),
        ("GET", listener.ADDRESS),
        ("HEAD", listener.ADDRESS),
        ("POST", listener.ADDRESS.rstrip("/")),
        ("POST", listener.ADDRESS + "x"),
        ("POST", "//uitwisseling/bericht/"),
        ("POST", "/uitwisseling/../uitwisseling/bericht/"),
        ("POST", "/UITWISSELING/BERICHT/"),
    ],
)
def test_the_listener_knows_one_address(monkeypatch, method, path):
    reached = []
    monkeypatch.setattr(
        listener, "application_for", lambda _side: lambda environ, _start: reached.append(environ)
    )
    app = listener.application("ind")
    said = []
    environ = {"PATH_INFO": path, "REQUEST_METHOD": method}
    assert app(environ, lambda status, _headers: said.append(status)) == []
    assert said == ["404 Not Found"]
    assert reached == []
    app({"PATH_INFO": listener.ADDRESS, "REQUEST_METHOD": "POST"}, None)
    assert reached[0][listener.MARK] is True


def test_collecting_asks_for_a_post_a_token_and_the_right_person(als, settings):
    roles = {"ind": "jurist", "om": "officier"}
    client = als(roles[settings.ZIJDE])
    address = f"/uitwisseling/ophalen/{uuid.uuid4()}/"
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    statuses = [
        client.get(address, secure=True).status_code,
        client.head(address, secure=True).status_code,
        strict.post(address, secure=True).status_code,
        client.post(address, secure=True).status_code,
    ]
    allowed = {"ind": [405, 405, 403, 404], "om": [404, 404, 403, 404]}
    assert statuses == allowed[settings.ZIJDE]
