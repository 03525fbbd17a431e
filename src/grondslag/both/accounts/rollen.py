"""The roles of a side, read from `rollen.toml`."""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Rol:
    """One role: `id` as stored, `inhoud` = sees content, names and purposes per language code."""

    id: str
    zijde: str
    inhoud: bool
    namen: Mapping[str, str]
    doelen: Mapping[str, str]

    @property
    def naam(self) -> str:
        """The name in the language of the reader."""
        return self.namen.get(get_language() or "nl", self.namen["nl"])

    @property
    def doel(self) -> str:
        """One line on what the role is for, in the language of the reader."""
        return self.doelen.get(get_language() or "nl", self.doelen["nl"])


@functools.cache
def all_roles() -> Mapping[str, Rol]:
    """Return the roles of both sides by id, in the order of the file."""
    text = Path(__file__).with_name("rollen.toml").read_text(encoding="utf-8")
    return {
        role: Rol(role, entry["zijde"], entry["inhoud"], entry["naam"], entry["doel"])
        for role, entry in tomllib.loads(text).items()
    }


def roles_of(zijde: str) -> Mapping[str, Rol]:
    """Return the roles of one side ("ind" or "om") by id."""
    return {role.id: role for role in all_roles().values() if role.zijde == zijde}


def validate_roles(ids: object) -> None:
    """Check the value of `User.rollen`: a list of different role ids of this side that go together.

    Raises:
        ValidationError: with one sentence for the person who assigns the roles.
    """
    if not isinstance(ids, list) or not all(isinstance(role, str) for role in ids):
        raise ValidationError(_("Rollen zijn een lijst van rolnamen."))
    known = roles_of(settings.ZIJDE)
    unknown = [role for role in ids if role not in known]
    if unknown:
        raise ValidationError(
            _("Onbekende rol: %(rollen)s. Kies uit: %(bekend)s."),
            params={"rollen": ", ".join(unknown), "bekend": ", ".join(known)},
        )
    if len(set(ids)) < len(ids):
        raise ValidationError(_("Een rol staat er twee keer: noem elke rol één keer."))
    _refuse_mix(known[role] for role in ids)


def _refuse_mix(roles: Iterable[Rol]) -> None:
    seeing = {role.inhoud for role in roles}
    if seeing == {True, False}:
        raise ValidationError(
            _("Een rol zonder inzage gaat niet samen met een rol met inzage: verdeel ze over twee personen.")
        )
