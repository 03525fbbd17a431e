from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.accounts.rollen import Rol, all_roles, validate_roles


class UserManager(BaseUserManager["User"]):
    """Finds users; they are made by `services.create_user`."""


class User(AbstractBaseUser):
    """A person of this side who may sign in. Never deleted, only deactivated: the register names people."""

    username = models.CharField(
        _("gebruikersnaam"),
        max_length=60,
        unique=True,
        validators=[ASCIIUsernameValidator()],
        error_messages={"unique": _("Deze gebruikersnaam bestaat al: kies een andere.")},
    )
    naam = models.CharField(_("naam"), max_length=120)
    functie = models.CharField(_("functie"), max_length=120, blank=True)
    rollen = models.JSONField(_("rollen"), default=list, validators=[validate_roles])
    is_active = models.BooleanField(_("actief"), default=True)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        ordering = ["naam", "pk"]
        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")

    def __str__(self) -> str:
        return self.naam

    def get_short_name(self) -> str:
        """Return the name; `AbstractBaseUser` has no names of its own."""
        return self.naam

    @property
    def rol_objecten(self) -> list[Rol]:
        """The roles with their names and purposes, in the order of `rollen.toml`."""
        return [role for role in all_roles().values() if role.id in self.rollen]

    def has_role(self, *ids: str) -> bool:
        """Tell whether the person holds at least one of these roles."""
        return not set(ids).isdisjoint(self.rollen)


class DemoLink(models.Model):
    """A login link of the demo; only the hash of its token is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="demo_links")
    token_sha256 = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"demo-link van {self.user}"
