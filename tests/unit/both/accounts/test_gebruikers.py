"""Making users by hand."""

from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import RequestFactory
from django_otp.plugins.otp_totp.models import TOTPDevice

from grondslag.both.accounts.models import User
from grondslag.both.accounts.rollen import roles_of
from grondslag.both.accounts.selectors import active_users_with_role
from grondslag.both.accounts.services import create_user
from grondslag.both.audit.models import AuditEvent


@pytest.fixture
def role(settings: Any) -> str:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return next(iter(roles_of(settings.ZIJDE)))


@pytest.mark.parametrize(
    "fields",
    [
        {"username": ""},
        {"username": "met spatie"},
        {"username": "kop\nstaart"},
        {"username": "x" * 61},
        {"naam": ""},
        {"rollen": ["bestaat-niet"]},
        {"password": "kort"},
        {"password": "wachtwoord123"[:11]},
    ],
    ids=str,
)
def test_an_unusable_user_is_refused_whole(fields: dict[str, Any], role: str, db: None) -> None:
    good = {
        "username": "jdevries",
        "naam": "J. de Vries",
        "rollen": [role],
        "password": "een lang wachtwoord 42",
    }
    with pytest.raises(ValidationError):
        create_user(**{**good, **fields})
    assert not User.objects.exists()
    assert not AuditEvent.objects.exists()


def test_a_name_is_taken_once(persoon: Any, role: str) -> None:
    persoon(role, username="jdevries")
    with pytest.raises(ValidationError, match="bestaat al"):
        persoon(role, username="jdevries")


def test_without_a_password_nobody_signs_in_with_one(persoon: Any, role: str) -> None:
    user = persoon(role)
    assert not user.has_usable_password()
    assert authenticate(RequestFactory().post("/"), username=user.username, password="") is None


def test_the_command_makes_a_user_who_can_sign_in(
    role: str, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: "een lang wachtwoord 42")
    call_command("gebruiker_toevoegen", "jdevries", naam="J. de Vries", rol=[role])
    request = RequestFactory().post("/")
    assert authenticate(request, username="jdevries", password="een lang wachtwoord 42") is not None


def test_the_command_says_in_words_what_is_wrong(
    role: str, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _: "kort")
    with pytest.raises(CommandError, match="12"):
        call_command("gebruiker_toevoegen", "jdevries", naam="J. de Vries", rol=[role])


def test_a_lost_second_factor_is_wiped_and_logged(persoon: Any, role: str) -> None:
    user = persoon(role)
    TOTPDevice.objects.create(user=user, name="app")
    call_command("tweede_factor_wissen", user.username)
    assert not TOTPDevice.objects.exists()
    assert AuditEvent.objects.filter(event="tweede-factor:gewist", fields={"gebruiker": user.pk}).exists()
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("tweede_factor_wissen", "wie-is-dit")


def test_only_active_people_hold_a_role(persoon: Any, role: str) -> None:
    here, gone = persoon(role), persoon(role)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    assert active_users_with_role(role) == [here]
    assert active_users_with_role("bestaat-niet") == []
