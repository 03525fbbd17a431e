"""Password, second factor, lockout, and how long a session lives."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from grondslag.both import clock
from grondslag.both.accounts.models import User
from grondslag.both.accounts.rollen import roles_of
from grondslag.both.audit.models import AuditEvent

PASSWORD = "een lang wachtwoord 42"
INLOGGEN, FACTOR, INSTELLEN = "/inloggen/", "/tweede-factor/", "/tweede-factor/instellen/"
START = "/"


@pytest.fixture(autouse=True)
def _no_demo(settings: Any) -> None:
    settings.DEMO = False


@pytest.fixture
def user(persoon: Any, settings: Any) -> User:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return persoon(next(iter(roles_of(settings.ZIJDE))), password=PASSWORD)


def with_password(user: User, password: str = PASSWORD, verder: str = "") -> tuple[Client, Any]:
    client = Client()
    answer = client.post(f"{INLOGGEN}?verder={verder}", {"username": user.username, "password": password})
    return client, answer


def code_of(device: TOTPDevice, later: int = 0) -> str:
    return f"{TOTP(device.bin_key, device.step, device.t0, device.digits).token() + later:06d}"[-6:]


@pytest.fixture
def device(user: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="app", confirmed=True)


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(user: User) -> None:
    _, wrong = with_password(user, "fout")
    _, unknown = with_password(User(username="wie-is-dit"), "fout")
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_ten_wrong_passwords_close_the_door_even_for_the_right_one(user: User) -> None:
    answers = [with_password(user, "fout")[1].status_code for _ in range(10)]
    _, right = with_password(user)
    assert answers[:9] == [200] * 9
    assert right.status_code == 429
    assert "kwartier" in right.content.decode()


def test_the_door_opens_again_after_a_quarter_of_an_hour(user: User) -> None:
    from axes.models import AccessAttempt

    for _ in range(10):
        with_password(user, "fout")
    AccessAttempt.objects.update(attempt_time=clock.now() - dt.timedelta(minutes=16))
    assert with_password(user)[1].status_code == 302


def test_a_password_alone_opens_nothing(user: User) -> None:
    client, answer = with_password(user)
    assert answer["Location"].startswith(FACTOR)
    assert client.get(START)["Location"] == FACTOR


def test_who_has_no_second_factor_is_led_to_set_one_up(user: User) -> None:
    client, _ = with_password(user)
    assert client.get(FACTOR)["Location"].startswith(INSTELLEN)
    page = client.get(INSTELLEN).content.decode()
    drawing = client.get("/tweede-factor/qr.svg")
    device = TOTPDevice.objects.get(user=user)
    assert not device.confirmed
    assert drawing["Content-Type"] == "image/svg+xml"
    assert b"style=" not in drawing.content
    answer = client.post(INSTELLEN, {"code": code_of(device)})
    assert (answer.status_code, answer["Location"]) == (302, START)
    assert client.get(START).status_code == 200
    assert "Sleutel" in page


def test_setting_up_cannot_replace_a_second_factor_that_is_there(user: User, device: TOTPDevice) -> None:
    client, _ = with_password(user)
    assert client.get(INSTELLEN)["Location"].startswith(FACTOR)
    assert client.post(INSTELLEN, {"code": "123456"})["Location"].startswith(FACTOR)
    assert client.get("/tweede-factor/qr.svg").status_code == 404
    assert TOTPDevice.objects.filter(user=user).count() == 1


def test_the_right_code_signs_in_and_leads_on(user: User, device: TOTPDevice) -> None:
    client, answer = with_password(user, verder="/hulp/")
    before = client.session.session_key
    answer = client.post(answer["Location"], {"code": code_of(device)})
    assert answer["Location"] == "/hulp/"
    assert client.get("/hulp/").status_code == 200
    assert client.session.session_key != before


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "1234567", "000000 "])
def test_a_code_that_is_none_is_refused(code: str, user: User, device: TOTPDevice) -> None:
    client, _ = with_password(user)
    assert client.post(FACTOR, {"code": code}).status_code == 200
    assert client.get(START).status_code == 302


def test_a_code_works_once(user: User, device: TOTPDevice) -> None:
    code = code_of(device)
    first, _ = with_password(user)
    second, _ = with_password(user)
    assert first.post(FACTOR, {"code": code}).status_code == 302
    assert second.post(FACTOR, {"code": code}).status_code == 200


def test_after_a_wrong_code_the_right_one_must_wait(user: User, device: TOTPDevice) -> None:
    client, _ = with_password(user)
    right = code_of(device)
    client.post(FACTOR, {"code": f"{(int(right) + 1) % 10**6:06d}"})
    assert client.post(FACTOR, {"code": right}).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://elders.example/", "//elders.example/", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(elsewhere: str, user: User, device: TOTPDevice) -> None:
    client, answer = with_password(user, verder=elsewhere)
    assert client.post(answer["Location"], {"code": code_of(device)})["Location"] == START


def test_a_person_who_was_deactivated_is_out_at_once(als: Any, user: User) -> None:
    client = als(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(START).status_code == 302
    assert with_password(user)[1].status_code == 200


def test_a_role_that_was_taken_away_is_gone_at_the_next_click(als: Any, user: User) -> None:
    client = als(user)
    assert client.get(START).context["gebruiker"].rollen == user.rollen
    User.objects.filter(pk=user.pk).update(rollen=[])
    assert client.get(START).context["gebruiker"].rollen == []


def test_signing_out_needs_a_post_and_leaves_no_session(als: Any, user: User) -> None:
    client = als(user)
    old = client.cookies["grondslag-" + user_side() + "-sessie"].value
    assert client.get("/uitloggen/").status_code == 405
    assert client.post("/uitloggen/").status_code == 302
    client.cookies["grondslag-" + user_side() + "-sessie"] = old
    assert client.get(START).status_code == 302


def user_side() -> str:
    from django.conf import settings

    return str(settings.ZIJDE)


def test_a_session_ends_after_a_working_day_however_busy(als: Any, user: User) -> None:
    client = als(user)
    with clock.frozen(clock.now() + dt.timedelta(hours=7, minutes=59)):
        assert client.get(START).status_code == 200
    with clock.frozen(clock.now() + dt.timedelta(hours=8, minutes=1)):
        assert client.get(START).status_code == 302


def test_the_log_says_who_signed_in_how_and_holds_no_code(user: User, device: TOTPDevice) -> None:
    client, _ = with_password(user)
    client.post(FACTOR, {"code": "000000"})
    events = list(AuditEvent.objects.filter(actor=user).values_list("event", "fields"))
    assert ("sessie:begonnen", {"wijze": "wachtwoord"}) in events
    assert ("sessie:geweigerd", {"wijze": "tweede factor"}) in events


def test_sign_in_pages_do_not_say_who_you_could_be(db: None) -> None:
    assert Client().get(reverse("accounts:inloggen")).context["menu"] == []
