"""An administrator keeps the users of the IND, but not herself."""

from typing import Any

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from grondslag.both.accounts.models import User
from grondslag.both.audit.models import AuditEvent

NEW = {
    "username": "jdevries",
    "naam": "J. de Vries",
    "functie": "Jurist",
    "rollen": ["jurist"],
    "password": "een lang wachtwoord 42",
}


@pytest.fixture
def beheerder(als: Any, settings: Any) -> Any:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return als("beheerder")


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": ""},
        {"username": "met spatie"},
        {"password": "kort"},
        {"rollen": ["officier"]},
        {"rollen": []},
        {"rollen": ["beheerder", "jurist"]},
    ],
    ids=str,
)
def test_an_unusable_user_is_explained_and_not_made(wrong: dict[str, Any], beheerder: Any) -> None:
    answer = beheerder.post("/gebruikers/toevoegen/", {**NEW, **wrong})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not User.objects.filter(naam=NEW["naam"]).exists()
    assert NEW["password"] not in answer.content.decode()


def test_a_name_that_is_taken_is_said_at_the_field(beheerder: Any) -> None:
    beheerder.post("/gebruikers/toevoegen/", NEW)
    answer = beheerder.post("/gebruikers/toevoegen/", NEW)
    assert "bestaat al" in str(answer.context["form"].errors["username"])


def test_a_new_user_is_there_and_the_log_says_by_whom(beheerder: Any) -> None:
    answer = beheerder.post("/gebruikers/toevoegen/", NEW, follow=True)
    assert "Tweede factor ontbreekt" in answer.content.decode()
    user = User.objects.get(username="jdevries")
    event = AuditEvent.objects.get(event="gebruiker:gemaakt", actor=beheerder.user)
    assert event.fields == {"gebruiker": user.pk, "rollen": "jurist"}


def test_a_change_holds_at_once_and_is_logged(beheerder: Any, als: Any) -> None:
    other = als("behandelaar")
    change = {"naam": "Nieuwe Naam", "functie": "", "rollen": ["jurist", "coordinator"]}
    beheerder.post(f"/gebruikers/{other.user.pk}/", change)
    other.user.refresh_from_db()
    assert (other.user.naam, other.user.rollen, other.user.is_active) == (
        "Nieuwe Naam",
        ["jurist", "coordinator"],
        False,
    )
    assert other.get("/").status_code == 302
    fields = AuditEvent.objects.get(event="gebruiker:gewijzigd").fields
    assert fields == {"gebruiker": other.user.pk, "rollen": "jurist coordinator", "actief": False}


def test_nobody_changes_their_own_roles(beheerder: Any) -> None:
    change = {"naam": "Ik", "rollen": ["jurist"], "is_active": "on"}
    answer = beheerder.post(f"/gebruikers/{beheerder.user.pk}/", change)
    assert "andere beheerder" in answer.content.decode()
    beheerder.user.refresh_from_db()
    assert beheerder.user.rollen == ["beheerder"]


def test_a_refused_change_leaves_the_page_showing_what_holds(beheerder: Any, persoon: Any) -> None:
    other = persoon("jurist", naam="Oude Naam")
    answer = beheerder.post(f"/gebruikers/{other.pk}/", {"naam": "", "rollen": ["jurist"]})
    assert "<h1" in answer.content.decode()
    assert answer.context["persoon"].naam == "Oude Naam"


def test_a_lost_second_factor_is_wiped_only_after_asking(beheerder: Any, persoon: Any) -> None:
    other = persoon("jurist")
    TOTPDevice.objects.create(user=other, name="app", confirmed=True)
    address = f"/gebruikers/{other.pk}/tweede-factor/"
    assert "weet wie erom vraagt" in beheerder.get(address).content.decode()
    assert TOTPDevice.objects.filter(user=other).exists()
    beheerder.post(address)
    assert not TOTPDevice.objects.filter(user=other).exists()


@pytest.mark.parametrize("path", ["/gebruikers/999/", "/gebruikers/999/tweede-factor/"])
def test_who_does_not_exist_is_unknown(path: str, beheerder: Any) -> None:
    assert beheerder.get(path).status_code == 404
    assert beheerder.post(path).status_code == 404
