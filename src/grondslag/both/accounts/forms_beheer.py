"""The forms with which an administrator keeps the users."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from grondslag.both.accounts.models import User
from grondslag.both.accounts.rollen import roles_of


def _role_choices() -> list[tuple[str, str]]:
    return [(role.id, f"{role.naam}: {role.doel}") for role in roles_of(settings.ZIJDE).values()]


class GebruikerForm(forms.Form):
    """What can be changed of a user."""

    naam = forms.CharField(label=_("Naam"), max_length=120)
    functie = forms.CharField(label=_("Functie"), max_length=120, required=False)
    rollen = forms.MultipleChoiceField(
        label=_("Rollen"), choices=_role_choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    is_active = forms.BooleanField(label=_("Mag inloggen"), required=False, initial=True)

    @classmethod
    def for_user(cls, user: User, data: Any) -> "GebruikerForm":
        """Return the form, filled with what holds now."""
        return cls(data, initial={name: getattr(user, name) for name in cls.base_fields})


class NieuweGebruikerForm(forms.Form):
    """What must be known of a new user."""

    username = forms.CharField(
        label=_("Gebruikersnaam"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    naam = forms.CharField(label=_("Naam"), max_length=120)
    functie = forms.CharField(label=_("Functie"), max_length=120, required=False)
    rollen = forms.MultipleChoiceField(
        label=_("Rollen"), choices=_role_choices, widget=forms.CheckboxSelectMultiple
    )
    password = forms.CharField(
        label=_("Eerste wachtwoord"),
        help_text=_(
            "Ten minste 12 tekens. Geef het persoonlijk door; de tweede factor stelt de gebruiker zelf in."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
