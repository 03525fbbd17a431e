from django import forms
from django.utils.translation import gettext_lazy as _


class ToelichtingForm(forms.Form):
    """What the beleidsmedewerker says of the figures."""

    tekst = forms.CharField(
        label=_("Toelichting"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_(
            "Op welke peildatum, over welk tijdvak, en wat een lezer moet weten. Geen zaken, geen namen."
        ),
    )
