from typing import Any

import pytest
from django.conf import settings as site
from django.core.exceptions import ValidationError

from grondslag.both.accounts.models import User
from grondslag.both.accounts.rollen import all_roles, roles_of, validate_roles

IND = {
    "behandelaar", "tweede-lezer", "coordinator", "jurist", "afdelingshoofd", "privacyadviseur", "fg",
    "vorderingbehandelaar", "beleidsmedewerker", "beheerder",
}  # fmt: skip
OM = {"officier", "opsporingsambtenaar", "parketsecretaris"}


def test_each_side_has_its_own_roles() -> None:
    assert set(roles_of("ind")) == IND
    assert set(roles_of("om")) == OM


@pytest.mark.parametrize("role", all_roles().values(), ids=lambda role: role.id)
def test_a_role_is_named_and_explained_in_both_languages(role: object) -> None:
    assert set(role.namen) == set(role.doelen) == {"nl", "en"}


@pytest.mark.parametrize(
    "value",
    [
        "jurist",
        None,
        {"jurist": True},
        [1],
        ["bestaat-niet"],
        [next(iter(OM if site.ZIJDE == "ind" else IND))],
        [next(iter(roles_of(site.ZIJDE)))] * 2,
    ],
)
def test_unusable_roles_are_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        validate_roles(value)


def test_who_sees_no_content_cannot_hold_a_role_that_does(settings: Any) -> None:
    settings.ZIJDE = "ind"
    with pytest.raises(ValidationError, match="zonder inzage"):
        validate_roles(["beheerder", "behandelaar"])
    validate_roles(["beheerder", "beleidsmedewerker"])


def test_has_role_asks_for_any_of_them() -> None:
    user = User(rollen=["jurist", "coordinator"])
    assert user.has_role("fg", "jurist")
    assert not user.has_role("fg")
    assert not user.has_role()
