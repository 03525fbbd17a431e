"""The mailbox shows that something came, not what; own initiative lies sealed for the officier."""

import uuid

import pytest

from grondslag.both import clock
from grondslag.both.exchange.handlers import Incoming, UnusableMessage, handle
from grondslag.both.exchange.models import InboxMessage
from grondslag.om.postvak.models import EigenBeweging

pytestmark = pytest.mark.django_db

MESSAGE = {
    "soort": "eigen-beweging",
    "versie": 1,
    "personen": [{"rol": "betrokkene", "naam": "Karim Rahimi", "aliassen": ["Karimi"]}],
    "geboortedatum": "1984-05-12",
    "nationaliteit": ["Afghaanse"],
}


@pytest.fixture
def stuur():
    def send(**changes):
        handle(Incoming(uuid.uuid4(), "ind", "eigen-beweging", {**MESSAGE, **changes}, clock.now()))

    return send


@pytest.mark.parametrize("changes", [{"versie": 2}, {"extra": 1}, {"personen": "Karim"}])
def test_another_form_has_no_effect(stuur, changes):
    with pytest.raises(UnusableMessage):
        stuur(**changes)
    assert not EigenBeweging.objects.exists()


def test_the_officier_reads_it_and_nobody_else(stuur, als):
    stuur()
    page = f"/postvak/eigen-beweging/{EigenBeweging.objects.get().bericht}/"
    assert "Karim Rahimi" in als("officier").get(page).content.decode()
    assert als("officier").get("/postvak/eigen-beweging/").status_code == 200
    for rol in ("parketsecretaris", "opsporingsambtenaar"):
        assert als(rol).get(page).status_code == 404


def test_the_mailbox_shows_kind_and_moment_without_content(als):
    number = uuid.uuid4()
    InboxMessage.objects.create(
        message_id=number,
        sender="ind",
        kind="casus",
        payload_sha256="ab" * 32,
        receipt={"body": {"moment": "2026-12-10T09:00:00+00:00"}},
        received=clock.now(),
    )
    page = als("parketsecretaris").get("/postvak/").content.decode()
    assert ">Casus<" in page
    assert str(number) in page
    assert als("officier").get("/postvak/").status_code == 404
