"""The forms of signing in."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class InlogForm(AuthenticationForm):
    """Username and password; the answer never tells which of the two was wrong."""

    error_messages = {
        "invalid_login": _(
            "Gebruikersnaam of wachtwoord klopt niet. Controleer beide en probeer het opnieuw."
        ),
        "inactive": _("Gebruikersnaam of wachtwoord klopt niet. Controleer beide en probeer het opnieuw."),
    }


class CodeForm(forms.Form):
    """The six digits of the authenticator app."""

    code = forms.RegexField(
        label=_("Code van zes cijfers"),
        help_text=_("De code staat in uw authenticator-app en verandert elke 30 seconden."),
        regex=r"^\d{6}$",
        strip=True,
        error_messages={"invalid": _("Een code bestaat uit zes cijfers: neem ze over zonder spaties.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "maxlength": 6,
                "class": "gr-kort",
            }
        ),
    )

    def refuse(self) -> None:
        """Say that the code was wrong."""
        self.add_error(
            "code", _("Deze code klopt niet of is al gebruikt. Wacht op de volgende code en vul die in.")
        )
