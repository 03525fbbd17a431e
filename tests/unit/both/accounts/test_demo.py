"""The login links of the demo: only there, only on this machine, whatever headers a client sends."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from grondslag.both.accounts import demo
from grondslag.both.accounts.models import DemoLink, User
from grondslag.both.accounts.rollen import roles_of
from grondslag.both.accounts.services import issue_demo_link

LOOPBACK = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8001"}


@pytest.fixture
def link(persoon: Any, settings: Any) -> str:
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["*"]
    return f"/demo-inloggen/{issue_demo_link(user=persoon(next(iter(roles_of(settings.ZIJDE)))))}/"


def signed_in(client: Client, **where: str) -> bool:
    return client.get("/", **where).status_code == 200


def test_a_link_signs_in_on_this_machine_and_works_again(link: str) -> None:
    for _ in range(2):
        client = Client()
        assert client.get(link, **LOOPBACK).status_code == 302
        assert signed_in(client, **LOOPBACK)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8001", "[::1]:8001", "[::1]"])
def test_every_loopback_counts(address: str, host: str, link: str) -> None:
    assert Client().get(link, REMOTE_ADDR=address, HTTP_HOST=host).status_code == 302


@pytest.mark.parametrize(
    "where",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "::ffff:192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "localhost"},
        {"REMOTE_ADDR": "192.0.2.7", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": "192.0.2.7", "HTTP_X_REAL_IP": "127.0.0.1"},
        {"REMOTE_ADDR": "192.0.2.7", "HTTP_FORWARDED": "for=127.0.0.1"},
        {"REMOTE_ADDR": "192.0.2.7", "HTTP_CLIENT_IP": "127.0.0.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=127.0.0.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_VIA": "1.1 proxy"},
        {"HTTP_HOST": "grondslag.example"},
        {"HTTP_HOST": "127.0.0.1.example"},
        {"HTTP_HOST": "localhost.example:8001"},
    ],
    ids=str,
)
def test_from_elsewhere_the_link_does_not_exist_and_the_second_factor_stands(
    where: dict[str, str], link: str
) -> None:
    client = Client()
    assert client.get(link, **{**LOOPBACK, **where}).status_code == 404
    assert not signed_in(client, **LOOPBACK)


def test_a_session_carried_elsewhere_is_void_and_cannot_set_up_a_second_factor(link: str) -> None:
    client = Client()
    client.get(link, **LOOPBACK)
    elsewhere = {**LOOPBACK, "REMOTE_ADDR": "192.0.2.7"}
    assert client.get("/tweede-factor/instellen/", **elsewhere)["Location"].startswith("/inloggen/")
    assert not TOTPDevice.objects.exists()
    assert not signed_in(client, **LOOPBACK)


def test_outside_the_demo_neither_link_nor_session_counts(link: str, settings: Any) -> None:
    client = Client()
    client.get(link, **LOOPBACK)
    settings.DEMO = False
    assert not signed_in(client, **LOOPBACK)
    assert Client().get(link, **LOOPBACK).status_code == 404


def test_an_unknown_an_old_and_a_deactivated_link_are_all_unknown(link: str) -> None:
    user = DemoLink.objects.get().user
    assert Client().get("/demo-inloggen/verzonnen/", **LOOPBACK).status_code == 404
    new = issue_demo_link(user=user)
    assert Client().get(link, **LOOPBACK).status_code == 404
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert Client().get(f"/demo-inloggen/{new}/", **LOOPBACK).status_code == 404


def test_the_token_itself_is_not_kept(link: str) -> None:
    assert DemoLink.objects.get().token_sha256 not in link


def test_the_command_prints_a_link_for_each_person_and_every_role_has_one(
    db: None, settings: Any, capsys: Any
) -> None:
    settings.DEMO = True
    call_command("demo_links", adres="http://127.0.0.1:8001")
    lines = capsys.readouterr().out.splitlines()
    for role in roles_of(settings.ZIJDE).values():
        assert any(line.startswith(role.namen["nl"]) for line in lines)
    for line in lines:
        assert Client().get(line.split("8001")[1], **LOOPBACK).status_code == 302


def test_the_people_of_the_demo_are_made_once(db: None, settings: Any) -> None:
    settings.DEMO = True
    assert demo.demo_people() == demo.demo_people()
    assert User.objects.count() == len(demo.demo_people())
    assert {role for user in User.objects.all() for role in user.rollen} == set(roles_of(settings.ZIJDE))


def test_outside_the_demo_nobody_is_invented(db: None, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="GRONDSLAG_DEMO"):
        call_command("demo_links")
    assert not User.objects.exists()
