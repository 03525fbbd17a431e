from django import forms
from django.utils.translation import gettext_lazy as _

from grondslag.both.oordeel import validate_reason
from grondslag.ind.incidenten.models import Datalek


class BeoordelingForm(forms.Form):
    """The judgement of a privacyadviseur."""

    datalek = forms.ChoiceField(
        label=_("Is dit een datalek?"), choices=Datalek.choices, widget=forms.RadioSelect
    )
    motivering = forms.CharField(
        label=_("Waarom"),
        max_length=4000,
        validators=[validate_reason],
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Wat is er gebeurd, voor wie heeft het gevolgen, en is melden nodig?"),
    )
