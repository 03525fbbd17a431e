from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from grondslag.ind.kamer.models import Stand


def _day(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        required=required,
        help_text=_("Bijvoorbeeld 2027-03-01, maart 2027, 2027 of onbekend."),
        widget=forms.TextInput({"class": "gr-kort"}),
    )


def _source() -> forms.CharField:
    return forms.CharField(
        label=_("Bron"), max_length=300, help_text=_("Het stuk waarin dit staat, met zijn dag of nummer.")
    )


class StapForm(forms.Form):
    """What a jurist records of one stage."""

    stand = forms.ChoiceField(label=_("Stand"), choices=Stand.choices, widget=forms.RadioSelect)
    dag = _day(_("Dag"))
    stuk = forms.CharField(label=_("Stuk"), max_length=200, required=False)
    bron = _source()


class ToezeggingForm(forms.Form):
    """A promise to Parliament."""

    tekst = forms.CharField(label=_("Wat is toegezegd"), max_length=300, widget=forms.Textarea({"rows": 2}))
    gedaan = _day(_("Gedaan op"))
    uiterlijk = _day(_("Uiterlijk"))
    bron = _source()


class OpvolgingForm(forms.Form):
    """What became of a promise."""

    uiterlijk = _day(_("Nieuwe termijn; leeg als de toezegging is nagekomen"), required=False)
    bron = _source()
